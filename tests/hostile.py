"""Text that fights back: what a note, a file or a clipboard may hold, and files and journals made of it."""

import json
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.entry_schema import ENTRY_ADAPTER
from backcare_tui.domain.journal.revision import Revision
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.storage.journal.revision_row import INSERT_ROW, row_of
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.welcomed import welcome
from tests.ui import sample

PAYLOADS = {
    "clipboard": "\x1b]52;c;aGFja2Vk\x07",
    "title": "\x1b]0;hacked\x07",
    "clear": "\x1b[2J\x1b[H",
    "report": "\x1b[6n\x1b[c",
    "link": "\x1b]8;;http://x.example\x1b\\x\x1b]8;;\x1b\\",
    "reset": "\x1bc\x1b#8",
    "dcs": "\x1bP1$r0m\x1b\\",
    "c1 csi": "\x9b2J",
    "c1 osc": "\x9d0;hacked\x9c",
    "c1 dcs": "\x90q\x9c",
    "nul": "a\x00b",
    "del": "a\x7fb",
    "bell": "\x07ding",
    "backspaces": "abc\b\b\bxyz",
    "shift out": "\x0eabc",
    "closing tag": "[/]",
    "other tag": "[/red]",
    "markup link": "[link=file:///etc/passwd]x[/link]",
    "action": "[@click=app.quit]x[/]",
    "open bracket": "[foo",
    "override": "a\u202egnp.exe",
    "isolate": "a\u2066b\u2069",
    "marks of direction": "a\u200f\u200e\u061cb",
    "zero width": "a\u200bb\ufeff\u2060",
    "tags": "a\U000e0041\U000e007f",
    "line separators": "a\u2028b\u2029c\x85d",
    "tower": "a" + "\u0301" * 60,
    "wide": "腰痛体操のための記録",
    "family": "👨\u200d👩\u200d👧\u200d👦",
    "flag": "🇳🇿🇯🇵",
    "right to left": "ظهري أفضل اليوم",
    "surrogate": "a\ud800b",
    "long word": "w" * 600,
    "long": "word " * 4000,
    "braces": "{}{0}{name}",
    "percent": "%s%n%(x)s",
    "dollars": "$text $accent ${x}",
    "lines": "a\nb\r\nc\rd",
    "tabs": "a\tb\t\tc",
}
"""By name."""

STILL_TEXT = ("👨\u200d👩\u200d👧\u200d👦", "🇳🇿", "腰痛体操", "ظهري أفضل", "[/red]", "[@click=app.quit]x[/]")
"""What stands in PAYLOADS and harms nobody: it has to be shown."""

SHORT = {name: text for name, text in PAYLOADS.items() if len(text) <= 40}
"""Those that a name has room for."""

ALL = "\n".join(text for name, text in PAYLOADS.items() if name != "long")
"""All but one in one text, each on a line of its own."""

FOLDER = "a\x1b]52;c;aGk=\x07\x9b2J\u202e[@click=app.quit]"
"""A name that a folder or file can have on this system."""

SHIPPED = Path(__file__).parents[1] / "catalogue"


def toml_text(text: str) -> str:
    """TEXT as a TOML string: controls escaped, so that they are there once it is read."""
    quoted = json.dumps(text.encode("utf-8", "replace").decode("utf-8"), ensure_ascii=False)
    return "".join(f"\\u{ord(char):04x}" if char == "\x7f" else char for char in quoted)


def hostile_catalogue(folder: Path) -> None:
    """In FOLDER: for each short payload an exercise and a routine of that name; all in every other field.

    The routine of a first week and the walk are among them. Some files are not even loaded.
    """
    exercises, routines = folder / "exercises", folder / "routines"
    for place in (exercises, routines):
        place.mkdir(parents=True)
    names = [text.strip() for text in SHORT.values() if text.strip()]
    for number, name in enumerate(names):
        (exercises / f"odd-{number}.toml").write_text(_exercise(name, names[number:] + names[:number]), "utf-8")
        (routines / f"odds-{number}.toml").write_text(_routine(name, names, f"odd-{number}"), "utf-8")
    (routines / "starter-three.toml").write_text(_routine("".join(names[:2]), names, "odd-0"), "utf-8")
    (exercises / "too-long.toml").write_text(_exercise(PAYLOADS["long word"], names), "utf-8")
    for name in (f"{FOLDER}.toml", "a\x07\u2066.toml"):
        (exercises / name).write_text("x = 1", "utf-8")
    (exercises / "keys.toml").write_text(f"{toml_text(ALL[:300])} = 1\n", "utf-8")
    (exercises / "values.toml").write_text(f"kind = {toml_text(ALL[:300])}\n", "utf-8")


