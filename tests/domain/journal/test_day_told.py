"""What a journal says of each day."""

from datetime import date, timedelta

from backcare_tui.domain.catalogue.terms import GENTLE
from backcare_tui.domain.journal.day_told import DayTold, days_told
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import Entry, Outcome
from tests.domain.builders import a_rating, when
from tests.storage.entries import a_record, a_session, a_walk

DAY, NEXT = date(2026, 11, 22), date(2026, 11, 23)
SHORT = a_record().model_copy(update={"planned_s": 600.0, "done_s": 20.0, "outcome": Outcome.ENDED_EARLY})
TOLD: list[Entry] = [
    a_rating(when(23, 2), 5),
    a_walk(when(22, 20), 12.5),
    a_session(at=when(22, 18), ended_at=when(22, 19), routine=GENTLE, pain_before=6, pain_after=4, leg_pain=2),
    a_session(at=when(22, 17), ended_at=when(22, 17), exercises=(SHORT,), pain_before=None, pain_after=3),
    a_walk(when(22, 12), 20),
    a_session(at=when(22, 9), ended_at=when(22, 10), pain_before=4, pain_after=4),
    a_rating(when(22, 8), 4),
]
"""Latest first."""


def test_a_day() -> None:
    assert days_told(TOLD, DAY, DAY, days=MIDNIGHT) == {
        DAY: DayTold(
            sessions=2,
            gentle=1,
            started=3,
            minutes=32.5,
            pains={4: 4, 6: 1, 3: 1},
            pairs=((4, 4), (6, 4)),
            leg=2,
            tells_of_leg=True,
            entries=6,
        )
    }


def test_a_day_ends_when_the_person_says() -> None:
    told = days_told(TOLD, DAY, NEXT, Days(timedelta(hours=3)))
    assert list(told) == [DAY]
    assert (told[DAY].entries, told[DAY].pains[5]) == (7, 1)
    assert days_told(TOLD, DAY, NEXT, days=MIDNIGHT)[NEXT] == DayTold(entries=1, pains={5: 1})


def test_a_leg_that_did_not_hurt_was_asked_about() -> None:
    told = days_told([a_rating(when(22), leg_pain=0)], DAY, DAY, days=MIDNIGHT)[DAY]
    assert (told.leg, told.tells_of_leg) == (0, False)
