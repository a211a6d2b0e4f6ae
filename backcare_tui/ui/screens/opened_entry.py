"""One entry of the journal, filling the screen."""

from textual.binding import Binding
from textual.content import Content

from backcare_tui.ui.screens.details import DetailsScreen


class OpenedEntry(DetailsScreen):
    """Gives the name of what is to be done with the entry: "edit", "delete", "undo"; None for nothing."""

    BINDINGS = [
        Binding("e", "dismiss('edit')", "edit", id="entry.edit", tooltip="Change it"),
        Binding("d", "dismiss('delete')", "delete", id="entry.delete", tooltip="Delete it; u brings it back"),
        Binding("u", "dismiss('undo')", "undo", id="entry.undo", tooltip="Take back the last change"),
    ]

    def __init__(self, prose: Content, *, can_undo: bool) -> None:
        super().__init__(prose, can_start=False)
        self._can_undo = can_undo

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if (action, parameters) == ("dismiss", ("undo",)):
            return self._can_undo
        return super().check_action(action, parameters)
