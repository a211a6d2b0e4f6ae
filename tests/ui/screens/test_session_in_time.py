"""A session begins when it can be seen, speaks at its moment, and does nothing more while it closes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from textual.app import App
from textual.screen import Screen

from backcare_tui.cues.voice import Voice
from backcare_tui.domain.session.cue import CueKind, cues_between
from backcare_tui.ui.screens.session import TICK_S, SessionScreen
from backcare_tui.ui.terminal.held_picture import HeldPicture
from backcare_tui.ui.widgets.session_view import SessionView
from tests.ui.host import OpenSession
from tests.ui.running_app import QUIET, OpenApp

TOLERANCE_S = 0.01
"""What is said so soon after it is due is said at its moment."""


@dataclass
class Timer:
    """A look that was asked for, and is made when the test says so."""

    seconds: float
    look: Callable[[], None]


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> list[Timer]:
    """The looks that a session asks for besides those at each tick; none is made by itself."""
    asked: list[Timer] = []
    monkeypatch.setattr(SessionScreen, "set_timer", lambda _, seconds, look: asked.append(Timer(seconds, look)))
    return asked


@pytest.fixture
def happened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """In its order: "drawn" where a picture of a session went to the terminal, and each phrase that was spoken."""
    happened: list[str] = []
    display = App._display

    def drawn(app: App[object], screen: Screen[object], renderable: Any) -> None:
        display(app, screen, renderable)
        if isinstance(screen, SessionScreen) and renderable is not None and not app._batch_count:
            happened.append("drawn")

    def say(_: Voice, phrase: str, *how: object) -> bool:
        happened.append(phrase)
        return True

    monkeypatch.setattr(App, "_display", drawn)
    monkeypatch.setattr(Voice, "say", say)
    return happened


async def test_nothing_is_said_of_a_session_before_it_is_on_the_terminal(
    open_app: OpenApp, happened: list[str]
) -> None:
    async with open_app(painted=True, settings=QUIET.model_copy(update={"voice": "all"})) as stage:
        await stage.begin("cat-cow")
        await stage.until(lambda: any("Have a mat ready." in said for said in happened))
        first = next(index for index, what in enumerate(happened) if "Have a mat ready." in what)
        assert "drawn" in happened[:first]


async def test_its_time_begins_once_it_is_seen(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    held = HeldPicture._draw

    def keep_back(picture: HeldPicture) -> None:
        if not isinstance(picture._app.screen, SessionScreen):
            held(picture)

    monkeypatch.setattr(HeldPicture, "_draw", keep_back)
    async with open_app() as stage:
        await stage.press("enter")
        await stage.press("4", "enter")
        await stage.asks("unusual")
        await stage.press("n")
        await stage.until(lambda: isinstance(stage.screen, SessionScreen) and stage.screen.filled.is_set())
        screen = stage.screen
        assert isinstance(screen, SessionScreen)
        stage.clock.advance(1.5)
        screen.tick()
        assert not screen.begun
        assert screen.session.position(stage.clock.seconds) == 0.0
        await stage.see("Get ready")
        screen.seen.set()
        await stage.until(lambda: screen.begun)
        stage.clock.advance(0.5)
        assert screen.session.position(stage.clock.seconds) == pytest.approx(0.5)


async def test_a_key_begins_what_is_not_seen_yet(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        screen.begun = False
        screen.course = screen.course.hidden(0.0)
        stage.clock.advance(3.0)
        await stage.press("space")
        assert screen.begun
        assert screen.session.paused
        assert screen.session.position(stage.clock.seconds) == 0.0


async def test_what_is_to_be_heard_is_announced_when_it_is_due_and_not_at_the_next_tick(
    open_session: OpenSession, happened: list[str], timers: list[Timer]
) -> None:
    async with open_session("cat-cow") as (stage, screen):
        screen._announcer.speak("all")
        timeline = screen.session.timeline
        due = [
            cue
            for cue in cues_between(timeline, None, timeline.at(timeline.seconds))
            if cue.kind in (CueKind.NOTICE, CueKind.COUNTDOWN, CueKind.PHASE)
        ]
        assert len(due) > 10
        for cue in due[:10]:
            stage.run(screen, cue.at - TICK_S / 3 - screen.session.position(stage.clock.seconds))
            said = len(happened)
            timers.clear()
            screen._tick_on()
            assert len(happened) == said
            (timer,) = timers
            stage.clock.advance(timer.seconds)
            late_s = screen.session.position(stage.clock.seconds) - cue.at
            assert 0 <= late_s <= TOLERANCE_S
            timer.look()
            assert screen.course.heard is not None
            assert screen.course.heard.seconds >= cue.at


async def test_no_look_is_asked_for_where_nothing_is_to_be_heard(
    open_session: OpenSession, timers: list[Timer]
) -> None:
    async with open_session("cat-cow") as (stage, screen):
        screen._tick_on()
        timers.clear()
        stage.run(screen, 1.0)
        screen._tick_on()
        assert not timers
        await stage.press("space")
        stage.clock.advance(screen.session.timeline.steps[0].end)
        screen._tick_on()
        assert not timers


async def test_at_a_faster_clock_the_look_comes_as_much_sooner(
    open_session: OpenSession, timers: list[Timer]
) -> None:
    async with open_session("cat-cow", rate=4.0) as (stage, screen):
        end = screen.session.timeline.steps[0].end
        stage.run(screen, end - 0.2)
        timers.clear()
        screen._tick_on()
        (timer,) = timers
        assert timer.seconds == pytest.approx(0.2 / 4.0, abs=TOLERANCE_S)


async def test_a_tick_while_it_closes_is_none(open_session: OpenSession, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_session("cat-cow") as (_, screen):
        monkeypatch.setattr(SessionView, "on_unmount", lambda _: screen.call_next(screen.tick), raising=False)


async def test_a_tick_when_its_view_is_gone_already_is_none(open_session: OpenSession) -> None:
    async with open_session("cat-cow") as (_, screen):
        await screen.query_one(SessionView).remove()
        screen.tick()
