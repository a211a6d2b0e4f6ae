"""The shipped catalogue: complete, consistent, safe to follow, and in the house's words.

Each rule is a function that lists what is wrong; below the tests of the files stand tests of the rules.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Breath
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.terms import Kind
from backcare_tui.domain.guidance.signs.safety import HelpCard, SafetyText
from tests.test_catalogue_words import CATALOGUE, by_file, unwanted_words

SAFETY_FILE = CATALOGUE / "safety.toml"
EXERCISE_FILES = sorted((CATALOGUE / "exercises").glob("*.toml"))
ROUTINE_FILES = sorted((CATALOGUE / "routines").glob("*.toml"))

ORIGINAL_NINE = """
    cat-cow childs-pose prone-swimmer pelvic-tilt bridge knee-to-chest piriformis-stretch seated-spinal-twist
    wall-sit
"""
AEROBIC = "walk cycle swim "
"""The tenth item of the source text; the others are the original nine."""
ADDED = """
    bird-dog dead-bug side-plank-knees knee-rolls hip-flexor-stretch hamstring-stretch press-up curl-up march
    seated-cat-cow chair-twist seated-figure-four standing-back-bend sit-to-stand paced-breathing
    thoracic-extension
"""
ROUTINES = """
    desk-break starter-three morning-mobility gentle-day gentle-day-upright core-short core-glutes full-daily
    wind-down original-nine
"""
NEEDED = [f"exercises/{name}" for name in (ORIGINAL_NINE + AEROBIC + ADDED).split()]
NEEDED += [f"routines/{name}" for name in ROUTINES.split()]
WITHOUT_STRENGTH = {"gentle-day", "gentle-day-upright", "wind-down"}
ON_THE_FLOOR = "supine prone side-lying hands-and-knees half-kneeling seated-floor"

HELD_BREATH = re.compile(
    r"(?i)\b(?:hold(?:s|ing)?\s+(?:(?:in|on\s+to)\s+)?(?:(?:your|the|a|any|that)\s+)?(?:deep\s+)?breath"
    r"|breath[\s-]?hold(?:s|ing)?|breath\s+(?:is\s+)?held|stop(?:s|ping)?\s+breathing)\b"
)
WARNS_OF_IT = re.compile(r"(?i)\b(?:never|not|don['’]t|without|instead\s+of)(?:\s+\w+){0,2}\s*$")

EMERGENCY_SIGNS = {
    "saddle-area numbness": r"(?=.*\bsaddle\b)(?=.*\bnumb)",
    "bladder": r"\bbladder\b",
    "bowel": r"\bbowels?\b",
    "both legs": r"\bboth legs\b",
}


@cache
def raw(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def exercise_in(path: Path) -> Exercise:
    return Exercise.model_validate({"id": path.stem} | raw(path))


def routine_in(path: Path) -> Routine:
    return Routine.model_validate({"id": path.stem} | raw(path))


def strings(data: object) -> Iterator[str]:
    """Every string in DATA, keys left out."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from strings(value)


# The rules. Each returns what is wrong, as words.


def missing_files(folder: Path, identifiers: Iterable[str]) -> list[str]:
    return [name for name in identifiers if not (folder / f"{name}.toml").is_file()]


def held_breaths(text: str) -> list[str]:
    """Where TEXT asks for a held breath: names one, and does not warn of it in the words just before."""
    return [found[0] for found in HELD_BREATH.finditer(text) if not WARNS_OF_IT.search(text[: found.start()])]


def source_problems(data: dict[str, Any]) -> list[str]:
    return [
        f"source {number} has no {field}"
        for number, source in enumerate(data.get("sources") or [{}], start=1)
        for field in ("organisation", "title")
        if not source.get(field, "").strip()
    ]


def side_problems(data: dict[str, Any]) -> list[str]:
    words = data.get("side_words")
    if data.get("sides", "both") == "both":
        return [] if words is None else ["side_words on an exercise of both sides"]
    if words is None:
        return ["a one-sided exercise without side_words"]
    left, right = (words.get(side, "").strip().casefold() for side in ("left", "right"))
    return [] if left and right and left != right else ["side_words are not distinct"]


