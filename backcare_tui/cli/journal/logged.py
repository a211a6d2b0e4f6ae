"""What `log` records: each kind of entry, made of what was typed, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from backcare_tui.cli.call import Call
from backcare_tui.cli.saying import PROGRAM
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    Entry,
    MorningEntry,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.rating import parse_pain
from backcare_tui.domain.words.text import fitting_note
from backcare_tui.domain.words.wording import moment_words
from backcare_tui.errors import BackcareError

if TYPE_CHECKING:
    from backcare_tui.domain.journal.overview import Overview
    from backcare_tui.domain.session.timeline import Timeline
    from backcare_tui.storage.journal.store import JournalStore

_STILL_THE_LAST = timedelta(days=1)
"""After a session's end somebody who tells how it was means it, and no session in between that was not told of."""

_SCORES = frozenset(("before", "after", "worst", "effort", "leg"))
"""What may be told as a number from 0 to 10 beside the pain."""


class Logged:
    """One entry as it was typed."""

    def __init__(self, call: Call, given: Mapping[str, str]) -> None:
        """GIVEN are the options by name, and `pain`; UsageError for what cannot be read."""
        self.now = call.parts.clock.now()
        self._call = call
        self._given = given
        self._at, self._notice = self.now, ""
        self._words = ""
        self._scores = _scores(given)
        self._pain = parse_pain(given["pain"]) if "pain" in given else None
        if "at" in given:
            from backcare_tui.domain.words.when import parse_when

            self._at, self._notice = parse_when(given["at"], self.now, call.parts.clock.zone)
        self._note = fitting_note(given.get("note", ""))
        self._timeline: Timeline | None = None
        self._seen: Overview | None = None
        if "session" in given:
            self._timeline = self._of(given["session"])
        else:
            call.written_settings()  # what is wrong in it is said wherever somebody looks

    def read(self, kind: str, journal: JournalStore) -> tuple[Entry | None, Entry | None, int | None]:
        """The entry to add to JOURNAL, the one to change, and a pain of today that is told; each may be None."""
        change = self._with_worst(journal) if "worst" in self._given and kind != "session" else None
        if kind == "worst":
            return None, change, None
        if kind == "morning":
            entry: Entry = self._morning(journal)
        elif kind == "pain":
            entry = RatingEntry(id=uuid4(), at=self._at, pain=self._pain or 0, note=self._note, leg_pain=self._leg)
        elif self._timeline is not None:
            entry = self._session(self._timeline)
        else:
            entry = self._activity(kind)
        today = journal.days.of(entry.at) == journal.days.of(self.now)
        return entry, change, entry.rest_ratings[-1].pain if today and entry.rest_ratings else None

    def overview(self, journal: JournalStore) -> Overview:
        """JOURNAL at the moment of the entry, read once: as it was before that was added."""
        if self._seen is None:
            self._seen = journal.overview(self._at)
        return self._seen

    def overview_now(self, journal: JournalStore) -> Overview:
        """JOURNAL as of now, perhaps without recent entries."""
        return self._seen if self._seen and self.is_now else journal.overview(self.now, recent=0)

    @property
    def is_now(self) -> bool:
        """Whether it is of now, and not of a moment that was typed."""
        return self._at == self.now

    def said(self, journal: JournalStore, entry: Entry | None, change: Entry | None) -> str:
        """What to say of ENTRY, which was added to JOURNAL, and of CHANGE, which was put right."""
        from backcare_tui.domain.journal.entry_words import entry_words

        told, zone = [], self._call.parts.clock.zone
        saved = [one.id for one in (entry, change) if one]
        short = journal.short_ids(saved)
        if entry is not None:
            words = self._words_of(entry)
            told.append(f"Saved: {words}, {moment_words(entry.at, self.now, zone)} ({short[entry.id]}).")
        if change is not None:
            what = entry_words(change, self._call.names()).what
            of = f"{what}, {moment_words(change.at, self.now, zone)} ({short[change.id]})"
            told.append(f"Saved: worst pain {self._scores['worst']} during {of}.")
        return " ".join(filter(None, (*told, self._words, self._notice)))

    # Each kind

    @property
    def _leg(self) -> int | None:
        return self._scores.get("leg")

    def _activity(self, exercise: str) -> ActivityEntry:
        from backcare_tui.domain.words.numbers import parse_minutes

        minutes = parse_minutes(self._given[exercise])
        return ActivityEntry(
            id=uuid4(),
            at=self._at,
            exercise=exercise,
            minutes=minutes,
            effort=self._scores.get("effort"),
            note=self._note,
        )

    def _morning(self, journal: JournalStore) -> MorningEntry:
        """The morning, and the session in JOURNAL that it follows."""
        from backcare_tui.domain.journal.due.morning import first_morning, session_followed

        followed = session_followed(self.overview(journal).recent, self._at, journal.days)
        compared = self._given.get("compared")
        if followed is None:
            self._words = "There was no session in the three days before, so it stands alone."
        else:
            self._words = f"It follows the session of {moment_words(followed.at, self.now)}."
            first = first_morning(followed, journal.days)
            if journal.days.of(self._at) != first:
                self._words += f" If you mean {first:%A} morning: {PROGRAM} undo, then add --at {first}T08:00."
        return MorningEntry(
            id=uuid4(),
            at=self._at,
            pain=self._pain,
            compared=Compared(compared) if compared else None,
            session=followed.id if followed else None,
            note=self._note,
            leg_pain=self._leg,
        )

    def _session(self, timeline: Timeline) -> SessionEntry:
        from backcare_tui.domain.session.by_hand import session_by_hand
        from backcare_tui.domain.words.numbers import parse_minutes

        minutes = self._given.get("minutes")
        return session_by_hand(
            uuid4(),
            timeline,
            self.now,
            self._at if "at" in self._given else None,
            None if minutes is None else parse_minutes(minutes),
            pain_before=self._scores.get("before"),
            pain_after=self._scores.get("after"),
            pain_worst=self._scores.get("worst"),
            effort=self._scores.get("effort"),
            leg_pain=self._leg,
            note=self._note,
        )

    def _of(self, name: str) -> Timeline:
        """The routine or exercise called NAME as this person does it."""
        from backcare_tui.domain.guidance.adapt import to_show

        catalogue = self._call.catalogue()
        routine = catalogue.to_practise([self._call.find(catalogue, name).id])
        return to_show(routine, self._call.settings().person, catalogue).timeline(catalogue)

    def _with_worst(self, journal: JournalStore) -> SessionEntry:
        """The last session in JOURNAL with the worst pain during it; BackcareError if none was lately."""
        recent = (one for one in self.overview(journal).recent if isinstance(one, SessionEntry))
        last = next((one for one in recent if one.at <= self._at), None)
        if last is None:
            for_now = f"For pain now: {PROGRAM} log {self._scores['worst']}"
            raise BackcareError("There is no session yet that it could belong to.", for_now)
        if self._at - last.ended_at > _STILL_THE_LAST:
            short = journal.short_ids([last.id])[last.id]
            raise BackcareError(
                f"Your last session was {moment_words(last.at, self.now)}, more than a day before.",
                f"If you mean that: {PROGRAM} journal edit {short} --worst {self._scores['worst']}",
            )
        from dataclasses import replace

        return replace(last, pain_worst=self._scores["worst"])

    def _words_of(self, entry: Entry) -> str:
        from backcare_tui.domain.journal.entry_words import compared_words, entry_words

        leg = "" if self._leg is None else f"pain in the leg {self._leg}"
        match entry:
            case RatingEntry():
                told: tuple[str, ...] = (f"pain {entry.pain}", leg)
            case MorningEntry():
                pain = "" if entry.pain is None else f"pain {entry.pain}"
                told = ("the morning after", pain, compared_words(entry.compared), leg)
            case _:
                words = entry_words(entry, self._call.names())
                told = (words.line if entry.pains else words.rest,)
        return ", ".join(filter(None, told))


def _scores(given: Mapping[str, str]) -> Mapping[str, int]:
    """Those that are GIVEN, by name, asked for as in a session; UsageError for what is no number from 0 to 10."""
    if not given.keys() & _SCORES:
        return {}
    from backcare_tui.domain.journal.correct.fields import SCALES, parse_scale

    return {
        scale.option: parse_scale(scale, given[scale.option])
        for scale in SCALES[SessionEntry]
        if scale.option in given
    }
