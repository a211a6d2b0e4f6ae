"""Screen and lines ask the same questions in the same order, and save the same entry."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from backcare_tui.domain.interview.question import Choice, Question, Rated, RatingQuestion
from backcare_tui.domain.journal.entry import Entry, SessionEntry
from backcare_tui.domain.light_model import LightValue
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.plain.conversation import Conversation
from backcare_tui.ui.dialogs.asking.page import QuestionPage
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
from backcare_tui.ui.messages import Practise
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from tests.plain.line_by_line import CATALOGUE, LineByLine
from tests.storage.taken_in import taken_in
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
    entries: tuple[Entry, ...] = ()
    """What the journal held before."""


ENDED = (65.0, "q")
HURT = (50.0, "p")
AWAY = "ten minutes away"
GONE = (75.0, AWAY)
ASKING = QuestionScreen | RatingScreen | QuestionPage
LONG_AGO = sample.a_draft(CATALOGUE, 1)

SCRIPTS: dict[str, Script] = {
    "all of it": Script((("rate-before", 4), ("unusual", Choice.NO), ("rate-after", 2)), note="Slept well."),
    "unrated": Script((("rate-before", None), ("unusual", Choice.NO), ("rate-after", None))),
    "a gentle day": Script(
        (
            ("rate-before", 8),
            ("unusual", Choice.NO),
            ("gentle-day", Choice.YES),
            ("end-session", Choice.SAVE),
            ("rate-after", 7),
        ),
        keys=(ENDED,),
    ),
    "as planned": Script(
        (
            ("rate-before", 9),
            ("unusual", Choice.NO),
            ("gentle-day", Choice.NO),
            ("end-session", Choice.SAVE),
            ("rate-after", 7),
        ),
        keys=(ENDED,),
    ),
    "it hurts and is left out": Script(
        (
            ("rate-before", 3),
            ("unusual", Choice.NO),
            ("pain-kind", Choice.FURTHER),
            ("leg-signs", Choice.NO),
            ("rate-hurt", 6),
            ("remedy", Choice.LEAVE_OUT),
            ("end-session", Choice.GO_ON),
            ("rate-after", 3),
            ("signs", Choice.NO),
            ("signs", Choice.NO),
        ),
        keys=(HURT, ENDED),
        note="The leg again.",
    ),
    "it hurts and goes on in the easier form": Script(
        (
            ("rate-before", 3),
            ("unusual", Choice.NO),
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
            ("unusual", Choice.NO),
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
            ("unusual", Choice.NO),
            ("pain-kind", Choice.SHARP),
            ("rate-hurt", Choice.BACK),
            ("rate-after", 1),
        ),
        keys=(HURT,),
    ),
    "the chest": Script(
        (("rate-before", 3), ("unusual", Choice.NO), ("pain-kind", Choice.CHEST), ("interruption", Choice.SAVE)),
        keys=(HURT,),
    ),
    "both legs": Script(
        (
            ("rate-before", 3),
            ("unusual", Choice.NO),
            ("pain-kind", Choice.FURTHER),
            ("leg-signs", Choice.YES),
            ("interruption", Choice.SAVE),
        ),
        keys=(HURT,),
    ),
    "one weak leg, which was the wrong key": Script(
        (
            ("rate-before", 3),
            ("unusual", Choice.NO),
            ("pain-kind", Choice.FURTHER),
            ("leg-signs", Choice.FURTHER),
            ("interruption", Choice.BACK),
            ("rate-after", 1),
        ),
        keys=(HURT,),
    ),
    "time away, and from there": Script(
        (("rate-before", 3), ("unusual", Choice.NO), ("time-away", Choice.GO_ON), ("rate-after", 2)), keys=(GONE,)
    ),
    "time away, and the exercise again": Script(
        (("rate-before", 3), ("unusual", Choice.NO), ("time-away", Choice.AGAIN), ("rate-after", 2)), keys=(GONE,)
    ),
    "time away, and the end": Script(
        (("rate-before", 3), ("unusual", Choice.NO), ("time-away", Choice.SAVE), ("rate-after", 2)), keys=(GONE,)
    ),
    "a leg": Script(
        (("rate-before", 3), ("rate-leg", 0), ("unusual", Choice.NO), ("rate-after", 2)),
        entries=(sample.a_leg(),),
    ),
    "something unusual, and all the same": Script(
        (
            ("rate-before", 3),
            ("unusual", Choice.YES),
            ("signs", Choice.NO),
            ("signs", Choice.NO),
            ("interruption", Choice.GO_ON),
            ("rate-after", 2),
        )
    ),
    "high all week": Script(
        (("rate-before", 6), ("unusual", Choice.NO), ("usual-high", Choice.NO), ("rate-after", 5)),
        entries=sample.a_week_of(7),
    ),
    "the morning after": Script(
        (
            ("morning-after", Choice.EASIER),
            ("rate-morning", 2),
            ("rate-before", 2),
            ("unusual", Choice.NO),
            ("rate-after", 2),
        ),
        entries=(sample.yesterday(),),
    ),
    "so much pain that is new": Script(
        (
            ("rate-before", 3),
            ("unusual", Choice.NO),
            ("rate-after", 8),
            ("signs", Choice.NO),
            ("signs", Choice.NO),
        ),
        entries=sample.a_week_of(2),
    ),
    "gone on with": Script(
        (("interrupted-session", Choice.GO_ON), ("rate-after", 3)), note="At last.", draft=LONG_AGO
    ),
    "started again": Script((("interrupted-session", Choice.AGAIN), ("rate-after", 3)), draft=LONG_AGO),
    "saved as it was": Script((("interrupted-session", Choice.SAVE), ("rate-after", 3)), draft=LONG_AGO),
}


def _has_left(stage: RunningApp, screen: object) -> bool:
    return stage.screen is not screen


async def on_screen(open_app: OpenApp, script: Script) -> tuple[list[str], SessionEntry]:
    """The questions that were asked on the screen, and what was saved."""
    if script.draft is not None:
        async with open_app() as stage:
            draft = script.draft
            await stage.ask(lambda store: store.save_draft(draft))
    asked: list[str] = []
    async with open_app(entries=script.entries, morning=True) as stage:
        keys = list(script.keys)
        for name, reply in script.replies:
            if name in ("rate-before", "interrupted-session"):
                await stage.on(TodayScreen if name == "rate-before" else QuestionScreen)
            if name == "rate-before":
                stage.app.post_message(Practise(stage.catalogue.routines["starter-three"]))
            await practised_until_asked(stage, keys, script.note)
            screen = stage.screen
            assert isinstance(screen, ASKING)
            asked.append(screen.question.name)
            assert screen.question.name == name, asked
            await stage.press(*pressed(reply))
            await stage.until(partial(_has_left, stage, screen))
        await stage.until(lambda: isinstance(stage.screen, SummaryScreen | TodayScreen))
        if isinstance(stage.screen, SummaryScreen):
            await summed_up(stage, script.note)
        return asked, latest(await stage.entries())


def latest(entries: Iterable[Entry]) -> SessionEntry:
    """The session that began last."""
    return max((entry for entry in entries if isinstance(entry, SessionEntry)), key=lambda entry: entry.at)


async def summed_up(stage: RunningApp, note: str) -> None:
    await stage.on(SummaryScreen)
    await stage.press("n")
    await stage.paste(note)
    await stage.press("ctrl+s")
    await stage.told("Saved in your journal.")


async def practised_until_asked(stage: RunningApp, keys: list[tuple[float, str]], note: str) -> None:
    """Wait for a question, or practise until one comes, if need be after saving with NOTE; KEYS are those not yet
    pressed.
    """
    await stage.until(lambda: isinstance(stage.screen, ASKING | SessionScreen | SummaryScreen))
    if isinstance(stage.screen, SummaryScreen):
        await summed_up(stage, note)
        await stage.until(lambda: isinstance(stage.screen, ASKING))
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

    def noted_choice(talk: Conversation, question: Question, *, first: Sequence[str] = ()) -> Choice:
        asked.append(question.name)
        return choose(talk, question, first=first)

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
    if script.entries:
        taken_in(lines.store, script.entries)
    lines.script.usual = False
    answers: list[str] = []
    for number, (name, reply) in enumerate(script.replies, 1):
        answers.append(typed(reply))
        if name == "rate-after" and number < len(script.replies):
            answers += [script.note, ""]
    during = [(at, partial(lines.clock.advance, 600) if key == AWAY else key) for at, key in script.keys]
    lines.play(*answers, script.note, "", "q", during=during)  # and no new session after an old one
    with closing(lines.store):
        return asked, latest(lines.store.entries())


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
        "morning-after",
        "rate-morning",
        "rate-before",
        "rate-leg",
        "unusual",
        "signs",
        "usual-high",
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
