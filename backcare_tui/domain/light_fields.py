"""The kinds of fields that values of the journal have: each as pydantic checks it in a file, and in plain Python.

The plain checks raise ValueError, or TypeError for what is of another kind altogether. Both forms of a rule let
the same pass: `tests/domain/test_light_fields.py` tries it.
"""

import re
from datetime import datetime
from typing import Annotated

from backcare_tui.domain.file_fields import Identifier
from backcare_tui.domain.light_model import Checked
from backcare_tui.domain.words.numbers import MOST_MINUTES
from backcare_tui.domain.words.text import ID_PATTERN, NAME_LIMIT, NOTE_LIMIT, clean, shown_line

MOST_PAIN = 10
MOST_SECONDS = 86_400.0
"""Of one exercise."""
MOST_TIMES = 1_000
"""Sets, or repetitions of a set."""

_ID = re.compile(ID_PATTERN)


def _of_score() -> tuple[object, ...]:
    from pydantic import Field

    return (Field(ge=0, le=MOST_PAIN, strict=True),)


Score = Annotated[int, Checked(_of_score)]
"""A whole number from 0 to 10. A rating left out is None, never 0."""


def check_scores(**scores: object) -> None:
    for name, score in scores.items():
        if type(score) is not int or not 0 <= score <= MOST_PAIN:
            raise ValueError(f"{name} is a whole number from 0 to {MOST_PAIN}")


def check_given_scores(**scores: object) -> None:
    """As `check_scores`, of those that are not None."""
    for name, score in scores.items():
        if score is not None:
            check_scores(**{name: score})


def _of_seconds() -> tuple[object, ...]:
    from pydantic import Field

    return (Field(ge=0, le=MOST_SECONDS, allow_inf_nan=False),)


Seconds = Annotated[float, Checked(_of_seconds)]


def checked_seconds(value: float) -> float:
    if not 0 <= value <= MOST_SECONDS:
        raise ValueError(f"seconds are from 0 to {MOST_SECONDS:g}")
    return float(value)


def _of_times() -> tuple[object, ...]:
    from pydantic import Field

    return (Field(ge=1, le=MOST_TIMES, strict=True),)


Times = Annotated[int, Checked(_of_times)]
"""How many times something is done."""


def check_given_times(**counts: object) -> None:
    """Of those that are not None."""
    for name, count in counts.items():
        if count is not None and (type(count) is not int or not 1 <= count <= MOST_TIMES):
            raise ValueError(f"{name} is a whole number from 1 to {MOST_TIMES}")


def _of_minutes() -> tuple[object, ...]:
    from pydantic import Field

    return (Field(gt=0, le=MOST_MINUTES, allow_inf_nan=False),)


Minutes = Annotated[float, Checked(_of_minutes)]


def checked_minutes(value: float) -> float:
    if not 0 < value <= MOST_MINUTES:
        raise ValueError(f"minutes are more than 0, and at most {MOST_MINUTES:g}")
    return float(value)


def _of_moment() -> tuple[object, ...]:
    from pydantic import AwareDatetime

    return (AwareDatetime,)


Moment = Annotated[datetime, Checked(_of_moment)]
"""With the offset from UTC of where the person was."""


def check_moment(value: datetime) -> None:
    if value.tzinfo is None:
        raise ValueError("a moment has an offset from UTC")


CatalogueId = Identifier
"""Of an exercise or a routine."""


def check_id(value: str) -> None:
    if not _ID.fullmatch(value):
        raise ValueError("an id is lower-case letters, digits and hyphens, 64 at most")


def _of_note() -> tuple[object, ...]:
    from pydantic import BeforeValidator, Field

    return Field(max_length=NOTE_LIMIT), BeforeValidator(lambda value: clean(value) if _is_text(value) else value)


Note = Annotated[str, Checked(_of_note)]


def cleaned_note(value: str) -> str:
    """VALUE as `clean` makes it."""
    if not _is_text(value):
        raise TypeError("a note is text")
    note = clean(value)
    if len(note) > NOTE_LIMIT:
        raise ValueError(f"a note has at most {NOTE_LIMIT} characters")
    return note


def _of_name() -> tuple[object, ...]:
    from pydantic import BeforeValidator, Field

    checks = Field(min_length=1, max_length=NAME_LIMIT)
    return checks, BeforeValidator(lambda value: shown_line(value) if _is_text(value) else value)


OwnName = Annotated[str, Checked(_of_name)]
"""What a person calls something, on one line."""


def cleaned_name(value: str) -> str:
    """VALUE on one line."""
    if not _is_text(value):
        raise TypeError("a name is text")
    name = shown_line(value)
    if not 0 < len(name) <= NAME_LIMIT:
        raise ValueError(f"a name has 1 to {NAME_LIMIT} characters")
    return name


def _is_text(value: object) -> bool:
    return isinstance(value, str)
