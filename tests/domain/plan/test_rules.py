"""A rule is a value: it says itself, and without it what it decided is decided otherwise."""

import ast
import inspect
import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cache

import pytest

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.plan.outline import outline_of
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.rule import AnyRule, News
from backcare_tui.domain.plan.rules import dose, first, length, purpose, session, walking
from backcare_tui.domain.plan.rules.every import RULES
from backcare_tui.domain.plan.rules.of_days import DAY_RULES
from backcare_tui.domain.plan.shape import DayKind, Shape
from backcare_tui.domain.plan.story import story_of
from backcare_tui.domain.words.wording import share_words, span_words, spelled
from tests.domain.plan.people import Flare, Life, Traits
from tests.domain.plan.test_days import now_of
from tests.domain.plan.test_walking import walk

BY_NAME = {rule.name: rule for rule in RULES}


def without(name: str) -> tuple[AnyRule, ...]:
    return tuple(rule for rule in RULES if rule.name != name)


def decided(plan: Plan) -> dict[str, object]:
    """What PLAN decides, its sentences apart."""
    return {
        "days": [(day.kind, day.routine and day.routine.items, day.walk_minutes, day.done) for day in plan.days],
        "walking": (plan.walking.minutes, plan.walking.next_minutes),
        "see": plan.see_someone and plan.see_someone.rule,
    }


def told(plan: Plan) -> set[str]:
    decisions = [decision for day in plan.days for decision in (*day.decisions, *day.walk.decisions)]
    decisions += [*plan.walking.decisions, *([plan.see_someone] if plan.see_someone else [])]
    return {decision.rule for decision in decisions}


def rules_by_day(plan: Plan) -> list[list[str]]:
    return [[one.rule for one in day.decisions] for day in plan.days]


def shapes(life: Life, now: datetime, rules: Sequence[AnyRule]) -> list[Shape]:
    def kind_of(exercise: str) -> str:
        return life.catalogue.exercises[exercise].kind.value

    outline = outline_of(story_of(life.overview_at(now), kind_of, life.traits.person.usual_is_high), rules)
    return [day.shape for day in outline.days]


def lived(days: int, **traits: object) -> Life:
    return Life(Traits(**traits)).live(days)  # type: ignore[arg-type]


def saying(life: Life, subject: Subject, says: str) -> Life:
    life.say(subject, says, now_of(life) - timedelta(minutes=1))
    return life


def uneven() -> Life:
    """Somebody who walked much in some weeks and not at all in others, on a Monday."""
    life = Life(Traits(walks=0, keeps=0)).live(0)
    for week, minutes in enumerate((20, 139, 6, 0, 0, 279, 0, 0, 0, 0, 10, 100, 0, 0)):
        life.live(1)
        if minutes:
            walk(life, 7 * week, minutes)
        life.live(6)
    return life


def sore_walker() -> Life:
    """Somebody who walks twenty minutes a day, on the first day of a flare-up."""
    life = Life(Traits(walks=0, keeps=0, flares=(Flare(22, 3, 5),))).live(23)
    for day in range(22):
        walk(life, day, 20)
    return life


LIVES: dict[str, Callable[[], Life]] = {
    "new": lambda: lived(1, keeps=0),
    "steady": lambda: lived(17),
    "steady for long": lambda: lived(30),
    "steady in the evening": lambda: lived(17, hour=21),
    "short of time": lambda: lived(40, person=Person(minutes=10)),
    "thin bones": lambda: lived(3, person=Person(tags=frozenset({CautionTag.OSTEOPOROSIS, CautionTag.PREGNANT}))),
    "sore": lambda: lived(16, flares=(Flare(15, 9, 5),)),
    "on the way back": lambda: lived(20, flares=(Flare(15, 3, 5),)),
    "always five": lambda: lived(62, usual=5),
    "five after a bad first week": lambda: lived(72, usual=5, flares=(Flare(0, 8, 3),)),
    "always six": lambda: lived(20, usual=6),
    "worse": lambda: lived(43, usual=3, flares=(Flare(28, 30, 3),)),
    "back after long": lambda: lived(40, gaps=((20, 20),)),
    "a week of five walks": lambda: lived(28, walks=1.0),
    "a worse week": lambda: lived(35, flares=(Flare(28, 7, 3),)),
    "a week without a walk": lambda: lived(28, gaps=((21, 7),)),
    "uneven walks": uneven,
    "sore, and used to walk": sore_walker,
    "a sign": lambda: saying(lived(5), Subject.SIGNS, "urgent"),
    "ill": lambda: saying(lived(5), Subject.PAUSE, "ill"),
    "dropped": lambda: saying(lived(5), Subject.DAY, f"{now_of(lived(5)).date()} dropped"),
    "moved": lambda: saying(
        lived(5), Subject.DAY, f"{now_of(lived(5)).date()} moved {now_of(lived(5)).date() + timedelta(days=1)}"
    ),
    "made gentle": lambda: saying(lived(5), Subject.DAY, f"{now_of(lived(5)).date()} gentle"),
}


@cache
def life_of(who: str) -> Life:
    return LIVES[who]()


@pytest.mark.parametrize("who", LIVES)
def test_each_decision_is_another_one_without_its_rule(who: str) -> None:
    life = life_of(who)
    now = now_of(life)
    plan = life.plan_at(now)
    assert told(plan)
    for name in told(plan):
        other = life.plan_at(now, rules=without(name))
        assert name not in told(other)
        by_others = [[one.rule for one in day.decisions if one.rule != name] for day in plan.days]
        changed = decided(other) != decided(plan) or rules_by_day(other) != by_others
        assert changed or shapes(life, now, without(name)) != shapes(life, now, RULES), name


