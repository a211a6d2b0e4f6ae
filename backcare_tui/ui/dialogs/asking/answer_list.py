"""The answers to a question, each with its letter."""

from textual.binding import Binding
from textual.content import Content
from textual.widgets.option_list import Option

from backcare_tui.domain.interview.question import Question
from backcare_tui.ui.widgets.choice_list import ChoiceList
from backcare_tui.ui.widgets.hanging_text import HangingText


class AnswerList(ChoiceList):
    """Its options have the values of their choices for ids; the first is highlighted where that is the question's
    wish.
    """

    BINDINGS = [Binding("enter", "select", "choose", key_display="enter", id="answers.choose")]

    def __init__(self, question: Question, *, id: str) -> None:
        super().__init__(
            *(
                Option(
                    HangingText(Content.assemble((answer.letter, "bold $accent"), "  ", answer.words)),
                    id=answer.choice.value,
                )
                for answer in question.answers
            ),
            id=id,
        )
        self._preselected = question.preselected

    def on_mount(self) -> None:
        self.highlighted = 0 if self._preselected else None
        self.focus()
