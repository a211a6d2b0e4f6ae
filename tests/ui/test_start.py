"""What a start does, and in which order: the first words wait for nothing that only what follows needs."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.layers import ROOT
from tests.storage.welcomed import welcome

WHAT_IS_READ_LATER = (
    "pydantic",
    "sqlite3",
    "tomli",
    "tomllib",
    "backcare_tui.domain.journal",
    "backcare_tui.storage",
)

_FIRST_PICTURE = f"""
import sys
from backcare_tui.clock import SystemClock
from backcare_tui.ui.app import BackcareApp

class OverError(Exception):
    pass

def reads_the_disk(app):
    shown = "\\n".join(strip.text for strip in app.screen._compositor.render_strips())
    loaded = [name for name in {WHAT_IS_READ_LATER} if name in sys.modules]
    print("Reading your journal." in shown, loaded, file=sys.__stdout__, flush=True)
    raise OverError

BackcareApp._make_flows = reads_the_disk
BackcareApp(SystemClock(1.0), lambda: None).run(headless=True)
"""


def test_the_first_words_are_there_before_anything_is_imported_that_reads() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_PICTURE], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "True []", done.stderr


WHAT_TODAY_DOES_WITHOUT = (
    "pydantic",
    "backcare_tui.domain.session.draft",
    "backcare_tui.domain.interview.question",
    "backcare_tui.figure.picture",
    "backcare_tui.ui.screens.catalogue",
    "backcare_tui.ui.flows.session",
    "backcare_tui.ui.widgets.choice_list",
    "textual.widgets._progress_bar",
)

_TODAY_FILLED = f"""
import asyncio, os, sys, tempfile
from pathlib import Path
from backcare_tui.__main__ import real_parts
from backcare_tui.cli.call import Call
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.app import BackcareApp
from backcare_tui.ui.screens.today import TodayScreen
from tests.storage.welcomed import welcome

parts = real_parts(os.environ)

async def words_are_there(screen):
    shown = "\\n".join(strip.text for strip in screen._compositor.render_strips())
    loaded = [name for name in {WHAT_TODAY_DOES_WITHOUT} if name in sys.modules]
    print("enter starts it" in shown and "This week" in shown, loaded, file=sys.__stdout__, flush=True)
    screen.app.exit()

TodayScreen._show_exercises = words_are_there
with tempfile.TemporaryDirectory() as folder:
    call = Call(parts, Path(folder) / "data", Path(folder) / "config")
    journal = JournalThread(Path(folder) / "data", parts.clock, MIDNIGHT)
    asyncio.run(journal.call(welcome))
    BackcareApp(parts.clock, lambda: (call.loaded(), journal)).run(headless=True, size=(100, 30))
    journal.close()
"""


def test_todays_words_wait_for_nothing_that_only_later_keys_need() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _TODAY_FILLED], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "True []", done.stderr


WHAT_ENTER_DOES_WITHOUT = (
    "pydantic",
    "backcare_tui.ui.screens.catalogue",
    "backcare_tui.ui.screens.journal.screen",
    "backcare_tui.ui.widgets.figure.preview",
    "backcare_tui.figure.picture",
)

_ENTER_AT_ONCE = f"""
import asyncio, os, sys, tempfile
from pathlib import Path
from backcare_tui.__main__ import real_parts
from backcare_tui.cli.call import Call
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.app import BackcareApp
from backcare_tui.ui.flows.flows import Flows
from tests.storage.welcomed import welcome

parts = real_parts(os.environ)

class Session:
    async def begin(self, routine):
        loaded = [name for name in {WHAT_ENTER_DOES_WITHOUT} if name in sys.modules]
        print(routine.id, loaded, file=sys.__stdout__, flush=True)
        app.exit()

    def close(self):
        pass

Flows.session = Session()

async def press(pilot):
    await pilot.press("enter")

with tempfile.TemporaryDirectory() as folder:
    call = Call(parts, Path(folder) / "data", Path(folder) / "config")
    journal = JournalThread(Path(folder) / "data", parts.clock, MIDNIGHT)
    asyncio.run(journal.call(welcome))
    app = BackcareApp(parts.clock, lambda: (call.loaded(), journal))
    app.run(headless=True, size=(100, 30), auto_pilot=press)
    journal.close()
