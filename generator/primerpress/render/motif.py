"""The motif: a life is a set of rings, and the piece that is shared is one arc of one ring, lifted out.

Each drawing is a list of shapes on a square of 96 units, or on 384 by 236 for the first page. Who each shape stands for
is its class, and the styles give the colours: `you`, `other`, `piece`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from math import cos, radians, sin

# Good years and lean ones: how wide each ring is beside the first.
_GROWTH = (1, 0.66, 1.08, 0.72)
_CENTRE = 48.0
_RINGS = (7.5, 19, 30.5, 42)
# By this angle two numbers never open the same ring in the same place.
_GOLDEN = 137.5

Gaps = Mapping[int, tuple[float, float]]
"""Where a ring is open, by its number from within: from which angle to which, in degrees, clockwise from the right."""


@dataclass(frozen=True)
class Shape:
    """One stroke: a whole ring with centre and radius, or a path; `width` is that of the stroke."""

    stands_for: str
    width: float
    centre: tuple[float, float] = (0, 0)
    radius: float = 0
    path: str = ""


@dataclass(frozen=True)
class Drawing:
    """Shapes and the size of the sheet that they are drawn on."""

    shapes: tuple[Shape, ...]
    width: int = 96
    height: int = 96


def landing() -> Drawing:
    """Return one arc on its way between two lives."""
    return Drawing(
        (
            *_Life((116, 116), (11, 26, 41, 56, 71, 86), "you", {4: (-36, 30), 5: (-44, 36)}, 8.6),
            _arc((171, 121), 72, (-28, 22), "piece", 11),
            *_Life((312, 134), (10, 24, 38, 52, 65), "other", {3: (160, 228), 4: (146, 240)}, 8.2, (0.06, -0.05)),
        ),
        384,
        236,
    )


def motif(name: str, number: int) -> Drawing:
    """Return the drawing of a module: the one that is named, or else rings made from its number."""
    return Drawing(tuple(_NAMED[name]() if name else _from_number(number)))


def _arc(
    centre: tuple[float, float], radius: float, angles: tuple[float, float], stands_for: str, width: float
) -> Shape:
    """Return the part of a ring between two angles."""
    (x, y), (start, end) = centre, angles
    ends = [f"{_short(x + radius * cos(radians(a)))} {_short(y + radius * sin(radians(a)))}" for a in angles]
    large = int(end - start > 180)  # noqa: PLR2004 - half of the way round
    turn = f"A{_short(radius)} {_short(radius)} 0 {large} 1 "
    return Shape(stands_for, width, path=f"M{ends[0]}{turn}{ends[1]}")


@dataclass(frozen=True)
class _Life:
    """The rings of a person, a little off-centre, with every other one lean."""

    centre: tuple[float, float]
    rings: Sequence[float]
    stands_for: str
    gaps: Gaps = field(default_factory=dict)
    width: float = 6
    tilt: tuple[float, float] = (-0.07, 0.05)

    def __iter__(self) -> Iterator[Shape]:
        for number, (radius, growth) in enumerate(zip(self.rings, cycle(_GROWTH), strict=False)):
            at = self.centre[0] + self.tilt[0] * radius, self.centre[1] + self.tilt[1] * radius
            whose = f"{self.stands_for} lean" if number % 2 else self.stands_for
            if gap := self.gaps.get(number):
                yield _arc(at, radius, (gap[1], gap[0] + 360), whose, self.width * growth)
            else:
                yield Shape(whose, self.width * growth, at, radius)


def _from_number(number: int) -> Iterator[Shape]:
    ring, turn = 1 + number % 3, number * _GOLDEN % 360
    wide = 40 if ring == len(_RINGS) - 1 else 56
    yield from _Life((_CENTRE, _CENTRE), _RINGS, "you", {ring: (turn, turn + wide)})
    out = _CENTRE + 4 * cos(radians(turn + wide / 2)), _CENTRE + 4 * sin(radians(turn + wide / 2))
    yield _arc(out, _RINGS[ring], (turn + 6, turn + wide - 6), "piece", 7.2)


def _piece_named() -> Iterator[Shape]:
    yield from _Life((_CENTRE, _CENTRE), _RINGS, "you", {2: (-52, 4), 3: (-64, 16)})
    yield _arc((51.5, 48.5), 39, (-47, -1), "piece", 7.4)


def _not_known() -> Iterator[Shape]:
    yield from _Life((_CENTRE, _CENTRE), _RINGS[:2], "you")
    for radius, step, length in ((30.5, 36, 15), (42, 30, 7)):
        at = _CENTRE - 0.07 * radius, _CENTRE + 0.05 * radius
        yield from (_arc(at, radius, (start, start + length), "you", 5) for start in range(0, 360, step))


def _door() -> Iterator[Shape]:
    yield from _Life((_CENTRE, 46), _RINGS[:2], "you", tilt=(0, 0.04))
    yield _arc((_CENTRE, _CENTRE), 40, (128, 412), "other", 6.4)
    yield _arc((_CENTRE, 46), 31, (62, 118), "piece", 7)


def _core() -> Iterator[Shape]:
    yield from _Life((_CENTRE, _CENTRE), _RINGS[1:], "you")
    yield Shape("core", 0, (47.5, 48.5), 8.5)


def _together() -> Iterator[Shape]:
    yield from _Life((31, _CENTRE), (6, 15.5, 28), "you", {2: (-54, 54)}, 5, (0, 0))
    yield from _Life((65, _CENTRE), (6, 15.5, 28), "other", {2: (126, 234)}, 5, (0, 0))
    yield _arc((31, _CENTRE), 28, (-33, 33), "piece", 6)
    yield _arc((65, _CENTRE), 28, (147, 213), "piece", 6)


def _gate() -> Iterator[Shape]:
    yield from _Life((22, _CENTRE), (6, 18.5), "you", width=5.6, tilt=(0, 0))
    yield from _Life((74, _CENTRE), (6, 18.5), "other", width=5.6, tilt=(0, 0))
    yield Shape("piece", 5.6, path="M48 12V36M48 60V84")


def _colours() -> Iterator[Shape]:
    yield from _Life((_CENTRE, _CENTRE), _RINGS[:3], "you")
    for angles, stands_for in (((-84, 8), "right"), ((32, 124), "piece"), ((148, 240), "not-yet")):
        yield _arc((46, 50), 43, angles, stands_for, 6)


def _handover() -> Iterator[Shape]:
    yield from _Life((31, _CENTRE), (6.5, 17, 28), "you", {2: (-46, 46)}, 5.4, (0, 0))
    yield _arc((34.5, _CENTRE), 27, (-27, 27), "piece", 7)
    yield from _Life((80, _CENTRE), (5, 13), "other", {1: (135, 225)}, 5.4, (0, 0))


def _settings() -> Iterator[Shape]:
    for x, y, whose, turn in (
        (25, 25, "you", -35),
        (71, 25, "other", 110),
        (25, 71, "other", -70),
        (71, 71, "you", 160),
    ):
        yield from _Life((x, y), (6, 18), whose, {1: (turn - 18, turn + 88)}, 5, (0, 0))
        yield _arc((x, y), 18, (turn, turn + 70), "piece", 6)


def _mended() -> Iterator[Shape]:
    yield from _Life((_CENTRE, _CENTRE), _RINGS[:3], "you", {2: (-6, 26)})
    yield _arc((45, 50), 42, (34, 342), "you lean", 4.4)
    yield _arc((45, 50), 42, (-7, 23), "piece", 7)
    yield _arc((45.9, 49.5), 30.5, (6, 14), "piece", 6)


_NAMED: dict[str, Callable[[], Iterator[Shape]]] = {
    "named": _piece_named,
    "unknown": _not_known,
    "door": _door,
    "core": _core,
    "together": _together,
    "gate": _gate,
    "colours": _colours,
    "handover": _handover,
    "settings": _settings,
    "mended": _mended,
}


def _short(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
