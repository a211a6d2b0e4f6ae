"""All rules of the plan, in the order in which they are asked. Screen, README and tests print this list."""

from backcare_tui.domain.plan.rule import AnyRule
from backcare_tui.domain.plan.rules.advice import ADVICE_RULES
from backcare_tui.domain.plan.rules.dose import DOSE_RULES
from backcare_tui.domain.plan.rules.of_days import DAY_RULES
from backcare_tui.domain.plan.rules.session import SESSION_RULES
from backcare_tui.domain.plan.rules.walk import WALK_RULES
from backcare_tui.domain.plan.rules.walking import WALKING_RULES

RULES: tuple[AnyRule, ...] = (*DAY_RULES, *SESSION_RULES, *DOSE_RULES, *WALKING_RULES, *WALK_RULES, *ADVICE_RULES)
