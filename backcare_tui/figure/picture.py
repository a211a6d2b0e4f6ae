"""A skeleton as solid shapes, seen by a camera that stands still."""

from collections.abc import Iterable
from itertools import pairwise

from backcare_tui.domain.catalogue.pose import Figure, Prop, View
from backcare_tui.figure.camera import Frame, Ground, Lens, camera_for
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Mask, Picture
from backcare_tui.figure.drawing.body import Shown, shown_body, silhouette
from backcare_tui.figure.drawing.clothes import has_contour
from backcare_tui.figure.drawing.contact import in_hold, shadow_of
from backcare_tui.figure.drawing.ghost import Ends, ends_of, ghost_of
from backcare_tui.figure.drawing.pieces import SMALLEST, without_crumbs, without_holes
from backcare_tui.figure.drawing.telling import Telling, about, acting_limbs, arrow_for
from backcare_tui.figure.drawing.tints import tinted
from backcare_tui.figure.drawing.water import in_water
from backcare_tui.figure.motion import Movement, between
from backcare_tui.figure.props import CORNERS, behind_wall, draw_held, draw_prop, mat_corners, seat_under
from backcare_tui.figure.skeleton import Skeleton, solve
from backcare_tui.figure.tone import Tone

__all__ = ["Frame", "Telling", "camera_for", "draw", "frame_around", "tell"]

_BESIDE, _HEAD = 4.0, 7.5
"""How far a body reaches beyond its joints, and a head beyond its middle."""
_SCRAP = 3.0
"""Units: what of a frame among legs is smaller than the square of it is left out."""
_SHORTEST_EDGE = 12
"""Dots of the edge of a mat, at least, where an arrow interrupts it: a shorter piece looks like part of that."""
_ROUND_SHARES = (0.0, 0.25, 0.5, 0.75)
"""At which shares of the way from one key pose of a round to the next one looks where its body is."""
_STEPS = 8
"""How many steps of a movement are looked at to tell it; a multiple of 4."""


def frame_around(skeletons: Iterable[Skeleton], view: View, props: Iterable[Prop]) -> Frame:
    """The frame in which all SKELETONS and PROPS fit, with the ground at its bottom."""
    camera, skeletons, props = camera_for(view), list(skeletons), tuple(props)
    points = [point for skeleton in skeletons for point in (*skeleton.joints.values(), *skeleton.spine)]
    seen = [(*camera.seen(point)[:2], _BESIDE) for point in points]
    seen += [(*camera.seen(skeleton.joints["head"])[:2], _HEAD) for skeleton in skeletons]
    corners = [corner for prop in props for corner in CORNERS.get(prop, ())]
    ends = [point[0] for point in (*points, *corners)]
    ground = Ground(min(ends) - 3, max(ends) + 3)
    if Prop.MAT in props and not camera.is_level:
        corners += mat_corners(ground)
    seen += [(*camera.seen(corner)[:2], 0.0) for corner in corners]
    left, right = min(x - half for x, _, half in seen), max(x + half for x, _, half in seen)
    bottom, top = min(y - half for _, y, half in seen), max(y + half for _, y, half in seen)
    if camera.is_level:
        bottom = min(0.0, bottom + _BESIDE)
    return Frame(camera, left, bottom, right - left, top - bottom, ground)


