"""What a body wears, and the outline that the largest pictures have about all of it."""

import pytest

from backcare_tui.domain.catalogue.pose import Prop, View
from backcare_tui.figure.camera import Lens
from backcare_tui.figure.picture import frame_around
from backcare_tui.figure.skeleton import solve
from backcare_tui.figure.tone import Tone
from tests.figure.of_a_stance import picture, standing
from tests.figure.picture_checks import SIZES, dots


@pytest.mark.parametrize("size", SIZES[:2])
def test_a_thigh_is_covered_down_to_above_the_knee_and_an_arm_only_by_a_short_sleeve(
    size: tuple[int, int],
) -> None:
    thigh, arm = (
        dots(picture(standing(), size=size, works=[part]), Tone.WORKS) for part in ("near_thigh", "near_arm")
    )
    plain = picture(standing(), size=size)
    covered = thigh.shared(dots(plain, Tone.SHORTS))
    assert covered.count() > 0.75 * thigh.count()
    assert thigh.beyond(covered).beyond(dots(plain, Tone.LEG)).count() == 0
    knee = solve(standing()).joints["near_knee"]
    lens = Lens.onto(
        frame_around([solve(standing())], View.PROFILE, (Prop.FLOOR,)), plain.width, plain.height, False
    )
    hem = max(row for row, lit in enumerate(covered.rows) if lit)
    assert hem < lens.dot(knee)[1] - 1.5 * lens.scale
    sleeve, skin = arm.shared(dots(plain, Tone.SHIRT)), arm.shared(dots(plain, Tone.BODY))
    assert 0.2 * arm.count() < sleeve.count() < 0.55 * arm.count()
    assert not arm.beyond(sleeve).beyond(skin)
    elbow = solve(standing()).joints["near_elbow"]
    assert max(row for row, lit in enumerate(sleeve.rows) if lit) < lens.dot(elbow)[1] - 2.5 * lens.scale


@pytest.mark.parametrize("size", [(44, 13), (80, 24)])
def test_clothes_and_hair_are_seen_at_every_size(size: tuple[int, int]) -> None:
    shown = picture(standing(), size=size)
    assert all(dots(shown, tone) for tone in (Tone.SHIRT, Tone.SHORTS, Tone.HAIR))


@pytest.mark.parametrize("size", SIZES)
def test_a_bare_leg_is_a_little_darker_than_an_arm_and_the_face(size: tuple[int, int]) -> None:
    plain = picture(standing(), size=size)
    bare_leg, arm, head = (
        dots(picture(standing(), size=size, works=[part]), Tone.WORKS).beyond(dots(plain, Tone.SHORTS))
        for part in ("near_leg", "near_arm", "head")
    )
    leg = dots(plain, Tone.LEG)
    assert leg.shared(bare_leg).count() > 0.3 * bare_leg.count()  # at the largest the rest is its outline
    assert not leg.meets(arm)
    assert not leg.meets(head)


def test_the_largest_pictures_have_a_bright_outline_about_a_muted_fill() -> None:
    shown = picture(standing(), size=(160, 50))
    rim = dots(shown, Tone.BODY, Tone.SHIRT_EDGE, Tone.SHORTS_EDGE)
    fill = dots(shown, Tone.SKIN, Tone.LEG, Tone.SHIRT, Tone.SHORTS, Tone.HAIR)
    whole = rim.copy()
    whole.join(fill)
    edge = whole.copy()
    edge.without(whole.inner())
    assert fill.count() > rim.count() / 3
    edge.without(dots(shown, Tone.HAIR))
    assert edge.shared(rim).rows == edge.rows, "no dot of the edge is muted but the hair"