"""


def test_whoever_starts_at_once_waits_for_no_other_place() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ENTER_AT_ONCE], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "today []", done.stderr


WHAT_THE_FIRST_QUESTION_DOES_WITHOUT = (
    "backcare_tui.ui.screens.session",
    "backcare_tui.ui.dialogs.forms.summary",
    "backcare_tui.ui.dialogs.asking.name",
    "backcare_tui.figure.picture",
    "textual.widgets._text_area",
)


def test_the_first_question_of_a_session_waits_for_nothing_that_only_follows_it() -> None:
    program = f"""
import sys
import backcare_tui.ui.flows.session, backcare_tui.ui.flows.interviews, backcare_tui.ui.dialogs.asking.rating
print([name for name in {WHAT_THE_FIRST_QUESTION_DOES_WITHOUT} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize(
    "names",
    [WHAT_IS_READ_LATER, WHAT_TODAY_DOES_WITHOUT, WHAT_ENTER_DOES_WITHOUT, WHAT_THE_FIRST_QUESTION_DOES_WITHOUT],
)
def test_what_is_not_to_be_imported_is_there(names: tuple[str, ...]) -> None:
    """Of a module that has another name by now, nothing would be noticed."""
    assert [name for name in names if find_spec(name) is None] == []


_GARBAGE = """
import gc, json, os, sys
from backcare_tui import __main__ as program

def looked():
    return sum(generation["collections"] for generation in gc.get_stats())

def headless(app):
    def started():
        told = {"looked": looked() - before}
        begun()
        told |= {"frozen": gc.get_freeze_count(), "then": gc.get_threshold()[0]}
        print(json.dumps(told), file=sys.__stdout__, flush=True)
        app.exit()

    begun, app._started = app._started, started
    app.run(headless=True, size=(100, 30))

class Patched:
    def find_spec(self, name, *_):
        if name == "backcare_tui.ui.app":  # the last that an app imports before it runs
            from backcare_tui.ui.terminal.terminal_app import TerminalApp

            TerminalApp.run_in_terminal = headless

sys.meta_path.insert(0, Patched())
program._can_draw = lambda environ: True
before = looked()
program.main()
"""


def test_a_start_looks_for_no_garbage_in_what_it_makes_and_nobody_does_later(tmp_path: Path) -> None:
    store = JournalStore.open(tmp_path / "data", FakeClock(), MIDNIGHT)
    welcome(store)
    store.close()
    arguments = ["--data-dir", str(tmp_path / "data"), "--config-dir", str(tmp_path / "config")]
    done = subprocess.run(
        [sys.executable, "-c", _GARBAGE, *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    told = json.loads(done.stdout)
    assert told["looked"] == 0
    assert told["frozen"] > 100_000
    assert told["then"] < 100_000


OURS = ("backcare_tui", "textual")
_KEYS = ["2", "j", "f", "escape", "3", "j", "a", "escape", "1", "r", "escape", "question_mark", "escape"]
_KEYS += [
    "exclamation_mark",
    "escape",
    "enter",
    "4",
    "enter",
    "space",
    "l",
    "p",
    "c",
    "escape",
    "p",
    "i",
    "escape",
    "escape",
]

_NEXT_KEYS = f"""
import asyncio, sys, tempfile
from pathlib import Path
from tests.ui.running_app import run_app

async def imported_by_keys():
    with tempfile.TemporaryDirectory() as folder:
        async with run_app(Path(folder) / "journal") as stage:
            await stage.settle()
            before = set(sys.modules)
            for key in {_KEYS}:
                await stage.press(key)
            return [name for name in sys.modules if name not in before and name.startswith({OURS})]

print(asyncio.run(imported_by_keys()))
"""


def test_no_key_waits_for_an_import_once_today_is_there() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _NEXT_KEYS], capture_output=True, text=True, timeout=120, check=False, cwd=ROOT
    )
    assert done.stdout.strip() == "[]", done.stderr
