"""Sessions line by line: what is said, what commands do, and what is saved."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.entry import Outcome, RatingEntry
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.getting_ready import READY_S
from backcare_tui.domain.session.saying import CARE_WORDS
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.words.text import NOTE_LIMIT
from backcare_tui.storage.written.settings_file import Settings
from tests.plain.line_by_line import CATALOGUE, SAFETY, Action, LineByLine, begins
from tests.storage.kept import kept_session

# A session from start to end


def test_a_whole_session_is_told_rated_and_saved(stage: LineByLine) -> None:
    assert stage.play("5", "3", "slept badly") == 0
    entry = stage.entry()
    assert (entry.pain_before, entry.pain_after, entry.note) == (5, 3, "slept badly")
    assert (entry.routine, entry.outcome) == ("starter-three", Outcome.COMPLETED)
    assert [(r.exercise, r.done_s, r.outcome) for r in entry.exercises] == [
        ("pelvic-tilt", 72.0, Outcome.COMPLETED),
        ("bridge", 64.0, Outcome.COMPLETED),
        ("knee-rolls", 131.0, Outcome.COMPLETED),
    ]
    assert (entry.ended_at - entry.at).total_seconds() == pytest.approx(stage.seconds("starter-three"), abs=0.2)
    assert stage.said[-1] == "Saved."
    assert kept_session(stage.store) is None


def test_phases_come_in_order_with_their_repetition_and_without_counting_down(stage: LineByLine) -> None:
    stage.play("", "", "", routine="bridge")
    first = stage.index("Bridge. ")
    assert stage.said[first + 1 : first + 6] == [
        "Knees bent, feet flat, hip-width. You will lift your hips until shoulders, hips and knees line up. "
        "8 times, holding 3 seconds.",
        "1 of 8. Breathe out. Heels down, hips up.",
        "Keep breathing.",
        "Breathe in and lower slowly.",
        "2 of 8. Breathe out. Heels down, hips up.",
    ]
    assert not {"1", "2", "3"} & set(stage.said)


def test_in_a_hold_the_breath_is_ones_own_as_it_is_for_the_voice(stage: LineByLine) -> None:
    stage.play("", "", "", routine="childs-pose")
    held = stage.index("Forehead on the floor or your fists, and breathe slowly.")
    assert stage.said[held + 1 : held + 3] == [
        "Halfway, 15 more seconds.",
        "Breathe in and walk your hands back up.",
    ]


@pytest.mark.parametrize("rate", [1, 200])
def test_every_exercise_is_announced_at_any_clock_rate(stage: LineByLine, rate: float) -> None:
    stage.clock.rate = rate
    stage.play("", "", "", routine="full-daily")
    announced = [line for line in stage.said if line.startswith("Exercise ")]
    count = len(CATALOGUE.routines["full-daily"].items)
    assert [line.split(":")[0] for line in announced] == [
        f"Exercise {number} of {count}" for number in range(1, count + 1)
    ]
    assert all(record.outcome is Outcome.COMPLETED for record in stage.entry().exercises)


def test_saved_is_said_only_after_saving(stage: LineByLine) -> None:
    recorded: list[int] = []

    def out(line: str) -> None:
        if line == "Saved.":
            recorded.append(len(stage.store.entries()))

    stage.play("", "", "", routine="bridge", out=out)
    assert recorded == [1]


def test_end_of_input_leaves_everything_unrated(stage: LineByLine) -> None:
    assert stage.play(routine="bridge") == 0
    entry = stage.entry()
    assert (entry.pain_before, entry.pain_after, entry.note) == (None, None, "")


def test_a_wrong_rating_is_asked_for_again(stage: LineByLine) -> None:
    stage.play("12", "a lot", "4", "0", "", routine="bridge")
    assert stage.entry().pain_before == 4
    assert stage.entry().pain_after == 0
    assert sum("0 (no pain) to 10 (worst imaginable), and “" in line for line in stage.said) == 2


def test_a_note_that_is_too_long_is_asked_for_again(stage: LineByLine) -> None:
    stage.play("", "", "x" * (NOTE_LIMIT + 1), "short", routine="bridge")
    assert stage.entry().note == "short"
    assert any(f"{NOTE_LIMIT + 1:,} characters" in line for line in stage.said)


def test_what_is_typed_reaches_the_terminal_only_as_text(stage: LineByLine) -> None:
    stage.play("\x1b[31m", "", "", "\x1b]52;c;AAA\x07 [/red]", routine="bridge")
    assert not any("\x1b" in line or "\n" in line for line in stage.said)
    assert stage.entry().note == "␛]52;c;AAA␇ [/red]"


def test_the_disclaimer_is_read_out_once(tmp_path: Path) -> None:
    stage = LineByLine(tmp_path)
    stage.play(routine="bridge")
    assert stage.said[: len(SAFETY.disclaimer) + 1] == ["Welcome.", *SAFETY.disclaimer]
    stage.said.clear()
    stage.play(routine="bridge")
    assert SAFETY.disclaimer[0] not in stage.said
    stage.store.close()


# A gentle day


@pytest.mark.parametrize(("answer", "routine"), [("yes", "gentle-day"), ("no", "starter-three")])
def test_much_pain_offers_the_gentle_day(stage: LineByLine, answer: str, routine: str) -> None:
    stage.play("7", answer, "yes", "", "", during=[(70, "q")])
    assert stage.entry().routine == routine


def test_more_pain_than_usual_offers_it_too_and_less_does_not(stage: LineByLine) -> None:
    for day in (1, 2, 3):
        stage.store.add(RatingEntry(id=uuid4(), at=stage.clock.now() - timedelta(days=day), pain=2))
    stage.play("4", "no", "yes", "", "", during=[(1, "q")])
    assert any("above your usual pain" in line for line in stage.said)
    stage.said.clear()
    stage.play("3", "yes", "", "", during=[(1, "q")])
    assert not any("A gentle day?" in line for line in stage.said)


# Commands


def test_enter_pauses_and_goes_on(stage: LineByLine) -> None:
    stage.play("", "", "", routine="bridge", during=[(30, ""), (90, "")])
    entry = stage.entry()
    assert (entry.ended_at - entry.at).total_seconds() == pytest.approx(stage.seconds("bridge") + 60, abs=0.5)
    assert entry.exercises[0].done_s == 64.0
    assert stage.said.index("Going on.") == stage.said.index("Paused. Press Enter to go on.") + 1


def test_r_ends_the_time_to_get_ready(stage: LineByLine) -> None:
    stage.play("", "", "", "", routine="bridge", during=[(2, "r"), (3, "r"), (12, "r")])
    way, begun = stage.index(f"Bridge. {CARE_WORDS} From standing"), stage.index("It begins in five seconds.")
    assert way < begun
    assert stage.said[begun + 1].startswith("1 of 8.")
    assert stage.index("It goes on by itself: there is nothing to get ready for.") > begun
    entry = stage.entry()
    ready_s = timeline_for(CATALOGUE, CATALOGUE.to_practise(["bridge"]), Person()).steps[0].seconds
    saved_s = ready_s - 3 - READY_S
    assert (entry.ended_at - entry.at).total_seconds() == pytest.approx(stage.seconds("bridge") - saved_s, abs=0.3)
    assert entry.exercises[0].outcome is Outcome.COMPLETED


def test_r_in_a_pause_goes_on(stage: LineByLine) -> None:
    stage.play("", "", "", "", routine="bridge", during=[(2, ""), (4, "r")])
    assert stage.index("Paused.") < stage.index("Going on.")


def test_one_that_was_closed_before_anything_was_done_is_not_offered(stage: LineByLine) -> None:
    timeline = timeline_for(CATALOGUE, CATALOGUE.to_practise(["bridge"]), Person())
    draft = SessionDraft.begun(uuid4(), Session.of(timeline), stage.clock.now(), 4)
    stage.store.save_draft(draft)
    stage.store.put_back(draft)
    stage.play("", "", "", routine="bridge")
    assert not any("interrupted" in line for line in stage.said)
    assert [entry.pain for entry in stage.store.entries() if isinstance(entry, RatingEntry)] == [4]
    assert kept_session(stage.store) is None


def test_next_leaves_out_what_lies_between(stage: LineByLine) -> None:
    stage.play("", "", "", during=[(5, "n")])
    second = stage.index("Exercise 2 of 3")
    assert stage.said[second - 1] == "Have a mat ready."
    assert [r.outcome for r in stage.entry().exercises] == [Outcome.SKIPPED, *[Outcome.COMPLETED] * 2]


def test_back_begins_the_exercise_again_and_twice_goes_one_further(stage: LineByLine) -> None:
    stage.play("", "", "", during=[(30, "n"), (35, "b"), (36, "b"), (55, "q")])
    announced = [line[:15] for line in stage.said if line.startswith("Exercise ")]
    assert announced == ["Exercise 1 of 3", "Exercise 2 of 3", "Exercise 2 of 3", "Exercise 1 of 3"]


def test_more_seconds_and_pace_change_how_long_it_takes(stage: LineByLine) -> None:
    stage.play("", "", "", routine="bridge", during=[(begins("bridge") + 4, "+")])
    longer = stage.entry().ended_at - stage.entry().at
    assert longer.total_seconds() == pytest.approx(stage.seconds("bridge") + 10, abs=0.3)
    assert "Ten more seconds." in stage.said


@pytest.mark.parametrize(("keys", "words"), [("]]", "Pace 1.2."), ("[", "Pace 0.9."), ("[" * 9, "Pace 0.5.")])
def test_pace(stage: LineByLine, keys: str, words: str) -> None:
    typed: list[tuple[float, str | Action]] = [(1 + index, key) for index, key in enumerate(keys)]
    stage.play("", "yes", "", "", routine="bridge", during=[*typed, (19, "q")])
    assert [line for line in stage.said if line.startswith("Pace")][-1] == words


def test_at_ones_own_pace_the_next_repetition_waits_for_enter(stage: LineByLine) -> None:
    stage.play("", "yes", "", "", routine="bridge", during=[(21, "o"), (200, ""), (300, "q")])
    first = stage.index("Press Enter for the next one.")
    assert stage.said[first - 1] == "Breathe in and lower slowly."
    assert stage.said[first + 1].startswith("2 of 8.")
    assert stage.entry().exercises[0].done_s == 16.0


READY = "Take your time. Press Enter when you are ready."


def getting_up() -> float:
    """Seconds from the start of the original nine to where one has got up from the floor."""
    timeline = timeline_for(CATALOGUE, CATALOGUE.routines["original-nine"], Person())
    (up,) = (step for step in timeline.steps if step.waits)
    return up.end


def test_up_from_the_floor_it_waits_for_enter_as_long_as_needed(stage: LineByLine) -> None:
    stage.play("", "", "", "", routine="original-nine", during=[(getting_up() + 900, "")])
    first = stage.index(READY)
    assert stage.said.count(READY) == 1
    way = "bring one foot forward, then stand up. A hand out, walk to the wall."
    assert stage.said[first - 3].endswith(f"Bend your knees and turn onto hands and knees, {way}")
    assert stage.said[first - 2].startswith("Turn your back to the wall. Feet hip-width, a shoe's length in front")
    assert stage.said[first - 1].startswith("You will slide down a hand's width")
    assert stage.said[first + 1].endswith("Breathe out. Slide down a hand's width.")
    entry = stage.entry()
    assert [record.done_s for record in entry.exercises] == [
        record.planned_s for record in entry.exercises
    ]  # waiting is no practice
    assert (entry.ended_at - entry.at).total_seconds() == pytest.approx(
        stage.seconds("original-nine") + 900, abs=1
    )


@pytest.mark.parametrize("piped", [[], ["3", "4", "well"]], ids=["at the end of input", "with answers sent ahead"])
def test_up_from_the_floor_where_no_key_can_come_it_goes_on_by_itself(stage: LineByLine, piped: list[str]) -> None:
    stage.script.by_hand = not piped
    stage.script.piped = piped
    assert stage.play(routine="original-nine") == 0
    assert READY not in stage.said
    assert not any("goes on by itself" in line for line in stage.said)
    entry = stage.entry()
    assert {record.outcome for record in entry.exercises} == {Outcome.COMPLETED}
    assert (entry.ended_at - entry.at).total_seconds() == pytest.approx(stage.seconds("original-nine"), abs=1)


def test_a_pause_while_one_gets_up_is_a_pause(stage: LineByLine) -> None:
    stage.play(
        "",
        "",
        "",
        "",
        routine="original-nine",
        during=[(getting_up() - 5, ""), (getting_up() + 50, ""), (getting_up() + 100, "")],
    )
    assert stage.index("Paused.") < stage.index("Going on.") < stage.index(READY)


def test_help_prints_every_sign_and_pauses(stage: LineByLine) -> None:
    settings = Settings(emergency_number="112")
    stage.play(
        "", "yes", "", "", routine="bridge", during=[(begins("bridge") + 10, "!"), (500, "q")], settings=settings
    )
    for card in SAFETY.cards:
        assert any(card.title in line for line in stage.said)
        for sign in card.signs:
            assert f"- {sign}" in stage.said
    assert any("Call 112 " in line for line in stage.said)
    assert stage.entry().exercises[0].done_s == pytest.approx(10, abs=0.2)


def test_an_unknown_command_is_explained_and_changes_nothing(stage: LineByLine) -> None:
    stage.play("", "", "", routine="bridge", during=[(5, "\x1b[2Jfoo")])
    line = stage.said[stage.index("is not a command here")]
    assert "foo" in line
    assert "?" in line
    assert stage.entry().exercises[0].done_s == 64.0


def test_ending_early_saves_what_was_done(stage: LineByLine) -> None:
    stage.play("6", "yes", "2", "", during=[(begins(item=1) + 3, "q")])
    entry = stage.entry()
    assert (entry.outcome, entry.pain_before, entry.pain_after) == (Outcome.ENDED_EARLY, 6, 2)
    assert [r.outcome for r in entry.exercises] == [
        Outcome.COMPLETED,
        Outcome.ENDED_EARLY,
        Outcome.SKIPPED,
    ]
    assert entry.exercises[1].done_s == pytest.approx(3, abs=0.2)


def test_left_before_anything_was_done_keeps_what_was_told_before_and_asks_no_more(stage: LineByLine) -> None:
    stage.play("4", "s", during=[(10, "q")])
    assert any("Nothing has been done yet." in line for line in stage.said)
    assert stage.said[-1] == "Nothing was done, so no session was saved. Pain 4 from before is kept."
    (entry,) = stage.store.entries()
    assert isinstance(entry, RatingEntry)
    assert entry.pain == 4
    assert kept_session(stage.store) is None


def test_left_before_anything_was_done_or_told_leaves_nothing(stage: LineByLine) -> None:
    stage.play("", "s", during=[(10, "q")])
    asked = "End the session? Nothing has been done yet. Type s (end; there is nothing to save) or g (go on)."
    assert asked in stage.said
    assert stage.said[-1] == "Nothing was done, so no session was saved."
    assert list(stage.store.entries()) == []
    assert kept_session(stage.store) is None


def test_ending_can_be_taken_back_or_discard_everything(stage: LineByLine) -> None:
    stage.play("", "go on", "no", "discard", routine="bridge", during=[(30, "q"), (40, "q")])
    assert "Please type s or g." in stage.said
    assert stage.store.entries() == ()
    assert kept_session(stage.store) is None
    assert stage.said[-1] == "Nothing was saved."


# Time away


def test_a_gap_pauses_at_the_last_moment_told(stage: LineByLine) -> None:
    stage.clock.rate = 10
    stage.play(
        "", "g", "", "", routine="bridge", during=[(begins("bridge") / 10 + 1, lambda: stage.clock.advance(600))]
    )
    away = stage.index("You were away for 10:01.")
    assert stage.said[away - 1].startswith("2 of 8.")
    assert stage.said[away + 1] == "Going on."
    assert stage.entry().exercises[0].done_s == 64.0


def away(stage: LineByLine, *answers: str) -> None:
    """Ten minutes away after ten seconds of the bridge, and ANSWERS from then on."""
    gap = (begins("bridge") + 10, lambda: stage.clock.advance(600))
    stage.play("", *answers, routine="bridge", during=[gap])


def test_coming_back_asks_what_the_screen_asks(stage: LineByLine) -> None:
    away(stage, "a", "", "")
    asked = stage.said[stage.index("You were away for")]
    assert all(f"{letter} (" in asked for letter in "gasb")
    told = [line for line in stage.said if line.startswith("Bridge. ")]
    assert len(told) == 2
    assert stage.entry().exercises[0].done_s == pytest.approx(64 + 10, abs=0.2)


def test_coming_back_may_end_it(stage: LineByLine) -> None:
    away(stage, "s", "3", "")
    assert stage.entry().outcome is Outcome.ENDED_EARLY
    assert stage.entry().exercises[0].done_s == pytest.approx(10, abs=0.2)


def test_coming_back_may_stay_paused(stage: LineByLine) -> None:
    gap = (30.0, lambda: stage.clock.advance(600))
    stage.play("", "b", "3", "", routine="bridge", during=[gap, (700, "")])
    assert "Still paused. Press Enter to go on." in stage.said
    assert stage.entry().exercises[0].done_s == 64.0


def test_leaving_the_question_after_an_absence_asks_how_to_end(stage: LineByLine) -> None:
    away(stage, "q", "s", "3", "")
    assert any(line.startswith("End the session?") for line in stage.said)
    assert stage.entry().outcome is Outcome.ENDED_EARLY


def test_a_pipe_is_not_asked_and_waits_for_enter(stage: LineByLine) -> None:
    stage.script.by_hand = False
    gap = (30.0, lambda: stage.clock.advance(600))
    stage.play("", "3", "", routine="bridge", during=[gap, (700, "")])
    assert stage.said[stage.index("You were away for")].endswith("press Enter to go on.")
    assert stage.entry().exercises[0].done_s == 64.0


def test_where_a_jump_in_a_pause_leads_is_said(stage: LineByLine) -> None:
    stage.play("", "s", "", "", during=[(25, ""), (30, "n"), (40, "q")])
    assert stage.said[stage.index("Paused.") + 1].startswith("Exercise 2 of 3: Bridge. ")


def test_a_short_gap_is_no_absence(stage: LineByLine) -> None:
    stage.clock.rate = 10
    stage.play("", "", "", routine="bridge", during=[(3, lambda: stage.clock.advance(18))])
    assert not any("away" in line for line in stage.said)


def test_a_pause_that_nobody_can_end_ends_itself(stage: LineByLine) -> None:
    stage.play("", routine="bridge", during=[(30, lambda: stage.clock.advance(600))])
    assert any("goes on by itself" in line for line in stage.said)
    assert stage.entry().exercises[0].done_s == 64.0
