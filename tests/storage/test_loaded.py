"""What is read for the app and for a session."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.terms import TODAY, CautionTag
from backcare_tui.domain.guidance.education import card_due
from backcare_tui.domain.guidance.signs.signs_said import SignsSaid
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.memo import FlareSaid, MemoEntry, PauseSaid, Subject
from backcare_tui.domain.journal.overview import Overview, overview_of
from backcare_tui.storage.folders import find_folders
from backcare_tui.storage.loaded import Loaded
from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles
from backcare_tui.storage.written.settings_file import Settings
from tests.shipped import shipped_files
from tests.storage.entries import MORNING, a_memo, a_rating, a_record, a_session, a_walk


def test_a_card_is_there_for_who_wants_one(tmp_path: Path) -> None:
    overview = Overview(datetime(2026, 11, 22, 9, tzinfo=UTC), days=MIDNIGHT)
    folders = find_folders(tmp_path, tmp_path, {})
    loaded = Loaded(CatalogueFiles(None), Settings(), folders)
    card = loaded.card(overview)
    assert card is not None
    assert card.id == card_due(overview)
    assert Loaded(CatalogueFiles(None), Settings(education=False), folders).card(overview) is None


def test_no_card_reassures_anybody_who_needs_help(tmp_path: Path) -> None:
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    sign = MemoEntry(id=uuid4(), at=now, about=Subject.SIGNS, says="emergency")
    loaded = Loaded(CatalogueFiles(None), Settings(), find_folders(tmp_path, tmp_path, {}))
    assert loaded.card(Overview(now, memos=(sign,), days=MIDNIGHT)) is None


def test_what_was_not_set_stays_unset_when_something_else_is_changed(tmp_path: Path) -> None:
    folders = find_folders(tmp_path, tmp_path, {})
    loaded = Loaded(CatalogueFiles(None), Settings(pace=0.8), folders)
    loaded.change_settings({"session_minutes": 15.0})
    assert loaded.settings.written == {"pace", "session_minutes"}


def test_an_outline_that_is_known_leads_to_the_same_plan(tmp_path: Path) -> None:
    strength = a_session(at=MORNING - timedelta(days=1), exercises=(a_record(),))
    for sessions in ((), (strength,)):
        overview = overview_of(sessions, MORNING, days=MIDNIGHT)
        loaded = somebody(tmp_path)
        outline = loaded.outline(overview)
        plan = loaded.plan(overview)
        assert plan == somebody(tmp_path).plan(overview)
        assert plan.today.kind is outline.today.kind


def test_nothing_is_planned_again_in_the_same_hour_while_nothing_else_is_so_now(tmp_path: Path) -> None:
    loaded = somebody(tmp_path)
    yesterday = MORNING - timedelta(days=1)
    entries = (a_session(at=yesterday, ended_at=yesterday, exercises=(a_record(),)),)
    first = overview_of(entries, MORNING, days=MIDNIGHT)
    later = overview_of(entries, MORNING + timedelta(minutes=20), days=MIDNIGHT)
    assert loaded.outline(later) is loaded.outline(first)
    assert loaded.plan(later) is loaded.plan(first)
    with_note = overview_of((entries[0].model_copy(update={"note": "stiff"}),), MORNING, days=MIDNIGHT)
    assert loaded.plan(with_note) is loaded.plan(first)
    after = overview_of((a_rating(at=MORNING), *entries), MORNING, days=MIDNIGHT)
    assert loaded.plan(after) is not loaded.plan(first)


SETTINGS = (
    Settings(),
    Settings(session_minutes=25.0),
    Settings(usual_pain_is_high=True),
    Settings(about_me=(CautionTag.OSTEOPOROSIS,)),
    Settings(about_me=(CautionTag.OSTEOPOROSIS,), do_anyway=("side-bend", "curl-up")),
)
LATER = tuple(timedelta(minutes=minutes) for minutes in (0, 0, 1, 59, 61, 3 * 60, 12 * 60, 24 * 60, 9 * 24 * 60))
ZONES = tuple(timezone(timedelta(hours=hours)) for hours in (0, 1, -8, 12.75))
SAID = (
    (Subject.PAUSE, PauseSaid.ILL),
    (Subject.PAUSE, PauseSaid.OVER),
    (Subject.FLARE, FlareSaid.BEGAN),
    (Subject.DAY, f"{MORNING:%Y-%m-%d} gentle"),
    (Subject.SIGNS, SignsSaid.URGENT),
)


@st.composite
def recorded(draw: st.DrawFn) -> Entry:
    """Something on one of the days before `MORNING`, or still to come in the hours after it."""
    at = MORNING - timedelta(minutes=draw(st.integers(-20 * 60, 12 * 24 * 60)))
    match draw(st.sampled_from(["rating", "walk", "session", "session"])):
        case "rating":
            return a_rating(draw(st.integers(0, 10)), id=draw(st.uuids()), at=at)
        case "walk":
            return a_walk(at, draw(st.sampled_from([5.0, 30.0])), id=draw(st.uuids()))
    done = st.sampled_from(["bridge", "cat-cow", "knee-rolls", "walk", "mine"])
    records = (a_record().model_copy(update={"exercise": one}) for one in draw(st.lists(done, unique=True)))
    pain = draw(st.none() | st.integers(0, 10))
    return a_session(
        id=draw(st.uuids()), at=at, ended_at=at, routine=TODAY, pain_worst=pain, exercises=tuple(records)
    )


@given(st.data())
def test_whatever_a_plan_goes_by_has_it_made_anew(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """One thing changes from each question to the next; the answer is that of who is asked for the first time."""
    folder = tmp_path_factory.getbasetemp()
    loaded = somebody(folder)
    entries = sorted(data.draw(st.lists(recorded(), max_size=8)), key=lambda entry: entry.at, reverse=True)
    told: list[MemoEntry] = []
    now, days, left_out = MORNING, MIDNIGHT, 0
    for what in data.draw(
        st.lists(st.sampled_from(["time", "zone", "entries", "memo", "days", "settings"]), min_size=4)
    ):
        match what:
            case "time":
                now += data.draw(st.sampled_from(LATER))
            case "zone":
                now = now.astimezone(data.draw(st.sampled_from(ZONES)))
            case "entries":
                left_out = data.draw(st.integers(0, 1))
            case "memo":
                about, says = data.draw(st.sampled_from(SAID))
                told.insert(0, a_memo(about, says, at=now))
            case "days":
                days = data.draw(st.sampled_from([MIDNIGHT, Days(timedelta(hours=9))]))
            case "settings":
                loaded.settings = data.draw(st.sampled_from(SETTINGS))
        overview = overview_of(entries[left_out:], now, told, days=days)
        afresh = somebody(folder, loaded.settings)
        is_same = loaded.outline(overview) == afresh.outline(overview)
        assert is_same, what  # what differs is too much to be written down for each example that is tried
        is_same = loaded.plan(overview) == afresh.plan(overview)
        assert is_same, what


def somebody(folder: Path, settings: Settings | None = None) -> Loaded:
    return Loaded(shipped_files(), settings or Settings(), find_folders(folder, folder, {}))
