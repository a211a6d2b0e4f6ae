"""The README says what the program does: its tables are made here from the code, and compared.

`python tests/test_documentation.py` prints them, to be pasted into the README.
"""

import ast
import inspect
import json
import pkgutil
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
from pydantic import BaseModel
from textual.binding import Binding
from textual.keys import format_key

import backcare_tui
from backcare_tui import ui
from backcare_tui.cli import PROGRAM, cli
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.pose import Figure
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.plan.rules import RULES
from backcare_tui.storage.folders import SETTINGS_NAME
from backcare_tui.storage.written.catalogue_files import check_files
from backcare_tui.storage.written.settings_file import Settings

CHECKOUT = Path(__file__).parents[1]
README = CHECKOUT / "README.md"

KEYS = {
    "Everywhere": ("BackcareApp",),
    "Lists": ("ChoiceList",),
    "Questions": ("QuestionScreen", "AnswerList", "NameScreen", "ExportForm", "MeaningForm"),
    "What to do now": ("QuestionPage",),
    "About me": ("CircumstancesScreen",),
    "What takes long": ("ProgressScreen",),
    "Welcome": ("WelcomeScreen",),
    "Today": ("TodayScreen",),
    "Catalogue": ("CatalogueScreen",),
    "Filter": ("FilterForm", "ChoiceField"),
    "Details": ("DetailsScreen",),
    "Rating": ("PainScale", "RatingScreen"),
    "Session": ("SessionScreen",),
    "Summary": ("SummaryScreen",),
    "Journal": ("JournalScreen",),
    "Looking for entries": ("SearchLine", "WantedForm"),
    "Calendar": ("YearCalendar",),
    "Trend": ("TrendPage",),
    "What followed what": ("HelpsScreen",),
    "Plan": ("PlanScreen",),
    "Choosing": ("ChoosingScreen",),
    "Flare-up": ("FlareScreen",),
    "Your flare-up plan": ("FlarePlanForm",),
    "A file taken in": ("ImportForm", "PreviewScreen"),
    "Backups": ("BackupList", "BackupsScreen"),
    "Entry": ("EntryForm",),
    "Get help": ("HelpCardsScreen",),
    "Keys": ("KeyHelp",),
}
"""The parts of the README that list keys, and the classes that declare those."""

FIELDS: dict[str, type[BaseModel]] = {
    "Fields of an exercise": Exercise,
    "Fields of a figure": Figure,
    "Fields of a routine": Routine,
    "Settings": Settings,
}
"""The parts of the README that list fields, and the models that have those."""

COMMANDS = "Command line"
RULES_PART = "Rules of the plan"

ORDINARY_TEXT = 600
"""Characters that a text may have unless its table says otherwise."""

SAID_TO_OTHERS = {"BACKCARE_PLAY"}
"""Environment variables that are only set, for the programs that speak and play."""

PROMISES = re.compile(
    r"(?i)\b(?:treat(?:s|ed|ing|ments?)?|cur(?:e[sd]?|ing)|reli(?:ef|ev\w+)|alleviat\w+|heal(?:s|ed|ing)?)\b"
)


# What the code says


def generated() -> dict[str, str]:
    """What the README must hold, by the heading it stands under."""
    declared = key_classes()
    return (
        {part: keys_table([declared[name] for name in names]) for part, names in KEYS.items()}
        | {COMMANDS: commands_block(), RULES_PART: rules_table()}
        | {part: table(("Field", "Value", "If left out", "Meaning"), fields(m)) for part, m in FIELDS.items()}
    )


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(re.sub(" +", " ", f"| {' | '.join(cells)} |") for cells in lines)


def rules_table() -> str:
    """Every rule of the plan, in the order in which they are asked."""
    rows = ((rule.name.replace("-", " "), rule.when, rule.looks_at, rule.changes) for rule in RULES)
    return table(("Rule", "When", "Looks at", "Changes"), rows)


def key_classes() -> dict[str, type]:
    """Every screen and widget that declares keys, by its name."""
    modules = [import_module(info.name) for info in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}.")]
    return {
        name: item
        for module in modules
        for name, item in inspect.getmembers(module, inspect.isclass)
        if item.__module__ == module.__name__ and "BINDINGS" in vars(item)
    }


def keys_table(classes: Iterable[type]) -> str:
    """The keys that CLASSES declare; those that do the same share a row."""
    rows: dict[str, list[str]] = {}
    for binding in [binding for declared in classes for binding in vars(declared)["BINDINGS"]]:
        assert isinstance(binding, Binding)
        words = binding.tooltip or binding.description
        row = rows.setdefault(words[0].upper() + words[1:], [])
        row += [word for key in binding.key.split(",") if (word := key_words(key)) not in row]
    return table(("Keys", "What they do"), ((" ".join(keys), words) for words, keys in rows.items()))


