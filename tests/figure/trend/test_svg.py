"""A trend as SVG: whole, told in words, and without anything that could do something."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from backcare_tui.domain.journal.trend.period import Period
from backcare_tui.domain.journal.trend.sentences import trend_sentences
from backcare_tui.domain.journal.trend.trend import Measure, Trend
from backcare_tui.figure.trend.svg import trend_svg
from tests.domain.journal.trend.trends import trend_of_days, trend_of_year, trends

SVG = "{http://www.w3.org/2000/svg}"


def drawn(trend: Trend) -> ET.Element:
    return ET.fromstring(trend_svg(trend))  # noqa: S314 (it is our own)


def of_class(svg: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in svg.iter() if one.get("class") == name]


@given(trends())
def test_it_is_well_formed_and_lies_within_its_frame(trend: Trend) -> None:
    svg = drawn(trend)
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    for one in svg.iter():
        for name, limit in (
            ("x", width),
            ("x1", width),
            ("x2", width),
            ("cx", width),
            ("y", height),
            ("cy", height),
        ):
            assert 0 <= float(one.get(name, "0")) <= limit
    numbers = re.findall(r'(?:points|d|cx|cy|width)="([^"]*)"', trend_svg(trend))
    assert "nan" not in " ".join(numbers).lower()


@given(trends())
def test_every_rated_day_has_its_dot(trend: Trend) -> None:
    assert len(of_class(drawn(trend), "day")) == len(trend.days)


@pytest.mark.parametrize("measure", Measure)
def test_it_is_told_in_words_too(measure: Measure) -> None:
    trend = trend_of_year(Period.YEAR, measure)
    svg = drawn(trend)
    title, desc = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert (title.text, desc.text) == (trend_sentences(trend)[0], " ".join(trend_sentences(trend)[1:]))
    assert svg.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert svg.get("role") == "img"


def test_it_loads_nothing_and_runs_nothing() -> None:
    name = '<script>alert(1)</script>" onload="x" \x1b[2J'
    svg = trend_svg(replace(trend_of_days(4, 5), measure=Measure.OWN_ACTIVITY, name=name))
    tags = {one.tag.removeprefix(SVG) for one in ET.fromstring(svg).iter()}  # noqa: S314 (it is our own)
    assert tags <= {"svg", "title", "desc", "style", "rect", "line", "text", "circle", "path", "polyline"}
    assert not re.search(r"href|url\(|@import|<script|\x1b", svg)


def test_spans_lines_and_the_leg_are_there() -> None:
    svg = drawn(trend_of_year(Period.YEAR))
    assert len(of_class(svg, "flare-up")) == len(of_class(svg, "pause")) == 2
    assert of_class(svg, "leg")
    assert (
        len(of_class(svg, "better"))
        == len(of_class(svg, "first-week"))
        == len(of_class(svg, "in-first-week"))
        == 1
    )
    words = [one.text or "" for one in svg.iter(f"{SVG}text")]
    assert {"flare-up", "away", "ill", "better: 4", "first week: 6"} <= set(words)


def test_sessions_are_drawn_while_days_are_wide_enough() -> None:
    assert of_class(drawn(trend_of_year(Period.MONTH)), "pair")
    assert not of_class(drawn(trend_of_year(Period.YEAR)), "pair")
