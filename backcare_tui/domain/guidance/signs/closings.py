"""When the exercises were closed because of a sign that needs help."""

from collections.abc import Iterable
from datetime import date

from backcare_tui.domain.guidance.signs.signs_said import closed_by
from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.paper.because_of_pain import Closing


def closings_in(memos: Iterable[MemoEntry], days: Days) -> tuple[Closing, ...]:
    """Each time that they were, as MEMOS, latest first, tell; earliest first.

    One that a sign of another level ends, or the answer that there is none, ends on that day.
    """
    told = [memo for memo in memos if memo.about is Subject.SIGNS][::-1]
    found: list[Closing] = []
    began: tuple[str, date] | None = None
    for number, memo in enumerate(told):
        level, day = closed_by(told[number::-1]), days.of(memo.at)
        if began is not None and level != began[0]:
            found.append(Closing(*began, day))
            began = None
        if began is None and level is not None:
            began = level.value, day
    if began is not None:
        found.append(Closing(*began, None))
    return tuple(found)