def _exercise(name: str, words: Iterable[str]) -> str:
    """A hold and a movement called NAME; every other text is one of WORDS, or several."""
    texts = [toml_text(word) for word in words]
    several = toml_text(" ".join(words)[:560])
    lists = "\n".join(f"{field} = [{', '.join(texts)}]" for field in ("steps", "easier", "harder", "mistakes"))
    return f"""
name = {toml_text(name)}
aliases = [{", ".join(texts)}]
kind = "strength"
position = "supine"
areas = ["hips"]
sides = "each"
side_words = {{ left = {texts[0]}, right = {texts[1]} }}
summary = {several}
{lists}
printed = {{ words = {several} }}
dose = {{ reps = 2, hold_s = 5 }}
cautions = [{{ tag = "balance", advice = {several} }}]
sources = [{{ organisation = {texts[0]}, title = {several} }}]

[[phases]]
name = {toml_text(name[:24])}
instruction = {several}
breath = "out"
lasts = 2

[[phases]]
name = {toml_text(name[:24])}
instruction = {texts[2]}
breath = "in"
lasts = "hold"
"""


def _routine(name: str, words: Iterable[str], exercise: str) -> str:
    several = toml_text(" ".join(words)[:560])
    return f"""
name = {toml_text(name[:40])}
summary = {several}
why = {several}
items = [{{ exercise = "{exercise}", note = {several} }}, {{ exercise = "odd-1" }}, {{ exercise = "odd-2" }}]
sources = [{{ organisation = {several}, title = {several} }}]
"""


def write_raw(folder: Path, entries: Iterable[Entry]) -> None:
    """ENTRIES into the journal in FOLDER as another program would: with the notes as they are."""
    store = JournalStore.open(folder, FakeClock(), MIDNIGHT)
    with store.database.writing():
        for seq, entry in enumerate(entries, start=1):
            revision = Revision(
                rev=UUID(int=seq), entry_id=entry.id, seq=seq, device=UUID(int=1), written_at=entry.at, entry=entry
            )
            row = row_of(revision, entry.model_dump_json())
            store.database.connection.execute(INSERT_ROW, row)
    welcome(store)
    store.close()


def hostile_entries() -> list[Entry]:
    """A walk and a session whose notes hold all payloads, and a rating for each payload alone."""
    both: list[Entry] = [sample.a_walk(1, sample.NOW), sample.a_session(2, sample.NOW)]
    ratings = [sample.a_rating(number, sample.ago(hours=number), 3) for number in range(3, len(PAYLOADS) + 3)]
    notes = [ALL, ALL, *PAYLOADS.values()]
    return [_with_raw_note(entry, note) for entry, note in zip((*both, *ratings), notes, strict=True)]


def _with_raw_note(entry: Entry, note: str) -> Entry:
    """ENTRY with NOTE as it is, past every rule."""
    raw = ENTRY_ADAPTER.validate_python(entry).model_copy(
        update={"note": note.encode("utf-8", "replace").decode()}
    )
    assert raw.note
    return raw


def write_hostile_draft(folder: Path, draft: SessionDraft) -> None:
    """DRAFT into the journal in FOLDER, its routine called as no catalogue file could call it."""
    document = json.loads(draft.model_dump_json())
    document["routine"] |= {"name": PAYLOADS["clipboard"] + PAYLOADS["override"], "summary": ALL[:300]}
    document["note"] = ALL.encode("utf-8", "replace").decode()
    store = JournalStore.open(folder, FakeClock(), MIDNIGHT)
    store.database.set_state("draft", json.dumps(document))
    store.close()
