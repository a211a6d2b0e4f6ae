"""What the journal tells of one day: as its mark, and in words."""

from collections.abc import Iterable
from datetime import date
from math import ceil

from backcare_tui.domain.journal.calendar.mark import Mark, mark_for
from backcare_tui.domain.journal.day_told import DayTold
from backcare_tui.domain.journal.rating import Severity, severity_of
from backcare_tui.domain.journal.trend.daily_pain import day_median
from backcare_tui.domain.journal.trend.spans import Span, SpanKind
from backcare_tui.domain.words.wording import counted, date_words, number_words


def mark_of(told: DayTold | None) -> Mark:
    """The mark of a day that TOLD so much; None for a day without an entry."""
    return Mark.SILENT if told is None else mark_for(told.sessions, told.gentle, told.minutes)


def severity_on(told: DayTold | None) -> Severity | None:
    """How strong the pain at rest of a day was that TOLD so much, by its median; None where it was not rated."""
    if told is None or not told.pains:
        return None
    return severity_of(ceil(day_median(told.pains)))  # between two it is the stronger one


def span_on(day: date, spans: Iterable[Span]) -> Span | None:
    """The one of SPANS that holds DAY, the flare-up where both kinds do."""
    holding = [span for span in spans if span.within(day, day)]
    return min(holding, key=lambda span: span.kind is not SpanKind.FLARE_UP, default=None)


def day_heading(day: date, today: date) -> str:
    """DAY with its name, and that it is today: "Wednesday 4 March", with the year if it is not that of TODAY."""
    return f"{day:%A} {date_words(day, today)}{' · today' if day == today else ''}"


def told_words(told: DayTold | None, span: Span | None, today: date) -> str:
    """All that is TOLD of a day, and the SPAN it lies in: "1 session, pain 4 (moderate)"."""
    parts = [*_done(told), *_felt(told)] if told else [Mark.SILENT.value]
    if span:
        parts.append(span_words(span, today))
    return ", ".join(parts)


def _done(told: DayTold) -> list[str]:
    parts = []
    if told.sessions:
        gentle = ", gentle" if told.gentle == told.sessions else f", {told.gentle} of them gentle"
        parts.append(counted(told.sessions, "session") + (gentle if told.gentle else ""))
    elif told.started:
        parts.append("a session that was ended early")
    if told.minutes:
        parts.append(f"{counted(round(told.minutes), 'minute')} of walking, cycling or swimming")
    return parts or [Mark.RESTED.value]


def _felt(told: DayTold) -> list[str]:
    parts = []
    severity = severity_on(told)
    if severity is not None:
        low, high = min(told.pains), max(told.pains)
        range_ = f", from {low} to {high}" if low != high else ""
        parts.append(f"pain {number_words(day_median(told.pains))} ({severity.value}{range_})")
    if told.leg:
        parts.append(f"pain in the leg {told.leg}")
    elif told.tells_of_leg:
        parts.append("pain in a leg")
    return parts


def span_words(span: Span, today: date) -> str:
    """What SPAN is, and how long it lasts: "flare-up, 2 March to 5 March", "pause (away), since 2 March"."""
    name = f"{span.kind} ({span.says})" if span.says else span.kind
    if span.last == span.first:
        return f"{name} on {date_words(span.first, today)}"
    first = date_words(span.first, today)
    return f"{name} since {first}" if span.last is None else f"{name}, {first} to {date_words(span.last, today)}"
