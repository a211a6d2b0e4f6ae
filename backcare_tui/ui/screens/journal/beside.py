"""What stands beside the list or the calendar: what is chosen there, how pain went, and the last weeks."""

from collections.abc import Iterable
from datetime import date, tzinfo

from textual.app import ComposeResult
from textual.content import Content

from backcare_tui.domain.journal.calendar.day_mark import day_heading, span_on, told_words
from backcare_tui.domain.journal.calendar.weeks import weeks_words
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.entry_words import NameOf
from backcare_tui.domain.journal.trend.daily_pain import daily_pain
from backcare_tui.ui.prose.entry import entry_line, entry_prose, places_told
from backcare_tui.ui.screens.journal.calendar import legend
from backcare_tui.ui.screens.journal.reading import JournalRead
from backcare_tui.ui.widgets.journal.trend_view import TrendView
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText, TextPage
from backcare_tui.ui.widgets.pain_line import pain_line

_DAYS = 28
_WIDEST = 110
"""Cells of the trend at most."""
_WHOSE, _OF_ALL = "Of these entries alone:", "Of all entries: "
"""What is said of how pain went and of the weeks, where only a part of the entries is wanted."""
_NONE_OF_IT = "nothing of what is looked for"


class Beside(TextPage):
    """Says in full what is highlighted, and shows the rest as far as there is room."""

    def __init__(self, name_of: NameOf, zone: tzinfo, *, id: str) -> None:
        super().__init__(id=id)
        self._name_of = name_of
        self._zone = zone

    def compose(self) -> ComposeResult:
        yield LiteralText(id="day")
        yield LiteralText(id="legend")
        yield LiteralText(id="day-entries")
        yield LiteralText(Content.styled(_WHOSE, MUTED), id="whose", classes="-empty")
        yield TrendView(id="trend")
        yield LiteralText(id="four-weeks")
        yield LiteralText(id="change")
        yield LiteralText(id="weeks")
        yield LiteralText(id="entry")
        yield LiteralText(id="last-backup")

    def on_resize(self) -> None:
        self._say("#legend", legend(self.scrollable_content_region.width))
        self._fit_trend()

    def _fit_trend(self) -> None:
        """Let the trend have as many lines as it draws in half of the height, and its words follow right below."""
        trend, width = self.query_one("#trend", TrendView), min(self.scrollable_content_region.width, _WIDEST)
        trend.styles.height = trend.rows_in(width, self.size.height // 2) or None

    def fill(self, read: JournalRead) -> None:
        """Show what READ says of how it went."""
        self.query_one("#whose").set_class(not read.is_part, "-empty")
        self.query_one("#trend", TrendView).show(read.trends[0])
        self._fit_trend()
        self._say("#four-weeks", _four_weeks(read))
        self._say("#change", Content.styled(read.trends[0].change, MUTED))
        weeks = weeks_words(read.weeks)
        self._say("#weeks", Content.styled(f"{_OF_ALL if read.is_part else ''}{weeks}", MUTED))
        self.query_one("#weeks").set_class(not weeks, "-empty")

    def tell_entry(self, entry: Entry | None) -> None:
        """Say all that ENTRY says."""
        self._say("#entry", self.prose(entry) if entry else Content(""))

    def prose(self, entry: Entry) -> Content:
        """All that ENTRY says."""
        return entry_prose(entry, self._name_of, self._zone)

    def tell_day(self, day: date, read: JournalRead) -> None:
        """Say what READ knows of DAY; its entries are said by `list_day`."""
        span = span_on(day, read.spans)
        found = read.told.get(day)
        told = _NONE_OF_IT if found is None and read.is_part else told_words(found, span, read.today)
        self._say(
            "#day", Content.assemble((day_heading(day, read.today), "bold"), "\n", told[:1].upper(), told[1:])
        )
        self.list_day(())

    def list_day(self, entries: Iterable[Entry]) -> None:
        """Say each of ENTRIES, which are those of the day, in a line."""
        known = tuple(entries)
        told = zip(known, places_told(known, self._zone), strict=True)
        lines = [entry_line(entry, self._name_of, where) for entry, where in told]
        self._say("#day-entries", Content("\n").join(lines))

    def say_last_backup(self, words: str) -> None:
        """Say in WORDS when the last good backup was made."""
        self._say("#last-backup", Content.styled(words, MUTED))

    def _say(self, selector: str, words: Content) -> None:
        self.query_one(selector, LiteralText).say(words)


def _four_weeks(read: JournalRead) -> Content:
    """The last four weeks in a line."""
    line = pain_line(daily_pain(read.pains, read.today, _DAYS))
    return Content.assemble(("Pain, last four weeks", "bold"), "\n", line)
