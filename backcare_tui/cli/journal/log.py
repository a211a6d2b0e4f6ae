"""Writing into the journal from the command line."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.call import PROGRAM, Call, pass_call, say_done
from backcare_tui.errors import BackcareError, UsageError

if TYPE_CHECKING:
    from backcare_tui.domain.guidance.signs.signs_due import SignsReason
    from backcare_tui.domain.journal.entry import Entry
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
        reason = _reason_for_signs(journal, now, score if call.days.of(at) == call.days.of(now) else None)
    say_done(" ".join(filter(None, (said, notice))))
    if reason is not None:
        click.echo(f"{reason.words} Look at the signs that need help soon: {PROGRAM} signs", err=True)


def _morning(
    journal: JournalStore, pain: int, compared: str | None, at: datetime, note: str, now: datetime
) -> tuple[Entry, str]:
    """The morning AT a moment, after the session in JOURNAL that it follows, and what to say at NOW of it."""
    from uuid import uuid4

    from backcare_tui.domain.journal.due.morning import session_followed
    from backcare_tui.domain.journal.entry import Compared, MorningEntry
    from backcare_tui.domain.journal.entry_words import compared_words
    from backcare_tui.domain.words.wording import moment_words

    followed = session_followed(journal.overview(at).recent, at, journal.days)
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
