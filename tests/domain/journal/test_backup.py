"""Which backups stay, over years of days, and when one is due."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.backup import (
    Backup,
    Reason,
    backup_words,
    is_due,
    missing_since,
    newest_whole,
    to_remove,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def a_backup(made_at: datetime = NOON, number: int = 0, **changes: object) -> Backup:
    fields = {"reason": Reason.DAY, "revisions": 12, "entries": 10, "whole": True} | changes
    return Backup(f"{made_at:%Y%m%d%H%M%S}-{number}", made_at, **fields)  # type: ignore[arg-type]


def after_days(count: int, each: int = 1, **changes: Any) -> list[Backup]:
    """What is left when for COUNT days a backup is made EACH times and the rest thinned after each."""
    kept: list[Backup] = []
    for day in range(count):
        for time in range(each):
            kept.append(a_backup(NOON + timedelta(days=day, minutes=time), **changes))
            gone = set(to_remove(kept, (NOON + timedelta(days=day)).date()))
            kept = [backup for backup in kept if backup not in gone]
    return kept


def ages(backups: list[Backup], today: date) -> list[int]:
    return sorted((today - backup.made_at.date()).days for backup in backups)


def test_after_years_every_age_is_still_there() -> None:
    last = (NOON + timedelta(days=1099)).date()
    left = ages(after_days(1100, each=2), last)
    assert left[:4] == [0, 0, 1, 1]
    assert left[4:16] == list(range(2, 14))
    weekly = [age for age in left[16:] if age < 84]
    monthly = left[16 + len(weekly) :]
    assert 10 <= len(weekly) <= 11
    assert 8 <= len(monthly) <= 10
    assert all(later - earlier <= 7 for earlier, later in zip(left[15:], weekly, strict=False))
    assert all(later - earlier <= 62 for earlier, later in zip([weekly[-1], *monthly], monthly, strict=False))
    assert max(left) <= 84 + 31 * 10


def test_what_was_asked_for_is_never_removed() -> None:
    assert len(after_days(60, reason=Reason.ASKED)) == 60


def test_what_a_newer_version_made_is_never_removed() -> None:
    assert len(after_days(900, whole=False, newer=True)) == 900


def test_damage_on_one_day_never_costs_the_last_good_one() -> None:
    kept = [a_backup(NOON)]
    for day in range(1, 400):
        kept.append(a_backup(NOON + timedelta(days=day), whole=False))
        gone = set(to_remove(kept, (NOON + timedelta(days=day)).date()))
        kept = [backup for backup in kept if backup not in gone]
    assert newest_whole(kept) == a_backup(NOON)


def test_a_damaged_one_does_not_stand_for_a_whole_one_of_its_day() -> None:
    whole, damaged = a_backup(NOON), a_backup(NOON + timedelta(hours=1), whole=False)
    newer = a_backup(NOON + timedelta(days=9))
    assert whole not in to_remove([whole, damaged, newer], (NOON + timedelta(days=9)).date())


def test_one_that_holds_much_more_than_the_newest_stays_for_years() -> None:
    rich = a_backup(NOON, entries=300)
    poor = [a_backup(NOON + timedelta(days=day), entries=100) for day in range(1, 800)]
    removed = to_remove([rich, *poor], (NOON + timedelta(days=800)).date())
    assert rich not in removed
    assert poor[0] in removed


@given(
    st.lists(
        st.builds(
            a_backup,
            st.integers(-2000, 30).map(lambda days: NOON + timedelta(days=days)),
            st.integers(0, 10**6),
            entries=st.integers(0, 50),
            whole=st.booleans(),
            reason=st.sampled_from(Reason),
        ),
        max_size=40,
        unique_by=lambda backup: backup.name,
    )
)
def test_thinning_keeps_the_last_good_one_and_settles(backups: list[Backup]) -> None:
    today = NOON.date()
    removed = to_remove(backups, today)
    kept = [backup for backup in backups if backup not in removed]
    assert newest_whole(kept) == newest_whole(backups)
    assert to_remove(kept, today) == ()
    assert not any((today - backup.made_at.date()).days < 2 for backup in removed)


@pytest.mark.parametrize(
    ("backups", "revisions", "due"),
    [
        ([], 0, False),
        ([], 1, True),
        ([a_backup(NOON)], 13, False),
        ([a_backup(NOON - timedelta(days=1))], 13, True),
        ([a_backup(NOON - timedelta(days=1))], 12, False),
        ([a_backup(NOON, whole=False)], 12, True),
        ([a_backup(NOON - timedelta(days=1))], 0, False),
    ],
    ids=["nothing yet", "first", "made today", "changed since", "as it was", "only a damaged one", "begun anew"],
)
def test_a_backup_is_due_once_a_day_if_anything_changed(backups: list[Backup], revisions: int, due: bool) -> None:
    assert is_due(backups, NOON.date(), revisions) is due


@pytest.mark.parametrize(("entries", "missing"), [(10, False), (5, False), (4, True), (0, True)])
def test_a_journal_that_lost_more_than_half_is_noticed(entries: int, missing: bool) -> None:
    backup = a_backup(entries=10)
    assert missing_since([backup], entries) == (backup if missing else None)


def test_few_entries_less_are_no_loss() -> None:
    assert missing_since([a_backup(entries=3)], 0) is None


def test_a_backup_in_words() -> None:
    backup = a_backup(latest=NOON - timedelta(days=1))
    assert backup_words(backup, NOON) == (
        "Sunday 22 November 12:00, at the start of a day: 10 entries, up to Saturday 21 November 12:00"
    )
    assert backup_words(a_backup(whole=False), NOON).endswith("damaged, so it cannot be used")
