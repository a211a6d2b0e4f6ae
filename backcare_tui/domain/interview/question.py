"""A question as a value: what is asked, what can be answered, and what escape means."""

from enum import StrEnum
from typing import NamedTuple

from backcare_tui.domain.journal.rating import LEAST_WORDS, MOST_WORDS


class Choice(StrEnum):
    """All that answers stand for. Each has one letter, which means the same on every question of the program, and
    begins a word of each of its answers.
    """

    GO_ON = "go-on"
    AGAIN = "again"
    """The same once more from its start: an exercise, a question."""
    SAVE = "save"
    """What was done or written; a session ends with it."""
    DISCARD = "discard"
    LATER = "later"
    YES = "yes"
    """It is so, or: do what is offered."""
    NO = "no"
    BACK = "back"
    """Nothing: as if it had not been asked."""

    FURTHER = "further"
    """Down to a leg or a foot: pain that goes further there, one leg that is weak or numb, a foot that drags."""
    SHARP = "sharp"
    IN_PLACE = "in-place"
    """Pain that stays where it is."""
    CHEST = "chest"
    """Pain in the chest, short of breath, dizzy or faint."""
    JOINT = "joint"
    """Pain in another joint."""
    EASIER = "easier"
    """With less: an exercise in its easier form, a morning that was better."""
    LEAVE_OUT = "leave-out"
    """This exercise, today."""

    SAME = "same"
    WORSE = "worse"

    QUIT = "quit"
    BACKUPS = "backups"
    RATING = "rating"
    ACTIVITY = "activity"
    LOOK_BACK = "look-back"
    """On the past week, and on what matters to the person."""

    @property
    def letter(self) -> str:
        return _LETTERS[self]


_LETTERS = {
    Choice.GO_ON: "g",
    Choice.AGAIN: "a",
    Choice.SAVE: "s",
    Choice.DISCARD: "d",
    Choice.LATER: "l",
    Choice.YES: "y",
    Choice.NO: "n",
    Choice.BACK: "b",
    Choice.FURTHER: "f",
    Choice.SHARP: "u",
    Choice.IN_PLACE: "i",
    Choice.CHEST: "c",
    Choice.JOINT: "h",
    Choice.EASIER: "e",
    Choice.LEAVE_OUT: "o",
    Choice.SAME: "t",
    Choice.WORSE: "m",
    Choice.QUIT: "q",
    Choice.BACKUPS: "v",
    Choice.RATING: "r",
    Choice.ACTIVITY: "w",
    Choice.LOOK_BACK: "p",
}


class Answer(NamedTuple):
    """One answer: what it stands for, and its words."""

    choice: Choice
    words: str

    @property
    def letter(self) -> str:
        return self.choice.letter


class Question(NamedTuple):
    """A question with a few answers, the most sensible first."""

    name: str
    """Tells it from all other questions of the program."""
    title: str
    answers: tuple[Answer, ...]
    escape: Choice
    """What leaving it stands for: it must change nothing. It need not be among the answers."""
    body: str = ""
    points: tuple[str, ...] = ()
    """A list below the body, all of which is to be read before it is answered."""
    at_end: Choice | None = None
    """What holds where nobody can answer any more; where it is None, the escape."""
    by_enter: Choice | None = None
    """What somebody answers who types nothing; where it is None, they are asked again."""
    also: tuple[Choice, ...] = ()
    """What is understood without being offered: it comes to the same here as an answer that is."""
    preselected: bool = True
    """Whether a list has its first answer chosen from the start, so that enter alone gives it. On a card of signs,
    where it is said what to do now, or where the answer is kept as how the person was, nothing is: a key that was
    pressed too often must not answer it."""


class RatingQuestion(NamedTuple):
    """A question for one number from 0 to 10. It can always be left unrated: the answer is None then."""

    name: str
    title: str
    explanation: str
    escape: Choice | None
    """What leaving it stands for: None leaves it unrated, as accepting nothing does; BACK takes it back."""
    least: str = LEAST_WORDS
    most: str = MOST_WORDS
    """What 0 and 10 stand for."""


class NameQuestion(NamedTuple):
    """A question for a name of a few words. Leaving it names nothing."""

    name: str
    """Tells it from all other questions of the program."""
    title: str
    explanation: str
    known: str = ""
    """What it is called so far."""


Rated = int | Choice | None
"""What a rating question is answered with: 0 to 10, None for unrated, or BACK where that is its escape."""


def understood(question: Question, typed: str) -> Choice | None:
    """The answer that TYPED names, by its letter, its word or the beginning of that; None if none or several."""
    begun = " ".join(typed.lower().replace("-", " ").split())
    if not begun:
        return None
    choices = _choices(question)
    by_letter = [choice for choice in choices if choice.letter == begun]
    by_word = [choice for choice in choices if any(word.startswith(begun) for word in _words(choice))]
    meant = by_letter or by_word
    return meant[0] if len(meant) == 1 else None


def _choices(question: Question) -> tuple[Choice, ...]:
    choices = (*(answer.choice for answer in question.answers), *question.also)
    return choices if question.escape in choices or question.escape is not Choice.BACK else (*choices, Choice.BACK)


def _words(choice: Choice) -> tuple[str, ...]:
    """What CHOICE may be called by somebody who types it."""
    also = {
        Choice.SAVE: ("keep", "yes"),
        Choice.BACK: ("escape",),
        Choice.LEAVE_OUT: ("out",),
        Choice.FURTHER: ("leg", "foot"),
        Choice.EASIER: ("better",),
        Choice.WORSE: ("more pain",),
        Choice.YES: ("one of these",),
        Choice.NO: ("none of these",),
    }
    return (choice.value.replace("-", " "), *also.get(choice, ()))
