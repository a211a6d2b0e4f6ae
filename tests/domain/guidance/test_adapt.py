"""The one place for what depends on the person, and the one way from a routine to its time."""

import ast

from hypothesis import given

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.guidance.adapt import adapted, timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.timeline import lay_out
from tests.domain.builders import Programme, paces, programmes
from tests.layers import MODULES, name_of, tree_of


@given(programmes(), paces())
def test_a_routine_is_laid_out_as_the_person_does_it(programme: Programme, pace: float) -> None:
    person, catalogue = Person(sessions=3), Catalogue(programme.exercises)
    routine = adapted(programme.routine, person, catalogue).routine
    assert timeline_for(catalogue, programme.routine, person, pace) == lay_out(routine, catalogue.exercises, pace)


def test_nothing_else_leads_from_a_routine_to_its_time() -> None:
    """But for drafts, which keep what a session began with, and the figure of one exercise by itself."""
    calls = {
        name_of(path)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lay_out"
    }
    assert calls == {
        "backcare_tui.domain.guidance.adapt",
        "backcare_tui.domain.session.draft",
        "backcare_tui.ui.widgets.preview",
    }
