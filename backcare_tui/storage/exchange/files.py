"""Files for other programs and for people: the journal and the report written, the journal read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from pathlib import Path

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.entry_words import NameOf
from backcare_tui.domain.journal.memo import MemoEntry
from backcare_tui.domain.journal.paper.journal_page import ANYBODY, Reader, journal_page
from backcare_tui.domain.words.page import Page
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import one_of
from backcare_tui.errors import UsageError
from backcare_tui.storage.exchange.archive import archived_table
from backcare_tui.storage.exchange.csv import write_csv
from backcare_tui.storage.exchange.fhir import write_fhir
from backcare_tui.storage.exchange.html import write_html
from backcare_tui.storage.exchange.json import read_json, write_json
from backcare_tui.storage.exchange.markdown import write_markdown
from backcare_tui.storage.exchange.reading import Reading
from backcare_tui.storage.exchange.tables.choices import UNSAID, Choices
from backcare_tui.storage.exchange.tables.table import read_csv
from backcare_tui.storage.new_file import write_new_file
from backcare_tui.storage.os_words import not_written
from backcare_tui.storage.progress import Tell, untold
from backcare_tui.storage.text_file import make_sure_of_file, text_file
from backcare_tui.storage.write_probe import make_sure_of_place

PAGE_WRITERS: dict[str, Callable[[Page], Iterator[str]]] = {"md": write_markdown, "html": write_html}
"""The formats that a page can be written in, by name, which is also the suffix of their files."""

WRITERS: dict[str, Callable[[Iterable[Entry], NameOf, Iterable[MemoEntry], Reader], Iterator[str]]] = {
    "json": lambda entries, _, memos, _reader: write_json(entries, memos),
    "csv": lambda entries, _name_of, _memos, _reader: write_csv(entries),
    "fhir": lambda entries, name_of, _, _reader: write_fhir(entries, name_of),
    "md": lambda entries, name_of, _, reader: write_markdown(journal_page(entries, name_of, reader)),
    "html": lambda entries, name_of, _, reader: write_html(journal_page(entries, name_of, reader)),
}
"""The formats that the journal can be written in: each gives the text piece by piece, and holds little of it. JSON
alone loses nothing: memos too.
"""

READERS: dict[str, Callable[..., Reading]] = {
    "json": lambda text, file, now, zone, _=str, tell=untold, _choices=UNSAID: read_json(
        text, file, now, zone, tell
    ),
    "csv": read_csv,
}
"""The formats that the journal can be read from: of a text, its file's name, now, and the zone here; and
if it is a table, of what gives the id for a name, and of what a person said of it. How far it is is told in lines
or in bytes.
"""

_ARCHIVE = "zip"
_TABLES = {"txt": "csv", "tsv": "csv", _ARCHIVE: "csv"}
"""Other endings of files with tables."""
ENDINGS = frozenset(f".{name}" for name in (*READERS, *_TABLES))
"""Those of files that can be read."""
_WORKBOOKS = {"xlsx", "xls", "ods", "numbers"}


def export_file(
    entries: Iterable[Entry],
    path: Path,
    format: str | None = None,
    name_of: NameOf = str,
    memos: Iterable[MemoEntry] = (),
    reader: Reader = ANYBODY,
) -> None:
    """Write ENTRIES to the new file PATH, readable by its owner only, in FORMAT or as the suffix says; and MEMOS
    where the format has them. A page is one for READER.

    Each of ENTRIES is asked for when those before it are written. UsageError for a format that cannot be written;
    BackcareError if something has that name already or the file cannot be written, or what asking for an entry
    raises. Then nothing is left behind.
    """
    make_sure_of_place(path)
    write = WRITERS[_format(path, format, WRITERS, "the journal can be written in")]
    _write(path, write(entries, name_of, memos, reader))


def export_page(page: Page, path: Path, format: str | None = None) -> None:
    """Write PAGE to the new file PATH as `export_file` writes the journal."""
    make_sure_of_page(path, format)
    _write(path, page_text(page, path, format))


def page_text(page: Page, path: Path, format: str | None = None) -> Iterator[str]:
    """Piece by piece the text of a file PATH with PAGE, in FORMAT or as the suffix says; UsageError as in
    `export_file`.
    """
    return PAGE_WRITERS[_page_format(path, format)](page)


def make_sure_of_page(path: Path, format: str | None = None) -> None:
    """Raise what `export_page` would, as far as that can be seen before there is a page."""
    make_sure_of_place(path)
    _page_format(path, format)


def import_file(
    path: Path,
    format: str | None,
    now: datetime,
    zone: tzinfo,
    id_of: Callable[[str], str] = str,
    tell: Tell = untold,
    choices: Choices = UNSAID,
) -> Reading:
    """What the file PATH holds, in FORMAT or as the suffix says, and what is wrong with it. Changes nothing.

    It is read at NOW in ZONE, where times without an offset are local. ID_OF gives the id of an exercise or a
    routine for what a table that is no export calls it, or that itself. CHOICES are what a person said of what a
    table does not tell. TELL is told of lines or bytes.

    UsageError for a format that cannot be read; UnclearTableError for a table of which a person has to say more;
    BackcareError if PATH cannot be read or is no journal.
    """
    make_sure_of_file(path)
    ending = path.suffix.removeprefix(".").lower()
    wanted = format or _TABLES.get(ending)
    if wanted is None and ending in _WORKBOOKS:
        raise UsageError(
            f"“{ending}” is not a format a journal can be read from.",
            "Use json or csv: in the spreadsheet, save the table as CSV, and import that file.",
        )
    read = READERS[_format(path, wanted, READERS, "a journal can be read from")]
    text = archived_table(path) if ending == _ARCHIVE else text_file(path)
    return read(text, text.shown, now, zone, id_of, tell, choices)


def _page_format(path: Path, format: str | None) -> str:
    return _format(path, format, PAGE_WRITERS, "the report can be written in")


def _format(path: Path, format: str | None, known: Mapping[str, object], purpose: str) -> str:
    name = (format or path.suffix.removeprefix(".")).lower()
    if name not in known:
        raise UsageError(
            f"“{shown_line(name or path.name, limit=40)}” is not a format {purpose}.",
            f"Use {one_of(known)}: as the ending of the file's name, or on the command line with --format.",
        )
    return name


def _write(path: Path, text: Iterable[str]) -> None:
    try:
        write_new_file(path, text)
    except OSError as error:
        raise not_written(path, error) from error
