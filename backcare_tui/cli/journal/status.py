"""Where one stands, in one line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.opening import journal_to_look_at, overview_of
from backcare_tui.cli.options import as_json
from backcare_tui.cli.saying import command, say_json
from backcare_tui.domain.words.text import shown_line

if TYPE_CHECKING:
    from backcare_tui.domain.session.draft import Draft, SessionDraft


@click.command()
@as_json
@pass_call
def status(call: Call, as_json: bool) -> None:
    """How things are in one line, for a prompt or a status bar.

    Sessions this week, the last rating of pain, what today is for, and a session that waits to be finished.
    Nothing is written.
    """
    from backcare_tui.domain.guidance.person import Person
    from backcare_tui.domain.journal.calendar.week import WEEKLY_SESSIONS
    from backcare_tui.domain.plan.status import status_line, status_of
    from backcare_tui.storage.written.kinds import Kinds

    settings = call.written_settings()
    with journal_to_look_at(call) as journal:
        overview = overview_of(call, journal, glance=True)
        unfinished = () if journal is None else journal.abandoned()
    waiting = _last_session(unfinished)
    person = settings.person if settings else Person()
    goal = settings.weekly_sessions if settings else WEEKLY_SESSIONS
    found = status_of(overview, waiting, goal, person, Kinds(call.folders().catalogue))
    if not as_json:
        line = status_line(found, overview.now, command("log N --morning"), call.parts.clock.zone)
        click.echo(shown_line(line))
        return
    pain = found.pain
    say_json(
        {
            "sessions": found.sessions,
            "weekly_sessions": found.goal,
            "pain": pain and {"pain": pain.pain, "at": pain.at.isoformat()},
            "suggestion": {"routine": found.routine, "why": found.why},
            "morning_after": found.morning
            and {
                "session": str(found.morning.id),
                "at": found.morning.at.isoformat(),
            },
            "waiting": waiting and {"routine": waiting.routine.id, "at": waiting.started_at.isoformat()},
        }
    )


def _last_session(unfinished: Iterable[Draft]) -> SessionDraft | None:
    """The session among what is UNFINISHED, oldest first, that was kept last."""
    found = None
    for draft in unfinished:
        from backcare_tui.domain.session.draft import SessionDraft

        found = draft if isinstance(draft, SessionDraft) else found
    return found
