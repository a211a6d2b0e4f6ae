"""Whoever never hears a cue does not pay for one."""

import subprocess
import sys

HEAVY = ("wakepy", "jeepney", "textual", "rich", "sqlite3", "asyncio")


def test_importing_the_cues_loads_nothing_heavy() -> None:
    program = f"""
import sys
from backcare_tui.cues import announcer, awake, probe
awake.KeepAwake()
print([name for name in {HEAVY} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
