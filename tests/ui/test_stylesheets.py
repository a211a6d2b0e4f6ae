"""A screen's stylesheet holds in all of the program once the screen was shown: no two may style the same id."""

import re
from collections import defaultdict
from pathlib import Path

from backcare_tui import ui
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.plan import PlanScreen
from backcare_tui.ui.widgets.literal_text import LiteralText
from tests.ui import sample
from tests.ui.running_app import OpenApp

FOLDER = Path(ui.__file__).parent
STYLED = re.compile(r"#([a-z][a-z0-9-]*)(?=[^;]*[{,])")


def test_each_id_is_styled_by_one_stylesheet_and_given_beside_it() -> None:
    styled: dict[str, set[Path]] = defaultdict(set)
    given: dict[str, set[Path]] = defaultdict(set)
    for sheet in FOLDER.rglob("*.tcss"):
        for name in STYLED.findall(sheet.read_text(encoding="utf-8")):
            styled[name].add(sheet)
    for module in [*FOLDER.glob("screens/**/*.py"), *FOLDER.glob("dialogs/**/*.py")]:
        for name in re.findall(r'\bid="([a-z][a-z0-9-]*)"', module.read_text(encoding="utf-8")):
            given[name].add(module)
    assert len(styled) > 40
    assert {name: sheets for name, sheets in styled.items() if len(sheets) > 1} == {}
    elsewhere = {
        name: module
        for name, (sheet,) in styled.items()
        for module in given[name]
        if sheet.parent not in (*module.parents, FOLDER)
    }
    assert elsewhere == {}


async def test_a_day_of_the_plan_is_told_after_the_journal_was_shown(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24), entries=sample.a_fortnight()) as stage:
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.press("4")
        await stage.on(PlanScreen)
        await stage.see("Why")
        assert stage.screen.query_one("#planned-day", LiteralText).region.area > 0
