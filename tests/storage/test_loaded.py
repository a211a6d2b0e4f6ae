"""What is read for the app and for a session."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from backcare_tui.domain.guidance.education import card_due
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview, overview_of
from backcare_tui.storage.folders import find_folders
from backcare_tui.storage.loaded import Loaded
from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles
from backcare_tui.storage.written.settings_file import Settings
from tests.storage.entries import MORNING, a_record, a_session


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


def test_the_plan_of_a_day_whose_outline_is_known_is_the_plan_of_that_day(tmp_path: Path) -> None:
    loaded = Loaded(CatalogueFiles(None), Settings(), find_folders(tmp_path, tmp_path, {}))
    strength = a_session(at=MORNING - timedelta(days=1), exercises=(a_record(),))
    for sessions in ((), (strength,)):
        overview = overview_of(sessions, MORNING, days=MIDNIGHT)
        outline = loaded.outline(overview)
        plan, whole = loaded.plan(overview, outline), loaded.plan(overview)
        assert plan.today == whole.today
        assert plan.today.kind is outline.today.kind
        assert plan.days == whole.days[: MORNING.weekday() + 1]
