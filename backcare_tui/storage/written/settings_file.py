"""What the person set. The file is theirs: the program changes only what they change on its screens."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.file_fields import Identifier
from backcare_tui.domain.guidance.circumstances import Circumstances, in_order
from backcare_tui.domain.guidance.person import USUAL_MINUTES, Person
from backcare_tui.domain.journal.calendar.week import WEEKLY_SESSIONS
from backcare_tui.domain.journal.calendar.weeks import WeeklyGoal
from backcare_tui.domain.journal.days import Days, days_that_start
from backcare_tui.domain.journal.due.look_back import PegDay
from backcare_tui.domain.light_model import Checked, LightValue, limits
from backcare_tui.domain.session.pace import Pace
from backcare_tui.domain.words.text import shown_line
from backcare_tui.storage.field_problems import Problem, model_problems, most_telling
from backcare_tui.storage.folders import settings_file
from backcare_tui.storage.written.toml_file import read_toml, shown_name

if TYPE_CHECKING:
    from pydantic import ValidationError


def _listed(value: object) -> object:
    """VALUE, a list in the file, as the settings keep it."""
    return tuple(value) if isinstance(value, list) else value


def _before(change: Callable[[object], object]) -> Checked:
    """In the annotation of a field: CHANGE what is written there, then check that."""

    def validator() -> tuple[object, ...]:
        from pydantic import BeforeValidator

        return (BeforeValidator(change),)

    return Checked(validator)


_Tags = Annotated[tuple[Annotated[CautionTag, limits(strict=False)], ...], _before(_listed)]


def _checked_start(text: str) -> str:
    days_that_start(text)
    return text


def _split(value: object) -> object:
    """A command that is one text, as the list of its words: split as a shell does it, without running one."""
    if isinstance(value, list):
        return tuple(value)
    if not isinstance(value, str):
        raise ValueError('must be text in "quotes", or a list in [brackets]')  # noqa: TRY004 (pydantic's way)
    import shlex

    try:
        return tuple(shlex.split(value))
    except ValueError as error:
        raise ValueError("has a quotation mark or a backslash too many") from error


def _of_time() -> tuple[object, ...]:
    from pydantic import AfterValidator, Field

    return Field(json_schema_extra={"format": "time"}), AfterValidator(_checked_start)


def _of_number() -> tuple[object, ...]:
    from pydantic import AfterValidator, Field

    return Field(max_length=40), AfterValidator(shown_line)


_Command = Annotated[tuple[Annotated[str, limits(max_length=1000)], ...], _before(_split)]
_TimeOfDay = Annotated[str, Checked(_of_time)]
_Number = Annotated[str, Checked(_of_number)]


_WRITTEN = "written fields"
"""Where settings keep which were said: not the name of a field."""


class Settings(LightValue):
    """The fields of `settings.toml`; each may be left out."""

    __pydantic_config__: ClassVar[dict[str, object]] = {**LightValue.__pydantic_config__, "strict": True}

    emergency_number: _Number = ""
    """The number to call in an emergency where the person lives; empty if they have not said."""
    pace: Pace = 1.0
    """How fast movements go: at 0.5 they take twice as long, at 2.0 half; holds and rests stay as they are."""
    weekly_sessions: Annotated[int, limits(ge=1, le=14)] = WEEKLY_SESSIONS
    """Sessions a week to aim for."""
    weekly_minutes: Annotated[int, limits(ge=0, le=10_080)] = 60
    """Minutes of walking, cycling or swimming a week to aim for."""
    voice: Literal["all", "changes", "none"] = "all"
    """What is spoken in a session: everything with each breath, only what changes, or nothing."""
    voice_wpm: Annotated[int, limits(ge=80, le=400)] | None = None
    """Words a minute that the voice is told to speak; left out, it speaks as fast as it does by itself."""
    voice_command: _Command = ()
    """A program that speaks each line it reads from its standard input, and ends: "sh ~/speak.sh", or a list."""
    sound: bool = True
    """Whether a soft tone marks what is not spoken."""
    bell: bool = True
    """Whether the terminal's bell rings where no tone can be heard."""
    flash: bool = True
    """Whether the screen lights up for a moment when something changes."""
    figure: Literal["braille", "octants", "blocks", "ascii"] = "braille"
    """What the figure is made of: dots, the same dots solid, coarser blocks, or letters; `doctor` shows each."""
    large: bool = False
    """Whether a session is shown without its small print, to be read from farther away; `l` changes it."""
    theme: Literal["dark", "light"] = "dark"
    """The program's colours; a `TEXTUAL_THEME` in the environment goes first."""
    about_me: _Tags = ()
    """Your circumstances: what asks for care with them is left out, done differently, or says what to mind."""
    not_sure_about: _Tags = ()
    """Circumstances of which you do not know whether they are yours: what to mind is said."""
    do_anyway: Annotated[tuple[Identifier, ...], _before(_listed)] = ()
    """Exercises that you do as they are written in spite of your circumstances."""
    usual_pain_is_high: bool = False
    """Whether your usual pain is high, so that a 6 alone is no reason to do less."""
    session_minutes: Annotated[float, limits(ge=3, le=60)] = USUAL_MINUTES
    """Minutes that you have for a session."""
    education: bool = True
    """Whether short cards about backs are shown, one at a time."""
    peg_day: PegDay = "sunday"
    """The day from which the past week is asked about in three questions, once; "never" turns it off."""

    day_starts: _TimeOfDay = "00:00"
    """When your day begins: what you do before that, in the night, belongs to the day before."""

    def __init__(self, **said: Any) -> None:
        super().__init__(**said)
        vars(self)[_WRITTEN] = frozenset(said)

    def model_copy(self, *, update: dict[str, Any]) -> Self:
        """The same with the fields in UPDATE, which are then said."""
        changed = super().model_copy(update=update)
        vars(changed)[_WRITTEN] = self.written | update.keys()
        return changed

    def __eq__(self, other: object) -> bool:
        """Whether OTHER settings hold the same, be it said there or not."""
        return self.values() == other.values() if isinstance(other, Settings) else NotImplemented

    __hash__ = LightValue.__hash__

    @classmethod
    def of(cls, document: Mapping[str, object]) -> Self:
        """What DOCUMENT says; ValidationError if that cannot be."""
        settings = cls.model_validate(document)
        vars(settings)[_WRITTEN] = frozenset(document)
        return settings

    @property
    def written(self) -> frozenset[str]:
        """Which fields were said, be it with their defaults."""
        written: frozenset[str] = vars(self)[_WRITTEN]
        return written

    @property
    def said(self) -> dict[str, object]:
        """What these hold."""
        return {name: getattr(self, name) for name in self.written}

    @property
    def days(self) -> Days:
        return days_that_start(self.day_starts)

    @property
    def circumstances(self) -> Circumstances:
        return Circumstances(
            tags=frozenset(self.about_me),
            not_sure=frozenset(self.not_sure_about) - frozenset(self.about_me),
            anyway=frozenset(self.do_anyway),
        )

    @property
    def weekly_goal(self) -> WeeklyGoal:
        """What is aimed for in a week; minutes are none of it until the person set how many."""
        return WeeklyGoal(self.weekly_sessions, self.weekly_minutes if "weekly_minutes" in self.written else 0)

    @property
    def person(self) -> Person:
        """Whoever set this."""
        circumstances = self.circumstances
        return Person(
            tags=circumstances.tags,
            not_sure=circumstances.not_sure,
            anyway=circumstances.anyway,
            usual_is_high=self.usual_pain_is_high,
            minutes=self.session_minutes,
        )


