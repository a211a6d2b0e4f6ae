"""A fortnight of somebody's journal, and a session that was cut off."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Entry,
    ExerciseRecord,
    Outcome,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.session.draft import SessionDraft
from tests.fake_clock import FakeClock

NOW = FakeClock().now()
STARTER_THREE = ("pelvic-tilt", "bridge", "knee-rolls")

ODD_NAME = "[/red] [b]Row \x1b]0;x\x07 \N{ROWBOAT}"
"""What a catalogue file may be made to call an exercise."""
ODD_SHOWN = "[/red] [b]Row ␛]0;x␇ \N{ROWBOAT}"


def ago(days: int = 0, hours: float = 0) -> datetime:
    return NOW - timedelta(days=days, hours=hours)


def a_record(exercise: str, done_s: float = 60, outcome: Outcome = Outcome.COMPLETED) -> ExerciseRecord:
    return ExerciseRecord(exercise=exercise, planned_s=60, done_s=done_s, outcome=outcome)


def a_session(
    number: int, at: datetime, before: int | None = 4, after: int | None = 3, note: str = ""
) -> SessionEntry:
    """Starter three at AT, all of it."""
    return SessionEntry(
        id=UUID(int=number),
        at=at,
        note=note,
        routine="starter-three",
        ended_at=at + timedelta(minutes=4),
        outcome=Outcome.COMPLETED,
        pain_before=before,
        pain_after=after,
        exercises=tuple(a_record(id_) for id_ in STARTER_THREE),
    )


def a_rating(number: int, at: datetime, pain: int, note: str = "") -> RatingEntry:
    return RatingEntry(id=UUID(int=number), at=at, pain=pain, note=note)


def a_walk(number: int, at: datetime, minutes: float = 25) -> ActivityEntry:
    return ActivityEntry(id=UUID(int=number), at=at, exercise="walk", minutes=minutes)


def a_fortnight() -> list[Entry]:
    """Pain that goes down from 5 to 3, two sessions and a walk in the week of the fake clock."""
    before: list[Entry] = [a_rating(10 + day, ago(day), 5) for day in (13, 11, 9, 8)]
    week: list[Entry] = [
        a_session(1, ago(4), 4, 3),
        a_walk(2, ago(3)),
        a_session(3, ago(2), 3, 2, "Slept well.\nThe bridge felt easy."),
        a_rating(4, ago(1), 3),
    ]
    return [*before, *week]


def a_week_of(pain: int) -> tuple[Entry, ...]:
    """Seven days before today with that PAIN each."""
    return tuple(a_rating(30 + day, ago(day), pain) for day in range(1, 8))


def yesterday() -> SessionEntry:
    """The session whose morning after is today."""
    return a_session(40, ago(1))


def a_leg() -> RatingEntry:
    """Of two weeks ago, with pain in a leg."""
    return RatingEntry(id=UUID(int=50), at=ago(14), pain=3, leg_pain=2)


def a_draft(catalogue: Catalogue, item: int = 1) -> SessionDraft:
    """Starter three, begun an hour ago with a pain of 4 and cut off at exercise ITEM, counted from 0."""
    records = [
        a_record(id_) if index < item else a_record(id_, 0, Outcome.SKIPPED)
        for index, id_ in enumerate(STARTER_THREE)
    ]
    return SessionDraft(
        id=UUID(int=77),
        routine=catalogue.routines["starter-three"],
        started_at=ago(hours=1),
        saved_at=ago(hours=1) + timedelta(minutes=2),
        pain_before=4,
        item=item,
        records=tuple(records),
    )


def an_odd_catalogue(folder: Path) -> Path:
    """In FOLDER: an exercise and an aerobic one called ODD_NAME, and a starter three that begins with it."""
    shipped = Path(__file__).parents[2] / "catalogue"
    for place in ("exercises", "routines"):
        (folder / place).mkdir(parents=True)
    written = ODD_NAME.replace("\x1b", "\\u001b").replace("\x07", "\\u0007")
    for id_, like, name in (("odd", "bridge", "Bridge"), ("odd-walk", "walk", "Walk")):
        text = (shipped / "exercises" / f"{like}.toml").read_text("utf-8")
        odd = text.replace(f'name = "{name}"', f'name = "{written}"', 1)
        (folder / "exercises" / f"{id_}.toml").write_text(odd, "utf-8")
    text = (shipped / "routines" / "starter-three.toml").read_text("utf-8")
    odd = text.replace('"pelvic-tilt"', '"odd"').replace('name = "Starter three"', f'name = "{written}"')
    (folder / "routines" / "starter-three.toml").write_text(odd.replace('"knee-rolls"', '"odd"'), "utf-8")
    return folder
