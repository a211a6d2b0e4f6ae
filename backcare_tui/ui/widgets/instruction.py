"""What to do now: the phase in large letters, its breath, and one sentence."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from backcare_tui.domain.timeline import Moment, StepKind
from backcare_tui.ui.widgets.words import Words


class Instruction(Vertical):
    """Readable from the floor: few words, wide apart."""

    def compose(self) -> ComposeResult:
        yield Words(id="phase")
        yield Words(id="breath-words")
        yield Words(id="sentence")
        yield Words(id="state")

    def show(self, moment: Moment, state: str) -> None:
        """MOMENT, and STATE: a line about a pause or the pace, or nothing."""
        step = moment.step
        name = "Get ready" if step.kind is StepKind.POSITION else step.name
        self.query_one("#phase", Words).say(_spaced(name))
        self.query_one("#breath-words", Words).say(moment.breath.words)
        self.query_one("#sentence", Words).say(step.instruction)
        self.query_one("#state", Words).say(Content.styled(state, "$warning"))


def _spaced(words: str) -> str:
    """WORDS in capitals with a space between letters and three between words."""
    return "   ".join(" ".join(word) for word in words.upper().split())
