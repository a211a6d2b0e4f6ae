"""Who should take care with an exercise, and how."""

from typing import Self

from pydantic import model_validator

from backcare_tui.domain.catalogue.form import Form
from backcare_tui.domain.catalogue.terms import CautionTag, Does
from backcare_tui.domain.model import Identifier, OneLine, Value


class Caution(Value):
    """Who should take care, and how."""

    tag: CautionTag
    does: Does = Does.MIND
    advice: OneLine
    """What to know, or to do instead, in a sentence."""
    instead: Identifier | None = None
    """The exercise that takes its place where it is left out; without it, the next best one."""
    form: Form | None = None
    """How it is done where it is adapted; without it, in the first of the easier forms."""

    @model_validator(mode="after")
    def _says_what_it_does(self) -> Self:
        if self.instead is not None and self.does is not Does.LEAVE_OUT:
            raise ValueError('instead belongs to a caution that does = "leave-out"')
        if self.form is not None and self.does is not Does.ADAPT:
            raise ValueError('form belongs to a caution that does = "adapt"')
        return self
