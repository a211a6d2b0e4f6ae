"""The rules that decide what kind of day it is, in the order in which they are asked: all that a prompt asks."""

from backcare_tui.domain.plan.rules.first import FIRST_RULES
from backcare_tui.domain.plan.rules.length import LENGTH_RULES
from backcare_tui.domain.plan.rules.purpose import PURPOSE_RULES
from backcare_tui.domain.plan.shape import DayRule

DAY_RULES: tuple[DayRule, ...] = (*FIRST_RULES, *PURPOSE_RULES, *LENGTH_RULES)
