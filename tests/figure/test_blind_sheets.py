"""The sheets on which somebody names the figures say nothing of them but what is drawn."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

CHECKOUT = Path(__file__).parents[2]
FILES = sorted((CHECKOUT / "catalogue" / "exercises").glob("*.toml"))
MAY_SAY = {
    "svg": {"viewBox", "width", "height"},
    "style": set(),
    "rect": {"width", "height", "fill"},
    "text": {"x", "y"},
    "path": {"stroke", "fill", "d"},
}
"""The elements that a sheet may have, and their attributes."""


@cache
def names() -> dict[str, str]:
    """What each exercise is called, by its id."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["name"] for path in FILES}


def blind(folder: Path, *arguments: str) -> Path:
    script = str(CHECKOUT / "screenshots" / "contact_sheet.py")
    subprocess.run([sys.executable, script, "--blind", *arguments, str(folder)], check=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return blind(tmp_path_factory.mktemp("blind"), "7")


def given_away(svg: str) -> list[str]:
    """What SVG says that is neither drawn nor a number."""
    parser = ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_comments=True, insert_pis=True))  # noqa: S314
    parser.feed(svg)
    found = []
    for element in parser.close().iter():
        if not isinstance(element.tag, str):
            found.append(f"a comment: {element.text}")
            continue
        kind = element.tag.rpartition("}")[2]
        found += [f"{kind}: {name}" for name in element.attrib if name not in MAY_SAY.get(kind, ())]
        found += [kind] if kind not in MAY_SAY else []
        said = [element.tail or "", "" if kind == "style" else element.text or ""]
        found += [words for words in said if words.strip() and not words.isdigit()]
        drawn = [element.get("d", ""), element.get("stroke", "#"), element.get("fill", "#")]
        found += [one for one in drawn if not re.fullmatch(r"[Mhvz0-9. -]*|#[0-9a-f]*", one)]
    words = {word for id_, name in names().items() for word in (id_, *name.lower().split()) if len(word) > 2}
    return found + [word for word in words if word in svg.lower()]


def key_of(folder: Path) -> dict[str, list[str]]:
    """The ids of each size in the order of their numbers."""
    key: dict[str, list[str]] = {}
    for line in (folder / "key.txt").read_text(encoding="utf-8").splitlines():
        size, number, id_ = line.split()
        key.setdefault(size, []).append(id_)
        assert int(number) == len(key[size])
    return key


def numbers_on(sheets: Iterable[Path]) -> list[int]:
    return [int(found) for sheet in sheets for found in re.findall(r">(\d+)</text>", sheet.read_text("utf-8"))]


def test_nothing_gives_a_name_away(folder: Path) -> None:
    sheets = sorted(folder.glob("*.svg"))
    assert {sheet.name: given_away(sheet.read_text("utf-8")) for sheet in sheets} == {s.name: [] for s in sheets}
    assert all(re.fullmatch(r"(44x13|80x24)-\d\.svg", sheet.name) for sheet in sheets)
    assert {path.name for path in folder.iterdir()} == {*(sheet.name for sheet in sheets), "key.txt"}


@pytest.mark.parametrize(
    "planted",
    ["<title>Bridge</title>", "<!-- bridge -->", "<text>Bridge</text>", '<path id="b" d="M0 0"/>', "<g/>", "bird"],
)
def test_a_name_that_is_left_in_is_found(folder: Path, planted: str) -> None:
    svg = (folder / "44x13-1.svg").read_text("utf-8")
    assert given_away(svg) == []
    assert given_away(svg.replace("</svg>", f"{planted}</svg>")) != []


def test_nothing_gives_a_name_away_in_solid_cells(tmp_path: Path) -> None:
    blind(tmp_path, "7", "--cells", "octants", "--size", "24x8")
    sheets = [sheet.read_text("utf-8") for sheet in tmp_path.glob("*.svg")]
    assert sheets != []
    assert [found for svg in sheets for found in given_away(svg)] == []


def test_every_figure_has_a_number_in_each_size_and_a_line_in_the_key(folder: Path) -> None:
    key = key_of(folder)
    assert list(key) == ["44x13", "80x24"]
    for size, ids in key.items():
        assert sorted(ids) == sorted(names())
        assert numbers_on(sorted(folder.glob(f"{size}-*.svg"))) == list(range(1, len(ids) + 1))


def test_the_order_is_another_one_for_each_size_and_seed_and_the_same_for_the_same(
    folder: Path, tmp_path: Path
) -> None:
    key = key_of(folder)
    again, other = (key_of(blind(tmp_path / seed, seed, "--size", "24x8")) for seed in ("7", "8"))
    assert key["44x13"] != key["80x24"]
    assert again["24x8"] != other["24x8"]
    assert all(ids != sorted(ids) for ids in (*key.values(), *again.values(), *other.values()))
    assert key_of(blind(tmp_path / "once more", "7", "--size", "24x8")) == again


def test_the_key_says_which_figure_is_drawn(folder: Path, tmp_path: Path) -> None:
    """A figure moved to another number takes its drawing with it."""
    other = blind(tmp_path, "8", "--size", "44x13")

    def strokes(folder: Path, id_: str) -> str:
        number = key_of(folder)["44x13"].index(id_) + 1
        (whole,) = [
            svg
            for svg in (path.read_text("utf-8") for path in folder.glob("44x13-*.svg"))
            if f">{number}</text>" in svg
        ]
        after = whole.split(f">{number}</text>")[1].split("<text")[0]
        return re.sub(r"(M[\d.]+) [\d.]+", r"\1", after.removesuffix("</svg>\n"))

    for id_ in ("bridge", "walk", "wall-sit"):
        assert strokes(folder, id_) == strokes(other, id_)
    assert strokes(folder, "bridge") != strokes(folder, "walk")
