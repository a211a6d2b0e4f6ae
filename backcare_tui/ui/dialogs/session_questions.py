"""What a session asks the person."""

from backcare_tui.domain.guidance.hurt import Offer, Remedy, Where
from backcare_tui.domain.words.wording import clock_words
from backcare_tui.ui.dialogs.question import Answer, Question

GO_ON, RESTART, SAVE, DISCARD = "go-on", "restart", "save", "discard"

_REMEDIES = {
    Remedy.EASIER: ("e", "go on with the easier form"),
    Remedy.LEAVE_OUT: ("l", "leave this exercise out today"),
    Remedy.END: ("d", "end the session"),
    Remedy.GO_ON: ("g", "go on as it was"),
}


def end_question() -> Question:
    """How to end. Escape goes on."""
    answers = [
        Answer("f", SAVE, "finish here and save what was done"),
        Answer("d", DISCARD, "discard it, as if it had not been"),
        Answer("g", GO_ON, "go on"),
    ]
    return Question("End the session?", "", answers)


def away_question(seconds: float) -> Question:
    """What to do after SECONDS during which nobody can have been there. Escape leaves the session paused."""
    answers = [
        Answer("g", GO_ON, "go on from where you were"),
        Answer("r", RESTART, "start this exercise again"),
        Answer("e", SAVE, "end the session"),
        Answer("p", "paused", "stay paused"),
    ]
    return Question(f"You were away for {clock_words(seconds)}.", "The session stood still meanwhile.", answers)


def where_question() -> Question:
    """What the pain does. Escape means that it stays where it is."""
    answers = [
        Answer("d", Where.SPREADS, "it spreads down the leg, or tingles there"),
        Answer("x", Where.SHARP, "it is sharp, or sudden and new"),
        Answer("s", Where.STAYS, "it stays where it is"),
    ]
    return Question("Where does it go?", "", answers)


def remedy_question(offer: Offer) -> Question:
    """What to do about it, the most sensible first. Escape chooses the last, as everywhere."""
    answers = [Answer(_REMEDIES[remedy][0], remedy, _REMEDIES[remedy][1]) for remedy in offer.remedies]
    return Question("What now?", offer.words, answers)
