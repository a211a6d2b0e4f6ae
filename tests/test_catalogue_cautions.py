"""Every exercise of the shipped catalogue takes the care that its movements ask for, and says what to do instead.

What a movement asks for is in `caution_rules.py`, measured on the figures as `movements.py` does it. Each test is
also shown a catalogue that is wrong.
"""

import pytest

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Form
from backcare_tui.domain.catalogue.terms import CautionTag as Tag
from backcare_tui.domain.catalogue.terms import Does
from tests.caution_rules import RULES, Rule, care, lacking, still_there
from tests.movements import own
from tests.shipped import shipped

JOINED = """
    osteoporosis+balance osteoporosis+knee-pain osteoporosis+heart osteoporosis+high-bp high-bp+heart
    flexion-sensitive+leg-symptoms extension-sensitive+leg-symptoms extension-sensitive+osteoporosis
    extension-sensitive+balance hip-replacement+balance hip-replacement+osteoporosis hip-replacement+knee-pain
    knee-pain+cannot-kneel cannot-kneel+cannot-floor cannot-floor+balance wrist-pain+shoulder-pain
    neck-pain+shoulder-pain balance+dizziness heart+dizziness recent-surgery+leg-symptoms pregnant+wrist-pain
"""
"""Circumstances that often come together."""


by_exercise = pytest.mark.parametrize("identifier", sorted(shipped().exercises))


def changed(exercise: Exercise, tag: Tag, **fields: object) -> Exercise:
    """EXERCISE with its caution for TAG changed in these FIELDS; without it, where there are none."""
    cautions = [
        caution.model_copy(update=fields) if caution.tag is tag else caution
        for caution in exercise.cautions
        if fields or caution.tag is not tag
    ]
    return exercise.model_copy(update={"cautions": tuple(cautions)})


def left_out(exercise: Exercise, *tags: Tag) -> bool:
    return any(caution.tag in tags and caution.does is Does.LEAVE_OUT for caution in exercise.cautions)


def swap_problems(exercise: Exercise, catalogue: Catalogue) -> list[str]:
    """Where what takes the place of EXERCISE is not there, is the same, or is to be left out as well."""
    problems = []
    for caution in exercise.cautions:
        other = catalogue.exercises.get(caution.instead or "")
        if caution.does is Does.LEAVE_OUT and caution.instead is None:
            problems.append(f"{caution.tag}: nothing takes its place")
        elif caution.instead and (other is None or other.id == exercise.id or left_out(other, caution.tag)):
            problems.append(f"{caution.tag}: {caution.instead} cannot take its place")
    return problems


def joined_problems(exercise: Exercise, catalogue: Catalogue) -> list[str]:
    """Where what takes the place of EXERCISE is left out for a circumstance that often comes with the first."""
    pairs = [tuple(map(Tag, pair.split("+"))) for pair in JOINED.split()]
    return [
        f"{caution.tag}: {caution.instead} is left out for {' and '.join(pair)}"
        for caution in exercise.cautions
        for pair in pairs
        if caution.instead and caution.tag in pair and left_out(catalogue.exercises[caution.instead], *pair)
    ]


def week_problems(exercise: Exercise) -> list[str]:
    """Where a caution in pregnancy does not say from when on, in the words of all others."""
    caution = care(exercise, Tag.PREGNANT)
    return [] if caution is None or caution.advice.startswith("From about 16 weeks, ") else [caution.advice]


def doubled_tags(exercise: Exercise) -> list[Tag]:
    tags = [caution.tag for caution in exercise.cautions]
    return [tag for tag in set(tags) if tags.count(tag) > 1]


