"""What Today says: one routine, why it is this one, and what this week was like."""

from datetime import datetime

from textual.content import Content

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.guidance.adapt import to_show
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.journal.trends import daily_pain, trend_words, week_of
from backcare_tui.domain.words.wording import counted, goal_words, greeting_words, minutes_words, whole_words
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.widgets.literal_text import MUTED
from backcare_tui.ui.widgets.pain_line import pain_line

_PAIN_DAYS = 14
_EMPTY = "Your journal is empty. It fills as you go: each session asks how your back is before and after."


def suggestion_prose(
    routine: Routine | None, catalogue: Catalogue, person: Person, why: str, now: datetime
) -> Content:
    """A greeting, ROUTINE as PERSON does it, and WHY it is this one; None where there is no routine at all."""
    if routine is None:
        body = [Content("There is no routine to suggest. Press 2 to see the exercises.")]
    else:
        timeline = to_show(routine, person, catalogue).timeline(catalogue)
        facts = [
            minutes_words(timeline.seconds),
            counted(len(timeline.items), "exercise"),
            timeline.place,
        ]
        names = " · ".join(planned.exercise.name for planned in timeline.items)
        body = [
            Content.assemble((routine.name, "bold $accent"), "\n", (" · ".join(facts), MUTED)),
            Content(names),
            Content(why),
            Content.assemble(("enter", "bold $accent"), " starts it"),
        ]
    return Content("\n\n").join([Content.styled(greeting_words(now), "bold"), *body])


def so_far_prose(overview: Overview, catalogue: Catalogue, settings: Settings) -> Content:
    """What was done this week beside the goals of SETTINGS, and how pain went."""
    today = overview.today
    week = week_of(overview.recent, today, catalogue.exercises)
    marks = [
        ("● " if done else "○ " if day <= today.weekday() else "· ", "$accent" if done else MUTED)
        for day, done in enumerate(week.practised)
    ]
    sessions = goal_words(week.sessions, settings.weekly_sessions, "session")
    minutes = f"{whole_words(week.aerobic_minutes)} of {settings.weekly_minutes} min"
    blocks = [
        Content.assemble(
            ("This week", "bold"),
            "\n",
            ("M T W T F S S", MUTED),
            "\n",
            *marks,
            f"\n{sessions}\nwalking, cycling, swimming: {minutes}",
        )
    ]
    if not overview.empty:
        line = pain_line(daily_pain(overview.pains, today, _PAIN_DAYS))
        words = trend_words(overview.pains, today)
        blocks.append(
            Content.assemble((f"Pain, last {_PAIN_DAYS} days", "bold"), "\n", line, "\n", (words, MUTED))
        )
    else:
        blocks.append(Content.styled(_EMPTY, MUTED))
    return Content("\n\n").join(blocks)