def settings_of(circumstances: Circumstances) -> dict[str, list[str]]:
    """The fields that say CIRCUMSTANCES, and what they then hold."""
    return {
        "about_me": [tag.value for tag in in_order(circumstances.tags)],
        "not_sure_about": [tag.value for tag in in_order(circumstances.not_sure)],
        "do_anyway": sorted(circumstances.anyway),
    }


def load_settings(folder: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in FOLDER, with the default where the file is missing, silent or wrong; never raises."""
    file = settings_file(folder)
    if file is None:
        return Settings(), ()
    document = read_toml(file)
    if isinstance(document, Problem):
        return Settings(), (document,)
    from pydantic import ValidationError

    try:
        return Settings.of(document), ()
    except ValidationError as error:
        return Settings.of(_sound(document, error)), most_telling(
            model_problems(shown_name(file), document, error, Settings)
        )


def _sound(document: dict[str, Any], error: "ValidationError") -> dict[str, Any]:
    """DOCUMENT without what ERROR complains about: of a list only the items that are wrong."""
    bad: dict[object, set[object]] = {}
    for detail in error.errors():
        name, *inside = detail["loc"]
        bad.setdefault(name, set()).add(inside[0] if inside else None)
    return {
        name: [item for index, item in enumerate(value) if index not in bad.get(name, ())]
        if isinstance(value, list)
        else value
        for name, value in document.items()
        if name not in bad or (isinstance(value, list) and None not in bad[name])
    }
