"""What Today says: what today is for and why, what this week was like, and what was kept."""

from datetime import date, datetime, timedelta

from textual.content import Content

from backcare_tui.domain.guidance.education_card import EducationCard
from backcare_tui.domain.guidance.kept_up import kept_words
from backcare_tui.domain.guidance.signs.safety import HelpCard
from backcare_tui.domain.journal.calendar.week import week_of
from backcare_tui.domain.journal.calendar.weeks import score_of, weeks_words
from backcare_tui.domain.journal.due.morning import is_reminded, morning_due
from backcare_tui.domain.journal.entry import sessions_that_count
from backcare_tui.domain.journal.overview import RECENT_DAYS, Overview
from backcare_tui.domain.journal.trend.daily_pain import daily_pain
from backcare_tui.domain.journal.trend.words import change_words
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.rules.first import FLARE
from backcare_tui.domain.plan.shape import DayKind
from backcare_tui.domain.plan.walking import WalkingQuota
from backcare_tui.domain.words.wording import goal_words, greeting_words
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.prose.marks import IDLE, SIGNS, TO_COME
from backcare_tui.ui.prose.plan import DayDone, PlanProse, done_on, state_lines, walking_words
from backcare_tui.ui.widgets.literal_text import MUTED
from backcare_tui.ui.widgets.pain_line import pain_bars, pain_line

PAIN_DAYS = 14
_EMPTY = "Your journal is empty. It fills as you go: each session asks how your back is before and after."
_UNREADABLE = "Your journal cannot be read, so this is a session to begin with."
_TITLES = {
    DayKind.CLOSED: "Nothing to practise for now",
    DayKind.PAUSED: "Nothing to practise for now",
    DayKind.DROPPED: "A free day",
    DayKind.GENTLE: "A gentle day",
    DayKind.MOVING: "Today: movement",
    DayKind.STRENGTH: "Today: strength",
}
_REASONS = 3
"""As many stand here; the plan has all of them."""
_NEXT_DAYS = 6
_BAR = 20
"""Cells of the bar beside the minutes."""
_BAR_ROWS = 5
"""Lines of the bars of pain."""


def today_prose(
    overview: Overview,
    plan: Plan,
    prose: PlanProse,
    *,
    unreadable: bool,
    roomy: bool,
) -> Content:
    """A greeting, how things stand, what PLAN has for today and why.

    With UNREADABLE the journal could not be read. Where it is ROOMY, each exercise has its line and its dose.
    """
    today = plan.today
    blocks = [Content.styled(greeting_words(overview.now), "bold")]
    blocks += state_lines(overview, plan.see_someone, comes_back="Press 4, then p, when you are back.")
    done = done_on(today.date, overview.recent, overview.days)
    if done.sessions:
        said = f"{SIGNS[done.mark]} {'Practised today' if done.only_in_part else 'Done for today'}"
        blocks.append(Content.assemble((said, "bold $accent"), "\n", (prose.done_words(done), MUTED)))
    title = "If you would like more" if today.done else _TITLES.get(today.kind, "Today")
    routine = today.routine
    session = [Content.styled(title, "bold $accent")]
    if routine:
        facts = Content.styled(prose.facts(routine), MUTED)
        session += [facts, prose.listed(routine) if roomy else Content(prose.names(routine))]
        session += [Content.styled(at_hand, MUTED)] if (at_hand := prose.at_hand(routine)) else []
    blocks.append(Content("\n").join(session))
    keys = [("enter", "starts it")] if routine else []
    if any(decision.rule == FLARE.name for decision in today.decisions):
        keys.append(("f", "shows what helps"))
    if keys:
        named = [Content.assemble((key, "bold $accent"), f" {what}") for key, what in keys]
        blocks.append(Content(" · ").join(named))
    reasons = [_UNREADABLE] if unreadable else [decision.says for decision in today.decisions[:_REASONS]]
    if reasons:
        blocks.append(Content("\n".join(f"– {reason}" for reason in reasons)))
    if is_reminded(overview.now) and (followed := morning_due(overview)):
        blocks.append(_morning_after(overview.days.of(followed.at), overview.today))
    return Content("\n\n").join(blocks)


