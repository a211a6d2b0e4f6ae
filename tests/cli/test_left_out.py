"""What had to be left out is named up to twenty, then counted."""

from pathlib import Path

import pytest

from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock


@pytest.mark.parametrize(("bad", "lines"), [(20, 20), (21, 21), (300, 21)])
def test_own_files_that_are_left_out_are_twenty_and_a_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: int, lines: int
) -> None:
    program = Program(tmp_path, capsys, FakeClock(MORNING))
    for number in range(bad):
        program.write_own(f"exercises/bad-{number:03}.toml", "name = ")
    result = program("list")
    said = result.err.splitlines()
    assert (result.status, len(said)) == (0, lines)
    assert all(line.startswith("Left out: ") for line in said[:20])
    assert said[20:] == ([f"And {bad - 20:,} more. See: backcare-tui check"] if bad > 20 else [])


def test_the_doctor_names_twenty_and_counts_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = Program(tmp_path, capsys, FakeClock(MORNING))
    for number in range(300):
        program.write_own(f"exercises/bad-{number:03}.toml", "name = ")
    said = [line for line in program("doctor").out.splitlines() if "Left out: " in line]
    assert len(said) == 21
    assert said[-1] == "! Left out: 280 more. See: backcare-tui check"
