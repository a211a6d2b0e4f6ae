"""What the documents must say, made from the code: keys, commands, fields, and the rules of the plan."""

import ast
import inspect
import json
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from textual.binding import Binding
from textual.keys import format_key

from backcare_tui import ui
from backcare_tui.cli.commands import cli
from backcare_tui.cli.saying import PROGRAM
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.pose import Figure
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.light_model import LightValue
from backcare_tui.domain.plan.rules.every import RULES
from backcare_tui.storage.written.settings_file import Settings

CHECKOUT = Path(__file__).parents[1]
README = CHECKOUT / "README.md"
KEYS_PAGE = CHECKOUT / "KEYS.md"
COMMANDS_PAGE = CHECKOUT / "COMMANDS.md"
FIELDS_PAGE = CHECKOUT / "catalogue" / "README.md"
PAGES = (README, KEYS_PAGE, COMMANDS_PAGE, FIELDS_PAGE)
"""What people read who use the program."""

KEYS = {
    "Everywhere": ("BackcareApp",),
    "Lists": ("ChoiceList",),
    "Questions": ("QuestionScreen", "AnswerList", "NameScreen", "ExportForm", "MeaningForm"),
    "What to do now": ("ReadingOn", "QuestionPage"),
    "About me": ("CircumstancesScreen",),
    "What takes long": ("ProgressScreen",),
    "Welcome": ("WelcomeScreen",),
    "Today": ("TodayScreen",),
    "Catalogue": ("CatalogueScreen", "SearchField"),
    "Filter of the catalogue": ("FilterForm", "ChoiceField"),
    "Details": ("DetailsScreen",),
    "Rating": ("PainScale", "RatingScreen"),
    "Session": ("SessionScreen",),
    "Summary": ("SummaryScreen",),
    "Journal": ("JournalScreen",),
    "An entry in full": ("OpenedEntry",),
    "Search in notes": ("SearchLine",),
    "Filter of the journal": ("WantedForm",),
    "Calendar": ("YearCalendar",),
    "Trend": ("TrendPage",),
    "What followed what": ("HelpsScreen",),
    "Plan": ("PlanScreen",),
    "Choosing": ("ChoosingScreen",),
    "Flare-up": ("FlareScreen",),
    "Your flare-up plan": ("FlarePlanForm",),
    "A file to take in": ("ImportForm",),
    "What a file brings": ("PreviewScreen",),
    "Backups": ("BackupList", "BackupsScreen"),
    "Entry": ("EntryForm", "ShortField"),
    "Get help": ("HelpCardsScreen",),
    "Keys": ("KeyHelp",),
}
"""The parts of KEYS.md, and the classes that declare the keys that each lists."""

SETTINGS = "Settings"
FIELDS: dict[str, type[LightValue]] = {
    "Fields of an exercise": Exercise,
    "Fields of a figure": Figure,
    "Fields of a routine": Routine,
}
"""The parts of the page on own exercises that list fields, and the models that have those."""

EVERYWHERE = "Your first session"
COMMANDS = "Command line"
RULES_PART = "Rules of the plan"

ORDINARY_TEXT = 600
"""Characters that a text may have unless its table says otherwise."""


@cache
def generated() -> dict[tuple[Path, str], Callable[[], str]]:
    """What makes that which the pages must hold, by the page and the heading it stands under."""
    return {
        (README, EVERYWHERE): partial(keys_of, "Everywhere"),
        (README, COMMANDS): commands_table,
        (README, SETTINGS): partial(fields_table, Settings),
        (README, RULES_PART): rules_table,
        **{(KEYS_PAGE, part): partial(keys_of, part) for part in KEYS},
        (COMMANDS_PAGE, "All commands"): commands_block,
        **{(FIELDS_PAGE, part): partial(fields_table, model) for part, model in FIELDS.items()},
    }


def keys_of(part: str) -> str:
    """The table of the keys in PART."""
    declared = key_classes()
    return keys_table([declared[name] for name in KEYS[part]])


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(re.sub(" +", " ", f"| {' | '.join(cells)} |") for cells in lines)


def rules_table() -> str:
    """Every rule of the plan, in the order in which they are asked."""
    rows = ((rule.name.replace("-", " "), rule.when, rule.changes, rule.looks_at) for rule in RULES)
    return table(("Rule", "When", "Then", "Looks at"), rows)


@cache
@cache
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


def commands_table() -> str:
    """Every command in a line."""
    rows = (
        (f"`{usage(name, command)}`".replace("|", r"\|"), command.get_short_help_str(limit=100))
        for name, command in named_commands(cli)
    )
    return table(("Command", "What it does"), ((f"`{PROGRAM}`", "Open the app."), *rows))


def usage(name: str, command: click.Command) -> str:
    """COMMAND as it is typed, without its options."""
    return " ".join([PROGRAM, name, *command.collect_usage_pieces(click.Context(command))[1:]])


def commands_block() -> str:
    """Every command with its options, as they would be typed."""
    lines = [f"{PROGRAM} [OPTION ...] [COMMAND ...]", "    Open the app.", *option_lines(cli)]
    for name, command in named_commands(cli):
        lines += ["", usage(name, command)]
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


def fields_table(model: type[LightValue]) -> str:
    """Every field of MODEL."""
    return table(("Field", "Value", "If left out", "Meaning"), fields(model))


def fields(
    model: type[LightValue], prefix: str = "", known: dict[type, str] | None = None
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
        if inner is not None and issubclass(inner, LightValue):
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


def docstrings(model: type[LightValue]) -> dict[str, str]:
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


def class_in(field: Mapping[str, Any], owner: type[LightValue]) -> type | None:
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
