"""Notices do not pile up over what they are about."""

from time import time

import pytest
from textual.notifications import Notification
from textual.widgets._toast import Toast

from backcare_tui.errors import BackcareError
from backcare_tui.ui.dialogs.forms.export_form import ExportForm
from backcare_tui.ui.messages import Trouble
from backcare_tui.ui.notices import Notices
from tests.ui.running_app import OpenApp, RunningApp


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
        (("a", "b"), ["b"]),
        (("a", "a", "a"), ["a"]),
        (("a", "b", "a"), ["a"]),
        (("a", "!b"), ["a", "!b"]),
        (("a", "!b", "!c"), ["!b", "!c"]),
        (("!a", "b", "c"), ["!a", "c"]),
        (("!a", "b", "c", "d"), ["!a", "d"]),
        (("!a", "!b", "c"), ["!b", "c"]),
        (("!a", "!b", "!c"), ["!b", "!c"]),
    ],
)
def test_one_of_what_was_done_stays_and_two_warnings(said: tuple[str, ...], shown: list[str]) -> None:
    assert left(*said) == shown


async def told_and_in_trouble(running: RunningApp, words: str) -> None:
    """WORDS are shown as a notice, and a trouble as another."""
    running.app.notify(words, markup=False)
    await running.told(words)
    running.app.post_message(Trouble(BackcareError("Trouble.", "Wait.")))
    await running.told("Trouble.")


async def test_a_notice_does_not_cover_the_form_that_is_opened_after_it(open_app: OpenApp) -> None:
    async with open_app() as running:
        await running.press("3")
        await told_and_in_trouble(running, "Something was done.")
        await running.press("x")
        await running.on(ExportForm)
        await running.until(lambda: running.toasts() == ["Trouble. Wait."])


async def test_what_was_done_in_one_place_is_not_said_in_the_next(open_app: OpenApp) -> None:
    async with open_app() as running:
        await running.press("4")
        await told_and_in_trouble(running, "Today is left free.")
        await running.press("1")
        await running.until(lambda: running.app.current_mode == "today")
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
