"""What is said of a cue, so that it is over before the next thing begins."""

from collections.abc import Callable

from backcare_tui.domain.session.cue import Cue


def phrase(cue: Cue, seconds: Callable[[str], float], room: float) -> str | None:
    """The fullest way to say CUE that takes at most ROOM; None where even the shortest takes longer.

    SECONDS gives how long the voice takes for some words, in the same seconds as ROOM.
    """
    return next((words for words in cue.sayings if seconds(words) <= room), None)


def calm_phrase(cue: Cue, seconds: Callable[[str], float], calm: float, room: float) -> str | None:
    """The same, but within CALM, so that there is silence after it, and a count can follow; where none but the
    shortest is so short, the shortest that tells how to breathe, or else that.
    """
    calmly = next((words for words in cue.sayings[:-1] if seconds(words) <= min(calm, room)), None)
    fitting = [words for words in cue.sayings if seconds(words) <= room]
    breathing = [words for words in fitting if "breath" in words.lower()]
    return calmly or min(breathing or fitting[-1:], key=seconds, default=None)


def shortest(cue: Cue) -> str:
    """The shortest way to say CUE."""
    return cue.sayings[-1]
