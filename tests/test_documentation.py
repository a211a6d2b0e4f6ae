"""The pages say what the program does: their tables are made from the code, and compared.

`python tests/test_documentation.py` prints those, to be pasted into README.md, KEYS.md, COMMANDS.md and
catalogue/README.md.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

import backcare_tui
from backcare_tui.cli.commands import cli
from backcare_tui.cli.saying import PROGRAM
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.storage.folders import SETTINGS_NAME
from backcare_tui.storage.written.catalogue_files import check_files
from backcare_tui.storage.written.settings_file import Settings
from tests.documentation import (
    CHECKOUT,
    COMMANDS_PAGE,
    KEYS,
    PAGES,
    README,
    generated,
    key_classes,
    keys_of,
)
from tests.shipped import shipped

LONGEST_README = 400
"""Lines that somebody still reads who only wants to know what this is."""

SAID_TO_OTHERS = {"BACKCARE_PLAY"}
"""Environment variables that are only set, for the programs that speak and play."""

PROMISES = re.compile(
    r"(?i)\b(?:treat(?:s|ed|ing|ments?)?|cur(?:e[sd]?|ing)|reli(?:ef|ev\w+)|alleviat\w+|heal(?:s|ed|ing)?)\b"
)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def name_of(page: Path) -> str:
    return page.relative_to(CHECKOUT).as_posix()


def part_of(page: Path, heading: str) -> str:
    """The text of PAGE below HEADING, up to the next one."""
    found = re.search(rf"^##+ {re.escape(heading)}$(.*?)(?=^##+ |\Z)", text_of(page), re.DOTALL | re.MULTILINE)
    assert found, f"{name_of(page)} has no part called “{heading}”"
    return found[1]


def code_in(markdown: str) -> str:
    """The code blocks and code spans of MARKDOWN."""
    return "\n".join(re.findall(r"^```.*?^```|`[^`\n]+`", markdown, re.DOTALL | re.MULTILINE))


def prose_in(markdown: str) -> str:
    """MARKDOWN without its code blocks, in which a line may begin with a # that makes no heading."""
    return re.sub(r"^```.*?^```", "", markdown, flags=re.DOTALL | re.MULTILINE)


