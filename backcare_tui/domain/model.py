"""What all models have in common, and the kinds of text that catalogue files are made of."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from backcare_tui.domain.words.text import ID_PATTERN, shown_line


class Value(BaseModel):
    """Never changes, knows no other fields than its own, and keeps what people wrote out of error messages.

    What pydantic checks with is built at a model's first use, for a start uses a few of all the models. So that
    importing one is no use yet, default values are made with `model_construct`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


Identifier = Annotated[str, StringConstraints(pattern=f"^{ID_PATTERN}$")]
"""Lower-case letters, digits and hyphens: the file's name without `.toml`."""

OneLine = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=600),
    AfterValidator(shown_line),
]
"""One line of plain text."""
