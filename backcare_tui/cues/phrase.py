"""What is said of a cue, so that it is over before the next step begins."""

import re

from backcare_tui.domain.catalogue.form import Breath
from backcare_tui.domain.session.cue import Cue, CueKind
from backcare_tui.domain.words.wording import speaking_seconds


def phrase(cue: Cue, rate: float = 1.0) -> str:
    """What to say of CUE while RATE seconds of the timeline pass in one real second.

    All of it if there is time for it in its step, otherwise as many of its sentences as there is time for. If
    there is none even for the first, a movement goes by its name and its breath; anything else keeps its
    first sentence.
    """
    if cue.step is None:
        return cue.words
    room = (cue.step.end - cue.at) / rate
    sentences = re.split(r"(?<=[.!?]) +", cue.words)
    for count in range(len(sentences), 0, -1):
        words = " ".join(sentences[:count])
        if speaking_seconds(words) <= room:
            return words
    if cue.kind is not CueKind.PHASE:
        return sentences[0]
    breath = cue.step.breaths[0].breath
    short = cue.step.name if breath is Breath.FREE else f"{cue.step.name}. Breathe {breath.value}."
    return short if speaking_seconds(short) <= room else cue.step.name
