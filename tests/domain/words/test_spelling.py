"""Forms of a word have one stem, and a slip is forgiven where no other word is as near."""

import pytest

from backcare_tui.domain.words.spelling import meant_by, stem, stems

KNOWN = ["bridge", "cat", "desk", "hamstring", "plank", "sciatica", "sit", "stretch", "walk", "wall"]


@pytest.mark.parametrize(
    "forms",
    [
        "stretch stretches stretching stretched stretcher",
        "swim swims swimming swimmer",
        "sit sits sitting",
        "stiff stiffer stiffness",
        "tight tighten tightness",
        "exercise exercises",
        "pose poses",
        "breath breathe breathing",
        "low lower",
        "relax relaxing relaxation",
        "flexible flexibility",
        "body bodies",
        "strength strengthen strengthening",
        "heavy heaviness",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len(stems(forms.split())) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("bed", "bear"), ("abs", "ab"), ("press", "pres"), ("string", "str"), ("need", "ne"), ("hip", "hiss")],
)
def test_what_only_looks_like_a_form_is_another_word(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("plnak", ["plank"]),
        ("strech", ["stretch"]),
        ("brigde", ["bridge"]),
        ("pridge", ["bridge"]),
        ("hamsting", ["hamstring"]),
        ("hmastrnig", ["hamstring"]),
        ("siatica", ["sciatica"]),
        ("deks", ["desk"]),
        ("sitt", ["sit"]),
        ("walj", ["walk", "wall"]),
        ("stretsh", ["stretch"]),
        ("hamztr", ["hamstring"]),
    ],
)
def test_a_slip_is_forgiven(typed: str, meant: list[str]) -> None:
    assert list(meant_by(typed, KNOWN)) == meant


@pytest.mark.parametrize("typed", ["cst", "sot", "bat", "xesk", "pizza", "x" * 31, "x" * 100_000, "", "wlka r"])
def test_short_words_and_others_are_taken_at_their_word(typed: str) -> None:
    assert meant_by(typed, KNOWN) == ()


def test_whoever_is_asked_back_may_make_one_slip_more() -> None:
    assert meant_by("brdg", KNOWN) == ()
    assert meant_by("brdg", KNOWN, patient=True) == ("bridge",)
