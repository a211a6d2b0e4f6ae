"""The kinds of fields that catalogue files are made of: what pydantic checks of each besides its type."""

from typing import Annotated

from backcare_tui.domain.light_model import Checked
from backcare_tui.domain.words.text import ID_PATTERN, shown_line

LONGEST_LINE = 600
"""Characters of one line of text."""
LONGEST_NAME = 40
"""Of what an exercise or a routine is called."""


def _of_line(*more: int) -> tuple[object, ...]:
    from pydantic import AfterValidator, Field, StringConstraints

    line = StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_LINE)
    return (line, AfterValidator(shown_line), *(Field(max_length=most) for most in more))


def _of_identifier() -> tuple[object, ...]:
    from pydantic import StringConstraints

    return (StringConstraints(pattern=f"^{ID_PATTERN}$"),)


def _of_address() -> tuple[object, ...]:
    from pydantic import StringConstraints

    return (StringConstraints(pattern=r"^https://[^\s]{1,300}$"),)


OneLine = Annotated[str, Checked(_of_line)]
"""One line of plain text."""

Name = Annotated[str, Checked(lambda: _of_line(LONGEST_NAME))]
"""A line that is short enough for a list."""

Identifier = Annotated[str, Checked(_of_identifier)]
"""Lower-case letters, digits and hyphens: the file's name without `.toml`."""

Address = Annotated[str, Checked(_of_address)]
"""Of a page on the web."""


def line_of(most: int) -> Checked:
    """In the annotation of a text: one line of plain text with at MOST so many characters."""
    return Checked(lambda: _of_line(most))
