"""The morning after a session: half of what is to be known about how much is right."""

from backcare_tui.domain.interview.before.questions import COMPARED, RATE_MORNING, morning_question
from backcare_tui.domain.interview.before.signs_again import signs_if_due
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.steps import Ask, FirstToday, Interview, Rate, Recall, TellMorning
from backcare_tui.domain.journal.due.morning import is_first_morning, morning_due
from backcare_tui.domain.journal.entry import SessionEntry
from backcare_tui.domain.journal.overview import Overview


def ask_once_about_morning(means: Means) -> Interview[bool]:
    """Ask about the morning after the last session, once a day; whether the exercises are open, as far as it says.

    Who leaves it is not asked again that day.
    """
    overview: Overview = yield Recall()
    session = morning_due(overview)
    if session is None:
        return True
    first: bool = yield FirstToday()
    if not first:
        return True
    _, are_open = yield from tell_morning(session, overview, means)
    return are_open


def tell_morning(session: SessionEntry, overview: Overview, means: Means) -> Interview[tuple[bool, bool]]:
    """How the first morning after SESSION was, in points too where that is today's: nobody knows them for long.
    Whether anything was told, and whether exercises are open after it.
    """
    name = means.catalogue.name_of(session.routine)
    question = morning_question(session, name, overview.now, overview.days)
    answer: Choice = yield Ask(question)
    if answer is Choice.BACK:
        return False, True
    pain: int | None = None
    if is_first_morning(session, overview.now, overview.days):
        pain = yield Rate(RATE_MORNING)
    compared = COMPARED.get(answer)
    if compared is None and pain is None:
        return False, True
    yield TellMorning(session.id, compared, pain)
    overview = yield Recall()
    are_open = yield from signs_if_due(overview, means, pain)
    return True, are_open