def breath_problems(exercise: Exercise) -> list[str]:
    problems = []
    breathes_out = any(phase.breath is Breath.OUT for phase in exercise.phases)
    if exercise.kind not in (Kind.AEROBIC, Kind.RELAXATION) and not breathes_out:
        problems.append("no phase breathes out")
    moving = [phase.breath for phase in exercise.phases if not isinstance(phase.lasts, str)]
    flowing = all(phase.lasts != "hold" for phase in exercise.phases)  # a hold has breaths of its own
    if flowing and len(moving) > 1 and not {Breath.IN, Breath.OUT} <= set(moving):
        problems.append("the moving phases do not breathe both in and out")
    return problems


def mat_problems(exercise: Exercise) -> list[str]:
    anywhere = exercise.kind is Kind.RELAXATION
    if anywhere or exercise.position not in ON_THE_FLOOR.split() or "mat" in exercise.equipment:
        return []
    return [f"{exercise.position} without a mat"]


def dose_problems(exercise: Exercise, dose: Dose) -> list[str]:
    """Why DOSE cannot be done, or where it leaves the printed ranges or needs one that is not given."""
    problems = []
    try:
        exercise.check_dose(dose)
    except ValueError as error:
        problems.append(str(error))
    for field, unused in {"sets": None, "reps": 1, "hold_s": 0, "minutes": 0}.items():
        value, limits = getattr(dose, field), getattr(exercise.printed, field)
        if limits is None and unused not in (None, value):
            problems.append(f"{field}: {value} is used, but printed gives no range")
        if limits is not None and not limits[0] <= value <= limits[1]:
            problems.append(f"{field}: {value} is outside the printed {limits[0]} to {limits[1]}")
    return problems


def item_problems(routine: Routine, exercises: dict[str, Exercise]) -> list[str]:
    problems = []
    for number, item in enumerate(routine.items, start=1):
        exercise = exercises.get(item.exercise)
        found = dose_problems(exercise, item.dose_of(exercise)) if exercise else ["there is no such exercise"]
        problems += [f"item {number}, {item.exercise}: {words}" for words in found]
    return problems


def strength_problems(routine: Routine, exercises: dict[str, Exercise]) -> list[str]:
    kinds = {exercises[item.exercise].kind for item in routine.items if item.exercise in exercises}
    return [] if routine.id in WITHOUT_STRENGTH or Kind.STRENGTH in kinds else ["no strength item"]


def plain(name: str) -> str:
    """NAME as a search sees it: hyphens, apostrophes and case do not tell two names apart."""
    return " ".join(re.sub(r"['’]", "", name).replace("-", " ").casefold().split())


def name_problems(identifier: str, names: dict[str, list[str]]) -> list[str]:
    """Names of IDENTIFIER that another exercise has, too. NAMES: by id, the name and then the aliases."""
    own = {plain(name) for name in names[identifier]}
    others = [(other, name) for other, theirs in names.items() if other != identifier for name in theirs]
    return [f"{name!r} is also used by {other}" for other, name in others if plain(name) in own]


def missing_signs(card: HelpCard) -> list[str]:
    text = "\n".join(card.signs).casefold()
    return [sign for sign, pattern in EMERGENCY_SIGNS.items() if not re.search(pattern, text)]


# The files.


@pytest.mark.parametrize("name", NEEDED)
def test_no_file_is_missing(name: str) -> None:
    assert missing_files(CATALOGUE, [name]) == []


@by_file([*EXERCISE_FILES, *ROUTINE_FILES])
def test_an_item_is_valid_and_named_by_its_file(path: Path) -> None:
    read = exercise_in if path in EXERCISE_FILES else routine_in
    assert "id" not in raw(path)
    assert read(path).id == path.stem


@by_file([*EXERCISE_FILES, *ROUTINE_FILES, SAFETY_FILE])
class TestEveryFile:
    def test_names_its_sources(self, path: Path) -> None:
        assert source_problems(raw(path)) == []

    def test_promises_nothing_and_frightens_nobody(self, path: Path) -> None:
        assert unwanted_words("\n".join([path.read_text(encoding="utf-8"), *strings(raw(path))])) == []

    def test_asks_for_no_held_breath(self, path: Path) -> None:
        assert [found for text in strings(raw(path)) for found in held_breaths(text)] == []


