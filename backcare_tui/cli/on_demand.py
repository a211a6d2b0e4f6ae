"""Commands that are imported when they are asked for."""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module

import click

from backcare_tui.cli.call import with_folders


class OnDemand(MutableMapping[str, click.Command]):
    """Commands by their names; the module of each is imported when it is asked for. Each takes folders, too."""

    def __init__(self, package: str, places: Mapping[str, tuple[str, str]]) -> None:
        """PLACES says where each command is: a module below PACKAGE, and what it is called there."""
        self._package = package
        self._places = places
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            module, attribute = self._places[name]
            command: click.Command = getattr(import_module(f"{self._package}.{module}"), attribute)
            self._loaded[name] = with_folders(command)
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
