"""What is offered when something hurts."""

from collections.abc import Callable

import pytest

from backcare_tui.domain.guidance.hurt import Stop, offer_for, stop_for_chest, stop_for_nerves, stop_for_one_leg
from backcare_tui.domain.guidance.signs.safety import SafetyText
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy, complaint_words
from backcare_tui.storage.written.catalogue_files import load_safety


@pytest.mark.parametrize("pain", [None, *range(11)])
def test_pain_that_goes_down_the_leg_speaks_for_leaving_it_out_however_mild(pain: int | None) -> None:
    offer = offer_for(pain, PainKind.SPREADS)
    assert offer.remedies[0] is Remedy.LEAVE_OUT
    assert Remedy.GO_ON not in offer.remedies


@pytest.mark.parametrize("what", [PainKind.SHARP, PainKind.JOINT])
@pytest.mark.parametrize("pain", [None, *range(11)])
def test_sharp_pain_and_that_of_a_joint_are_never_gone_on_with_as_they_were(
    pain: int | None, what: PainKind
) -> None:
    offer = offer_for(pain, what)
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
    assert {"stays", "spreads", "sharp", "chest", "joint"} <= {kind.value for kind in PainKind}
    assert {"easier", "leave-out", "end", "go-on"} <= {remedy.value for remedy in Remedy}


STOPS: list[Callable[[SafetyText], Stop]] = [stop_for_chest, stop_for_nerves, stop_for_one_leg]


@pytest.mark.parametrize("stop_for", STOPS)
def test_a_stop_says_what_to_do_first_and_with_the_number(stop_for: Callable[[SafetyText], Stop]) -> None:
    stop = stop_for(load_safety().with_number("112"))
    said = " ".join((stop.title, stop.action, *stop.points))
    assert "112" in said
    assert "{" not in said
    assert len(stop.title) < 30


def test_a_chest_is_never_waited_for() -> None:
    safety = load_safety().with_number("112")
    assert "at once for the chest" in stop_for_chest(safety).action
    assert any("even if it passes" in point for point in stop_for_chest(safety).points)
