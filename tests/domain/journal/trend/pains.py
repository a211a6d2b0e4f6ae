"""Days with ratings, for the tests of trends."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import strategies as st

from backcare_tui.domain.journal.trend.daily_pain import PainByDay

FIRST = date(2026, 1, 1)


def pains_of(*rated: int | None) -> PainByDay:
    """One rating a day from the first of January on; None for a day without."""
    return {FIRST + timedelta(days=number): {pain: 1} for number, pain in enumerate(rated) if pain is not None}


def days_of(most: int = 60) -> st.SearchStrategy[PainByDay]:
    """Days of some weeks, a few or many of them rated, once or several times."""
    days = st.integers(0, most).map(lambda number: FIRST + timedelta(days=number))
    ratings = st.lists(st.integers(0, 10), min_size=1, max_size=4).map(Counter)
    return st.dictionaries(days, ratings, max_size=most)
