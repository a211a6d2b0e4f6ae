"""The palette, in which one finds what can be done by typing its name."""

from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """Textual's, whose list may be filled before it is laid out: it has no pages then, and its keys do nothing."""

    def __init__(self) -> None:
        super().__init__(placeholder="Type what you look for")  # no id: one that is still being closed has it, too

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "command_list" and not self.query_one(CommandList).scrollable_content_region:
            return False
        return super().check_action(action, parameters)
