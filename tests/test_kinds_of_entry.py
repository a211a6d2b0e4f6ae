"""Every kind of entry is in each table that tells kinds apart: no type checker looks whether one is missing."""

from collections.abc import Collection
from dataclasses import fields
from typing import get_args, get_type_hints

import pytest
from hypothesis import Phase, find, settings

from backcare_tui.cli.journal.entries import KINDS
from backcare_tui.domain.journal.correct.fields import SCALES
from backcare_tui.domain.journal.correct.wanted_words import KIND_WORDS
from backcare_tui.domain.journal.entry import ENTRY_MODELS, Entry
from backcare_tui.storage.entry_body import READS
from backcare_tui.storage.exchange.csv import COLUMN_OF, CSV_COLUMNS
from backcare_tui.storage.exchange.preview import COUNTED
from backcare_tui.ui.dialogs.forms.entry_form import NEW_TITLES
from backcare_tui.ui.messages import AddEntry
from tests.storage.entries import entries

BY_NAME = {
    "cli/journal/entries.py: KINDS": KINDS,
    "domain/journal/correct/wanted_words.py: KIND_WORDS": KIND_WORDS,
    "storage/exchange/preview.py: COUNTED": COUNTED,
}
BY_CLASS: dict[str, Collection[object]] = {
    "domain/journal/correct/fields.py: SCALES": SCALES,
    "storage/entry_body.py: READS": READS,
}


def test_the_union_and_the_names_are_the_same_kinds() -> None:
    assert set(ENTRY_MODELS.values()) == set(get_args(Entry))
    assert {name: kind.kind for name, kind in ENTRY_MODELS.items()} == {name: name for name in ENTRY_MODELS}


@pytest.mark.parametrize("place", BY_NAME)
def test_a_table_by_name_has_every_kind(place: str) -> None:
    assert set(BY_NAME[place]) == set(ENTRY_MODELS)


@pytest.mark.parametrize("place", BY_CLASS)
def test_a_table_by_class_has_every_kind(place: str) -> None:
    assert set(ENTRY_MODELS.values()) <= set(BY_CLASS[place])


@pytest.mark.parametrize("kind", ENTRY_MODELS.values(), ids=ENTRY_MODELS)
def test_a_table_of_values_has_a_column_for_each_field(kind: type[Entry]) -> None:
    named = {field.name for field in fields(kind)}

    assert {COLUMN_OF.get(name, name) for name in named} <= set(CSV_COLUMNS)


def test_every_kind_that_a_form_begins_has_its_title() -> None:
    begun = get_args(get_type_hints(AddEntry.__init__)["kind"])

    assert set(NEW_TITLES) == {ENTRY_MODELS[name] for name in begun}


@pytest.mark.parametrize("kind", ENTRY_MODELS.values(), ids=ENTRY_MODELS)
def test_tests_of_any_entry_invent_every_kind(kind: type[Entry]) -> None:
    any_will_do = settings(database=None, max_examples=1000, phases=[Phase.generate])

    assert find(entries(), lambda entry: type(entry) is kind, settings=any_will_do).kind
