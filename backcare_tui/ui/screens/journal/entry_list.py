"""The entries as a list: by day, latest first, and apart from them what is still to come."""

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo
from itertools import groupby
from uuid import UUID

from textual.content import Content
from textual.widgets.option_list import Option

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.entry_words import AHEAD, NameOf
from backcare_tui.domain.journal.wanted import EntryPage
from backcare_tui.domain.words.wording import counted, date_words
from backcare_tui.ui.prose.entry import entry_line, note_below, places_told
from backcare_tui.ui.widgets.choice_list import ChoiceList, aside, heading
from backcare_tui.ui.widgets.literal_text import MUTED

_OLDER = "older"
_INDENT = 7
"""Cells of a time of day, and of the blanks behind it."""


class EntryList(ChoiceList):
    """The entries that are shown, one of them highlighted."""

    def __init__(self, name_of: NameOf, *, id: str) -> None:
        super().__init__(aside("Reading your journal."), id=id)
        self._name_of = name_of
        self._page = EntryPage()
        self._zone: tzinfo | None = None
        self._wanted = ""
        """The id of what is to be highlighted once it is listed."""

    @property
    def entry(self) -> Entry | None:
        """The highlighted one."""
        chosen = self.chosen_id
        return next((entry for entry in (*self._page.told, *self._page.ahead) if str(entry.id) == chosen), None)

    @property
    def at_older(self) -> bool:
        """Whether the line is highlighted that shows more of them."""
        return self.chosen_id == _OLDER

    def show(self, page: EntryPage, today: date, days: Days, zone: tzinfo, *, written: bool) -> None:
        """PAGE as it reads on TODAY in ZONE; which DAYS entries belong to stands above them. Where something may
        have been WRITTEN since the last one, what is listed now and was not then is highlighted.
        """
        if written and not self._wanted:
            self._wanted = next((str(entry.id) for entry in page.new_since(self._page)), "")
        self._page, self._zone = page, zone
        options = list(self._by_day(page.told, today, days))
        if page.older:
            words = f"{counted(page.older, 'older entry', 'older entries')}: enter shows more"
            options.append(Option(Content.styled(words, MUTED), id=_OLDER))
        if page.ahead:
            options += [heading(AHEAD), *self._by_day(page.ahead, today, days)]
        self.refill(options)
        places = [place for place, option in enumerate(options) if option.id == self._wanted]
        if self._wanted and places:
            self._wanted, self.highlighted = "", places[0]

    def stand_on(self, entry_id: UUID) -> None:
        """Highlight that entry as soon as it is listed."""
        self._wanted = str(entry_id)

    def _by_day(self, entries: Iterable[Entry], today: date, days: Days) -> Iterator[Option]:
        known = tuple(entries)
        told = zip(known, places_told(known, self._zone), strict=True)
        for day, group in groupby(told, key=lambda each: days.of(each[0].at)):
            yield heading(_day(day, today))
            for entry, where in group:
                line = entry_line(entry, self._name_of, where)
                yield Option(Content.assemble(line, note_below(entry, _INDENT)), id=str(entry.id))


def _day(day: date, today: date) -> str:
    near = {0: "Today, ", 1: "Yesterday, "}.get((today - day).days, "")
    return f"{near}{day:%A} {date_words(day, today)}"
