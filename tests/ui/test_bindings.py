"""Every key has a name and says what it does; those that other people rely on stay what they are."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

import backcare_tui.ui
from backcare_tui.ui.app import BackcareApp
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList
from backcare_tui.ui.widgets.pain_scale import PainScale

CONTRACT = [
    (BackcareApp, ["1", "2", "3", "4", "question_mark", "exclamation_mark", "q"]),
    (ChoiceList, ["j", "k", "down", "up", "enter"]),
    (CatalogueScreen, ["slash", "s", "escape"]),
    (
        SessionScreen,
        [
            "space",
            "n",
            "b",
            "plus",
            "left_square_bracket",
            "right_square_bracket",
            "left",
            "right",
            "o",
            "l",
            "v",
            "p",
            "escape",
        ],
    ),
    (PainScale, [*"0123456789", "t", "left", "right", "enter"]),
    (RatingScreen, ["escape"]),
    (JournalScreen, ["a", "e", "d", "u", "x"]),
]
"""The keys that are promised, by where they work."""


def ours() -> Iterator[tuple[str, Binding]]:
    """Every binding that is declared in the program, with the name of its class."""
    for module in walk_packages(backcare_tui.ui.__path__, "backcare_tui.ui."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, DOMNode) and value.__module__ == module.name:
                for binding in vars(value).get("BINDINGS", []):
                    yield value.__name__, binding


def keys_of(node: type[DOMNode]) -> set[str]:
    return {key for name, binding in ours() if name == node.__name__ for key in binding.key.split(",")}


def test_every_binding_has_an_id_and_a_description() -> None:
    found = list(ours())
    assert len(found) > 50
    for name, binding in found:
        assert isinstance(binding, Binding), (name, binding)
        assert binding.id, (name, binding)
        assert binding.description.strip(), (name, binding)


def test_no_two_bindings_have_one_id() -> None:
    ids = [binding.id for _, binding in ours()]
    assert len(set(ids)) == len(ids)


def test_no_class_binds_a_key_twice() -> None:
    for name in {name for name, _ in ours()}:
        keys = [key for other, binding in ours() if other == name for key in binding.key.split(",")]
        assert len(set(keys)) == len(keys), name


@pytest.mark.parametrize(("node", "keys"), CONTRACT, ids=[node.__name__ for node, _ in CONTRACT])
def test_the_promised_keys_are_bound(node: type[DOMNode], keys: list[str]) -> None:
    assert set(keys) <= keys_of(node)


def test_the_palette_is_where_it_is_promised_to_be() -> None:
    assert App.COMMAND_PALETTE_BINDING == BackcareApp.COMMAND_PALETTE_BINDING == "ctrl+p"