@by_file(EXERCISE_FILES)
class TestEveryExercise:
    def test_keeps_its_start_dose_in_the_printed_range(self, path: Path) -> None:
        exercise = exercise_in(path)
        assert dose_problems(exercise, exercise.dose) == []

    def test_says_what_its_sides_are(self, path: Path) -> None:
        assert side_problems(raw(path)) == []

    def test_breathes_in_and_out(self, path: Path) -> None:
        assert breath_problems(exercise_in(path)) == []

    def test_names_the_mat_if_done_on_the_floor(self, path: Path) -> None:
        assert mat_problems(exercise_in(path)) == []

    def test_shares_no_name_with_another(self, path: Path) -> None:
        names = {other.stem: [raw(other)["name"], *raw(other).get("aliases", [])] for other in EXERCISE_FILES}
        assert name_problems(path.stem, names) == []


@by_file(ROUTINE_FILES)
class TestEveryRoutine:
    def exercises(self, path: Path) -> dict[str, Exercise]:
        wanted = {item.exercise for item in routine_in(path).items}
        return {file.stem: exercise_in(file) for file in EXERCISE_FILES if file.stem in wanted}

    def test_holds_doable_items_within_the_printed_ranges(self, path: Path) -> None:
        assert item_problems(routine_in(path), self.exercises(path)) == []

    def test_holds_strength_unless_it_is_for_rest(self, path: Path) -> None:
        assert strength_problems(routine_in(path), self.exercises(path)) == []


def test_the_original_nine_are_in_order() -> None:
    routine = routine_in(CATALOGUE / "routines" / "original-nine.toml")
    assert [item.exercise for item in routine.items] == ORIGINAL_NINE.split()


def test_the_safety_text_says_where_help_is_in_few_words() -> None:
    safety = SafetyText.model_validate(raw(SAFETY_FILE))
    emergency = safety.cards[0]
    assert missing_signs(emergency) == []
    assert "{emergency_number}" in emergency.action
    assert "do not wait for an appointment" in emergency.action.casefold()
    assert any("at any time, ! shows" in paragraph.casefold() for paragraph in safety.disclaimer)
    assert [card.symbol for card in safety.cards] == ["!!", "!", "?"]
    assert [card.level for card in safety.cards if len(card.signs) > 9] == []
    assert [sign for card in safety.cards for sign in card.signs if len(sign) > 100] == []


# The rules themselves.


SOUND = """
name = "Lift"
kind = "strength"
position = "standing"
areas = ["hips"]
summary = "A lift."
steps = ["Lift.", "Lower."]
phases = [
    { name = "Lift", instruction = "Breathe out and lift.", breath = "out", lasts = 2 },
    { name = "Lower", instruction = "Breathe in and lower.", breath = "in", lasts = 2 },
]
dose = { reps = 5 }
printed = { reps = [3, 10], words = "Three to ten." }
easier = ["Less."]
harder = ["More."]
mistakes = ["Haste."]
sources = [{ organisation = "A", title = "B" }]
"""
A_SOURCE = {"organisation": "A", "title": "B"}


def an_exercise(**changes: object) -> Exercise:
    return Exercise.model_validate({"id": "lift"} | tomllib.loads(SOUND) | changes)


def a_routine(*items: dict[str, Any], identifier: str = "mine") -> Routine:
    return Routine.model_validate(
        {"id": identifier, "name": "Mine", "summary": "S.", "why": "W.", "items": items, "sources": [A_SOURCE]}
    )


BAD_WORDS = """
    treats treatment treated cure cures cured relief relieve relieves Relieved alleviates healing heal healed
    guaranteed slipped worn crumbling degenerative unstable vulnerable arch Arching
"""


@pytest.mark.parametrize("word", BAD_WORDS.split())
def test_an_unwanted_word_is_found(word: str) -> None:
    assert unwanted_words(f"It {word} the back.") == [word]


def test_unwanted_phrases_are_found_and_lookalikes_left() -> None:
    assert unwanted_words("Poor posture\ncauses pain.") == ["posture\ncauses"]
    assert unwanted_words("Health, heels, a search for a secure, stable chair; a retreat.") == []


