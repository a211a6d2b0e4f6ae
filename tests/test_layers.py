"""The house has one way through it: imports point one way, and only one room reads a clock."""

from pathlib import Path

import pytest

from tests.layers import (
    LAYERS,
    MODULES,
    NOT_IN_THE_CORE,
    OUTSIDE,
    PACKAGE,
    ROOT,
    TERMINAL,
    TESTS,
    WINGS,
    broad_excepts,
    broken,
    clock_reads,
    days_by_default,
    days_of_the_calendar,
    forbidden,
    holds_the_whole_journal,
    loading,
    modules_of,
    modules_without,
    name_of,
    part_of,
    reaches_for_the_app,
    too_many_files,
    too_many_lines,
    tree_of,
    wing_of,
    wordless_names,
    works_before_the_worker,
    wrong_arrows,
    wrong_wings,
)


def test_every_part_has_its_layer() -> None:
    known = {part for parts in LAYERS for part in parts}
    assert {part_of(name_of(path)) for path in MODULES} <= known


def test_imports_point_down() -> None:
    def wrong(path: Path) -> list[str]:
        return wrong_arrows(tree_of(path), name_of(path), path.name == "__init__.py")

    assert broken(wrong, MODULES) == []


def test_every_wing_has_its_line() -> None:
    for part, lines in WINGS.items():
        wings = {wing_of(name_of(path)) for path in modules_of(part)} - {""}
        assert wings == set().union(*lines)


def test_imports_between_wings_point_down() -> None:
    def wrong(path: Path) -> list[str]:
        return wrong_wings(tree_of(path), name_of(path), path.name == "__init__.py")

    assert broken(wrong, modules_of(*WINGS)) == []


def test_the_core_knows_no_screen_no_disk_and_no_clock() -> None:
    core = modules_of("domain", "figure")
    assert core
    assert broken(lambda path: forbidden(tree_of(path), name_of(path), NOT_IN_THE_CORE), core) == []


def test_only_the_screens_know_textual() -> None:
    others = modules_without(*modules_of("ui"))
    assert broken(lambda path: forbidden(tree_of(path), name_of(path), TERMINAL), others) == []


def test_whatever_scrolls_words_does_it_at_once() -> None:
    others = modules_without(PACKAGE / "ui" / "widgets" / "literal_text.py")
    animated = {"textual.containers.VerticalScroll", "textual.containers.ScrollableContainer"}
    assert broken(lambda path: forbidden(tree_of(path), name_of(path), animated), others) == []


def test_only_storage_knows_the_database_and_the_doctor_its_version() -> None:
    others = modules_without(*modules_of("storage"), PACKAGE / "cli" / "care" / "findings.py")
    assert broken(lambda path: forbidden(tree_of(path), name_of(path), {"sqlite3"}), others) == []


def test_only_the_doctor_holds_the_whole_journal() -> None:
    others = modules_without(*modules_of("storage"), PACKAGE / "cli" / "care" / "findings.py")
    assert broken(lambda path: holds_the_whole_journal(tree_of(path)), others) == []


def test_nobody_but_the_clock_reads_the_time() -> None:
    assert broken(lambda path: clock_reads(tree_of(path)), modules_without(PACKAGE / "clock.py")) == []


def test_which_day_a_moment_counts_for_is_asked_in_one_place() -> None:
    words = [PACKAGE / "domain" / "words" / name for name in ("when.py", "dates.py", "wording.py")]
    backups = [PACKAGE / "domain" / "journal" / "backup.py", PACKAGE / "storage" / "journal" / "backups.py"]
    looks = [PACKAGE / "storage" / "journal" / "whole" / name for name in ("day_look.py", "wholeness.py")]
    calendar = (PACKAGE / "domain" / "journal" / "days.py", *words, *backups, *looks)
    """Dates that are typed, or read beside a time of day, and backups keep those of the calendar."""
    assert broken(lambda path: days_of_the_calendar(tree_of(path)), modules_without(*calendar)) == []


def test_nobody_forgets_whose_days_they_are() -> None:
    """But for who opens a journal, of which many ask nothing that days matter for."""
    opening = (PACKAGE / "storage" / "journal" / name for name in ("store.py", "thread.py"))
    assert broken(lambda path: days_by_default(tree_of(path)), modules_without(*opening)) == []


def test_errors_are_caught_by_name() -> None:
    assert broken(lambda path: broad_excepts(tree_of(path)), modules_without(PACKAGE / "__main__.py")) == []


def test_what_nobody_foresaw_is_caught_in_one_place() -> None:
    assert len(broad_excepts(tree_of(PACKAGE / "__main__.py"))) == 1


def test_a_widget_does_not_reach_for_the_app() -> None:
    widgets = [path for path in MODULES if PACKAGE / "ui" / "widgets" in path.parents]
    assert widgets
    assert broken(lambda path: reaches_for_the_app(tree_of(path)), widgets) == []


def test_a_worker_calls_itself_what_it_awaits() -> None:
    assert broken(lambda path: works_before_the_worker(tree_of(path)), modules_of("ui")) == []


def test_a_file_is_short_and_says_what_it_is() -> None:
    assert broken(lambda path: too_many_lines(path.read_text(encoding="utf-8")), [*MODULES, *TESTS]) == []
    assert broken(lambda path: wordless_names(path.relative_to(ROOT)), [*MODULES, *TESTS]) == []


def test_a_folder_is_seen_at_a_glance() -> None:
    assert broken(too_many_files, sorted({path.parent for path in MODULES})) == []


@pytest.mark.parametrize(
    ("parts", "banned"),
    [
        (("domain",), OUTSIDE),
        (("figure",), OUTSIDE),
        (("", "errors", "clock"), OUTSIDE),
        (("storage", "cues"), TERMINAL),
        (("plain", "cli", "__main__"), TERMINAL),
    ],
    ids=["domain", "figure", "leaves", "storage", "lines"],
)
def test_a_fresh_interpreter_loads_no_more_than_a_part_needs(parts: tuple[str, ...], banned: set[str]) -> None:
    modules = [name_of(path) for path in modules_of(*parts)]
    assert modules
    assert loading(modules, banned) == ""
