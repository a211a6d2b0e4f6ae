"""What a file would bring into a journal, in words: the same before a command takes it in and in the app."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from backcare_tui.domain.words.local_time import wall_day
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import all_of, counted
from backcare_tui.storage.exchange.reading import Reading, Told
from backcare_tui.storage.journal.revision_row import Storable

MOST_NAMED = 20
"""Of what is told one by one; the rest is counted."""

COUNTED = {
    "session": ("session", "sessions"),
    "rating": ("rating", "ratings"),
    "morning": ("morning after", "mornings after"),
    "activity": ("walk, ride or swim", "walks, rides and swims"),
    "peg": ("week in three questions", "weeks in three questions"),
    "own-activity": ("rating of something of your own", "ratings of something of your own"),
}
"""What one and what several entries of each kind are called where they are counted."""


@dataclass(frozen=True)
class Preview:
    """A file beside a journal."""

    reading: Reading
    new: tuple[UUID, ...]
    """The entries that the journal never held, in the order of the file."""
    new_memos: tuple[UUID, ...] = ()

    @property
    def brings_something(self) -> bool:
        """Whether anything can be taken in."""
        return bool(self.new or self.new_memos) and not self.reading.bad

    @property
    def unsaid(self) -> tuple[str, ...]:
        """What is left out though it could be said what it is: columns, features, habits and tags, by name."""
        things = [name for name, _ in self.reading.left_out.most_common(MOST_NAMED)]
        return tuple(dict.fromkeys([*things, *self.reading.other_columns[:MOST_NAMED]]))

    def storable(self) -> Iterator[Storable]:
        """What is new, the earliest first, on its way into a journal: files begin with the latest."""
        yield from map(self.reading.memos.storable, reversed(self.new_memos))
        yield from map(self.reading.entries.storable, reversed(self.new))

    @property
    def count_words(self) -> str:
        """What the file holds: "312 new, 4 already there, 2 bad (lines 7 and 90)."."""
        reading = self.reading
        parts = [f"{len(self.new):,} new", f"{len(reading.entries) - len(self.new):,} already there"]
        if self.new_memos:
            parts.append(f"{counted(len(self.new_memos), 'new thing')} kept in mind of you and your plan")
        if reading.repeated:
            parts.append(f"{reading.repeated:,} repeated")
        if reading.bad:
            parts.append(f"{len(reading.bad):,} bad ({_places(reading.bad)})")
        return f"{', '.join(parts)}."

    @property
    def kind_words(self) -> str:
        """Of which kinds its entries are, and from when to when: "312 ratings, from 2025-01-03 to 2026-11-20."; ""
        if there are none.
        """
        reading = self.reading
        if reading.first is None or reading.last is None:
            return ""
        kinds = [counted(reading.kinds[kind], *words) for kind, words in COUNTED.items() if reading.kinds[kind]]
        first, last = wall_day(reading.first.at), wall_day(reading.last.at)
        return f"{all_of(kinds)}, {f'from {first} to {last}' if first != last else f'on {first}'}."

    def left_out(self) -> Iterator[str]:
        """What is left out of the file, a sentence each."""
        reading = self.reading
        yield from _told(
            reading.unknown_columns, "Left out: the column “{}”, which a journal does not have.", "column"
        )
        if reading.empty_rows:
            yield f"Left out: {counted(reading.empty_rows, 'row')} with neither a rating nor a note."
        for name, count in reading.left_out.most_common(MOST_NAMED):
            yield f"Left out: {counted(count, 'time')} “{shown_line(name, 40)}”."
        more = len(reading.left_out) - MOST_NAMED
        if more > 0:
            yield f"And {counted(more, 'other thing')} that it tells of."
        if reading.notes_alone:
            yield f"Left out: {counted(reading.notes_alone, 'note')} with no rating beside it."

    def notices(self) -> Iterator[str]:
        """What deserves a second look, a sentence each."""
        reading = self.reading
        yield from _told(reading.moved, "Note: {}", "time that clocks left out", "times that clocks left out")
        yield from _told(
            reading.out_of_reach,
            "Note: {}.",
            "entry that is still to come or too long ago",
            "entries that are still to come or too long ago",
        )

    def problems(self) -> Iterator[str]:
        """What is wrong in it, a sentence each."""
        problems = self.reading.problems
        yield from map(str, problems[:MOST_NAMED])
        if len(problems) > MOST_NAMED:
            yield f"And {len(problems) - MOST_NAMED:,} more of that kind."


def _told(told: Told, sentence: str, thing: str, things: str = "") -> Iterator[str]:
    yield from (sentence.replace("{}", words) for words in told.first)
    more = told.count - len(told.first)
    if more:
        plural = things or f"{thing}s"
        yield f"And {counted(more, f'more {thing}', f'more {plural}')}."


def _places(places: list[str]) -> str:
    named = [*places[:MOST_NAMED], *(["others"] if len(places) > MOST_NAMED else [])]
    words = all_of(named)
    if len(named) > 1 and words.startswith("line "):
        return f"lines {words.replace('line ', '')}"
    return words
