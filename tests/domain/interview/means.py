"""What interviews work with in tests."""

from functools import cache

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.interview.means import Means
from backcare_tui.storage.written.catalogue_files import load_safety

SAFETY = cache(lambda: load_safety().with_number("112"))


def means_for(catalogue: Catalogue | None = None, person: Person | None = None) -> Means:
    """Those of PERSON, with CATALOGUE or an empty one."""
    return Means(catalogue or Catalogue({}), SAFETY, lambda: person or Person())
