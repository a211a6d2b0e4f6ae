"""The kinds of text that catalogue files are made of."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from backcare_tui.domain.text import shown_line

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""Lower-case letters, digits and hyphens: the file's name without `.toml`."""

Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=600),
    AfterValidator(shown_line),
]
"""One line of plain text."""
