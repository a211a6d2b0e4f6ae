"""The moving figure draws what changes, and nothing twice."""

import pytest
from textual.app import ComposeResult

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Timeline, lay_out
from backcare_tui.figure.canvas import Picture
from backcare_tui.figure.cells.kind import Cells
from backcare_tui.figure.picture import draw
from backcare_tui.ui.messages import FigureAppears
from backcare_tui.ui.widgets.figure import figure_view
from backcare_tui.ui.widgets.figure.figure_view import FigureView
from tests.shipped import shipped
from tests.ui.host import ThemedApp


class Figures(ThemedApp):
    answers = True
    """Whether it says what figures are to be written in."""

    def compose(self) -> ComposeResult:
        yield FigureView(id="figure")

    def on_figure_appears(self, message: FigureAppears) -> None:
        if self.answers:
            message.write_in(Cells.BRAILLE)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Picture]:
    """Every picture that is drawn, in order."""
    pictures: list[Picture] = []

    def drawing(*given: object) -> Picture:
        pictures.append(draw(*given))  # type: ignore[arg-type]
        return pictures[-1]

    monkeypatch.setattr(figure_view, "draw", drawing)
    return pictures


def timeline_of(name: str) -> Timeline:
    exercise = shipped().exercises[name]
    return lay_out(Catalogue.single(exercise), {name: exercise})


def seen(view: FigureView) -> list[str]:
    return [view.render_line(row).text for row in range(view.size.height)]


async def shown(view: FigureView, timeline: Timeline, seconds: float) -> list[str]:
    """What VIEW shows SECONDS into TIMELINE."""
    moment = timeline.at(seconds)
    view.show(moment.planned.exercise, moment)
    return seen(view)


@pytest.mark.parametrize("name", ["bridge", "bird-dog"])
async def test_a_repetition_that_was_drawn_is_not_drawn_again(name: str, drawn: list[Picture]) -> None:
    timeline = timeline_of(name)
    moves = [step for step in timeline.steps if step.kind is StepKind.MOVE]
    first, second, third = [one for one in moves if (one.phase, one.side) == (moves[0].phase, moves[0].side)][:3]
    app = Figures()
    async with app.run_test(size=(60, 20)):
        view = app.query_one(FigureView)

        async def repetition(start: float) -> list[list[str]]:
            return [await shown(view, timeline, start + share / 25 * first.seconds) for share in range(1, 25)]

        await repetition(first.start)
        before = await repetition(second.start)
        count = len(drawn)
        assert count > 5
        # a clock is never quite at the same place twice
        assert await repetition(third.start + 0.004) == before
        assert len(drawn) == count


async def test_a_round_that_was_drawn_is_not_drawn_again(drawn: list[Picture]) -> None:
    timeline = timeline_of("walk")
    start = next(step.start for step in timeline.steps if step.kind is StepKind.AEROBIC)
    app = Figures()
    async with app.run_test(size=(60, 20)):
        view = app.query_one(FigureView)
        for tick in range(200):
            await shown(view, timeline, start + tick * 0.13)
        figure = shipped().exercises["walk"].figure
        assert figure is not None
        assert len(drawn) == 4


async def test_another_size_is_drawn_anew(drawn: list[Picture]) -> None:
    timeline = timeline_of("bridge")
    move = next(step for step in timeline.steps if step.kind is StepKind.MOVE)
    app = Figures()
    async with app.run_test(size=(60, 20)) as pilot:
        view = app.query_one(FigureView)
        await shown(view, timeline, move.start)
        await pilot.resize_terminal(80, 24)
        while view.size.height != 24:
            await pilot.pause()
        rows = await shown(view, timeline, move.start)
        assert [(one.width, one.height) for one in drawn] == [(120, 80), (160, 96)]
        assert len(rows) == 24


async def test_the_arrow_goes_when_the_movement_is_over(drawn: list[Picture]) -> None:
    timeline = timeline_of("childs-pose")
    move = next(step for step in timeline.steps if step.kind is StepKind.MOVE)
    app = Figures()
    async with app.run_test(size=(60, 20)):
        view = app.query_one(FigureView)
        await shown(view, timeline, move.start + move.seconds * 0.8)
        await shown(view, timeline, move.end + 0.5)
    arrows, ghosts = (
        [any(mask for tone, mask in one.layers if tone == wanted) for one in drawn]
        for wanted in ("arrow", "ghost")
    )
    assert arrows == [True, False]
    assert ghosts == [True, True]


async def test_nothing_is_drawn_before_it_is_said_in_what(drawn: list[Picture]) -> None:
    timeline = timeline_of("bridge")
    app = Figures()
    app.answers = False
    async with app.run_test(size=(60, 20)):
        view = app.query_one(FigureView)
        assert set("".join(await shown(view, timeline, 0))) == {" "}
        view.show_still(shipped().exercises["bridge"])
        assert set("".join(seen(view))) == {" "}
        assert drawn == []
        view.write_in(Cells.ASCII)
        assert set("".join(seen(view))) <= set(map(chr, range(0x20, 0x7F)))
        assert len(drawn) > 1


@pytest.mark.parametrize("still", [False, True])
async def test_another_size_is_painted_whole_at_once(still: bool) -> None:
    """Where it becomes smaller, a picture for the size before would be cut off at the knees for a moment."""
    exercise = shipped().exercises["wall-sit"]
    timeline = timeline_of("wall-sit")
    app = Figures()
    async with app.run_test(size=(60, 40)) as pilot:
        view = app.query_one(FigureView)

        def show() -> None:
            if still:
                view.show_still(exercise)
            else:
                view.show(exercise, timeline.at(0))

        show()
        seen(view)
        await pilot.resize_terminal(60, 20)
        at_once = seen(view)
        show()
        assert at_once == seen(view)
        assert at_once[-1].strip() != ""


async def test_key_poses_stand_apart() -> None:
    app = Figures()
    async with app.run_test(size=(100, 20)):
        view = app.query_one(FigureView)
        view.show_still(shipped().exercises["bridge"])
        floor = next(row for row in reversed(seen(view)) if row.strip())
        assert len(floor.split("  ")) == 3
