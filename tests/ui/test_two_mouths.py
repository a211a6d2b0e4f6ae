"""Screen and lines ask the same questions in the same order, and save the same entry."""

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from backcare_tui.domain.interview.question import Choice, Question, Rated, RatingQuestion
from backcare_tui.domain.journal.entry import SessionEntry
from backcare_tui.domain.light_model import LightValue
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.plain.conversation import Conversation
from backcare_tui.ui.dialogs.asking.interruption import InterruptionScreen
from backcare_tui.ui.dialogs.question import QuestionScreen
from backcare_tui.ui.dialogs.rating import RatingScreen
from backcare_tui.ui.dialogs.summary import SummaryScreen
from backcare_tui.ui.messages import Practise
from backcare_tui.ui.screens.session import SessionScreen
from tests.plain.line_by_line import CATALOGUE, LineByLine
from tests.storage.welcomed import welcome
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp

Reply = Choice | int | None


@dataclass(frozen=True)
class Script:
    """What a person does, whoever asks them."""

    replies: tuple[tuple[str, Reply], ...]
    """Each question that must come, by its name, with the answer to it."""
    keys: tuple[tuple[float, str], ...] = ()
    """What is pressed in the session, after so many seconds of it."""
    note: str = ""
    draft: SessionDraft | None = None
    """What was interrupted before."""


ENDED = (30.0, "q")
HURT = (25.0, "p")
AWAY = "ten minutes away"
GONE = (25.0, AWAY)
ASKING = QuestionScreen | RatingScreen | InterruptionScreen
LONG_AGO = sample.a_draft(CATALOGUE, 1)

SCRIPTS = {
    "all of it": Script((("rate-before", 4), ("rate-after", 2)), note="Slept well."),
    "unrated": Script((("rate-before", None), ("rate-after", None))),
    "a gentle day": Script(
        (("rate-before", 8), ("gentle-day", Choice.YES), ("end-session", Choice.SAVE), ("rate-after", 7)),
        keys=(ENDED,),
    ),
    "as planned": Script(
        (("rate-before", 9), ("gentle-day", Choice.NO), ("end-session", Choice.SAVE), ("rate-after", 7)),
        keys=(ENDED,),
    ),
    "it hurts and is left out": Script(
        (
            ("rate-before", 3),
            ("pain-kind", Choice.FURTHER),
            ("leg-signs", Choice.NO),
            ("rate-hurt", 6),
            ("remedy", Choice.LEAVE_OUT),
            ("end-session", Choice.GO_ON),
            ("rate-after", 3),
        ),
        keys=(HURT, ENDED),
        note="The leg again.",
    ),
    "it hurts and goes on in the easier form": Script(
        (
            ("rate-before", 3),
            ("pain-kind", Choice.IN_PLACE),
            ("rate-hurt", None),
            ("remedy", Choice.EASIER),
            ("rate-after", 2),
        ),
        keys=(HURT,),
    ),
    "it hurts and ends it": Script(
        (
            ("rate-before", 3),
            ("pain-kind", Choice.SHARP),
            ("rate-hurt", 9),
            ("remedy", Choice.SAVE),
            ("rate-after", 8),
        ),
        keys=(HURT,),
    ),
    "it hurts after all not": Script(
        (
            ("rate-before", 3),
            ("pain-kind", Choice.SHARP),
            ("rate-hurt", Choice.BACK),
            ("rate-after", 1),
        ),
        keys=(HURT,),
    ),
    "the chest": Script(
        (("rate-before", 3), ("pain-kind", Choice.CHEST), ("interruption", Choice.SAVE)), keys=(HURT,)
    ),
    "both legs": Script(
        (
            ("rate-before", 3),
            ("pain-kind", Choice.FURTHER),
            ("leg-signs", Choice.YES),
            ("interruption", Choice.SAVE),
        ),
        keys=(HURT,),
    ),
    "one weak leg, which was the wrong key": Script(
        (
            ("rate-before", 3),
            ("pain-kind", Choice.FURTHER),
            ("leg-signs", Choice.UNSTEADY),
            ("interruption", Choice.BACK),
            ("rate-after", 1),
        ),
        keys=(HURT,),
    ),
    "time away, and from there": Script(
        (("rate-before", 3), ("time-away", Choice.GO_ON), ("rate-after", 2)), keys=(GONE,)
    ),
    "time away, and the exercise again": Script(
        (("rate-before", 3), ("time-away", Choice.AGAIN), ("rate-after", 2)), keys=(GONE,)
    ),
    "time away, and the end": Script(
        (("rate-before", 3), ("time-away", Choice.SAVE), ("rate-after", 2)), keys=(GONE,)
    ),
    "gone on with": Script(
        (("interrupted-session", Choice.GO_ON), ("rate-after", 3)), note="At last.", draft=LONG_AGO
    ),
    "started again": Script((("interrupted-session", Choice.AGAIN), ("rate-after", 3)), draft=LONG_AGO),
    "saved as it was": Script((("interrupted-session", Choice.SAVE), ("rate-after", 3)), draft=LONG_AGO),
}


