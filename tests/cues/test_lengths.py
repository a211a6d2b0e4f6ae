"""How long a voice takes: as measured, and reckoned from that where it was not."""

import pytest

from backcare_tui.cues.lengths import MOST_KNOWN, Lengths
from backcare_tui.domain.words.wording import speaking_seconds

SAID = {
    "Lift your hips.": 1.2875,
    "Stay up and keep breathing.": 1.95,
    "Breathe out.": 0.915,
    "Reach long.": 1.06,
    "Hold.": 0.71,
    "3 of 6.": 1.16,
}
"""As espeak-ng says them at 160 words a minute."""
LONG = tuple(f"{number} words are said here one after the other until there are twelve." for number in range(6))


def knowing(times: float, told: float = 160) -> Lengths:
    """A voice that takes so many TIMES what espeak-ng takes at 160 words a minute."""
    lengths = Lengths(told)
    for words, seconds in SAID.items():
        lengths.learn(words, seconds * times)
    return lengths


@pytest.mark.parametrize("told", [120, 160, 220])
def test_nothing_known_is_reckoned_by_what_the_voice_was_told(told: float) -> None:
    lengths = Lengths(told)
    assert not lengths.measured
    assert lengths.words_a_minute == told
    for words, seconds in SAID.items():
        assert 1.25 < lengths.seconds(words) / (seconds * 160 / told) < 1.75


def test_pauses_count() -> None:
    lengths = Lengths()
    assert lengths.seconds("Left. Reach.") > lengths.seconds("Left, reach.") > lengths.seconds("Left reach.")


def test_what_was_measured_is_known_and_of_nearly_the_same_the_shortest() -> None:
    lengths = Lengths()
    for seconds, known in ((1.5, 1.5), (1.25, 1.25), (1.375, 1.25), (2.0, 2.0), (1.0, 1.0)):
        lengths.learn("Lift your hips.", seconds)
        assert lengths.seconds("Lift your hips.") == known
    assert lengths.known == {"Lift your hips.": 1.0}
    assert (lengths.knows("Lift your hips."), lengths.knows("Lower your hips.")) == (True, False)
    assert not lengths.measured


@pytest.mark.parametrize("times", [0.7, 1.0, 1.6])
def test_what_was_not_measured_is_reckoned_from_what_was_and_rather_too_long(times: float) -> None:
    lengths = knowing(times)
    assert lengths.measured
    assert (
        1.05 < lengths.seconds("Lower your hips.") / (Lengths().expected("Lower your hips.") / 1.1 * times) < 1.15
    )


def test_one_phrase_is_enough_to_begin_with() -> None:
    lengths = Lengths()
    before = lengths.expected("Lower your hips.")
    lengths.learn("Stay up and keep breathing.", 1.95 * 1.5)
    assert lengths.seconds("Lower your hips.") == pytest.approx(before * 1.5, rel=0.1)
    assert lengths.words_a_minute == pytest.approx(160 / 1.5, rel=0.1)


@pytest.mark.parametrize("seconds", [0.0, 0.1, 60.0])
def test_what_cannot_be_is_not_believed(seconds: float) -> None:
    lengths = Lengths()
    lengths.learn("Lift your hips.", seconds)
    assert lengths.known == {}


def test_what_was_cut_short_is_taken_for_longer_in_this_run_only() -> None:
    lengths = knowing(1.0)
    lengths.learn_more_than("Lift your hips.", 2.0)
    assert lengths.seconds("Lift your hips.") == SAID["Lift your hips."]  # a computer that was busy for once
    lengths.learn_more_than("Lift your hips.", 2.0)
    assert lengths.seconds("Lift your hips.") == 3.0
    assert lengths.expected("Lift your hips.") == lengths.known["Lift your hips."] == SAID["Lift your hips."]
    lengths.learn_more_than("Breathe out.", 0.1)  # cut short by a key, long before its end
    assert lengths.seconds("Breathe out.") == SAID["Breathe out."]
    lengths.learn("Lift your hips.", 1.75)
    assert lengths.seconds("Lift your hips.") == 1.75


def test_a_voice_that_is_cut_short_from_the_start_is_taken_to_be_slow() -> None:
    lengths = Lengths()
    before = lengths.seconds("Lower your hips.")
    lengths.learn_more_than("Lift your hips.", 1.2875 * 2)
    assert lengths.seconds("Lower your hips.") > 1.8 * before
    assert lengths.expected("Lower your hips.") < before


@pytest.mark.parametrize("times", [0.8, 1.0, 1.5])
def test_whole_sentences_tell_how_fast_it_speaks(times: float) -> None:
    lengths = Lengths()
    for words in LONG:
        lengths.learn(words, speaking_seconds(words) * times)
    assert lengths.words_a_minute == pytest.approx(160 / times)


def test_the_oldest_is_forgotten_where_there_are_too_many() -> None:
    lengths = Lengths()
    for number in range(MOST_KNOWN + 1):
        lengths.learn(f"Number {number}.", 1.5)
    assert len(lengths.known) == MOST_KNOWN
    assert "Number 0." not in lengths.known
