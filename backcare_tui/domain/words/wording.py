"""Times and numbers as one says them: the same on the screen, in the plain session and on paper."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo
from enum import Enum

FARTHEST_AHEAD = timedelta(days=1)
"""No zone is farther ahead: what lies beyond was dated by a wrong clock or a slip of the hand."""
_MINUTE = timedelta(minutes=1)
WORDS_PER_MINUTE = 160.0
"""How fast a calm voice speaks."""
_SPELLED = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def number_words(value: float) -> str:
    """VALUE without a needless decimal: "25", "1.5"."""
    return f"{value:.1f}".removesuffix(".0")


def counted(number: float, thing: str, things: str = "") -> str:
    """NUMBER of THING: "1 minute", "1,200 minutes"; THINGS is its plural where an s does not make it.

    Something is never told as nothing: "0.04 minutes".
    """
    words = f"{number:,.1f}".removesuffix(".0")
    if words == "0" and number:
        words = f"{number:.0e}" if number < 1e-4 else f"{number:.1g}"
    return f"{words} {thing if words == '1' else things or f'{thing}s'}"


def of_words(number: float, total: float, thing: str) -> str:
    """NUMBER out of TOTAL: "1 of 3 exercises", "1 of 1 exercise"."""
    return f"{number_words(number)} of {counted(total, thing)}"


def goal_words(number: int, goal: int) -> str:
    """NUMBER of sessions beside the GOAL for it: "2 of 4 sessions", "6 sessions (goal 4)"."""
    return of_words(number, goal, "session") if number <= goal else f"{counted(number, 'session')} (goal {goal})"


def whole_words(value: float) -> str:
    """VALUE without decimals: "25"."""
    return f"{value:.0f}"


def spelled(number: float) -> str:
    """NUMBER as one writes it within a sentence: "three", and from 13 on, or with a decimal, in digits."""
    return _SPELLED[int(number)] if number == int(number) and 0 <= number < len(_SPELLED) else f"{number:g}"


def span_words(days: float) -> str:
    """So many DAYS, as weeks where they are whole ones: "two weeks", "ten days"."""
    weeks, rest = divmod(days, 7)
    number, thing = (days, "day") if rest or not weeks else (weeks, "week")
    return f"{spelled(number)} {thing}{'' if number == 1 else 's'}"


def share_words(share: float) -> str:
    """SHARE of something: "half", "a quarter", "70 %"."""
    known = {1 / 2: "half", 1 / 4: "a quarter", 3 / 4: "three quarters", 1 / 10: "a tenth"}
    return known.get(round(share, 6)) or f"{share * 100:g} %"


def one_of(things: Iterable[str]) -> str:
    """One or more THINGS of which there is a choice: "csv, json or md"."""
    *others, last = things
    return f"{', '.join(others)} or {last}" if others else last


def all_of(things: Iterable[str]) -> str:
    """One or more THINGS that go together: "csv, json and md"."""
    *others, last = things
    return f"{', '.join(others)} and {last}" if others else last


def sentence(words: str) -> str:
    """WORDS with a capital and one full stop: "Left arm, right leg."; nothing for none."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""


def minutes_words(seconds: float) -> str:
    """SECONDS as whole minutes: "4 minutes"."""
    return counted(round(seconds / 60), "minute") if seconds >= 30 else "under a minute"


def spoken_minutes(minutes: float) -> str:
    """So many MINUTES as one says them: "10 minutes", "a minute and a half"."""
    whole, rest = divmod(minutes, 1)
    if rest != 0.5 or not whole:
        return counted(minutes, "minute")
    return "a minute and a half" if whole == 1 else f"{spelled(whole)} and a half minutes"