def anchors_in(markdown: str) -> set[str]:
    """What a link can name in MARKDOWN: its headings, as GitHub writes them."""
    headings = re.findall(r"^#+ (.+)$", prose_in(markdown), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(page: Path) -> Iterator[str]:
    """Links of PAGE, pictures among them, to files or headings that are not there."""
    for link in re.findall(r"\]\(([^)\s]+)\)", prose_in(text_of(page))):
        if link.startswith("https://"):
            continue
        file, _, anchor = link.partition("#")
        target = page.parent / file if file else page
        if not target.exists() or (anchor and anchor not in anchors_in(text_of(target))):
            yield link


def examples() -> dict[str, str]:
    """The example files of all pages, by the path in their first line."""
    found: dict[str, str] = {}
    for page in PAGES:
        found |= re.findall(r"^```toml\n# (\S+)\n(.*?)^```", text_of(page), re.DOTALL | re.MULTILINE)
    return found


def place_words(place: tuple[Path, str]) -> str:
    page, heading = place
    return f"{name_of(page)}: {heading}"


@pytest.mark.parametrize("place", generated(), ids=place_words)
def test_a_page_says_what_the_code_says(place: tuple[Path, str]) -> None:
    wanted = generated()[place]()

    assert f"\n\n{wanted}\n" in part_of(*place), f"{place_words(place)} must hold:\n{wanted}"


def test_every_class_with_keys_has_its_part() -> None:
    assert sorted(name for names in KEYS.values() for name in names) == sorted(key_classes())


@pytest.mark.parametrize("part", KEYS)
def test_in_a_table_each_key_means_one_thing(part: str) -> None:
    keys = re.findall(r"`\S+`", keys_of(part))

    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_the_commands_that_are_mentioned_are_those_that_exist() -> None:
    mentioned = {page: set(re.findall(rf"\b{PROGRAM} ([a-z]+)\b", code_in(text_of(page)))) for page in PAGES}

    assert mentioned[README] == mentioned[COMMANDS_PAGE] == set(cli.commands)
    assert set().union(*mentioned.values()) == set(cli.commands)


def test_every_link_leads_somewhere() -> None:
    pages = [*CHECKOUT.glob("*.md"), *(CHECKOUT / "catalogue").glob("*.md")]

    assert {*PAGES} < {*pages}
    assert {name_of(page): links for page in pages if (links := [*broken_links(page)])} == {}


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A page\n\n```sh\n# No heading\n```\n\n[a](#a-page) [b](#no-heading) [c](gone.md) ![d](page.md#gone)",
        encoding="utf-8",
    )

    assert [*broken_links(page)] == ["#no-heading", "gone.md", "page.md#gone"]


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len(text_of(README).splitlines()) <= LONGEST_README


def test_every_environment_variable_that_is_read_is_explained() -> None:
    sources = (file.read_text(encoding="utf-8") for file in Path(backcare_tui.__file__).parent.rglob("*.py"))
    named = {name for source in sources for name in re.findall(r'"((?:BACKCARE|TEXTUAL)_[A-Z_]+)"', source)}
    explained = set(re.findall(r"^\| `([A-Z_]+)` \|", part_of(README, "Environment"), re.MULTILINE))

    assert {"BACKCARE_DATA_DIR", "BACKCARE_CONFIG_DIR", "BACKCARE_CLOCK_RATE"} <= named
    assert named - SAID_TO_OTHERS <= explained


def test_the_example_files_are_in_order(tmp_path: Path) -> None:
    catalogue_files = [tmp_path / name for name in examples() if name.startswith("catalogue/")]
    for file in catalogue_files:
        file.parent.mkdir(parents=True)
        file.write_text(examples()[str(file.relative_to(tmp_path).as_posix())], encoding="utf-8")

    assert [file.parent.name for file in catalogue_files] == ["exercises", "routines"]
    assert check_files([tmp_path / "catalogue"]) == ()


def test_the_example_of_an_exercise_shows_every_field() -> None:
    (text,) = (text for name, text in examples().items() if "/exercises/" in name)

    assert tomllib.loads(text).keys() == Exercise.annotations.keys() - {"id"}


def test_the_settings_in_the_example_are_all_there_are() -> None:
    settings = Settings.of(tomllib.loads(examples()[SETTINGS_NAME]))

    assert settings.written == Settings.annotations.keys()


def test_every_picture_is_shown_and_every_picture_shown_is_there() -> None:
    shown = [
        (page.parent / name).resolve()
        for page in PAGES
        for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text_of(page))
    ]
    there = (CHECKOUT / "screenshots").glob("*.svg")

    assert name_of(shown[0]) == "screenshots/session.svg"
    assert set(shown) == set(there)


def test_the_pictures_of_the_catalogue_have_every_exercise() -> None:
    """`screenshots/contact_sheet.py` and `screenshots/take.py` make them anew."""
    names = sorted(exercise.name for exercise in shipped().exercises.values())
    sheet = text_of(CHECKOUT / "screenshots" / "figures.svg")
    screen = text_of(CHECKOUT / "screenshots" / "catalogue.svg")

    assert [unescape(name) for name in re.findall(r"<text x=[^>]*>([^<]+)</text>", sheet)] == names
    assert re.findall(r"\d+(?=&#160;exercises)", screen) == [str(len(names))]


def test_the_readme_has_one_command_to_start_and_one_to_test() -> None:
    commands = re.findall(r"^python3 -m venv .*$", text_of(README), re.MULTILINE)

    assert [command.rpartition(" ")[2] for command in commands] == [f".venv/bin/{PROGRAM}", "pytest"]


def test_the_changelog_has_the_current_version() -> None:
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.findall(r"^## \[([^\]]+)\]", changelog, re.MULTILINE)[0] == backcare_tui.__version__


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_nothing_is_promised(page: Path) -> None:
    assert PROMISES.findall(text_of(page)) == []


def test_promises_are_recognised() -> None:
    assert PROMISES.findall("It treats pain, cures it, and brings relief: relieved, healed.") == [
        "treats",
        "cures",
        "relief",
        "relieved",
        "healed",
    ]


if __name__ == "__main__":
    for place, make in generated().items():
        print(f"# {place_words(place)}\n\n{make()}\n")
