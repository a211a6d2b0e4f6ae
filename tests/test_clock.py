"""Where the computer is: the zone that TZ names, else the system's own; never UTC in silence."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo

import pytest

from backcare_tui import clock
from backcare_tui.clock import SystemClock, system_zone
from backcare_tui.errors import UsageError

SUMMER, WINTER = datetime(2026, 7, 20, 8, 30), datetime(2026, 1, 20, 8, 30)  # noqa: DTZ001


def offsets() -> tuple[str, str]:
    """The offsets here in summer and in winter."""
    zone = system_zone()
    return SUMMER.replace(tzinfo=zone).isoformat()[19:], WINTER.replace(tzinfo=zone).isoformat()[19:]


@pytest.mark.parametrize("year", [9991, 9999])
def test_a_clock_at_the_end_of_the_calendar_is_named(year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "universal_now", lambda: datetime(year, 12, 31, 23, tzinfo=UTC))
    with pytest.raises(UsageError, match=f"clock says {year}"):
        SystemClock()


@pytest.fixture
def no_tz(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)


@pytest.mark.parametrize(
    ("name", "summer", "winter"),
    [
        ("Europe/Berlin", "+02:00", "+01:00"),
        (":Europe/Berlin", "+02:00", "+01:00"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "+02:00", "+01:00"),
        ("<+0330>-3:30", "+03:30", "+03:30"),
        ("UTC-2", "+02:00", "+02:00"),
        ("Australia/Lord_Howe", "+10:30", "+11:00"),
        ("", "+00:00", "+00:00"),
    ],
)
def test_tz_names_the_zone(monkeypatch: pytest.MonkeyPatch, name: str, summer: str, winter: str) -> None:
    monkeypatch.setenv("TZ", name)
    assert offsets() == (summer, winter)


@pytest.mark.skipif(not TZPATH, reason="no zone database in files")
def test_tz_may_be_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", str(Path(TZPATH[0], "Asia", "Kathmandu")))
    assert offsets() == ("+05:45", "+05:45")


@pytest.mark.parametrize(
    "name",
    [
        "UTC-99",
        "UTC-20",
        "UTC-24",
        "UTC24:59:59",
        "CET-1CEST-30",
        "CET-1CEST-20,M3.5.0,M10.5.0/3",
        "Nowhere/City",
        "Europe",
        "/etc",
        "/etc/passwd",
        "../x",
        "x" * 10_000,
        "a\nb-1",
        "\udcff",
    ],
)
def test_a_tz_that_names_no_zone_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("TZ", name)
    with pytest.raises(UsageError, match="which names no time zone known here") as caught:
        SystemClock()
    assert "Europe/Berlin" in caught.value.advice
    assert len(caught.value.title) < 200


def test_a_refused_tz_is_one_sentence_of_every_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backcare_tui", "log", "3"],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"TZ": "UTC-99"},
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("TZ is “UTC-99”, which names no time zone known here.")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its zone elsewhere")
@pytest.mark.usefixtures("no_tz")
def test_without_tz_it_is_the_systems_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "localtime"
    monkeypatch.setattr(clock, "_LOCALTIME", link)
    clock._zone_of_link.cache_clear()
    link.symlink_to("/gone/zoneinfo/Asia/Kathmandu")  # as where no zone database is installed
    assert offsets() == ("+05:45", "+05:45")
    link.unlink()
    clock._zone_of_link.cache_clear()
    assert system_zone() is UTC


@pytest.mark.skipif(not TZPATH or sys.platform == "win32", reason="no zone database in files")
@pytest.mark.usefixtures("no_tz")
def test_another_zone_set_while_it_runs_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "localtime"
    monkeypatch.setattr(clock, "_LOCALTIME", link)
    link.symlink_to(Path(TZPATH[0], "Asia", "Tokyo"))
    running = SystemClock()
    assert running.now().utcoffset() == timedelta(hours=9)
    link.unlink()
    link.symlink_to(Path(TZPATH[0], "Asia", "Kathmandu"))
    assert running.now().utcoffset() == timedelta(hours=5, minutes=45)
    monkeypatch.setenv("TZ", "Nowhere/City")
    assert running.now().utcoffset() == timedelta(hours=5, minutes=45)


def test_now_has_the_offset_of_now_and_no_rule_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    running = SystemClock()
    now = running.now()
    assert now.utcoffset() == now.astimezone(ZoneInfo("Europe/Berlin")).utcoffset()
    assert (now + timedelta(days=182)).utcoffset() == now.utcoffset()
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