def key_words(key: str) -> str:
    """KEY as people call it: `?`, `esc`, `left`."""
    shown = format_key(key)
    return f"`{shown if shown.isascii() else key}`"


def commands_block() -> str:
    """Every command with its options, as they would be typed."""
    lines = [f"{PROGRAM} [OPTION ...] [COMMAND ...]", "    Open the app.", *option_lines(cli)]
    for name, command in named_commands(cli):
        usage = command.collect_usage_pieces(click.Context(command))
        lines += ["", " ".join([PROGRAM, name, *usage[1:]])]
        lines.append(f"    {command.get_short_help_str(limit=100)}")
        lines += [line for line in option_lines(command) if "--help" not in line]
    return "\n".join(["```text", *lines, "```"])


def named_commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command of GROUP and of the groups in it, as it is typed."""
    for name, command in sorted(group.commands.items()):
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from named_commands(command, f"{before}{name} ")


def option_lines(command: click.Command) -> Iterator[str]:
    context = click.Context(command, **command.context_settings)
    options = (option for option in command.get_params(context) if isinstance(option, click.Option))
    for name, words in filter(None, (option.get_help_record(context) for option in options)):
        yield f"    {name:<16}  {words}"


def fields(
    model: type[BaseModel], prefix: str = "", known: dict[type, str] | None = None
) -> Iterator[tuple[str, str, str, str]]:
    """A row for each field of MODEL, and below it those of the table it holds, unless they stand elsewhere.

    The id of an exercise or a routine is the name of its file, and so not among them.
    """
    known = {} if known is None else known
    schema = model.model_json_schema()
    words = docstrings(model)
    for name, field in schema["properties"].items():
        if name == "id":
            continue
        inner = class_in(field, model)
        value = value_words(field, schema.get("$defs", {}))
        default = "needed" if name in schema.get("required", ()) else default_words(field["default"])
        meaning = words.get(name) or (inspect.getdoc(inner) if inner else "") or ""
        inner_fields: Iterable[tuple[str, str, str, str]] = ()
        if inner is not None and issubclass(inner, BaseModel):
            elsewhere = [part for part, listed in FIELDS.items() if listed is inner]
            if elsewhere:
                value += f", see [{elsewhere[0]}](#{elsewhere[0].lower().replace(' ', '-')})"
            elif inner in known:
                value += f" like `{known[inner]}`"
            else:
                known[inner] = f"{prefix}{name}"
                inner_prefix = f"{prefix}{name}.{'NAME.' if 'patternProperties' in field else ''}"
                inner_fields = fields(inner, inner_prefix, known)
        yield f"`{prefix}{name}`", value, default, meaning
        yield from inner_fields


def docstrings(model: type[BaseModel]) -> dict[str, str]:
    """The string below each field of MODEL."""
    declaration = ast.parse(inspect.getsource(model)).body[0]
    assert isinstance(declaration, ast.ClassDef)
    return {
        field.target.id: below.value.value
        for field, below in zip(declaration.body, declaration.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


def class_in(field: Mapping[str, Any], owner: type[BaseModel]) -> type | None:
    """The class that FIELD of OWNER holds, be it one, a list or a table of it."""
    inside = (*field.get("anyOf", ()), *field.get("patternProperties", {}).values(), field.get("items", {}))
    for part in (field, *inside):
        if "$ref" in part:
            found = getattr(inspect.getmodule(owner), part["$ref"].rpartition("/")[2])
            assert isinstance(found, type)
            return found
    return None


def value_words(field: Mapping[str, Any], shapes: Mapping[str, Any]) -> str:
    """What may stand there: "whole number, 1 to 10"."""
    if "$ref" in field:
        return value_words(shapes[field["$ref"].rpartition("/")[2]], shapes)
    if "anyOf" in field:
        return "; or ".join(value_words(part, shapes) for part in field["anyOf"] if part != {"type": "null"})
    if "enum" in field:
        *others, last = (f"`{value}`" for value in field["enum"])
        return f"{', '.join(others)} or {last}"
    match field["type"]:
        case "array" if "prefixItems" in field:
            names = {2: "least, most", 3: "x, y, z"}[len(field["prefixItems"])]
            return f"`[{names}]`, each a {value_words(field['prefixItems'][0], shapes)}"
        case "array":
            least = f"at least {field['minItems']}" if field.get("minItems") else ""
            most = f"at most {field['maxItems']}" if "maxItems" in field else ""
            limits = ", ".join(filter(None, (least, most)))
            return f"list{f', {limits}' if limits else ''}; each {value_words(field['items'], shapes)}"
        case "integer" | "number" as kind:
            bounds = f", {field['minimum']:g} to {field['maximum']:g}" if "minimum" in field else ""
            return f"{'whole number' if kind == 'integer' else 'number'}{bounds}"
        case "boolean":
            return "`true` or `false`"
        case "object":
            if "patternProperties" not in field:
                return "table"
            (held,) = field["patternProperties"].values()
            return f"up to {field['maxProperties']} {'tables' if '$ref' in held else 'ids'} by name"
    if field.get("format") == "time":
        return "time of day, `00:00` to `12:00`"
    if "pattern" in field:
        return "address that begins with `https://`" if "https" in field["pattern"] else "id"
    return "text" if field["maxLength"] == ORDINARY_TEXT else f"text, up to {field['maxLength']} characters"


def default_words(default: object) -> str:
    """What holds where nothing is said."""
    if isinstance(default, dict):
        return "as below"
    return "" if default in (None, "", []) else f"`{json.dumps(default)}`"


# What the README says


def readme() -> str:
    return README.read_text(encoding="utf-8")


def part_of_readme(heading: str) -> str:
    """The text below HEADING, up to the next one."""
    found = re.search(rf"^##+ {re.escape(heading)}$(.*?)(?=^##+ |\Z)", readme(), re.DOTALL | re.MULTILINE)
    assert found, f"README.md has no part called “{heading}”"
    return found[1]


def code_in(markdown: str) -> str:
    """The code blocks and code spans of MARKDOWN."""
    return "\n".join(re.findall(r"^```.*?^```|`[^`\n]+`", markdown, re.DOTALL | re.MULTILINE))


def examples() -> dict[str, str]:
    """The example files of the README, by the path in their first line."""
    blocks = re.findall(r"^```toml\n# (\S+)\n(.*?)^```", readme(), re.DOTALL | re.MULTILINE)
    return dict(blocks)


@pytest.mark.parametrize("part", [*KEYS, COMMANDS, RULES_PART, *FIELDS])
def test_a_part_of_the_readme_says_what_the_code_says(part: str) -> None:
    wanted = generated()[part]

    assert f"\n\n{wanted}\n" in part_of_readme(part), f"“{part}” in README.md must hold:\n{wanted}"


def test_every_class_with_keys_has_its_part() -> None:
    assert sorted(name for names in KEYS.values() for name in names) == sorted(key_classes())


def test_the_commands_that_are_mentioned_are_those_that_exist() -> None:
    mentioned = re.findall(rf"\b{PROGRAM} ([a-z]+)\b", code_in(readme()))

    assert set(mentioned) == set(cli.commands)


def test_every_environment_variable_that_is_read_is_explained() -> None:
    sources = (file.read_text(encoding="utf-8") for file in Path(backcare_tui.__file__).parent.rglob("*.py"))
    named = {name for source in sources for name in re.findall(r'"((?:BACKCARE|TEXTUAL)_[A-Z_]+)"', source)}
    explained = set(re.findall(r"^\| `([A-Z_]+)` \|", part_of_readme("Environment"), re.MULTILINE))

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

    assert tomllib.loads(text).keys() == Exercise.model_fields.keys() - {"id"}


def test_the_settings_in_the_example_are_all_there_are() -> None:
    settings = Settings.model_validate(tomllib.loads(examples()[SETTINGS_NAME]))

    assert settings.model_fields_set == Settings.model_fields.keys()


def test_every_picture_is_shown_and_every_picture_shown_is_there() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme())
    there = [file.relative_to(CHECKOUT).as_posix() for file in (CHECKOUT / "screenshots").glob("*.svg")]

    assert shown[0] == "screenshots/session.svg"
    assert set(shown) == set(there)


def test_the_readme_has_one_command_to_start_and_one_to_test() -> None:
    commands = re.findall(r"^python3 -m venv .*$", readme(), re.MULTILINE)

    assert [command.rpartition(" ")[2] for command in commands] == [f".venv/bin/{PROGRAM}", "pytest"]


def test_the_changelog_has_the_current_version() -> None:
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.findall(r"^## \[([^\]]+)\]", changelog, re.MULTILINE)[0] == backcare_tui.__version__


def test_nothing_is_promised() -> None:
    assert PROMISES.findall(readme()) == []


def test_promises_are_recognised() -> None:
    assert PROMISES.findall("It treats pain, cures it, and brings relief: relieved, healed.") == [
        "treats",
        "cures",
        "relief",
        "relieved",
        "healed",
    ]


if __name__ == "__main__":
    for heading, text in generated().items():
        print(f"# {heading}\n\n{text}\n")
