"""The wheel: what is in it, and whether it works where there is no checkout."""

import json
import os
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from zipfile import ZipFile

import pytest

import backcare_tui

CHECKOUT = Path(__file__).parents[1]
CATALOGUE = CHECKOUT / "catalogue"
SHIPPED = {file.relative_to(CATALOGUE).as_posix() for file in CATALOGUE.rglob("*.toml")}

BUILT_FROM = ("pyproject.toml", "README.md", "LICENSE", "backcare_tui", "catalogue")
PATIENCE_S = 120


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built in an environment of its own from a copy without compiled files."""
    checkout, folder = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("wheel")
    for name in BUILT_FROM:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, checkout)
    built = pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(checkout))
    if built.returncode and "No matching distribution found for hatchling" in built.stderr:
        pytest.skip("the build backend cannot be fetched: there is no network")
    assert built.returncode == 0, built.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's files and its script, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    done = pip("install", "--no-deps", "--no-index", "--target", str(folder), str(wheel))
    assert done.returncode == 0, done.stderr
    return folder


def pip(*arguments: str) -> subprocess.CompletedProcess[str]:
    impatient = {"PIP_RETRIES": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return run([sys.executable, "-m", "pip", *arguments], impatient)


def run(
    command: list[str], environ: dict[str, str], folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=os.environ | environ,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )


def test_the_wheel_holds_the_catalogue_inside_the_package(wheel: Path) -> None:
    inside = {name for name in ZipFile(wheel).namelist() if name.startswith("backcare_tui/catalogue/")}

    assert {"safety.toml", "search.toml", "education/pacing.toml"} <= SHIPPED
    assert inside >= {f"backcare_tui/catalogue/{name}" for name in SHIPPED}


def test_the_wheel_holds_what_is_not_python(wheel: Path) -> None:
    assert {"backcare_tui/ui/app.tcss", "backcare_tui/py.typed"} <= set(ZipFile(wheel).namelist())


def test_the_wheel_puts_nothing_else_beside_the_package(wheel: Path) -> None:
    top = {name.partition("/")[0] for name in ZipFile(wheel).namelist()}

    assert top == {"backcare_tui", f"backcare_tui-{backcare_tui.__version__}.dist-info"}


def test_the_wheel_declares_the_command(wheel: Path) -> None:
    declared = ConfigParser()
    declared.read_string(
        ZipFile(wheel).read(f"backcare_tui-{backcare_tui.__version__}.dist-info/entry_points.txt").decode()
    )

    assert dict(declared["console_scripts"]) == {"backcare-tui": "backcare_tui.__main__:main"}


def test_the_installed_command_finds_the_whole_catalogue(installed: Path, tmp_path: Path) -> None:
    command = shutil.which("backcare-tui", path=f"{installed / 'bin'}{os.pathsep}{installed / 'Scripts'}")
    assert command is not None

    listed = run(
        [command, "--data-dir", "data", "--config-dir", "config", "list", "--json"],
        {"PYTHONPATH": str(installed)},
        folder=tmp_path,
    )

    assert (listed.returncode, listed.stderr) == (0, "")
    found = {f"{kind}/{item['id']}.toml" for kind, items in json.loads(listed.stdout).items() for item in items}
    assert found == {name for name in SHIPPED if name.startswith(("exercises/", "routines/"))}


def test_it_is_the_installed_package_that_ran(installed: Path, tmp_path: Path) -> None:
    where = run(
        [sys.executable, "-c", "import backcare_tui; print(backcare_tui.__file__)"],
        {"PYTHONPATH": str(installed)},
        folder=tmp_path,
    )

    assert Path(where.stdout.strip()).is_relative_to(installed)
