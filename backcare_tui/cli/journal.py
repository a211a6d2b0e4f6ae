"""The journal from the command line: writing, reading, and where one stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.call import PROGRAM, Call, mention_left_out, pass_call, say_done
from backcare_tui.cli.options import as_json, parse_day, say_json, say_pieces
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError, UsageError

if TYPE_CHECKING:
    from backcare_tui.domain.guidance.signs.signs_due import SignsReason
    from backcare_tui.domain.journal.entry import Entry
    from backcare_tui.domain.session.draft import Draft, SessionDraft
    from backcare_tui.storage.journal.store import JournalStore


@click.command()
@click.argument("pain")
@click.option("--at", "when", metavar="WHEN", help="If it was not now: 08:30, yesterday 21:15, 2026-11-22T08:30.")
@click.option("--note", default="", metavar="TEXT", help="Words to keep with it.")
@click.option("--again", is_flag=True, help="Save it even if the same was saved within the last minute.")
@click.option("--morning", is_flag=True, help="It is how the morning after your last session was.")
@click.option(
    "--compared",
    type=click.Choice(["better", "same", "worse"]),
    metavar="better|same|worse",
    help="With --morning: how it was, beside the time before that session.",
)
@pass_call
def log(
    call: Call, pain: str, when: str | None, note: str, again: bool, morning: bool, compared: str | None
) -> None:
    """Record how strong your pain is: a whole number from 0 to 10."""
    from uuid import uuid4

    from backcare_tui.domain.journal.entry import RatingEntry
    from backcare_tui.domain.journal.rating import parse_pain
    from backcare_tui.domain.words.text import fitting_note
    from backcare_tui.domain.words.wording import moment_words
    from backcare_tui.storage.journal.errors import SaidAgainError

    if compared and not morning:
        raise UsageError(
            "--compared says how a morning was, and this is none.",
            f"Try for example: {PROGRAM} log 4 --morning --compared {compared}",
        )
    score = parse_pain(pain)
    now = call.parts.clock.now()
    at, notice = now, ""
    if when is not None:
        from backcare_tui.domain.words.when import parse_when

        at, notice = parse_when(when, now, call.parts.clock.zone)
    kept = fitting_note(note)
    call.written_settings()  # what is wrong in it is said wherever somebody looks
    with call.journal() as journal:
        entry: Entry = RatingEntry(id=uuid4(), at=at, pain=score, note=kept)
        said = f"Saved: pain {score}, {moment_words(at, now)}."
        if morning:
            entry, said = _morning(journal, score, compared, at, kept, now)
        try:
            journal.add(entry, again=again)
        except SaidAgainError as error:
            raise BackcareError(error.title, "If you mean it twice, add --again.") from error
        reason = _reason_for_signs(journal, now, score if at.date() == now.date() else None)
    say_done(" ".join(filter(None, (said, notice))))
    if reason is not None:
        click.echo(f"{reason.words} Look at the signs that need help soon: {PROGRAM} signs", err=True)


def _morning(
    journal: JournalStore, pain: int, compared: str | None, at: datetime, note: str, now: datetime
) -> tuple[Entry, str]:
    """The morning AT a moment, after the session in JOURNAL that it follows, and what to say at NOW of it."""
    from uuid import uuid4

    from backcare_tui.domain.journal.entry import Compared, MorningEntry
    from backcare_tui.domain.journal.entry_words import compared_words
    from backcare_tui.domain.journal.morning import session_followed
    from backcare_tui.domain.words.wording import moment_words

    followed = session_followed(journal.overview(at).recent, at)
    entry = MorningEntry(
        id=uuid4(),
        at=at,
        pain=pain,
        compared=Compared(compared) if compared else None,
        session=followed.id if followed else None,
        note=note,
    )
    told = (f"pain {pain}", compared_words(entry.compared), moment_words(at, now))
    where = (
        f"It follows the session of {moment_words(followed.at, now)}."
        if followed
        else "There was no session in the three days before, so it stands alone."
    )
    return entry, f"Saved: the morning after, {', '.join(filter(None, told))}. {where}"


def _reason_for_signs(journal: JournalStore, now: datetime, pain: int | None) -> SignsReason | None:
    """Why to show the signs that need help, for a PAIN of today that was just recorded; that is remembered."""
    from uuid import uuid4

    from backcare_tui.domain.guidance.signs.signs_due import signs_due
    from backcare_tui.domain.journal.memo import MemoEntry, Subject

    reason = None
    with suppress(BackcareError):  # what was recorded is safe, and saying so comes first
        reason = signs_due(journal.overview(now), pain)
        if reason is not None:
            journal.add(MemoEntry(id=uuid4(), at=now, about=Subject.SIGNS_SHOWN, says=reason.value))
    return reason


@click.command()
@as_json
@click.option("--since", callback=parse_day, metavar="DATE", help="Only entries from that day on.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most this many entries.")
@pass_call
def journal(call: Call, as_json: bool, since: date | None, limit: int | None) -> None:
    """What was recorded, latest first. Entries that are dated after today come last."""
    now = call.parts.clock.now()
    with call.journal_to_read() as journal:
        entries = iter(()) if journal is None else journal.each(now, since, limit)
        if as_json:
            from backcare_tui.storage.exchange.json import write_json

            say_pieces(write_json(entries, ascii_only=True))
        else:
            _say(call, entries, since, now)
        mention_left_out(journal)


def _say(call: Call, entries: Iterator[Entry], since: date | None, now: datetime) -> None:
    """Print ENTRIES as they come, those still to come at NOW last; or why there are none."""
    first = next(entries, None)
    if first:
        from backcare_tui.cli.entry_lines import journal_lines

        lines = journal_lines(chain([first], entries), now, call.names())
        say_pieces(f"{line}\n" for line in lines)
    elif since:
        click.echo(f"Nothing has been recorded since {since:%Y-%m-%d}.")
    else:
        click.echo(f"The journal is empty. Record how it is now, for example: {PROGRAM} log 4")


@click.command()
@as_json
@pass_call
def status(call: Call, as_json: bool) -> None:
    """How things are in one line, for a prompt or a status bar.

    Sessions this week, the last rating of pain, what today is for, and a session that waits to be finished.
    Nothing is written.
    """
    from backcare_tui.domain.guidance.person import Person
    from backcare_tui.domain.journal.trends import WEEKLY_SESSIONS
    from backcare_tui.domain.plan.status import status_line, status_of
    from backcare_tui.storage.written.kinds import Kinds

    settings = call.written_settings()
    with call.journal_to_look_at() as journal:
        overview = call.overview(journal)
        unfinished = () if journal is None else journal.abandoned()
    waiting = _last_session(unfinished)
    person = settings.person(overview.practice) if settings else Person(overview.practice.sessions)
    goal = settings.weekly_sessions if settings else WEEKLY_SESSIONS
    found = status_of(overview, waiting, goal, person, Kinds(call.folders().catalogue))
    if not as_json:
        click.echo(shown_line(status_line(found, overview.now, f"{PROGRAM} log N --morning")))
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
