"""Who has used the program before: each has a folder with a journal, and perhaps with exercises of their own."""

import os
import re
import shutil
import subprocess
from datetime import datetime
from itertools import count, cycle, islice
from pathlib import Path

from backcare_tui.clock import SystemClock
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.revision_row import body_of, row_of
from backcare_tui.storage.journal.store import JournalStore
from tests.benchmarks.invented_journal import chance, invented_revisions
from tests.benchmarks.program import OURS
from tests.storage.welcomed import welcome

CATALOGUE = Path(__file__).parents[2] / "catalogue" / "exercises"

Person = dict[str, str]
"""The environment in which the program finds what is theirs."""


class People:
    """Makes them below FOLDER. A journal of each length is invented once, and copied from then on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._clock = SystemClock()
        self.now: datetime = self._clock.now()
        """The moment at which all journals end."""
        self._numbers = count(1)

    def person(self, entries: int, own_exercises: int = 0) -> Person:
        """Somebody with so many ENTRIES, who has seen the welcome, and has not used the program today."""
        home = self.folder / f"person-{next(self._numbers)}"
        data, config = home / "data", home / "config"
        config.mkdir(parents=True)
        data.mkdir(mode=0o700)
        shutil.copy(self._journal(entries), data / JOURNAL_NAME)
        if own_exercises:
            write_own_exercises(config / "catalogue" / "exercises", own_exercises)
        return {"BACKCARE_DATA_DIR": str(data), "BACKCARE_CONFIG_DIR": str(config)}

    def used_today(self, entries: int, own_exercises: int = 0) -> Person:
        """As `person`, who has recorded something today: the backup of the day is made."""
        person = self.person(entries, own_exercises)
        subprocess.run([*OURS, "log", "4"], env={**os.environ, **person}, check=True, capture_output=True)
        return person

    def forget(self, person: Person) -> None:
        """Remove all that is theirs."""
        shutil.rmtree(Path(person["BACKCARE_DATA_DIR"]).parent)

    def _journal(self, entries: int) -> Path:
        folder = self.folder / f"journal-{entries}"
        if not folder.exists():
            store = JournalStore.open(folder, self._clock, MIDNIGHT)
            try:
                revisions = invented_revisions(entries, self.now)
                store.restore([row_of(one, body_of(one.entry)) for one in revisions])
                welcome(store)
            finally:
                store.close()
        return folder / JOURNAL_NAME


def write_own_exercises(folder: Path, number: int) -> None:
    """Write NUMBER of exercise files to FOLDER: the shipped ones with other names and some other doses."""
    folder.mkdir(parents=True)
    rng = chance(number)
    for place, path in enumerate(islice(cycle(sorted(CATALOGUE.glob("*.toml"))), number), start=1):
        text = re.sub('^name = "(.*)"', rf'name = "\1 {place}"', path.read_text(encoding="utf-8"), count=1)
        text = re.sub(r"^hold_s = \d+$", f"hold_s = {rng.randrange(3, 6)}", text, count=1, flags=re.MULTILINE)
        (folder / f"{path.stem}-{place}.toml").write_text(text, encoding="utf-8")
