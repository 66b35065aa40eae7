"""Drawing figures as SVG: a line of medians, and bars in four parts. Only numbers go in; words stand in the template."""

from math import ceil, log10
from typing import NamedTuple

from desk.statistics.figures import Outcomes, Times

WIDTH, LEFT, TOP = 760, 34, 20
LINE_FOOT, BARS_FOOT = 240, 290
RIGHT = WIDTH - 40
BAR = 34


class Mark(NamedTuple):
    """A line of the scale: where, and for what."""

    y: float
    value: str


class Point(NamedTuple):
    """One month on a line; y is None where there are too few to say."""

    key: str
    x: float
    y: float | None
    value: float | None


class Part(NamedTuple):
    """One part of a bar: its class in the style sheet, where it begins and how high it is."""

    kind: str
    y: float
    height: float


class Bar(NamedTuple):
    """One month's bar."""

    key: str
    x: float
    parts: list[Part]


class Line(NamedTuple):
    """A chart of medians: the scale, the points, and the runs of points that belong together."""

    marks: list[Mark]
    points: list[Point]
    runs: list[str]


class Bars(NamedTuple):
    """A chart of outcomes."""

    marks: list[Mark]
    bars: list[Bar]


def line(rows: list[Times]) -> Line | None:
    """The medians of the months as a line; None where no month has enough."""
    known = [row.half for row in rows if row.half is not None]
    if not known:
        return None
    top = nice_top(max(known))
    step = (RIGHT - LEFT) / max(1, len(rows) - 1)
    points = [
        Point(row.key, LEFT + n * step, _height(row.half, top, LINE_FOOT) if row.half is not None else None, row.half)
        for n, row in enumerate(rows)
    ]
    return Line(_marks(top, LINE_FOOT), points, _runs(points))


def bars(rows: list[Outcomes]) -> Bars | None:
    """The outcomes of the months as bars; None where nothing was closed."""
    most = max((row.n for row in rows), default=0)
    if not most:
        return None
    top = nice_top(most)
    step = (RIGHT - LEFT) / len(rows)
    return Bars(_marks(top, BARS_FOOT), [_bar(row, LEFT + step * n + (step - BAR) / 2, top) for n, row in enumerate(rows)])


def nice_top(most: float) -> float:
    """The top of a scale: 1, 2, 2.5 or 5 times a power of ten, times five lines at the most, not below `most`."""
    power = 10 ** ceil(log10(most / 5)) if most > 0 else 1
    step = next(power * factor / 10 for factor in (1, 2, 2.5, 5, 10) if power * factor / 10 * 5 >= most)
    return step * 5


def _marks(top: float, foot: int) -> list[Mark]:
    return [Mark(_height(top * n / 5, top, foot), f"{top * n / 5:g}") for n in range(6)]


def _height(value: float, top: float, foot: int) -> float:
    return round(foot - (foot - TOP) * value / top, 1)


def _runs(points: list[Point]) -> list[str]:
    runs: list[list[str]] = [[]]
    for point in points:
        if point.y is None:
            runs.append([])
        else:
            runs[-1].append(f"{point.x:.1f},{point.y}")
    return [" ".join(run) for run in runs if len(run) > 1]


def _bar(row: Outcomes, x: float, top: float) -> Bar:
    parts, foot = [], float(BARS_FOOT)
    for kind, n in (("a", row.corrected), ("b", row.noted), ("c", row.without), ("d", row.aside)):
        height = (BARS_FOOT - TOP) * n / top
        if n:
            parts.append(Part(kind, round(foot - height, 1), round(max(0.5, height - 1), 1)))
        foot -= height
    return Bar(row.key, round(x, 1), parts)
