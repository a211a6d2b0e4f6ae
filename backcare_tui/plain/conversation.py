"""Saying one line, and asking for one."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, TypeVar

from backcare_tui.domain.guidance.circumstances import CIRCUMSTANCES, Circumstances, Holds
from backcare_tui.domain.interview.question import (
    Choice,
    NameQuestion,
    Question,
    Rated,
    RatingQuestion,
    understood,
)
from backcare_tui.domain.journal.rating import MOST, parse_pain
from backcare_tui.domain.words.text import NOTE_LIMIT, clean, fitting_name, shown_line
from backcare_tui.domain.words.wording import one_of
from backcare_tui.errors import BackcareError, UsageError

T = TypeVar("T")

HELP, LEAVE = "!", "q"
"""What can be typed at every prompt."""

_TRIES = 20
"""Lines that mean nothing, to which a pipe gets an answer: after that they are passed without a word."""

_BACK = frozenset({"back", "b", "escape"})

_NONE = "Enter if none is, or back."
_HOLDS = {Holds.NO: "", Holds.YES: " (so far: yes)", Holds.NOT_SURE: " (so far: not known)"}
"""What is said of a circumstance beside what it is."""


class Left(Exception):  # noqa: N818
    """The person leaves from the middle of a question."""


class Lines(Protocol):
    """What is typed, line by line; see `typed_lines.TypedLines`."""

    by_hand: bool
    """Whether a person types it, and not a pipe."""

    @property
    def ended(self) -> bool: ...
    def peek(self) -> str | None: ...
    def next(self) -> str | None: ...


class Conversation:
    """Lines out and lines in. When to get help is said, and the program left, at every prompt.

    A pipe may send answers long before they are asked for. They are put aside until then.
    """

    def __init__(self, out: Callable[[str], None], lines: Lines, help_lines: Sequence[str]) -> None:
        """`out` prints one line; HELP_LINES say when to get help."""
        self._out = out
        self._lines = lines
        self._help_lines = help_lines
        self._aside: deque[str] = deque()
        self._in_session = False
        self._passed = 0

    @property
    def ended(self) -> bool:
        """Whether nothing will be typed any more."""
        return self._lines.ended

    @property
    def by_hand(self) -> bool:
        """Whether a person types, and not a pipe."""
        return self._lines.by_hand

    def say(self, words: str) -> None:
        self._out(shown_line(words))

    def say_help(self) -> None:
        self._say_all(self._help_lines)

    @contextmanager
    def session(self) -> Iterator[None]:
        """Meanwhile nothing that was put aside is taken for an answer: it was meant for after the session."""
        self._in_session = True
        try:
            yield
        finally:
            self._in_session = False

    def ask(self, question: str, understand: Callable[[str], T], *, first: Sequence[str] = ()) -> T | None:
        """What UNDERSTAND makes of the answer, asking again while it raises BackcareError; the lines of FIRST
        belong to the question.

        None at the end of input, and when a pipe keeps sending what cannot be meant. Raises Left.
        """
        prompt = (*first, question)
        self._say_all(prompt)
        tries = 0
        while (line := self._answer(prompt)) is not None:
            try:
                return understand(line)
            except BackcareError as error:
                self.say(error.title)
            tries += 1
            if tries >= _TRIES and not self._lines.by_hand:
                break
        return None

    def choose(self, question: Question, *, first: Sequence[str] = ()) -> Choice:
        """The answer that is typed, by its letter or its word; at the end of input, what QUESTION says for that.
        The lines of FIRST belong to it.

        A pipe that has sent something else already was written without this question in mind: its lines stay for
        the next one, and the answer is the escape too. One that waits for questions is told what can be typed, and
        may answer again. Raises Left.
        """
        prompt = (*first, *_prompt(question, self._lines.by_hand))
        waiting = bool(self._aside) or self._lines.peek() is not None
        ahead = waiting and not (self._lines.by_hand or self._in_session)
        self._say_all(prompt)
        passed: list[str] = []
        while (line := self._answer(prompt)) is not None:
            choice = understood(question, line)
            if not line.strip() and self._lines.by_hand:
                choice = question.by_enter
            if choice is not None:
                return choice
            passed.append(line)
            if ahead or (len(passed) >= _TRIES and not self._lines.by_hand):
                break
            self.say(f"Please type {_letters(question)}.")
        if not (self._lines.by_hand or self._in_session):
            self._aside.extendleft(reversed(passed))
        return question.at_end if question.at_end and self.ended else question.escape

    def rate(self, question: RatingQuestion) -> Rated:
        """The rating that is typed; None for an empty line.

        The escape of QUESTION at the end of input, and for “back” where QUESTION can be taken back. Raises Left.
        """
        can_go_back = question.escape is not None
        leave = (
            "Enter if you cannot say, or back to go on as before" if can_go_back else "Enter to leave it unrated"
        )

        def understand(line: str) -> tuple[Rated]:
            if can_go_back and line.strip().lower() in _BACK:
                return (question.escape,)
            return (understand_rating(line),)

        scale = f"0 ({question.least}) to {MOST} ({question.most})"
        answer = self.ask(f"{question.title} {scale}, or {leave}.", understand)
        return question.escape if answer is None else answer[0]

    def name(self, question: NameQuestion) -> str | None:
        """The name that is typed; for an empty line what it is called so far.

        None for “back”, at the end of input, and for an empty line where it has no name. Raises Left.
        """
        leave = f"Enter to keep “{question.known}”" if question.known else "Enter to leave it without"

        def understand(line: str) -> tuple[str | None]:
            typed = line.strip()
            if typed.lower() in _BACK:
                return (None,)
            return (fitting_name(line) if typed else question.known or None,)

        answer = self.ask(f"{question.title} {question.explanation} {leave}, or back.", understand)
        return None if answer is None else answer[0]

    def describe(self, known: Circumstances) -> Circumstances | None:
        """Which circumstances are somebody's, typed by their numbers; None for “back” and at the end of input, and
        for an empty line where any is KNOWN.

        What is KNOWN to be done in spite of them stays. Raises Left.
        """
        is_any_known = bool(known.tags or known.not_sure)

        def understand(line: str) -> tuple[Circumstances | None]:
            if line.strip().lower() in _BACK or (is_any_known and not line.strip()):
                return (None,)
            return (understand_numbers("" if is_any_known and line.strip() == "0" else line, known),)

        none = "Enter leaves it as it is, 0 says that none is true, or back." if is_any_known else _NONE
        answer = self.ask(
            "Type the numbers of what is true of you, with a ? after each you do not know, such as 2 5?. " + none,
            understand,
            first=[
                f"{number}. {one.question}{_HOLDS[known.holds(one.tag)]}"
                for number, one in enumerate(CIRCUMSTANCES, start=1)
            ],
        )
        if answer is None or answer[0] is None:
            return None
        told = answer[0]
        for words, tags in (("Noted", told.tags), ("Noted as not known", told.not_sure)):
            if tags:
                self.say(f"{words}: {', '.join(one.short for one in CIRCUMSTANCES if one.tag in tags)}.")
        return told

    def command(self, known: frozenset[str], *, settling: bool) -> str | None:
        """The one of KNOWN that was typed, without waiting for it; None if there is none.

        Anything else is answered and passed; only while it is SETTLING, just after the beginning, what a pipe has
        sent ahead is put aside for later questions.
        """
        while (line := self._lines.peek()) is not None:
            self._lines.next()
            word = line.strip().lower()
            if word in known:
                return word
            if not settling or self._lines.by_hand:
                self._pass(line)
                return None
            self._aside.append(line)
        return None

    def _pass(self, line: str) -> None:
        self._passed += 1
        if self._lines.by_hand or self._passed <= _TRIES:
            self.say(f"“{shown_line(line, 40)}” is not a command here. Type ? for all commands.")

    def _answer(self, prompt: Sequence[str]) -> str | None:
        """The next line that asks for no help: that is given at once, and then all of PROMPT is said again, for
        nobody remembers its beginning by then. Raises Left.
        """
        while (line := self._next()) is not None:
            word = line.strip().lower()
            if word == LEAVE:
                raise Left
            if word != HELP:
                return line
            self.say_help()
            self._say_all(prompt)
        return None

    def _say_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.say(line)

    def _next(self) -> str | None:
        if self._aside and not self._in_session:
            return self._aside.popleft()
        return self._lines.next()


def understand_rating(line: str) -> int | None:
    """The rating that LINE names; None if it was left empty."""
    return parse_pain(line) if line.strip() else None


def understand_numbers(line: str, known: Circumstances) -> Circumstances:
    """The circumstances that LINE numbers, as in "2 5?", of somebody of whom this was KNOWN; or UsageError."""
    told = known._replace(tags=frozenset(), not_sure=frozenset())
    for word in line.replace(",", " ").replace(" ?", "?").split():
        digits = word.removesuffix("?").removesuffix(".")
        number = int(digits) if digits.isdecimal() else 0
        if not 0 < number <= len(CIRCUMSTANCES):
            raise UsageError(f"“{shown_line(word, 20)}” is none of the numbers from 1 to {len(CIRCUMSTANCES)}.")
        holds = Holds.NOT_SURE if word.endswith("?") else Holds.YES
        told = told.with_answer(CIRCUMSTANCES[number - 1].tag, holds)
    return told


def understand_note(line: str) -> str:
    """LINE as a note, fit to be stored."""
    if len(line) > NOTE_LIMIT:
        raise UsageError(
            f"That note has {len(line):,} characters, and {NOTE_LIMIT:,} fit: please type a shorter one."
        )
    return clean(line).strip()


def _prompt(question: Question, by_hand: bool) -> tuple[str, ...]:
    """All that is said to ask QUESTION, in lines: one, or one for each of its points and one for the answers.

    BY_HAND says whether an empty line can be an answer: through a pipe it is none.
    """
    answers = _answers_words(question, question.by_enter if by_hand else None)
    if not question.points:
        return (" ".join(filter(None, (_ended(question.title), question.body, answers))),)
    title = " ".join(filter(None, (question.title, question.body)))
    return (title, *(f"- {point}" for point in question.points), answers)


def _ended(title: str) -> str:
    """TITLE, which stands alone on a screen, with the stop that it needs before other words."""
    return title if title.endswith((".", "?", "!", ":")) else f"{title}."


def _answers_words(question: Question, by_enter: Choice | None) -> str:
    """All that can be typed: "Type g (go on), s (save it) or l (ask me later)."; an empty line for BY_ENTER."""
    answers = {answer.choice: answer.words for answer in question.answers}
    if question.escape is Choice.BACK and Choice.BACK not in answers:
        answers[Choice.BACK] = "back, as if this had not been asked"
    typed = [
        f"{choice.letter}{', or just Enter' if choice is by_enter else ''} ({words})"
        for choice, words in answers.items()
    ]
    return f"Type {'; '.join(typed[:-1])}; or {typed[-1]}." if by_enter else f"Type {one_of(typed)}."


def _letters(question: Question) -> str:
    letters = [answer.letter for answer in question.answers]
    if question.escape is Choice.BACK and Choice.BACK.letter not in letters:
        letters.append(Choice.BACK.letter)
    return one_of(letters)
