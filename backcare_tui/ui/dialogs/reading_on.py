"""A screen with more to read than it may have room for."""

from typing import TypeVar

from textual.binding import ActiveBinding, Binding

from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.key_bar import told_otherwise
from backcare_tui.ui.widgets.literal_text import TextPage

Result = TypeVar("Result")


class ReadingOn(HeldScreen[Result]):
    """Its keys read on in its one `TextPage`; they are offered where something below is not seen yet."""

    BINDINGS = [
        Binding("pagedown,right", "page(1)", "more", key_display="pgdn", priority=True, id="page.down"),
        Binding("pageup,left", "page(-1)", "read back", priority=True, show=False, id="page.up"),
    ]

    def on_mount(self) -> None:
        self.call_after_refresh(self.refresh_bindings)

    def on_resize(self) -> None:
        self.call_after_refresh(self.refresh_bindings)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here: reading on where there is more to read."""
        active = super().active_bindings
        if not self._more:
            told_otherwise(active, "pagedown", "right", show=False)
        return active

    @property
    def _more(self) -> bool:
        """Whether something below is not seen yet."""
        return any(page.scroll_y < page.max_scroll_y for page in self.query(TextPage))

    def action_page(self, pages: int) -> None:
        self.query_one(TextPage).scroll_pages(pages)
        self.call_after_refresh(self.refresh_bindings)
