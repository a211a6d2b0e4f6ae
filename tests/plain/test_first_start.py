"""The first start line by line: the same questions as on screens, in at most six keys for a healthy person."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.guidance.circumstances import CIRCUMSTANCES, Circumstances
from backcare_tui.domain.journal.entry import SessionEntry
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.errors import UsageError
from backcare_tui.plain.conversation import understand_numbers
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.written.settings_file import Settings, load_settings
from tests.plain.line_by_line import SAFETY, LineByLine, raises
from tests.storage.welcomed import welcome

HEALTHY = ("n", "n", "n")
SESSION = ("4", "3", "", "")


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[LineByLine]:
    stage = LineByLine(tmp_path)
    yield stage
    stage.store.close()


def kept(stage: LineByLine) -> dict[Subject, str]:
    """What the journal has in mind, latest answers only."""
    return {memo.about: memo.says for memo in reversed(stage.store.memos())}


def test_a_healthy_person_types_three_letters_and_begins(stage: LineByLine) -> None:
    stage.play(*HEALTHY, *SESSION, routine="bridge", why=["Habits start small."])
    assert sum(len(typed) + len("\n") for typed in HEALTHY) <= 6
    begun = stage.index("How is your back now?")
    assert stage.said[0] == "Welcome."
    assert stage.said[begun - 1] == "Habits start small."
    assert all(f"- {sign}" in stage.said[:begun] for card in SAFETY.cards[:2] for sign in card.signs)
    assert kept(stage) == {Subject.SIGNS: "none", Subject.CIRCUMSTANCES: "none"}
    assert stage.entry().pain_before == 4
    assert not stage.config.exists()


@pytest.mark.parametrize(
    ("by_hand", "words"), [(True, "Type n, or just Enter (nothing unusual); or y (yes)."), (False, "or y (yes).")]
)
def test_enter_is_named_with_the_answer_it_gives_and_through_a_pipe_not_at_all(
    stage: LineByLine, by_hand: bool, words: str
) -> None:
    stage.script.by_hand = by_hand
    stage.play(*HEALTHY, *SESSION, routine="bridge")
    asked = stage.said[stage.index("Anything unusual today?")]
    assert asked.endswith(words)
    assert ("Enter" in asked) is by_hand


def test_it_is_asked_once(stage: LineByLine) -> None:
    stage.play(*HEALTHY, *SESSION, routine="bridge")
    stage.restart()
    stage.play(*SESSION, routine="bridge")
    assert stage.said[0].startswith("How is your back now?")


def test_a_sign_says_what_to_do_and_begins_nothing(stage: LineByLine) -> None:
    assert stage.play("y", "g", routine="bridge", settings=Settings(emergency_number="112")) == 0
    assert any("Call 112 or go to an emergency department now." in line for line in stage.said)
    assert not any("How is your back now?" in line for line in stage.said)
    assert kept(stage)[Subject.SIGNS] == "emergency"
    stage.restart()
    stage.play("b", routine="bridge")
    assert "The exercises are closed for now." in stage.said[0]
    assert stage.said[-1] == "The exercises stay closed for now. The next start asks again."
    assert stage.store.entries() == ()


def test_the_way_back_opens_them(stage: LineByLine) -> None:
    stage.play("n", "y", "g", routine="bridge")
    stage.restart()
    stage.play("somebody", "y", *SESSION, routine="bridge")
    assert "Please type b, y or a." in stage.said
    assert len(stage.sessions()) == 1
    assert kept(stage)[Subject.SIGNS] == "none"


def test_circumstances_are_typed_by_their_numbers(stage: LineByLine) -> None:
    numbers = {one.tag: number for number, one in enumerate(CIRCUMSTANCES, start=1)}
    bones, heart = numbers[CautionTag.OSTEOPOROSIS], numbers[CautionTag.HEART]
    stage.play("n", "n", "y", "99", f"{bones}, {heart}?", *SESSION, routine="bridge")
    assert f"“99” is none of the numbers from 1 to {len(CIRCUMSTANCES)}." in stage.said
    assert "Noted: thin bones or a broken bone in the back." in stage.said
    assert stage.said[stage.index("Whom to ask") + 1].startswith("Do you have a heart condition?")
    settings, problems = load_settings(stage.config)
    assert (settings.about_me, settings.not_sure_about) == ((CautionTag.OSTEOPOROSIS,), (CautionTag.HEART,))
    assert problems == ()
    assert kept(stage)[Subject.CIRCUMSTANCES] == "osteoporosis; not sure: heart"


def about_me(stage: LineByLine, *typed: str, known: Settings | None = None) -> Settings:
    """The settings after TYPED was answered to what is asked of somebody KNOWN who asks for it."""
    welcome(stage.store)
    stage.play(*typed, *SESSION, routine="bridge", about_me=True, settings=known)
    settings, _ = load_settings(stage.config)
    return settings


def test_about_me_shows_what_is_known_and_changes_it_before_the_session(stage: LineByLine) -> None:
    known = Settings(about_me=(CautionTag.OSTEOPOROSIS,), not_sure_about=(CautionTag.HEART,), peg_day="never")
    numbers = {one.tag: number for number, one in enumerate(CIRCUMSTANCES, start=1)}
    told = about_me(stage, f"{numbers[CautionTag.BALANCE]}", known=known)
    assert told.about_me == (CautionTag.BALANCE,)
    assert told.not_sure_about == ()
    assert stage.said[numbers[CautionTag.OSTEOPOROSIS] - 1].endswith("(so far: yes)")
    assert stage.said[numbers[CautionTag.HEART] - 1].endswith("(so far: not known)")
    assert len(stage.sessions()) == 1


@pytest.mark.parametrize("typed", ["", "back"])
def test_about_me_is_left_as_it_is_by_enter_and_by_back(stage: LineByLine, typed: str) -> None:
    known = Settings(about_me=(CautionTag.OSTEOPOROSIS,), peg_day="never")
    about_me(stage, typed, "g", known=known)
    assert not stage.config.exists()
    assert kept(stage)[Subject.CIRCUMSTANCES] == "none"


def test_about_me_may_be_that_none_is_true_any_more(stage: LineByLine) -> None:
    assert about_me(stage, "0", known=Settings(about_me=(CautionTag.HEART,), peg_day="never")).about_me == ()
    assert kept(stage)[Subject.CIRCUMSTANCES] == "none"


def test_back_from_the_list_asks_again(stage: LineByLine) -> None:
    stage.play("n", "n", "y", "back", "n", *SESSION, routine="bridge")
    assert sum(line.startswith("Is any of these true of you? Then") for line in stage.said) == 2


def test_each_part_can_be_left_for_later(stage: LineByLine) -> None:
    stage.play("l", "later", *SESSION, routine="bridge")
    assert kept(stage) == {Subject.SIGNS: "skipped", Subject.CIRCUMSTANCES: "skipped"}
    assert len(stage.sessions()) == 1


def test_cut_off_in_the_middle_it_goes_on_where_it_stopped(stage: LineByLine) -> None:
    with pytest.raises(KeyboardInterrupt):
        stage.play("n", "n", raises(KeyboardInterrupt()), routine="bridge")
    stage.restart()
    stage.play("n", *SESSION, routine="bridge")
    assert stage.said[0].startswith("Is any of these true of you? Then")
    assert kept(stage)[Subject.SIGNS] == "none"


def test_q_leaves_in_the_middle_and_it_is_asked_again(stage: LineByLine) -> None:
    assert stage.play("n", "q", routine="bridge") == 0
    assert stage.store.memos() == ()
    stage.restart()
    stage.play(*HEALTHY, *SESSION, routine="bridge")
    assert stage.said[0].startswith("Is any of these true of you now?")


def test_a_pipe_that_waits_for_questions_may_answer_again(stage: LineByLine) -> None:
    stage.script.by_hand = False
    stage.play("x", "", "n", "n", "n", "4", routine="bridge")
    assert stage.script.said.count("Please type n, y or l.") == 2
    assert "And any of these?" in stage.script.said
    assert stage.entry().pain_before == 4


@pytest.mark.parametrize("piped", [["4", "3"], ["4"], []])
def test_a_pipe_that_knows_nothing_of_it_leaves_it_for_later_and_loses_no_answer(
    stage: LineByLine, piped: list[str]
) -> None:
    stage.script.by_hand = False
    stage.script.piped = list(piped)
    stage.play(routine="bridge")
    assert kept(stage) == {Subject.SIGNS: "skipped", Subject.CIRCUMSTANCES: "skipped"}
    assert stage.entry().pain_before == (4 if piped else None)
    assert not any(line.startswith("Please type") for line in stage.said)


def test_settings_that_cannot_be_written_are_said_and_stop_nothing(stage: LineByLine) -> None:
    stage.config.write_text("a file in the place of the folder")
    stage.play("n", "n", "y", "1", *SESSION, routine="bridge")
    assert any(line.startswith("Your settings could not be kept.") for line in stage.said)
    assert Subject.CIRCUMSTANCES not in kept(stage)
    assert len(stage.sessions()) == 1


def test_a_journal_that_fails_to_read_them_says_so_and_goes_on(
    stage: LineByLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: JournalStore) -> bool:
        raise UsageError("The journal cannot be read.", "Try again.")

    monkeypatch.setattr(JournalStore, "welcome_seen", fails)
    stage.play("n", "n", *SESSION, routine="bridge")
    assert stage.said[0] == "The journal cannot be read. Try again."
    assert len(stage.sessions()) == 1


@pytest.mark.parametrize(("answers", "is_closed"), [(("n", "n"), False), (("l",), False), (("y", "g"), True)])
def test_who_has_a_journal_that_cannot_be_read_is_shown_the_signs_and_they_hold(
    stage: LineByLine, monkeypatch: pytest.MonkeyPatch, answers: tuple[str, ...], is_closed: bool
) -> None:
    """Nothing can be read or kept: what they answer holds all the same, and a sign closes the exercises."""

    def fails(_: JournalStore, what: object = None, **__: object) -> None:
        if not isinstance(what, SessionEntry):
            raise UsageError("The journal cannot be read.", "Try again.")

    for name in ("welcome_seen", "memos_at", "add"):
        monkeypatch.setattr(JournalStore, name, fails)
    stage.play(*answers, *([] if is_closed else SESSION), "n", routine="bridge")
    assert all(f"- {sign}" in stage.said for sign in SAFETY.cards[0].signs)
    assert any("nobody knows what you answered before" in line for line in stage.said)
    assert any("The exercises stay closed for now." in line for line in stage.said) is is_closed
    assert any("How is your back now?" in line for line in stage.said) is not is_closed


@pytest.mark.parametrize(
    ("line", "yes", "not_sure"),
    [("", 0, 0), ("1", 1, 0), ("1 2,3", 3, 0), ("1? 2 ?", 0, 2), ("\uff11", 1, 0), ("1 1?", 0, 1), ("17.", 1, 0)],
)
def test_numbers_are_understood(line: str, yes: int, not_sure: int) -> None:
    told = understand_numbers(line, Circumstances(anyway=frozenset({"bridge"})))
    assert (len(told.tags), len(told.not_sure), told.anyway) == (yes, not_sure, frozenset({"bridge"}))


@pytest.mark.parametrize("line", ["0", "18", "-1", "one", "1.5", "?", "1??"])
def test_what_is_no_number_of_the_list_is_answered(line: str) -> None:
    with pytest.raises(UsageError, match="is none of the numbers from 1 to 17"):
        understand_numbers(line, Circumstances())