async def on_screen(open_app: OpenApp, script: Script) -> tuple[list[str], SessionEntry]:
    """The questions that were asked on the screen, and what was saved."""
    if script.draft is not None:
        async with open_app() as stage:
            draft = script.draft
            await stage.ask(lambda store: store.save_draft(draft))
    asked: list[str] = []
    async with open_app() as stage:
        if script.draft is None:
            stage.app.post_message(Practise(stage.catalogue.routines["starter-three"]))
        keys = list(script.keys)
        for name, reply in script.replies:
            await practised_until_asked(stage, keys)
            screen = stage.screen
            assert isinstance(screen, ASKING)
            asked.append(screen.question.name)
            assert screen.question.name == name, asked
            await stage.press(*pressed(reply))
            await stage.until(lambda screen=screen: stage.screen is not screen)
        await stage.on(SummaryScreen)
        await stage.press("n")
        await stage.paste(script.note)
        await stage.press("ctrl+s")
        await stage.told("Saved in your journal.")
        (entry,) = await stage.entries()
    assert isinstance(entry, SessionEntry)
    return asked, entry


async def practised_until_asked(stage: RunningApp, keys: list[tuple[float, str]]) -> None:
    """Wait for a question, or practise until one comes; KEYS are those not yet pressed."""
    await stage.until(lambda: isinstance(stage.screen, ASKING | SessionScreen))
    screen = stage.screen
    if isinstance(screen, SessionScreen):
        if keys:
            seconds, key = keys.pop(0)
            stage.run(screen, seconds - screen.session.position(stage.clock.seconds))
            if key == AWAY:
                stage.clock.advance(600)
                screen.tick()
            else:
                await stage.press(key)
        else:
            stage.run_to_end(screen)
        await stage.until(lambda: isinstance(stage.screen, ASKING))


def pressed(reply: Reply) -> tuple[str, ...]:
    if isinstance(reply, Choice):
        return ("escape",) if reply is Choice.BACK else (reply.letter,)
    return ("enter",) if reply is None else (str(reply), "enter")


def by_lines(folder: Path, script: Script, patch: pytest.MonkeyPatch) -> tuple[list[str], SessionEntry]:
    """The questions that were asked line by line, and what was saved."""
    asked: list[str] = []
    choose, rate = Conversation.choose, Conversation.rate

    def noted_choice(talk: Conversation, question: Question) -> Choice:
        asked.append(question.name)
        return choose(talk, question)

    def noted_rating(talk: Conversation, question: RatingQuestion) -> Rated:
        asked.append(question.name)
        return rate(talk, question)

    patch.setattr(Conversation, "choose", noted_choice)
    patch.setattr(Conversation, "rate", noted_rating)
    lines = LineByLine(folder)
    welcome(lines.store)
    if script.draft is not None:
        lines.store.save_draft(script.draft)
        lines.restart()
    answers = [typed(reply) for _, reply in script.replies]
    during = [(at, partial(lines.clock.advance, 600) if key == AWAY else key) for at, key in script.keys]
    lines.play(*answers, script.note, "", "q", during=during)  # and no new session after an old one
    with closing(lines.store):
        return asked, lines.entry()


def typed(reply: Reply) -> str:
    return reply.letter if isinstance(reply, Choice) else "" if reply is None else str(reply)


def without(fields: set[str], value: LightValue) -> dict[str, object]:
    """All that VALUE says, but for FIELDS."""
    return {name: said for name, said in value.values().items() if name not in fields}


@pytest.mark.parametrize("name", SCRIPTS)
async def test_both_mouths_ask_and_save_the_same(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    script = SCRIPTS[name]
    seen, shown = await on_screen(open_app, script)
    heard, told = by_lines(tmp_path / "lines", script, monkeypatch)
    expected = [question for question, _ in script.replies]
    new = ["rate-before"] if name == "saved as it was" else []
    assert seen == expected
    assert heard == [*expected, *new]
    differs = {"id", "at", "ended_at", "exercises"}
    assert without(differs, shown) == without(differs, told)
    assert len(shown.exercises) == len(told.exercises)
    for one, other in zip(shown.exercises, told.exercises, strict=True):
        assert without({"done_s"}, one) == without({"done_s"}, other)
        assert one.done_s == pytest.approx(other.done_s, abs=0.3)  # lines look at the clock ten times a second
    assert shown.at == told.at
    assert (shown.ended_at - told.ended_at).total_seconds() == pytest.approx(0, abs=0.5)


def test_each_question_about_a_session_is_in_one_of_the_scripts() -> None:
    """But for the one that each mouth asks in its own way: a disk that fails."""
    asked = {name for script in SCRIPTS.values() for name, _ in script.replies}
    assert asked == {
        "rate-before",
        "rate-after",
        "rate-hurt",
        "gentle-day",
        "pain-kind",
        "leg-signs",
        "interruption",
        "remedy",
        "end-session",
        "interrupted-session",
        "time-away",
    }