def closed_prose(card: HelpCard, now: datetime) -> Content:
    """A greeting, and what to do while the exercises are closed because of a sign of CARD."""
    return Content("\n\n").join(
        [
            Content.styled(greeting_words(now), "bold"),
            Content.assemble(("The exercises are closed for now.", "bold"), f" {card.action}"),
            Content("Your journal and the catalogue stay open."),
            Content.assemble(
                ("enter", "bold $accent"),
                " opens them again, if somebody has looked at it or it was the wrong key",
            ),
        ]
    )


def so_far_prose(
    overview: Overview,
    walking: WalkingQuota,
    settings: Settings,
    *,
    roomy: bool,
) -> Content:
    """What was done this week beside the goals, how pain went since the first week, what was kept.

    Where it is ROOMY, pain is drawn as bars.
    """
    today = overview.today
    week = week_of(overview.recent, today, {}, overview.days)
    gone, to_come = week.marks[: today.weekday()], week.marks[today.weekday() :]
    signs = [SIGNS[mark] for mark in gone] + [TO_COME if mark in IDLE else SIGNS[mark] for mark in to_come]
    marks = [
        (f"{sign} ", MUTED if mark in IDLE else "$accent") for sign, mark in zip(signs, week.marks, strict=True)
    ]
    sessions = goal_words(week.sessions, settings.weekly_sessions)
    said = weeks_words(score_of(overview, settings.weekly_goal))
    weeks = [(f"\n{said}", MUTED)] if said else []
    blocks = [
        Content.assemble(
            ("This week", "bold"), "\n", ("M T W T F S S", MUTED), "\n", *marks, f"\n{sessions}", *weeks
        ),
        _walking(walking, settings),
    ]
    if not overview.empty:
        series = daily_pain(overview.pains, today, PAIN_DAYS)
        line = pain_bars(series, _BAR_ROWS) if roomy else pain_line(series)
        words = change_words(overview.pains, overview.first_week, today)
        blocks.append(Content.assemble((f"Pain, last {PAIN_DAYS} days", "bold"), "\n", line, "\n", (words, MUTED)))
    else:
        blocks.append(Content.styled(_EMPTY, MUTED))
    kept = kept_words(overview.recent, overview.now, _last_before(overview), days=overview.days)
    if kept:
        blocks.append(Content(kept))
    return Content("\n\n").join(blocks)


def _walking(walking: WalkingQuota, settings: Settings) -> Content:
    """The minutes of this week beside what is planned, in words and as a bar."""
    share = min(1.0, walking.done / walking.goal) if walking.goal else 0.0
    full = int(share * _BAR)
    own = f" · your aim: {settings.weekly_minutes}" if "weekly_minutes" in settings.written else ""
    return Content.assemble(
        ("Walking, cycling, swimming", "bold"),
        f"\n{walking_words(walking)}{own}\n",
        ("━" * full, "$accent"),
        ("─" * (_BAR - full), MUTED),
    )


def _last_before(overview: Overview) -> datetime | None:
    """A moment since which there was no session, if all that are known of were before the days of OVERVIEW."""
    known = len(sessions_that_count(overview.recent))
    return overview.now - timedelta(days=RECENT_DAYS) if overview.practice.counting > known else None


def next_days_prose(plan: Plan, prose: PlanProse) -> Content:
    """The days after today, in a line each."""
    days = [planned for planned in plan.days if planned.date > plan.today.date][:_NEXT_DAYS]
    lines = [prose.line(planned, DayDone()) for planned in days]
    return Content("\n").join([Content.styled("The next days", "bold"), *lines])


def card_prose(card: EducationCard) -> Content:
    """One thing worth knowing."""
    return Content.assemble((card.name, "bold"), "\n", " ".join(card.says))


def _morning_after(practised: date, today: date) -> Content:
    """That the morning after a session of the day PRACTISED is still to be told."""
    day = "yesterday" if practised == today - timedelta(days=1) else f"{practised:%A}"
    return Content.assemble(f"The morning after {day}?  Press ", ("r", "bold $accent"), ".")
