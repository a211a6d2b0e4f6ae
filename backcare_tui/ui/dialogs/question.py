"""A question with a few answers, each with its key."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets.option_list import Option

from backcare_tui.ui.widgets.choice_list import ChoiceList
from backcare_tui.ui.widgets.literal_text import LiteralText


@dataclass(frozen=True)
class Answer:
    """One answer: its key, what it stands for, and its words."""

    key: str
    value: str
    words: str


class Question(ModalScreen[str]):
    """Gives the value of the chosen answer; escape chooses the last one, which must change nothing."""

    CSS_PATH = "dialogs.tcss"

    BINDINGS = [
        Binding("exclamation_mark", "app.get_help", "get help", show=False, id="question.get-help"),
        Binding("escape", "answer_last", "back", show=False, id="question.back"),
    ]

    def __init__(self, title: str, body: str, answers: Sequence[Answer]) -> None:
        super().__init__()
        self._title = title
        self._body = body
        self._answers = tuple(answers)
        for answer in self._answers:
            self._bindings.bind(answer.key, f"answer({str(answer.value)!r})", answer.words, show=False)

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield LiteralText(self._title, classes="form-title")
            if self._body:
                yield LiteralText(self._body, id="question-body")
            yield ChoiceList(
                *(
                    Option(
                        Content.assemble((answer.key, "bold $accent"), "  ", answer.words), id=str(answer.value)
                    )
                    for answer in self._answers
                ),
                id="answers",
            )

    def on_mount(self) -> None:
        answers = self.query_one("#answers", ChoiceList)
        answers.highlighted = 0
        answers.focus()

    @on(ChoiceList.OptionSelected, "#answers")
    def _chosen(self, event: ChoiceList.OptionSelected) -> None:
        self.dismiss(event.option_id or self._answers[-1].value)

    def action_answer(self, value: str) -> None:
        self.dismiss(value)

    def action_answer_last(self) -> None:
        self.dismiss(self._answers[-1].value)
