"""Entries as pydantic checks them: what a file or a form of ours may say."""

from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter

from backcare_tui.domain.journal.entry import Entry

AnyEntry = Annotated[Entry, Field(discriminator="kind")]
"""An entry, whose kind says which fields it has."""

ENTRY_ADAPTER: TypeAdapter[Entry] = TypeAdapter(AnyEntry, config=ConfigDict(defer_build=True))
