"""A day that the calendar marks as one of a flare-up is one for the plan, too, whatever is rated or not."""

from datetime import timedelta
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import RatingEntry
from backcare_tui.domain.journal.memo import FlareSaid, MemoEntry, Subject
from backcare_tui.domain.journal.overview import overview_of
from backcare_tui.domain.journal.trend.spans import SpanKind, spans_of
from backcare_tui.domain.plan.shaping import soreness_now
from tests.domain.plan.people import BEGIN

_RATED = st.one_of(st.none(), st.integers(0, 10))
_SAID = st.dictionaries(st.integers(1, 30), st.sampled_from(FlareSaid), min_size=1, max_size=3)


@given(rated=st.lists(_RATED, min_size=31, max_size=31), said=_SAID)
@example(rated=[3] * 10 + [None] * 21, said={10: FlareSaid.BEGAN})
@example(rated=[3] * 10 + [7, None, 7, 7, None, 7, None, None] + [3] * 13, said={10: FlareSaid.BEGAN})
@example(rated=[3] * 10 + [7] * 21, said={10: FlareSaid.BEGAN, 12: FlareSaid.BEGAN, 14: FlareSaid.OVER})
@example(rated=[3] * 10 + [8, 8, 8, 8, 10, 10, 10] + [None] * 14, said={10: FlareSaid.BEGAN})
def test_what_is_marked_today_is_what_the_plan_goes_by(
    rated: list[int | None], said: dict[int, FlareSaid]
) -> None:
    morning = [
        RatingEntry(id=UUID(int=day + 1), at=BEGIN + timedelta(days=day, hours=8), pain=pain)
        for day, pain in enumerate(rated)
        if pain is not None
    ]
    memos = [
        MemoEntry(id=UUID(int=day + 100), at=BEGIN + timedelta(days=day, hours=8), about=Subject.FLARE, says=says)
        for day, says in sorted(said.items(), reverse=True)
    ]
    for day in range(len(rated)):
        now = BEGIN + timedelta(days=day, hours=9)
        overview = overview_of(
            [one for one in morning[::-1] if one.at <= now],
            now,
            [memo for memo in memos if memo.at <= now],
            days=MIDNIGHT,
        )
        sore = soreness_now(overview)
        spans = spans_of(overview.memos, now.date(), now.date(), overview.pains, days=MIDNIGHT)
        marked = [span for span in spans if span.kind is SpanKind.FLARE_UP]
        assert bool(marked) == (sore.day > 0 and sore.told), (day, marked, sore)
