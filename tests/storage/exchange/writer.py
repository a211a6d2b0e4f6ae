"""What is written to files, as the whole text that its pieces make."""

import json as standard_json
from collections.abc import Iterable
from typing import Any

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.memo import MemoEntry
from backcare_tui.domain.words.page import Page
from backcare_tui.storage.exchange import csv, fhir, html, json, markdown


def write_csv(entries: Iterable[Entry]) -> str:
    return "".join(csv.write_csv(entries))


def write_json(entries: Iterable[Entry], memos: Iterable[MemoEntry] = ()) -> str:
    return "".join(json.write_json(entries, memos))


def export_document(entries: Iterable[Entry], memos: Iterable[MemoEntry] = ()) -> dict[str, Any]:
    """What another program reads in the JSON file."""
    document: dict[str, Any] = standard_json.loads(write_json(entries, memos))
    return document


def write_fhir(entries: Iterable[Entry]) -> str:
    return "".join(fhir.write_fhir(entries, str))


def write_html(page: Page) -> str:
    return "".join(html.write_html(page))


def write_markdown(page: Page) -> str:
    return "".join(markdown.write_markdown(page))
