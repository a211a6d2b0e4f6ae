"""What the person set. The file is theirs: it is read, never written."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from backcare_tui.domain.journal.trends import WEEKLY_SESSIONS
from backcare_tui.domain.session.pace import Pace
from backcare_tui.domain.words.text import shown_line
from backcare_tui.storage.field_problems import Problem, model_problems, most_telling
from backcare_tui.storage.folders import settings_file
from backcare_tui.storage.written.toml_file import read_toml, shown_name


class Settings(BaseModel):
    """The fields of `settings.toml`; each may be left out."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, hide_input_in_errors=True, defer_build=True
    )

    emergency_number: Annotated[str, Field(max_length=40), AfterValidator(shown_line)] = ""
    """The number to call in an emergency where the person lives; empty if they have not said."""
    pace: Pace = 1.0
    """How fast movements go: at 0.5 they take twice as long, at 2.0 half; holds and rests stay as they are."""
    weekly_sessions: Annotated[int, Field(ge=1, le=14)] = WEEKLY_SESSIONS
    """Sessions a week to aim for."""
    weekly_minutes: Annotated[int, Field(ge=0, le=10_080)] = 60
    """Minutes of walking, cycling or swimming a week to aim for."""
    voice: Literal["all", "changes", "none"] = "changes"
    """What is spoken in a session: everything with each breath, only what changes, or nothing."""
    sound: bool = True
    """Whether a soft tone marks what is not spoken."""
    bell: bool = True
    """Whether the terminal's bell rings where no tone can be heard."""
    flash: bool = True
    """Whether the screen lights up for a moment when something changes."""


def load_settings(folder: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in FOLDER, with the default where the file is missing, silent or wrong; never raises."""
    file = settings_file(folder)
    if file is None:
        return Settings(), ()
    document = read_toml(file)
    if isinstance(document, Problem):
        return Settings(), (document,)
    try:
        return Settings.model_validate(document), ()
    except ValidationError as error:
        bad = {detail["loc"][0] for detail in error.errors()}
        sound = {name: value for name, value in document.items() if name not in bad}
        return Settings.model_validate(sound), most_telling(
            model_problems(shown_name(file), document, error, Settings)
        )
