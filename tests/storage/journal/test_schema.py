"""The tables: brought up to date wholly, or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.storage.journal import schema


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield connection


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


@pytest.mark.parametrize("version", range(schema.NEWEST_VERSION))
def test_each_step_sets_the_next_version(connection: sqlite3.Connection, version: int) -> None:
    schema.migrate(connection, version + 1)
    assert schema.version_of(connection) == version + 1
    assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert not connection.in_transaction


def test_all_tables_are_strict(connection: sqlite3.Connection) -> None:
    schema.migrate(connection)
    strict = {row[1] for row in connection.execute("PRAGMA table_list") if row[5]}
    assert strict == tables(connection) == {"revision", "state", "latest"}


def test_a_step_that_fails_leaves_nothing_behind_of_any(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (
        "CREATE TABLE half (made TEXT) STRICT",
        f"PRAGMA user_version = {schema.NEWEST_VERSION + 1}",
        "CREATE nonsense",
    )
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
    schema.migrate(connection, 1)
    before = tables(connection)
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(connection, schema.NEWEST_VERSION + 1)
    assert schema.version_of(connection) == 1
    assert tables(connection) == before
    assert not connection.in_transaction


def test_a_step_that_another_window_took_is_not_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version_of = schema.version_of
    overtakings = iter([True])

    def overtaken(connection: sqlite3.Connection) -> int:
        version = version_of(connection)
        if next(overtakings, False):
            with closing(sqlite3.connect(tmp_path / "j.db", isolation_level=None)) as other:
                schema.migrate(other)
        return version

    monkeypatch.setattr(schema, "version_of", overtaken)
    with closing(sqlite3.connect(tmp_path / "j.db", isolation_level=None)) as connection:
        schema.migrate(connection)
        assert version_of(connection) == schema.NEWEST_VERSION


def test_migrating_again_changes_nothing(connection: sqlite3.Connection) -> None:
    schema.migrate(connection)
    before = connection.total_changes
    schema.migrate(connection)
    assert connection.total_changes == before


@pytest.mark.parametrize(
    ("meddling", "as_made"),
    [
        ("CREATE VIEW mine AS SELECT count(*) FROM revision", True),
        ("ANALYZE", True),
        ("DROP TRIGGER revision_never_deleted", False),
        ("CREATE TRIGGER eat BEFORE INSERT ON revision BEGIN SELECT RAISE(IGNORE); END", False),
        ("DROP TABLE state", False),
        ("DROP INDEX latest_by_time", False),
        ("ALTER TABLE latest ADD COLUMN more TEXT", False),
        ("ALTER TABLE revision ADD COLUMN more TEXT", False),
    ],
)
def test_meddling_with_the_insides_is_seen(connection: sqlite3.Connection, meddling: str, as_made: bool) -> None:
    schema.migrate(connection)
    assert schema.is_as_made(connection, schema.NEWEST_VERSION)
    connection.execute(meddling)
    assert schema.is_as_made(connection, schema.NEWEST_VERSION) is as_made
