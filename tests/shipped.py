"""The shipped catalogue, read once for all tests of a process: nothing changes it."""

from functools import cache

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles


@cache
def shipped_files() -> CatalogueFiles:
    """Without anybody's own files."""
    return CatalogueFiles(None)


@cache
def shipped() -> Catalogue:
    files = shipped_files()
    return Catalogue(dict(files.exercises), dict(files.routines), files.vocabulary)
