"""What is changed for the person, told line by line."""

import tomllib

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.session.saying import CARE_WORDS
from tests.plain.line_by_line import PLAIN, LineByLine

THIN = PLAIN.model_copy(update={"about_me": (CautionTag.OSTEOPOROSIS,)})


def test_each_reason_is_told_before_the_session_and_at_its_beginning(stage: LineByLine) -> None:
    stage.play("2", "", "3", "", "", routine="knee-to-chest", settings=THIN)
    reason = "For thin bones: pelvic tilt instead of knee-to-chest stretch."
    asked = stage.index("Changed for you")
    assert stage.said[asked + 1].startswith(f"- {reason}")
    assert stage.index(f"Pelvic tilt. {CARE_WORDS} {reason}") > asked
    assert [record.exercise for record in stage.entry().exercises] == ["pelvic-tilt"]


def test_one_is_overruled_and_that_is_written_into_the_settings(stage: LineByLine) -> None:
    stage.play("2", "n", "y", "", "3", "", "", routine="knee-to-chest", settings=THIN)
    assert [record.exercise for record in stage.entry().exercises] == ["knee-to-chest"]
    written = tomllib.loads((stage.config / "settings.toml").read_text("utf-8"))
    assert written["do_anyway"] == ["knee-to-chest"]


def test_who_told_nothing_is_asked_nothing(stage: LineByLine) -> None:
    stage.play("2", "3", "", "", routine="knee-to-chest")
    assert not any("Changed for you" in line for line in stage.said)


def test_what_is_begun_is_told_by_what_takes_the_place_of_what_is_left_out(stage: LineByLine) -> None:
    stage.play("2", "g", routine="knee-to-chest", settings=THIN)
    (begun,) = (line for line in stage.said if "1 exercise, " in line and "minute" in line)
    assert begun.endswith(". Pelvic tilt.")
