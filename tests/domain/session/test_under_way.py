"""Who walks or rides for long is told now and then that it goes on, and when half of it is over."""

import pytest

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.session.cue import Cue, CueKind, cues_between
from backcare_tui.domain.session.timeline import Timeline
from tests.domain.builders import a_timeline, an_exercise, walking


def cues_of(timeline: Timeline) -> tuple[Cue, ...]:
    return cues_between(timeline, None, timeline.at(timeline.seconds))


def test_half_of_what_is_open_ended_is_told_too() -> None:
    said = cues_of(a_timeline(an_exercise(phases=[walking()], dose=Dose(minutes=2))))
    assert said[0].words.endswith("For up to 2 minutes.")
    (half,) = [cue for cue in said if cue.kind is CueKind.HALFWAY]
    assert half.step is not None
    assert half.at == half.step.start + 60


@pytest.mark.parametrize(
    ("minutes", "position", "told"),
    [
        (2, Position.STANDING, {1: "Halfway."}),
        (2.75, Position.STANDING, {1.375: "Halfway."}),
        (4, Position.STANDING, {2: "Halfway."}),
        (
            10,
            Position.SADDLE,
            {
                2: "Two minutes. Go on.",
                4: "Four minutes. Go on.",
                5: "Halfway.",
                6: "Six minutes. Go on.",
                8: "Eight minutes. Go on.",
            },
        ),
        (10, Position.POOL, {5: "Halfway."}),
    ],
)
def test_who_is_on_the_move_hears_every_two_minutes_that_it_goes_on_unless_under_water(
    minutes: float, position: Position, told: dict[float, str]
) -> None:
    timeline = a_timeline(an_exercise(phases=[walking()], dose=Dose(minutes=minutes), position=position))
    began = timeline.steps[-1].start
    said = [cue for cue in cues_of(timeline) if cue.kind in (CueKind.HALFWAY, CueKind.UNDER_WAY)]
    assert {(cue.at - began) / 60: cue.words for cue in said} == told
