"""Flare-ups: days that are sorer than usual, the few gentle days they bring, and the days back up."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from backcare_tui.domain.journal.memo import FlareSaid, Subject
from backcare_tui.domain.journal.overview import PAIN_DAYS
from backcare_tui.domain.journal.trend.flare_up import is_over, is_sore
from backcare_tui.domain.plan.rule import Numbers
from backcare_tui.domain.plan.story import Story

_FORGOTTEN_DAYS = 28
"""Days that are more than enough for a flare-up without ratings, and the way back from it, to be over: what was
told so long before the first rating that is known makes no difference to any day since then.
"""


class Soreness(NamedTuple):
    """How one day stands to a flare-up."""

    day: int = 0
    """Which day of one this is, from 1; 0 where none is on."""
    gentle: int = 0
    """Which gentle day of it this is, from 1; 0 for none."""
    back: int = 0
    """Which day on the way back up this is, from 1 for the smallest full one; 0 for none. Days without practice
    count for nothing."""
    since: int = 0
    """Which day after its gentle days this is, from 1, practised or not; the first as long as it is still on. 0
    where `back` is."""
    told: bool = False
    """Whether the person said that it began, and not only their ratings."""
    pain: int | None = None
    """The rating that speaks for it."""
    usual: float | None = None


class _Flare:
    """A flare-up while the days go by."""

    def __init__(self) -> None:
        self.days = 0
        """How long it lasts; 0 without one."""
        self.told = False
        self.ended: date | None = None
        self.gentle: tuple[date, ...] = ()
        """The gentle days so far."""


def soreness(story: Story, numbers: Numbers, last: date) -> Mapping[date, Soreness]:
    """How each day up to LAST stands to a flare-up, by the NUMBERS of its rule.

    `above` points over the usual, from `least` up, or `high` where nothing is usual yet, make a sore day; at most
    `days` in `span` days are gentle. A day without a rating is taken for sore until `unrated` days have passed. On
    the way back is nobody any more after `back` days, practised or not.
    """
    first = story.today - timedelta(days=PAIN_DAYS + _FORGOTTEN_DAYS)
    told = {day: memo.says for memo in story.all_said(Subject.FLARE) if (day := story.days.of(memo.at)) >= first}
    practised = {session.day for session in story.sessions if session.counts and not session.gentle}
    day = min((*story.latest, *told, story.today))
    flare = _Flare()
    found = {}
    while day <= last:
        usual = story.usual.get(min(day, story.today + timedelta(days=1)))
        pain = _told(story, day, usual, numbers)
        sore = pain is not None and _is_sore(pain, usual, numbers)
        _pass(flare, day, told.get(day), None if pain is None else sore, numbers)
        recent = [one for one in flare.gentle if (day - one).days < numbers["span"]]
        is_gentle = 0 < flare.days <= numbers["days"] and len(recent) < numbers["days"]
        back = since = 0
        if is_gentle:
            flare.gentle = (*recent, day)
        elif flare.days:
            back = since = 1
        elif flare.ended and (day - flare.ended).days < numbers["back"]:
            back = 1 + sum(flare.ended <= one < day for one in practised)
            since = 1 + (day - flare.ended).days
        found[day] = Soreness(
            day=flare.days,
            gentle=flare.days if is_gentle else 0,
            back=back,
            since=since,
            told=flare.told,
            pain=pain if sore else None,
            usual=usual,
        )
        day += timedelta(days=1)
    return found


def _told(story: Story, day: date, usual: float | None, numbers: Numbers) -> int | None:
    """The rating that DAY was planned with, without one that of a sore evening before it; for today the last."""
    rated = story.latest if day == story.today else story.first_rated
    if day in rated:
        return rated[day]
    evening = story.latest.get(day - timedelta(days=1))
    return evening if evening is not None and _is_sore(evening, usual, numbers) else None


def _is_sore(pain: int, usual: float | None, numbers: Numbers) -> bool:
    return is_sore(pain, usual, numbers["above"], numbers["least"], numbers["high"])


def _pass(flare: _Flare, day: date, told: str | None, sore: bool | None, numbers: Numbers) -> None:
    """Bring FLARE to DAY, of which the person TOLD that it began or is over; SORE is None without a rating."""
    if told == FlareSaid.BEGAN:
        flare.days, flare.told, flare.ended = 1, True, None
    elif flare.days:
        unrated = sore is None and not flare.told and flare.days >= numbers["unrated"]
        eased = sore is False and not flare.told
        done = flare.told and is_over(flare.days + 1, sore)
        if told == FlareSaid.OVER or unrated or eased or done:
            flare.days, flare.told, flare.ended = 0, False, day
        else:
            flare.days += 1
    elif sore:
        flare.days, flare.told, flare.ended = 1, False, None
