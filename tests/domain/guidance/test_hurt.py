"""What is offered when something hurts."""

import pytest

from backcare_tui.domain.guidance.hurt import offer_for
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy, complaint_words


@pytest.mark.parametrize("pain", [None, *range(11)])
def test_pain_that_goes_down_the_leg_speaks_for_leaving_it_out_however_mild(pain: int | None) -> None:
    offer = offer_for(pain, PainKind.SPREADS)
    assert offer.remedies[0] is Remedy.LEAVE_OUT
    assert Remedy.GO_ON not in offer.remedies
    assert "press !" in offer.words


@pytest.mark.parametrize("pain", [None, *range(11)])
def test_sharp_pain_is_never_gone_on_with_as_it_was(pain: int | None) -> None:
    offer = offer_for(pain, PainKind.SHARP)
    assert offer.remedies[0] is Remedy.LEAVE_OUT
    assert Remedy.GO_ON not in offer.remedies


@pytest.mark.parametrize(
    ("pain", "first"),
    [
        (0, Remedy.GO_ON),
        (2, Remedy.GO_ON),
        (3, Remedy.EASIER),
        (5, Remedy.EASIER),
        (None, Remedy.EASIER),
        (6, Remedy.LEAVE_OUT),
        (10, Remedy.LEAVE_OUT),
    ],
)
def test_pain_that_stays_is_met_by_its_band(pain: int | None, first: Remedy) -> None:
    assert offer_for(pain, PainKind.STAYS).remedies[0] is first


def test_strong_pain_that_stays_is_not_gone_on_with_as_it_was() -> None:
    assert Remedy.GO_ON not in offer_for(6, PainKind.STAYS).remedies


def test_the_session_can_always_be_ended() -> None:
    offers = [offer_for(pain, where) for pain in (None, *range(11)) for where in PainKind]
    assert all(Remedy.END in offer.remedies for offer in offers)


def test_the_journal_keeps_what_hurt_how_much_and_what_was_done() -> None:
    down_the_leg = Complaint(pain=6, what=PainKind.SPREADS, remedy=Remedy.LEAVE_OUT)
    assert complaint_words(down_the_leg) == "pain 6, spreading down the leg; left it out"
    unrated = Complaint(pain=None, what=PainKind.STAYS, remedy=Remedy.GO_ON)
    assert complaint_words(unrated) == "pain not rated, staying where it is; went on"


def test_what_the_journal_keeps_never_changes() -> None:
    assert {"stays", "spreads", "sharp"} <= {kind.value for kind in PainKind}
    assert {"easier", "leave-out", "end", "go-on"} <= {remedy.value for remedy in Remedy}