def clock_words(seconds: float) -> str:
    """SECONDS as minutes and seconds, rounded up so that 0:00 is the end: "2:41"."""
    whole = max(0, int(-(-seconds // 1)))
    return f"{whole // 60}:{whole % 60:02d}"


def day_words(day: date) -> str:
    """DAY: "Sunday 22 November". TypeError for a moment, whose day a person's `Days` say."""
    if isinstance(day, datetime):
        raise TypeError(f"{day} is a moment, and no day")
    return f"{day:%A} {day.day} {day:%B}"


def calendar_words(moment: datetime) -> str:
    """What a calendar showed at MOMENT, to stand beside its time: "Sunday 22 November"."""
    return f"{moment:%A} {moment.day} {moment:%B}"


def date_words(day: date, beside: date | None = None, *, short: bool = False) -> str:
    """DAY without its weekday: "22 November 2026", SHORT "22 Nov 2026"; its year is left out where that of the day
    BESIDE is the same.
    """
    month = f"{day:%b}" if short else f"{day:%B}"
    year = "" if beside is not None and beside.year == day.year else f" {day.year}"
    return f"{day.day} {month}{year}"


def elsewhere(moment: datetime, zone: tzinfo | None) -> str:
    """Where MOMENT was, if clocks there showed another time than those of ZONE did then: "UTC+9"; or nothing.

    Summer time that came or went since makes no difference; but the hour that clocks in ZONE showed twice has its
    offset, which tells the first from the second.
    """
    if not is_elsewhere(moment, zone) and not _was_shown_twice(moment, zone):
        return ""
    offset = (moment.utcoffset() or timedelta()) // _MINUTE
    hours, minutes = divmod(abs(offset), 60)
    ahead = f"{'-' if offset < 0 else '+'}{hours}{f':{minutes:02d}' if minutes else ''}" if offset else ""
    return f"UTC{ahead}"


def is_elsewhere(moment: datetime, zone: tzinfo | None) -> bool:
    """Whether clocks where MOMENT was showed another time than those of ZONE did then."""
    try:
        here = moment if zone is None else moment.astimezone(zone)
    except OverflowError:  # the first or last hours of the calendar
        return False
    return (here.utcoffset() or timedelta()) // _MINUTE != (moment.utcoffset() or timedelta()) // _MINUTE


def _was_shown_twice(moment: datetime, zone: tzinfo | None) -> bool:
    """Whether clocks in ZONE showed the time of MOMENT twice on that day, an hour apart or so."""
    if zone is None:
        return False
    first, second = (moment.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    return first > second


def time_words(moment: datetime, zone: tzinfo | None) -> str:
    """The time of MOMENT, as somebody in ZONE has to be told it: "08:30", "08:30 (there, UTC+9)", and of an hour
    that was there twice "02:30 (UTC+1)".
    """
    where = elsewhere(moment, zone)
    there = "there, " if is_elsewhere(moment, zone) else ""
    return f"{moment:%H:%M} ({there}{where})" if where else f"{moment:%H:%M}"


def moment_words(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Day and time of MOMENT, with the year if it is not the one of NOW: "Sunday 22 November 09:15".

    With ZONE, where somebody reads it, also that it was elsewhere.
    """
    return f"{moment:%A} {date_words(moment, now)} {time_words(moment, zone)}"


def short_words(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Day and time of MOMENT, short, as `moment_words` has them: "today 08:30", or "2026-11-20"."""
    if moment.date() == now.date():
        return f"today {time_words(moment, zone)}"
    if moment.date() == now.date() - timedelta(days=1):
        return f"yesterday {time_words(moment, zone)}"
    return moment.date().isoformat()


def speaking_seconds(words: str, words_a_minute: float = WORDS_PER_MINUTE) -> float:
    """How long it takes to say WORDS at so many WORDS_A_MINUTE."""
    return len(words.split()) * 60 / words_a_minute


class PartOfDay(Enum):
    """What one calls the hour."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


def part_of_day(moment: datetime) -> PartOfDay:
    """Morning from 5, afternoon from 12, evening from 18, night from 23."""
    if not 5 <= moment.hour < 23:
        return PartOfDay.NIGHT
    if moment.hour < 12:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if moment.hour < 18 else PartOfDay.EVENING


def greeting_words(moment: datetime) -> str:
    """What to say first at MOMENT. "Good night" would be a farewell."""
    part = part_of_day(moment)
    return "Hello." if part is PartOfDay.NIGHT else f"Good {part.value}."
