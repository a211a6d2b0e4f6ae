"""What is said of a cue, so that it is over before the next thing begins."""

from collections.abc import Callable

from backcare_tui.domain.session.cue import Cue


def phrase(cue: Cue, seconds: Callable[[str], float], room: float) -> str | None:
    """The fullest way to say CUE that takes at most ROOM; None where even the shortest takes longer.

    SECONDS gives how long the voice takes for some words, in the same seconds as ROOM.
    """
    return next((words for words in cue.sayings if seconds(words) <= room), None)


def calm_phrase(cue: Cue, seconds: Callable[[str], float], calm: float, room: float) -> str | None:
    """The same, but all but its shortest way within CALM, so that there is silence after it, and a count can
    follow.
    """
    fuller = (words for words in cue.sayings[:-1] if seconds(words) <= min(calm, room))
    return next(fuller, None) or phrase(cue._replace(ways=cue.sayings[-1:]), seconds, room)


def shortest(cue: Cue) -> str:
    """The shortest way to say CUE."""
    return cue.sayings[-1]
