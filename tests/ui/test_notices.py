"""Notices do not pile up over what they are about."""

from time import time

import pytest
from textual.notifications import Notification
from textual.widgets._toast import Toast

from backcare_tui.errors import BackcareError
from backcare_tui.ui.dialogs.export_form import ExportForm
from backcare_tui.ui.messages import Trouble
from backcare_tui.ui.notices import Notices
from tests.ui.running_app import OpenApp


def left(*said: str) -> list[str]:
    """What is shown of what was SAID, one after the other; what begins with ! is a warning."""
    notices, begun = Notices(), time() - 1
    made = [
        Notification(
            words, severity="warning" if words.startswith("!") else "information", raised_at=begun + number / 1000
        )
        for number, words in enumerate(said)
    ]
    for one in made:
        notices.make_room(one)
    return [one.message for one in made if not one.has_expired]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (("a",), ["a"]),
        (("a", "b"), ["a", "b"]),
        (("a", "b", "c"), ["b", "c"]),
        (("a", "b", "c", "d", "e"), ["d", "e"]),
        (("a", "a", "a"), ["a"]),
        (("a", "b", "a"), ["b", "a"]),
        (("!a", "b", "c"), ["!a", "c"]),
        (("!a", "b", "c", "d"), ["!a", "d"]),
        (("!a", "!b", "c"), ["!b", "c"]),
        (("!a", "!b", "!c"), ["!b", "!c"]),
    ],
)
def test_two_stay_and_warnings_before_the_rest(said: tuple[str, ...], shown: list[str]) -> None:
    assert left(*said) == shown


async def test_a_notice_does_not_cover_the_form_that_is_opened_after_it(open_app: OpenApp) -> None:
    async with open_app() as running:
        await running.press("3", "u")
        await running.told("There is nothing to take back.")
        running.app.post_message(Trouble(BackcareError("Trouble.", "Wait.")))
        await running.told("Trouble.")
        await running.press("x")
        await running.on(ExportForm)
        await running.until(lambda: running.toasts() == ["Trouble. Wait."])


async def test_five_troubles_over_a_dialog_are_two_at_once(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("3", "x")
        await stage.on(ExportForm)
        for number in range(5):
            stage.app.post_message(Trouble(BackcareError(f"Trouble {number}.", "Wait.")))
        await stage.told("Trouble 4.")
        await stage.until(lambda: len(stage.screen.query(Toast)) == 2)
        assert stage.toasts() == ["Trouble 3. Wait.", "Trouble 4. Wait."]
