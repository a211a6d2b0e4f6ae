"""How what is rated went, asked of a journal: as it is of its entries and memos, whatever is wanted of them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from backcare_tui.domain.journal.day_told import days_told
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.memo import listed, memos_in
from backcare_tui.domain.journal.trend.baseline import baseline_of
from backcare_tui.domain.journal.trend.daily_pain import pain_by_day
from backcare_tui.domain.journal.trend.period import Period
from backcare_tui.domain.journal.trend.spans import spans_of
from backcare_tui.domain.journal.trend.trend import Measure, Trend, look_back_trend, pain_trend
from backcare_tui.domain.journal.wanted import EVERYTHING, Wanted
from backcare_tui.storage.journal.latest.trend import read_trend, read_trends
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.irregular_year import LAST, irregular_year
from tests.storage.taken_in import taken_in

KEPT = irregular_year()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JournalStore]:
    store = JournalStore.open(
        tmp_path_factory.mktemp("year"), FakeClock(datetime.combine(LAST, time(21), UTC)), MIDNIGHT
    )
    taken_in(store, reversed(KEPT))
    yield store
    store.close()


def expected(measure: Measure, first: date, last: date, wanted: Wanted) -> Trend:
    """The trend by all that is kept at once."""
    entries = [entry for entry in listed(KEPT) if wanted.matches(entry, days=MIDNIGHT)]
    pains = pain_by_day(listed(KEPT), date.min, last, days=MIDNIGHT)
    spans = spans_of(memos_in(KEPT), first, last, pains, days=MIDNIGHT)
    if measure is Measure.PAIN:
        told = days_told(entries, date.min, last, days=MIDNIGHT)
        return pain_trend(
            told, first, last, spans, baseline_of(pain_by_day(listed(KEPT), date.min, last, days=MIDNIGHT))
        )
    return look_back_trend(measure, entries, first, last, spans, days=MIDNIGHT)


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("back", [0, 130, 255, 400])
@pytest.mark.parametrize(
    "wanted",
    [
        EVERYTHING,
        Wanted(since=LAST - timedelta(days=20)),
        Wanted(until=LAST - timedelta(days=20)),
        Wanted(kind="rating"),
        Wanted(kind="peg"),
        Wanted(routine="gentle-day"),
        Wanted("long day"),
    ],
    ids=["all", "since", "until", "ratings", "peg", "routine", "words"],
)
def test_it_is_as_all_entries_at_once_say(
    store: JournalStore, measure: Measure, back: int, wanted: Wanted
) -> None:
    last = LAST - timedelta(days=back)
    for period in (Period.WEEK, Period.QUARTER):
        first, _ = period.up_to(last, None)
        assert read_trend(store, measure, first, last, wanted) == expected(measure, first, last, wanted)


def test_what_was_never_rated_has_no_trend(store: JournalStore) -> None:
    measures = [trend.measure for trend in read_trends(store, Period.YEAR, LAST)]
    assert measures == [Measure.PAIN, Measure.PEG, Measure.OWN_ACTIVITY]
    (trend,) = read_trends(store, Period.YEAR, LAST, Wanted(routine="wind-down"))
    assert trend.measure is Measure.PAIN


def test_what_all_trends_need_is_asked_once(store: JournalStore, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def note(question: str, ask: Callable[..., object]) -> None:
        def noted(*told: object) -> object:
            asked.append(question)
            return ask(*told)

        monkeypatch.setattr(store, question, noted)

    note("days_told", store.days_told)
    note("memos", store.memos)
    assert len(read_trends(store, Period.YEAR, LAST)) == 3
    assert sorted(asked) == ["days_told", "memos"]


def test_days_that_are_wanted_are_the_period(store: JournalStore) -> None:
    march = Wanted(since=date(2026, 3, 1), until=date(2026, 3, 31))
    trend, *_ = read_trends(store, Period.ALL, LAST, march)
    assert (trend.first, trend.last) == (march.since, march.until)
    assert [span.name for span in trend.spans] == ["flare-up"]
    week, *_ = read_trends(store, Period.WEEK, LAST, march)
    assert (week.first, week.last) == (date(2026, 3, 25), march.until)
    none, *_ = read_trends(store, Period.WEEK, LAST, Wanted(since=LAST + timedelta(days=9)))
    assert (none.first, none.last, none.days) == (LAST, LAST, {})


def test_all_days_are_those_from_the_first_entry_on(store: JournalStore) -> None:
    trend, *_ = read_trends(store, Period.ALL, LAST)
    assert trend.first == min(entry.at.date() for entry in listed(KEPT))


def test_an_empty_journal_has_an_empty_trend(tmp_path: Path) -> None:
    store = JournalStore.open(tmp_path, FakeClock(), MIDNIGHT)
    try:
        (trend,) = read_trends(store, Period.ALL, LAST)
        assert (trend.length, trend.days, trend.baseline) == (7, {}, None)
        assert read_trend(store, Measure.PAIN, date.min, LAST).days == {}
    finally:
        store.close()
