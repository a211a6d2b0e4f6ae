"""Lists to choose one thing from: one that stays open, and one that opens."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Select
from textual.widgets.option_list import Option

from backcare_tui.ui.widgets.literal_text import MUTED

T = TypeVar("T")


class ChoiceList(OptionList):
    """Moves with the arrows or j and k, chooses with enter; takes literal text only."""

    BINDINGS = [
        Binding(
            "enter",
            "select",
            "open",
            key_display="enter",
            id="list.choose",
            tooltip="Open the highlighted one",
        ),
        Binding("j,down", "cursor_down", "down", show=False, id="list.down"),
        Binding("k,up", "cursor_up", "up", show=False, id="list.up"),
    ]

    def __init__(self, *options: Option, id: str) -> None:
        super().__init__(*options, id=id, markup=False)

    def on_mount(self) -> None:
        self.watch(self, "highlighted", self._can_be_chosen, init=False)
        self.watch(self, "show_vertical_scrollbar", self._fold_anew, init=False)

    def _can_be_chosen(self, before: int | None, now: int | None) -> None:
        """Let the line of keys know that there is something to open by now, or nothing any more."""
        if (before is None) is not (now is None):
            self.refresh_bindings()

    def _fold_anew(self) -> None:
        """Fold the lines for the width a scroll bar leaves them, or gives back: Textual keeps them as they were,
        and what then takes two lines would lose the second.
        """
        if self.options:
            self.replace_option_prompt_at_index(0, self.options[0].prompt)  # lays all of them out again
            self.call_after_refresh(self.scroll_to_highlight)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is opened where nothing is highlighted."""
        if action == "select" and self.highlighted is None:
            return False
        return super().check_action(action, parameters)

    @property
    def chosen_id(self) -> str | None:
        """The id of the highlighted option; None for a heading or an empty list."""
        return None if self.highlighted is None else self.get_option_at_index(self.highlighted).id

    def on_resize(self) -> None:
        self.call_after_refresh(self.scroll_to_highlight)  # what enter chooses is to be seen

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Let the highlighted one be seen, and with the first one the heading above it."""
        super().scroll_to_highlight(top)
        above = self.options[: self.highlighted]
        if all(option.disabled for option in above) and len(above) + 1 < self.size.height:
            self.scroll_home(animate=False, immediate=True)

    def action_page_up(self) -> None:
        _turn_where_there_are_rows(self, super().action_page_up)

    def action_page_down(self) -> None:
        _turn_where_there_are_rows(self, super().action_page_down)

    def choose_first(self) -> None:
        """Highlight the first option that can be chosen, and show the list from its beginning."""
        self.highlighted = next((index for index, one in enumerate(self.options) if not one.disabled), None)
        self.scroll_home(animate=False)

    def refill(self, options: list[Option]) -> None:
        """Show OPTIONS instead; what was highlighted stays so and where it is, or else its neighbour is."""
        chosen, position, top = self.chosen_id, self.highlighted, self.scroll_offset.y
        self.clear_options()
        self.add_options(options)
        ids = [option.id for option in options]
        if chosen is not None and chosen in ids:
            self.highlighted = ids.index(chosen)
            self.scroll_to(y=top, animate=False, immediate=True)
            self.scroll_to_highlight()
            return
        start = min(position or 0, len(options) - 1)
        choosable = [index for index, option in enumerate(options) if not option.disabled]
        self.highlighted = min(choosable, key=lambda index: (abs(index - start), index), default=None)
        self.scroll_to_highlight()


class ChoiceField(Select[T]):
    """Shows what is chosen, and opens with all there is to choose from."""

    BINDINGS = [
        Binding(
            "enter,space",
            "show_overlay",
            "choose",
            key_display="enter",
            id="field.choose",
            tooltip="Open what can be chosen from, and choose",
        )
    ]

    def on_mount(self) -> None:
        opened = self.query_one(OptionList)
        for name in ("action_page_up", "action_page_down"):
            setattr(opened, name, partial(_turn_where_there_are_rows, opened, getattr(opened, name)))


class FilterField(ChoiceField[T]):
    """What alone is let through, or “any”. Letters are keys of the form, also while it is open."""

    def __init__(self, options: Iterable[tuple[str, T]], chosen: T | None, *, id: str) -> None:
        super().__init__(
            [(Content(words), value) for words, value in options],
            prompt="any",
            value=Select.NULL if chosen is None else chosen,
            type_to_search=False,
            id=id,
            compact=True,
        )


def _turn_where_there_are_rows(options: OptionList, turn: Callable[[], object]) -> None:
    """TURN a page of OPTIONS, unless they have no rows, or none yet: Textual then finds no page."""
    if options.scrollable_content_region:
        turn()


def heading(words: str) -> Option:
    """A line between options that cannot be chosen."""
    return Option(Content.styled(words, "bold $accent"), disabled=True)


def aside(words: str) -> Option:
    """WORDS between options, or in place of them, that cannot be chosen."""
    return Option(Content.styled(words, MUTED), disabled=True)