def test_a_held_breath_is_found_and_a_warning_left() -> None:
    for asks in (
        "Hold your breath.",
        "Do not rest. Hold the breath.",
        "Breath-holding.",
        "Holding a breath.",
    ):
        assert len(held_breaths(asks)) == 1, asks
    for warns in ("Never hold your breath.", "Lift without holding the breath.", "Do not hold your breath."):
        assert held_breaths(warns) == [], warns
    assert held_breaths("Hold for one breath. Breathe in the hold instead of holding your breath.") == []


def test_every_string_of_a_file_is_seen() -> None:
    assert list(strings({"a": "1", "b": [{"c": "2"}, "3"], "d": 4, "e": {"f": "5"}})) == ["1", "2", "3", "5"]


def test_a_missing_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "bridge.toml").touch()
    assert missing_files(tmp_path, ["bridge", "walk"]) == ["walk"]


def test_a_wanting_source_is_found() -> None:
    assert source_problems({"sources": [A_SOURCE]}) == []
    assert len(source_problems({})) == 2
    assert source_problems({"sources": [A_SOURCE | {"title": " "}]}) == ["source 1 has no title"]


def test_wrong_side_words_are_found() -> None:
    assert side_problems({}) == []
    assert side_problems({"sides": "each", "side_words": {"left": "left leg", "right": "right leg"}}) == []
    assert side_problems({"side_words": {"left": "left leg"}}) != []
    assert side_problems({"sides": "each"}) != []
    assert side_problems({"sides": "alternating", "side_words": {"left": "leg up", "right": "Leg up"}}) != []


def test_a_wrong_breath_is_found() -> None:
    phases = [phase.model_dump() for phase in an_exercise().phases]
    only_in = [phase | {"breath": "in"} for phase in phases]
    assert breath_problems(an_exercise()) == []
    assert len(breath_problems(an_exercise(phases=only_in))) == 2
    assert len(breath_problems(an_exercise(phases=only_in, kind="relaxation"))) == 1
    assert len(breath_problems(an_exercise(phases=only_in[:1]))) == 1


def test_a_missing_mat_is_found() -> None:
    assert mat_problems(an_exercise()) == []
    assert mat_problems(an_exercise(position="supine", equipment=["mat"])) == []
    assert mat_problems(an_exercise(position="hands-and-knees", equipment=["cushion"])) != []


def test_a_dose_beyond_print_is_found() -> None:
    silent = an_exercise(printed={"words": "None."})
    assert [dose_problems(an_exercise(), Dose(reps=reps)) for reps in (3, 10)] == [[], []]
    assert all("outside" in dose_problems(an_exercise(), Dose(reps=reps))[0] for reps in (2, 11))
    assert "no range" in dose_problems(silent, Dose(reps=5))[0]
    assert dose_problems(silent, Dose(reps=1)) == []


def test_a_wrong_item_is_found() -> None:
    here = {"lift": an_exercise()}
    assert item_problems(a_routine({"exercise": "lift"}), here) == []
    assert "no such exercise" in item_problems(a_routine({"exercise": "jump"}), here)[0]
    assert "hold_s belongs" in item_problems(a_routine({"exercise": "lift", "dose": {"hold_s": 5}}), here)[0]
    assert "outside" in item_problems(a_routine({"exercise": "lift", "dose": {"reps": 20}}), here)[0]


def test_a_routine_without_strength_is_found() -> None:
    soft = {"lift": an_exercise(kind="stretch")}
    assert strength_problems(a_routine({"exercise": "lift"}), {"lift": an_exercise()}) == []
    assert strength_problems(a_routine({"exercise": "lift"}), soft) != []
    assert strength_problems(a_routine({"exercise": "lift"}, identifier="wind-down"), soft) == []


def test_a_shared_name_is_found() -> None:
    assert name_problems("a", {"a": ["Lift", "raise"], "b": ["Roll"]}) == []
    assert name_problems("a", {"a": ["Lift"], "b": ["lift"]}) != []
    assert name_problems("a", {"a": ["Lift", "knee roll"], "b": ["Knee-roll"]}) != []


def test_a_missing_emergency_sign_is_found() -> None:
    card = SafetyText.model_validate(raw(SAFETY_FILE)).cards[0]
    assert missing_signs(card.model_copy(update={"signs": ("Chest pain",)})) == list(EMERGENCY_SIGNS)
