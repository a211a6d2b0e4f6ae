"""What `signs` prints."""

from pathlib import Path

import pytest

from backcare_tui.storage.written.catalogue_files import load_safety
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(MORNING))


def test_signs_prints_every_card_and_list_the_most_pressing_first(program: Program) -> None:
    safety = load_safety()
    lines = program("signs").out.splitlines()
    assert lines[0].startswith(
        "!! Get help now. Call your local emergency number or go to an emergency department"
    )
    emergency, *cards = safety.cards
    for_now, *lists = safety.lists
    wanted = [*emergency.signs, *for_now.lines]
    wanted += [sign for card in cards for sign in card.signs]
    wanted += [line for listed in lists for line in listed.lines]
    assert [line.removeprefix("- ") for line in lines if line.startswith("- ")] == wanted
    assert any(
        line.startswith("Call now if you notice: Call your local emergency number at once") for line in lines
    )


def test_signs_names_the_number_of_the_settings_and_begins_no_journal(program: Program, tmp_path: Path) -> None:
    program.write_settings('emergency_number = "112"\n')
    said = program("signs")
    assert "Call 112 or go" in said.out
    assert "{" not in said.out
    assert said.err == ""
    assert not list(tmp_path.rglob("*.db"))


def test_signs_are_printed_whatever_is_wrong_in_the_settings(program: Program) -> None:
    program.write_settings("emergency_number = \n")
    said = program("signs")
    assert "Call your local emergency number" in said.out
    assert "settings.toml: line 1" in said.err
