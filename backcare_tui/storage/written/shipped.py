"""Where the shipped catalogue is."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

EXERCISES = "exercises"
ROUTINES = "routines"
EDUCATION = "education"


def catalogue_folder() -> "Traversable":
    """The shipped catalogue: inside the package once installed, at the top of the checkout before."""
    installed = Path(__file__).parents[2] / "catalogue"
    if installed.is_dir():
        return installed
    checkout = Path(__file__).parents[3] / "catalogue"
    if checkout.is_dir():
        return checkout
    from importlib.resources import files  # where the package is in a zip file

    return files("backcare_tui").joinpath("catalogue")
