"""Who should take care with an exercise, and how."""

from backcare_tui.domain.catalogue.form import Form
from backcare_tui.domain.catalogue.terms import CautionTag, Does
from backcare_tui.domain.file_fields import Identifier, OneLine
from backcare_tui.domain.light_model import LightValue


class Caution(LightValue):
    """Who should take care, and how."""

    tag: CautionTag
    does: Does = Does.MIND
    advice: OneLine
    """What to know, or to do instead, in a sentence."""
    instead: Identifier | None = None
    """The exercise that takes its place where it is left out; without it, the next best one."""
    form: Form | None = None
    """How it is done where it is adapted; without it, in the first of the easier forms."""

    def __post_init__(self) -> None:
        if self.instead is not None and self.does is not Does.LEAVE_OUT:
            raise ValueError('instead belongs to a caution that does = "leave-out"')
        if self.form is not None and self.does is not Does.ADAPT:
            raise ValueError('form belongs to a caution that does = "adapt"')
