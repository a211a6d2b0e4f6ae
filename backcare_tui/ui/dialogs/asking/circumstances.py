"""About me: the circumstances in which exercises ask for care, and which of them are somebody's."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets.option_list import Option

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.guidance.circumstances import CIRCUMSTANCES, Circumstances, Group, Holds
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList, heading
from backcare_tui.ui.widgets.hanging_text import HangingText
from backcare_tui.ui.widgets.key_bar import KeyBar, told_otherwise
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText

_MARKS = {Holds.NO: ("· ", MUTED), Holds.YES: ("● ", "bold $accent"), Holds.NOT_SURE: ("○ ", "$warning")}
_NEXT = {Holds.NO: Holds.YES, Holds.YES: Holds.NOT_SURE, Holds.NOT_SURE: Holds.NO}
_ANYWAY = "anyway:"
_LEAD = "Answer with y, n, or d for don't know. What does not suit you is then left out, made easier, or said."


class CircumstancesScreen(HeldScreen[Circumstances | None]):
    """Gives the circumstances as they were answered, or None if they were left as they were.

    Each has its answer beside it, in words.
    """

    CSS_PATH = "circumstances.tcss"

    BINDINGS = [
        Binding(
            "enter",
            "keep",
            "keep",
            key_display="enter",
            priority=True,
            id="about-me.keep",
            tooltip="Keep it",
        ),
        Binding("y", "answer('YES')", "yes", id="about-me.yes", tooltip="Yes, this is so"),
        Binding("n", "answer('NO')", "no", id="about-me.no", tooltip="No, this is not so"),
        Binding("d", "answer('NOT_SURE')", "don't know", id="about-me.not-sure", tooltip="I don't know"),
        Binding("space", "next", "change", show=False, id="about-me.next", tooltip="The next of the answers"),
        Binding(
            "escape", "dismiss(None)", "back", key_display="esc", id="about-me.back", tooltip="Leave it as it was"
        ),
    ]

    def __init__(self, known: Circumstances, name_of: Callable[[str], str]) -> None:
        """NAME_OF gives what to call an exercise by its id."""
        super().__init__()
        self._known = known
        self._told = known
        self._name_of = name_of

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here; escape says what becomes of answers that were given already."""
        active = super().active_bindings
        if self._told != self._known:
            told_otherwise(active, "escape", description="leave all as it was")
        return active

    def compose(self) -> ComposeResult:
        with Vertical(classes="page-body"):
            yield LiteralText("About me", id="about-me-title")
            yield LiteralText(_LEAD, id="about-me-lead")
            yield ChoiceList(*self._options(), id="about-me")
        yield KeyBar()

    def on_mount(self) -> None:
        rows = self.query_one("#about-me", ChoiceList)
        rows.choose_first()
        rows.focus()

    def _options(self) -> list[Option]:
        options: list[Option] = []
        for group in Group:
            options.append(heading(group.value))
            tags = [one.tag.value for one in CIRCUMSTANCES if one.group is group]
            options += [Option(self._prompt(tag), id=tag) for tag in tags]
        if self._known.anyway:
            options.append(heading("Done as it is written, in spite of the above"))
            ids = [f"{_ANYWAY}{exercise}" for exercise in sorted(self._known.anyway)]
            options += [Option(self._prompt(id), id=id) for id in ids]  # noqa: A001
        return options

    def _prompt(self, id: str) -> HangingText:
        """The row with ID: its answer as a mark, the question, and the answer in words."""
        if id.startswith(_ANYWAY):
            holds, words = self._done_anyway(id), self._name_of(id.removeprefix(_ANYWAY))
        else:
            holds = self._told.holds(CautionTag(id))
            words = next(one.question for one in CIRCUMSTANCES if one.tag == id)
        mark, style = _MARKS[holds]
        answer = "" if holds is Holds.NO else f"  {holds.value}"
        return HangingText(Content.assemble((mark, style), words, (answer, style)))

    def _done_anyway(self, id: str) -> Holds:
        return Holds.YES if id.removeprefix(_ANYWAY) in self._told.anyway else Holds.NO

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        event.stop()
        self.action_next()

    def action_next(self) -> None:
        chosen = self.query_one("#about-me", ChoiceList).chosen_id
        if chosen is None:
            return
        if chosen.startswith(_ANYWAY):
            done = self._done_anyway(chosen) is Holds.YES
            self._answer(Holds.NO if done else Holds.YES)
        else:
            self._answer(_NEXT[self._told.holds(CautionTag(chosen))])

    def action_answer(self, name: str) -> None:
        """The answer called NAME for the highlighted one, and on to the next question."""
        self._answer(Holds[name])
        rows = self.query_one("#about-me", ChoiceList)
        if rows.highlighted is not None and rows.highlighted < rows.option_count - 1:
            rows.action_cursor_down()

    def _answer(self, holds: Holds) -> None:
        """Let HOLDS be the answer for the highlighted one."""
        rows = self.query_one("#about-me", ChoiceList)
        chosen = rows.chosen_id
        if chosen is None:
            return
        if chosen.startswith(_ANYWAY):
            self._told = self._told.with_anyway(chosen.removeprefix(_ANYWAY), done=holds is Holds.YES)
        else:
            self._told = self._told.with_answer(CautionTag(chosen), holds)
        rows.replace_option_prompt(chosen, self._prompt(chosen))
        self.refresh_bindings()

    def action_keep(self) -> None:
        self.dismiss(self._told)
