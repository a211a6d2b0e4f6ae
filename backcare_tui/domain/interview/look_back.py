"""Looking back: on the week, in three questions, and on how well one activity goes that matters to the person.

Each interview ends with what is to be said of it; empty where nothing came of it. Whoever leaves on the way has
written nothing, but for the name of an activity that they have typed before.
"""

from backcare_tui.domain.interview.question import Answer, Choice, NameQuestion, Question, Rated, RatingQuestion
from backcare_tui.domain.interview.steps import (
    Ask,
    Interview,
    Name,
    Rate,
    Recall,
    Remember,
    Rename,
    TellOwnActivity,
    TellWeek,
)
from backcare_tui.domain.journal.due.look_back import (
    OWN_ACTIVITY,
    WEEK,
    PegDay,
    is_own_activity_due,
    is_week_due,
    is_week_told,
    own_activity,
    was_asked_for_own_activity,
)
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.words.wording import number_words

_NOT_AT_ALL, _COMPLETELY = "not at all", "completely"

RATE_WEEK = RatingQuestion(
    name="week-pain",
    title="Over the past week, how strong was your pain on average?",
    explanation="The first of three. Better and worse days taken together.",
    escape=Choice.BACK,
)
RATE_ENJOYMENT = RatingQuestion(
    name="week-enjoyment",
    title="Over the past week, how much did pain get in the way of enjoying life?",
    explanation="The second of three.",
    escape=Choice.BACK,
    least=_NOT_AT_ALL,
    most=_COMPLETELY,
)
RATE_ACTIVITY = RatingQuestion(
    name="week-activity",
    title="Over the past week, how much did pain get in the way of what you do?",
    explanation="The last of three. At home, at work, on the way: whatever your days are made of.",
    escape=Choice.BACK,
    least=_NOT_AT_ALL,
    most=_COMPLETELY,
)

_MISSING = "The three belong together, so nothing was written: one of them has no number."
_IS_TOLD = "This week is in your journal already; it is asked once a week."


def week_question() -> Question:
    """Whether to look back on the week now."""
    return Question(
        name="week",
        title="Look back on the past week?",
        body="Three numbers, under a minute. They show over months what single days hide.",
        answers=(
            Answer(Choice.YES, "yes, answer the three questions"),
            Answer(Choice.LATER, "ask me later"),
            Answer(Choice.NO, "not this week"),
        ),
        escape=Choice.LATER,
    )


def ask_for_activity_question() -> Question:
    """Whether to name an activity, asked once after the first week."""
    return Question(
        name="own-activity-offer",
        title="Is there one thing that you would like to do more easily?",
        body="Tie your shoes, carry the shopping, work in the garden. You name it once, and say each month how "
        "well it goes.",
        answers=(
            Answer(Choice.YES, "yes, name it"),
            Answer(Choice.LATER, "ask me later"),
            Answer(Choice.NO, "no, and do not ask again"),
        ),
        escape=Choice.LATER,
    )


def activity_question(name: str) -> Question:
    """Whether to say now how well what is called NAME goes."""
    return Question(
        name="own-activity-due",
        title=f"How well does it go now: “{name}”?",
        body="You said that this matters to you. Once a month you put a number to it.",
        answers=(
            Answer(Choice.YES, "yes, put a number to it"),
            Answer(Choice.LATER, "ask me later"),
            Answer(Choice.NO, "not this month"),
        ),
        escape=Choice.LATER,
    )


def same_activity_question(before: str, name: str) -> Question:
    """Whether what was called BEFORE is what is now called NAME."""
    return Question(
        name="same-activity",
        title=f"Is “{name}” the same as “{before}”?",
        body="If it is, what you said of it so far gets the new name.",
        answers=(
            Answer(Choice.YES, "yes, the same by another name"),
            Answer(Choice.NO, "no, something else; begin anew with it"),
            Answer(Choice.BACK, "go back, and leave it as it was"),
        ),
        escape=Choice.BACK,
    )


