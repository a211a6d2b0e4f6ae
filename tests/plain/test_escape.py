"""Leaving a question line by line changes nothing: tried on each that is asked there."""

from collections.abc import Callable

import pytest

from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from tests.plain.line_by_line import Action, LineByLine, raises


def at(stage: LineByLine, kept: list[bytes]) -> Callable[[], None]:
    return lambda: kept.append((stage.folder / JOURNAL_NAME).read_bytes())


SCENES: dict[str, tuple[str, ...]] = {
    "end-session": ("q", "go on"),
    "pain-kind": ("p", "back"),
    "leg-signs": ("p", "f", "back"),
    "interruption": ("p", "c", "back"),
    "rate-hurt": ("p", "x", "back"),
    "remedy": ("p", "x", "7", "back"),
}
"""What is typed in the session, to the question of that name and then to leave it."""


@pytest.mark.parametrize("name", SCENES)
def test_in_a_session_it_leaves_every_byte_of_the_journal_as_it_was(stage: LineByLine, name: str) -> None:
    key, *answers = SCENES[name]
    kept: list[bytes] = []
    during: list[tuple[float, str | Action]] = [(29, at(stage, kept)), (30, key), (32, at(stage, kept))]
    stage.play("4", *answers, "3", "", "", routine="bridge", during=during)
    before, after = kept
    assert before == after
    assert stage.entry().exercises[0].done_s == 64.0


@pytest.mark.parametrize("typed", [("later",), ()])
def test_an_interrupted_session_stays_as_it_is(stage: LineByLine, typed: tuple[str, ...]) -> None:
    with pytest.raises(KeyboardInterrupt):
        stage.play("6", during=[(106, raises(KeyboardInterrupt()))])
    stage.restart()
    draft = stage.draft()
    kept = [(stage.folder / JOURNAL_NAME).read_bytes()]
    stage.play(*typed, at(stage, kept), routine="bridge")
    assert kept[0] == kept[1]
    assert draft in stage.store.abandoned()


def test_what_could_not_be_saved_is_kept_for_the_next_start(
    stage: LineByLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise BackcareError("The disk is full, so nothing was saved.", "Make room.")

    monkeypatch.setattr(JournalStore, "add", full)
    with pytest.raises(BackcareError, match="disk is full"):
        stage.play("4", "3", "a note", "", routine="bridge")
    assert stage.draft().note == "a note"
    assert stage.store.entries() == ()