def test_most_rules_speak_in_one_of_these_lives() -> None:
    spoken = set()
    for who in LIVES:
        life = life_of(who)
        spoken |= told(life.plan_at(now_of(life)))
    quiet = {"morning", "evening", "one-new", "minutes", "done-today", "red-twice", "red", "worse-morning"}
    assert set(BY_NAME) - spoken <= quiet | {"back-from-pause", "restart-dose"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_itself(rule: AnyRule) -> None:
    for words in (rule.when, rule.looks_at, rule.changes):
        assert words
        assert "{" not in words
        assert words[0].islower() or words[0].isdigit()
    assert rule.says.endswith(".")
    assert not re.fullmatch(r"{\w+}\.?", rule.says), "its sentence is elsewhere"


@pytest.mark.parametrize("who", LIVES)
def test_of_another_day_nothing_is_said_as_of_today(who: str) -> None:
    life = life_of(who)
    plan = life.plan_at(now_of(life))
    for day in plan.days:
        if day is not plan.today:
            assert not [one.says for one in day.decisions if re.search(r"\btoday\b", one.says)]


def test_a_median_is_said_to_a_tenth() -> None:
    flat = next(rule for rule in RULES if "{now}" in rule.says)
    found = dict.fromkeys(re.findall(r"{(\w+)}", flat.says), 3.25)
    assert "3.2" in flat.reason(found).says
    assert "3.25" not in flat.reason(found).says


def test_a_rule_of_ones_own_is_told_where_it_says_how_much_news_it_is() -> None:
    life = lived(17)
    always = BY_NAME["starter"]._replace(
        name="always-two",
        says="Two are enough.",
        finds=lambda _facts, shape, _numbers: {} if shape.open else None,
        numbers={"n": 2},
    )
    for news, first_told in ((News.OTHERWISE, True), (News.CONTENTS, False)):
        plan = life.plan_at(now_of(life), rules=(*RULES, always._replace(news=news)))
        told_rules = [decision.rule for decision in plan.today.decisions]
        assert "always-two" in told_rules
        assert (told_rules[0] == "always-two") is first_told


def test_rules_of_the_list_say_nothing_else_and_come_last() -> None:
    """How much of each exercise was asked for on a day that is over is found out without them."""
    assert DAY_RULES[-len(length.LIST_RULES) :] == length.LIST_RULES
    for rule in length.LIST_RULES:
        shape = Shape()
        made = rule.makes(shape, rule.numbers, {"n": 1})
        assert made.exercises < shape.exercises
        assert made == shape._replace(exercises=made.exercises), rule.name


def test_rules_have_names_of_their_own() -> None:
    assert len(BY_NAME) == len(RULES)


def test_to_change_a_number_is_to_change_one_value() -> None:
    life = lived(16, flares=(Flare(15, 9, 5),))
    now = now_of(life)
    flare = BY_NAME["flare-up"]
    bolder = flare._replace(numbers={**flare.numbers, "days": 1})
    assert "on 1 days" in bolder.changes
    changed = tuple(bolder if rule is flare else rule for rule in RULES)
    assert life.plan_at(now).today.kind is DayKind.GENTLE
    assert life.plan_at(now, rules=changed).today.kind is not DayKind.GENTLE


@pytest.mark.parametrize("module", [first, length, purpose, dose, session, walking], ids=lambda one: one.__name__)
def test_what_a_rule_goes_by_stands_in_its_value(module: object) -> None:
    """No comparison of a rule has a number in it but 0, 1 and 2, which count, and the seconds of a minute."""
    tree = ast.parse(inspect.getsource(module))  # type: ignore[arg-type]
    numbers = [
        node.value
        for comparison in ast.walk(tree)
        if isinstance(comparison, ast.Compare)
        for node in ast.walk(comparison)
        if isinstance(node, ast.Constant) and type(node.value) in (int, float)
    ]
    assert set(numbers) <= {0, 1, 2, 60}


@pytest.mark.parametrize(
    ("rule", "name"),
    [(rule, name) for rule in RULES for name in rule.numbers],
    ids=lambda one: getattr(one, "name", one),
)
def test_another_number_is_another_one_in_the_words_of_its_rule(rule: AnyRule, name: str) -> None:
    for other in (rule.numbers[name] + 3, rule.numbers[name] + 7):
        bolder = rule._replace(numbers={**rule.numbers, name: other})
        told_of = [new for new, old in zip(words_of(bolder), words_of(rule), strict=True) if new != old]
        assert any(words in new for new in told_of for words in said_of(other)), told_of


def test_no_number_stands_in_the_words_of_a_rule_that_is_none_of_its_own() -> None:
    """But for the ten of a rating, and what is usual, which is measured for the whole program over seven days."""
    spelled_out = [*map(spelled, range(2, 13)), "half", "quarter", "tenth"]
    for rule in RULES:
        raw = " ".join((rule.condition, rule.looks_at, rule.effect, rule.says))
        raw = raw.replace(" of 10", "").replace("the usual of the last seven days", "")
        assert not re.findall(rf"\d+|\b(?:{'|'.join(spelled_out)})\b", raw, re.IGNORECASE), rule.name


def words_of(rule: AnyRule) -> tuple[str, str, str]:
    """When RULE holds, what it changes and what it says, of which what it found is left as it is written."""
    found = {one: f"<{one}>" for one in re.findall(r"{(\w+)}", rule.says) if one not in rule.numbers}
    return rule.when, rule.changes, rule.reason(found).says


def said_of(number: float) -> tuple[str, ...]:
    """How a rule may say NUMBER."""
    return f"{number:g}", spelled(number), span_words(number), share_words(number)