def name_question(known: str) -> NameQuestion:
    """What to call the activity; KNOWN is what it is called so far."""
    return NameQuestion(
        name="name-activity",
        title="What would you like to do more easily?",
        explanation="In a few words of your own, such as: tie my shoes.",
        known=known,
    )


def rate_activity(name: str) -> RatingQuestion:
    """How well what is called NAME goes: here more is better."""
    return RatingQuestion(
        name="own-activity",
        title=f"How well does it go now: “{name}”?",
        explanation="Here more is better: 10 is as well as ever.",
        escape=Choice.BACK,
        least="cannot do it",
        most="as well as ever",
    )


# The interviews


def look_back_if_due(day: PegDay) -> Interview[str]:
    """What is due of both, each only if the person wants it now; the week is asked about from DAY on."""
    overview: Overview = yield Recall()
    said = ""
    if is_week_due(overview, day):
        said = yield from _week_if_wanted(overview)
    if is_own_activity_due(overview):
        name = own_activity(overview)
        choice = yield Ask(activity_question(name))
        if choice is Choice.NO:
            yield Remember(Subject.NOT_NOW, OWN_ACTIVITY)
        elif choice is Choice.YES:
            said = _both(said, (yield from _rate_activity(name)))
    return said


def look_back_on_week(day: PegDay) -> Interview[str]:
    """The three questions, unless they were answered in the week that began on DAY."""
    overview: Overview = yield Recall()
    if is_week_told(overview, day):
        return _IS_TOLD
    return (yield from _tell_week())


def look_at_own_activity() -> Interview[str]:
    """What it is called, and how well it goes."""
    overview: Overview = yield Recall()
    return (yield from _name_and_rate(own_activity(overview)))


def look_back(day: PegDay) -> Interview[str]:
    """The week, unless it is told, and the activity of one's own."""
    overview: Overview = yield Recall()
    said = _IS_TOLD if is_week_told(overview, day) else (yield from _tell_week())
    if not said:  # whoever leaves the first part leaves all of it
        return ""
    return _both(said, (yield from _name_and_rate(own_activity(overview))))


def _week_if_wanted(overview: Overview) -> Interview[str]:
    choice = yield Ask(week_question())
    if choice is Choice.NO:
        yield Remember(Subject.NOT_NOW, WEEK)
    if choice is not Choice.YES:
        return ""
    said = yield from _tell_week()
    if said.startswith(_SAVED) and not was_asked_for_own_activity(overview):
        choice = yield Ask(ask_for_activity_question())
        if choice is Choice.NO:
            yield Remember(Subject.OWN_ACTIVITY, "")
        elif choice is Choice.YES:
            said = _both(said, (yield from _name_and_rate("")))
    return said


_SAVED = "Saved: "


def _tell_week() -> Interview[str]:
    told: list[int] = []
    for question in (RATE_WEEK, RATE_ENJOYMENT, RATE_ACTIVITY):
        rated: Rated = yield Rate(question)
        if rated is None:
            return _MISSING
        if isinstance(rated, Choice):
            return ""
        told.append(rated)
    pain, enjoyment, activity = told
    kept: bool = yield TellWeek(pain, enjoyment, activity)
    return f"{_SAVED}the past week, overall {number_words(sum(told) / 3)} of 10." if kept else ""


def _name_and_rate(known: str) -> Interview[str]:
    name: str | None = yield Name(name_question(known))
    if name is None:
        return ""
    if known and name != known:
        choice = yield Ask(same_activity_question(known, name))
        if choice is Choice.BACK:
            return ""
        if choice is Choice.YES:
            yield Rename(known, name)
    if name != known:
        yield Remember(Subject.OWN_ACTIVITY, name)
    return (yield from _rate_activity(name))


def _rate_activity(name: str) -> Interview[str]:
    rated: Rated = yield Rate(rate_activity(name))
    if rated is None or isinstance(rated, Choice):
        return ""
    kept: bool = yield TellOwnActivity(name, rated)
    return f"{_SAVED}“{name}” goes {rated} of 10." if kept else ""


def _both(*said: str) -> str:
    return " ".join(filter(None, said))
