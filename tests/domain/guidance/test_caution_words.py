"""What a caution says to everybody who reads it."""

import pytest

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.caution import Caution
from backcare_tui.domain.catalogue.terms import CautionTag, Does
from backcare_tui.domain.guidance.cautions.concerns import caution_words
from tests.domain.builders import an_exercise, by_id

CATALOGUE = Catalogue(by_id([an_exercise("bend"), an_exercise("lift")]))


@pytest.mark.parametrize(
    ("does", "instead", "words"),
    [
        (Does.LEAVE_OUT, "bend", "thin bones: bend instead. It bends far."),
        (Does.LEAVE_OUT, "gone", "thin bones: leave it out. It bends far."),
        (Does.LEAVE_OUT, None, "thin bones: leave it out. It bends far."),
        (Does.ADAPT, None, "thin bones: It bends far."),
        (Does.MIND, None, "thin bones: It bends far."),
    ],
)
def test_a_caution_says_whom_it_concerns_and_what_to_do(does: Does, instead: str | None, words: str) -> None:
    caution = Caution(tag=CautionTag.OSTEOPOROSIS, does=does, instead=instead, advice="It bends far.")
    assert caution_words(caution, CATALOGUE) == words