def draw(
    skeleton: Skeleton,
    figure: Figure,
    frame: Frame,
    columns: int,
    rows: int,
    mirrored: bool = False,
    telling: Telling | None = None,
    arrow: bool = True,
) -> Picture:
    """The picture in COLUMNS x ROWS cells; MIRRORED turns it round.

    TELLING, made by `tell` for the same size, is drawn beside the body; ARROW says whether its arrow is, too.
    """
    lens = _seen(frame, columns, rows, mirrored)
    grounded = Prop.FLOOR in figure.props or Prop.MAT in figure.props
    seat = seat_under(skeleton, lens) if Prop.CHAIR in figure.props else None
    body, hair = shown_body(skeleton, lens, grounded, seat)
    acting = telling.acting if telling is not None else frozenset[str]()
    surface = lens.floor if Prop.WATER in figure.props else None
    layers = tinted(body, hair, skeleton, figure.works, acting, lens, has_contour(lens), surface)
    if Prop.WATER in figure.props:
        layers = in_water(layers, lens)
    whole = Mask(lens.width, lens.height)
    whole.join(*(mask for _, mask in layers))
    creases = _creases(body, whole) if surface is None else None
    beside = whole.grown()
    if telling is not None and arrow:
        layers.append((Tone.ARROW, telling.arrow.beyond(beside)))
    props, held = _props(figure, skeleton, lens), _held(figure, skeleton, lens)
    props.without(whole)
    held.without(whole)
    if telling is not None and arrow and _is_on_mat_edge(figure, lens):
        props.without(about(telling.arrow))
        props = without_crumbs(props, _SHORTEST_EDGE)
    if Prop.BICYCLE in figure.props:
        props.without(_about_legs(body, lens))
        props = without_crumbs(props, max(SMALLEST, round((_SCRAP * lens.scale) ** 2)))
        props.join(held)
    held = in_hold(held, body, lens)
    props.without(held)
    layers += [(Tone.HELD, held), (Tone.PROP, props)] if held else [(Tone.PROP, props)]
    if grounded:
        layers.append((Tone.SHADOW, shadow_of(whole, lens).beyond(props)))
    if telling is not None:
        for _ in range(round(lens.scale)):
            beside = beside.grown()
        beside.join(props, held)
        layers.append((Tone.GHOST, ghost_of(telling.began, telling.ends, beside, lens)))
    return Picture(lens.width, lens.height, tuple(layers), creases)


def tell(
    movement: Movement, figure: Figure, frame: Frame, columns: int, rows: int, mirrored: bool = False
) -> Telling:
    """What tells MOVEMENT in each of its pictures of COLUMNS x ROWS cells: of a round, an arrow alone."""
    lens = _seen(frame, columns, rows, mirrored)
    if movement.round:
        key, none = [solve(one) for one in movement.round], Mask(lens.width, lens.height)
        covered = _props(figure, key[0], lens)
        for start, end in pairwise((*movement.round, movement.round[0])):
            shown = (between(start, end, share, soft=False) for share in _ROUND_SHARES)
            covered.join(*(silhouette(solve(one), lens) for one in shown))
        arrow = arrow_for(key[: len(key) // 2 + 1], without_holes(covered), lens, figure.arrow)
        return Telling(none, Ends(none, none), arrow)
    path = [solve(between(movement.start, movement.end, step / _STEPS)) for step in range(_STEPS + 1)]
    bodies = [silhouette(one, lens) for one in path[:: _STEPS // 4]]
    first = path[0] if movement.began == movement.start else solve(movement.began)
    began = bodies[0] if first is path[0] else silhouette(first, lens)
    covered = Mask(lens.width, lens.height) if _is_on_mat_edge(figure, lens) else _props(figure, path[0], lens)
    if Prop.WALL in figure.props:
        covered.join(behind_wall(lens))
    covered.join(*bodies)
    arrow = arrow_for(path, without_holes(covered), lens, figure.arrow)
    return Telling(began, ends_of(first, lens), arrow, acting_limbs(path))


def _seen(frame: Frame, columns: int, rows: int, mirrored: bool) -> Lens:
    return Lens.onto(frame, columns * CELL_WIDTH, rows * CELL_HEIGHT, mirrored)


def _is_on_mat_edge(figure: Figure, lens: Lens) -> bool:
    """Whether the only prop of FIGURE is a mat of which one sees the edge, which an arrow may interrupt."""
    return figure.props == (Prop.MAT,) and lens.floor is None


def _creases(body: Iterable[Shown], seen: Mask) -> Mask:
    """What is dark within the near side of BODY, of which no more is SEEN: the gaps along its overlaps."""
    near = Mask(seen.width, seen.height)
    near.join(*(one.whole for one in body if one.tone is Tone.BODY))
    return near.beyond(seen)


def _about_legs(body: Iterable[Shown], lens: Lens) -> Mask:
    """The legs of BODY and a dot about them, by which they stand clear of a frame among them."""
    legs = Mask(lens.width, lens.height)
    legs.join(*(one.whole for one in body if one.part.kind in ("thigh", "shin")))
    return legs.grown()


def _held(figure: Figure, skeleton: Skeleton, lens: Lens) -> Mask:
    held = Mask(lens.width, lens.height)
    for prop in figure.props:
        draw_held(prop, held, lens, skeleton)
    return held


def _props(figure: Figure, skeleton: Skeleton, lens: Lens) -> Mask:
    props = Mask(lens.width, lens.height)
    for prop in figure.props:
        draw_prop(prop, props, lens, skeleton)
    return props
