"""What the page for a flare-up says: calm, short, what cannot wait first, and then the person's own words."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.guidance.followed import Followed
from backcare_tui.domain.words.text import shown
from backcare_tui.domain.words.wording import counted
from backcare_tui.ui.widgets.literal_text import MUTED

_LEAD = (
    "Flare-ups come and go, and most settle within days. They often follow a change in what you do, a poor night "
    "or a hard week. More pain does not mean more harm. Do a little less for two or three days, and keep moving."
)
_WELL = (
    "This is your plan for a day on which your back is much worse than usual. It is best written on a good day. "
    "Press f if a flare-up has begun: the plan goes easy for two or three days, and then builds up again."
)
_NO_WORDS = (
    "Nothing is written yet. e writes it: what helps you, what you can leave for later, what you want to keep up."
)
_NOW = (
    ("s", "small movements: the gentle day, on a bed if you like"),
    ("w", "a short walk, five minutes or so, several times a day rather than once"),
    ("b", "slow breathing, two minutes"),
)
_REST = (
    "Get up and move for a minute in every waking hour. Long rest in bed makes backs stiffer. Warmth is fine if "
    "you like it."
)
_LOOK = "Is it unlike your other flare-ups, or does it spread down a leg? Press ! to see the signs that need help."


def flare_prose(
    day: int, words: str, helped: Sequence[Followed], to_come: Iterable[Content], catalogue: Catalogue
) -> Content:
    """The page on DAY of a flare-up, counted from 1; 0 while there is none.

    WORDS are the person's own, HELPED what was followed by less pain last time, TO_COME the next days.
    """
    title = f"Flare-up, day {day}" if day else "Your flare-up plan"
    blocks = [Content.styled(title, "bold $accent"), Content(_LEAD if day else _WELL), Content(_LOOK)]
    own = Content(shown(words)) if words else Content.styled(_NO_WORDS, MUTED)
    blocks.append(Content.assemble(("In your own words", "bold"), "\n", own))
    if helped:
        blocks.append(_helped(helped, catalogue))
    keys = [Content.assemble((key, "bold $accent"), f"  {what}") for key, what in _NOW]
    blocks.append(Content("\n").join([Content.styled("Small things", "bold"), *keys]))
    lines = list(to_come)
    if day and lines:
        blocks.append(Content.assemble(("Days back up", "bold"), "\n", Content("\n").join(lines)))
    blocks.append(Content(_REST))
    return Content("\n\n").join(blocks)


def _helped(helped: Iterable[Followed], catalogue: Catalogue) -> Content:
    lines = [f"– {catalogue.name_of(one.what)}: less pain afterwards {_of_times(one)}" for one in helped]
    return Content.assemble(("Last time", "bold"), "\n", "\n".join(lines))


def _of_times(one: Followed) -> str:
    return f"all {one.times} times" if one.lower == one.times else f"{one.lower} of {counted(one.times, 'time')}"