@by_exercise
class TestEveryExercise:
    def test_takes_the_care_that_its_movements_ask_for(self, identifier: str) -> None:
        assert list(lacking(shipped().exercises[identifier])) == []

    def test_in_the_form_for_somebody_does_not_move_in_the_way_that_asks_for_it(self, identifier: str) -> None:
        assert list(still_there(shipped().exercises[identifier])) == []

    def test_gives_way_to_one_that_they_can_do(self, identifier: str) -> None:
        assert swap_problems(shipped().exercises[identifier], shipped()) == []

    def test_gives_way_to_one_that_suits_what_often_comes_with_it(self, identifier: str) -> None:
        assert joined_problems(shipped().exercises[identifier], shipped()) == []

    def test_says_from_which_week_on_in_pregnancy(self, identifier: str) -> None:
        assert week_problems(shipped().exercises[identifier]) == []

    def test_has_one_caution_for_each_circumstance(self, identifier: str) -> None:
        assert doubled_tags(shipped().exercises[identifier]) == []


def test_every_circumstance_means_something() -> None:
    used = {caution.tag for exercise in shipped().exercises.values() for caution in exercise.cautions}
    assert used == set(Tag)


# Each test finds the fault that it is for.


def where_it_holds(rule: Rule) -> list[Exercise]:
    return [exercise for exercise in shipped().exercises.values() if rule.when(own(exercise))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.words}: {' '.join(sorted(rule.tags))}")
def test_a_missing_or_weaker_caution_is_found(rule: Rule) -> None:
    found = where_it_holds(rule)
    assert found, "no exercise moves like this, so nothing shows that the rule works"
    for exercise in found:
        for tag in rule.tags:
            assert any(line.startswith(f"{tag}:") for line in lacking(changed(exercise, tag), [rule]))
            if rule.least is not Does.MIND:
                weaker = changed(exercise, tag, does=Does.MIND, instead=None, form=None)
                assert any(line.startswith(f"{tag}:") for line in lacking(weaker, [rule]))


def test_a_movement_that_becomes_larger_is_found() -> None:
    tilt = shipped().exercises["pelvic-tilt"]
    assert tilt.figure is not None
    rounded = tilt.figure.poses["flat"].model_copy(update={"curve": 70})
    figure = tilt.figure.model_copy(update={"poses": {**tilt.figure.poses, "flat": rounded}})
    problems = list(lacking(tilt.model_copy(update={"figure": figure})))
    assert any(line.startswith("osteoporosis: the back rounds to its end") for line in problems)


@pytest.mark.parametrize(
    ("identifier", "tag"),
    [
        ("cat-cow", "osteoporosis"),
        ("cat-cow", "extension-sensitive"),
        ("chair-twist", "pregnant"),
        ("bridge", "extension-sensitive"),
        ("bridge", "high-bp"),
        ("bridge", "cannot-floor"),
        ("wall-sit", "heart"),
        ("wall-sit", "knee-pain"),
        ("side-plank-knees", "high-bp"),
        ("sit-to-stand", "hip-replacement"),
        ("hip-flexor-stretch", "cannot-kneel"),
        ("paced-breathing", "pregnant"),
        ("hamstring-stretch", "leg-symptoms"),
        ("bird-dog", "wrist-pain"),
        ("bird-dog", "shoulder-pain"),
        ("march", "balance"),
        ("press-up", "osteoporosis"),
    ],
)
def test_a_form_that_moves_as_before_is_found(identifier: str, tag: str) -> None:
    same = changed(shipped().exercises[identifier], Tag(tag), form=Form(words="Take care."))
    assert any(line.startswith(f"{tag}:") for line in still_there(same))


def test_a_wrong_exchange_is_found() -> None:
    pose = shipped().exercises["childs-pose"]
    for instead in (None, "childs-pose", "no-such", "knee-to-chest"):
        assert swap_problems(changed(pose, Tag.OSTEOPOROSIS, instead=instead), shipped()) != []
    assert joined_problems(changed(pose, Tag.CANNOT_KNEEL, instead="bridge"), shipped()) == []
    assert joined_problems(changed(pose, Tag.CANNOT_KNEEL, instead="bird-dog"), shipped()) != []


def test_other_words_and_doubled_circumstances_are_found() -> None:
    bridge = shipped().exercises["bridge"]
    later = "In later pregnancy do not lie flat."
    assert week_problems(changed(bridge, Tag.PREGNANT, advice=later)) == [later]
    assert doubled_tags(bridge.model_copy(update={"cautions": bridge.cautions * 2})) != []
