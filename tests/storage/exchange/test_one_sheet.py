"""The report of twelve full weeks prints on one sheet of A4, as a real browser prints it."""

import os
import re
import shutil
import subprocess
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TypedDict
from uuid import UUID

import pytest

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.day_told import days_told
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    OwnActivityEntry,
    PegEntry,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.paper.because_of_pain import Closing
from backcare_tui.domain.journal.paper.report_page import report_page
from backcare_tui.domain.journal.trend.spans import Span, SpanKind
from backcare_tui.domain.journal.trend.trend import pain_trend
from backcare_tui.figure.trend.printed import printed
from tests.domain.journal.paper.told import report_of
from tests.storage.exchange.writer import write_html

FIRST = date(2026, 8, 31)
DAYS = 84
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ZONE = timezone(timedelta(hours=1))
_A4 = ("594.9", "841.9")
"""Points, less than half a point below 210 x 297 mm."""


class Told(TypedDict):
    """What every entry has."""

    id: UUID
    at: datetime


def twelve_weeks() -> list[Entry]:
    """What one who tells everything may have told: each kind of entry, eighteen exercises, what hurt, the leg."""
    entries: list[Entry] = []

    def told(number: int, hour: int) -> Told:
        day = FIRST + timedelta(days=number)
        at = datetime(day.year, day.month, day.day, hour, tzinfo=_ZONE)
        return {"id": UUID(int=number * 24 + hour), "at": at}

    for number in range(DAYS):
        pain = 7 - number * 4 // DAYS
        note = (
            "#medicine ibuprofen 400, twice"
            if number % 21 == 5
            else "#report slept badly"
            if number % 28 == 9
            else ""
        )
        leg = 2 if number % 5 == 0 else None
        entries.append(RatingEntry(**told(number, 8), pain=pain, leg_pain=leg, note=note))
        if number % 2 == 0:
            hurts = Complaint(
                pain=pain,
                what=list(PainKind)[number % 3],
                remedy=list(Remedy)[number % 2],
            )
            records = tuple(
                ExerciseRecord(
                    exercise=f"one-of-eighteen-{one % 18}",
                    planned_s=90,
                    done_s=60,
                    outcome=Outcome.ENDED_EARLY,
                    variation=Variation.EASIER if one % 3 else Variation.STANDARD,
                    complaints=(hurts,) if one == number and number % 4 == 0 else (),
                )
                for one in range(number, number + 9)
            )
            session = told(number, 18)
            entries.append(
                SessionEntry(
                    **session,
                    ended_at=session["at"],
                    routine="mine",
                    outcome=Outcome.COMPLETED,
                    pain_before=pain,
                    pain_after=pain - 1,
                    exercises=records,
                )
            )
            entries.append(MorningEntry(**told(number + 1, 7), compared=Compared.SAME))
        else:
            entries.append(ActivityEntry(**told(number, 12), exercise="walk", minutes=30))
        if number % 7 == 6:
            entries.append(PegEntry(**told(number, 20), pain=pain, enjoyment=5, activity=4))
        if number % 28 == 3:
            entries.append(OwnActivityEntry(**told(number, 21), name="carry the shopping home", ability=6))
    return entries


def the_report(*, with_notes: bool = False) -> str:
    last = FIRST + timedelta(days=DAYS - 1)
    entries = [entry for entry in twelve_weeks() if entry.at.date() <= last]
    closings = [Closing("urgent", FIRST + timedelta(days=9), FIRST + timedelta(days=12))]
    report = report_of(entries, FIRST, last, {}, closings=closings, days=MIDNIGHT)
    assert report is not None
    told = days_told(sorted(entries, key=lambda entry: entry.at, reverse=True), FIRST, last, days=MIDNIGHT)
    spans = (Span(SpanKind.FLARE_UP, FIRST + timedelta(days=30), FIRST + timedelta(days=36)),)
    picture = printed(pain_trend(told, FIRST, last, spans, report.baseline))
    return write_html(report_page(report, str.capitalize, with_notes=with_notes, picture=picture))


@pytest.fixture(scope="module")
def browser() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("there is no browser that prints")
    return found


def sheets(browser: str, html: str, folder: Path) -> list[tuple[str, str]]:
    """Width and height, in points, of each page on which BROWSER prints HTML."""
    page, pdf = folder / "report.html", folder / "report.pdf"
    page.write_text(html, "utf-8")
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    subprocess.run(
        [
            browser,
            "--headless=new",
            *as_root,
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )
    found = re.findall(rb"/Type /Page\b.*?/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf.read_bytes(), re.DOTALL)
    return [(width.decode()[:5], height.decode()[:5]) for width, height in found]


def test_twelve_weeks_fill_one_sheet(browser: str, tmp_path: Path) -> None:
    assert sheets(browser, the_report(), tmp_path) == [_A4]


def test_more_sheets_would_be_noticed(browser: str, tmp_path: Path) -> None:
    many = the_report(with_notes=True).replace("</blockquote>", "</blockquote><p>more</p>" * 20)
    assert len(sheets(browser, many, tmp_path)) > 1
