"""The one axis that the claims on a thing are drawn on, as signs in cells. Pure.

The viewer's sheet and `briefing counts` draw with it. A number is a point, a rounded one a point
in the middle of what it may mean, a bound a line from its end to where the axis ends.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from briefing.desk.counting.intervals import ends, interval
from briefing.desk.counting.nouns import Claim
from briefing.export.numbers import number, with_unit
from briefing.model import Figure, FigureKind

NARROWEST: Final = 18
"""Cells below which an axis tells nothing."""
_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
_TENFOLD: Final = tuple(Decimal(10) ** power for power in range(4))
_PARTS: Final = 6
"""Ticks on the part of the axis where numbers are, more or less."""
_THOUSAND: Final = Decimal(1000)
_LONGEST: Final = 8
"""Signs of a label at most; numbers that need more are not drawn."""
_WIDEST_RANGE: Final = Decimal(10) ** 15
_GAP: Final = 2

POINT, OLD_POINT = "●", "○"
LINE, DOTS = "─", "╌"
LEFT_END, RIGHT_END = "├", "┤"
TO_THE_LEFT, TO_THE_RIGHT = "◂", "▸"


class Tick(NamedTuple):
    """A place on the axis with its number: the cell that it stands in."""

    at: int
    label: str

    def start(self, width: int) -> int:
        """The cell where the number begins: its middle above the tick, all of it on the axis."""
        return min(max(0, self.at - (len(self.label) - 1) // 2), width - len(self.label))


class Axis(NamedTuple):
    """From `low` in the first of `width` cells to `high` in the last, a tick each `step`."""

    low: Decimal
    high: Decimal
    step: Decimal
    width: int
    ticks: tuple[Tick, ...]

    def at(self, value: Decimal) -> int:
        """The cell of a number; the nearest end for one beyond the axis."""
        share = (value - self.low) / (self.high - self.low)
        cell = (share * (self.width - 1)).quantize(Decimal(1), ROUND_HALF_EVEN)
        return max(0, min(self.width - 1, int(cell)))

    @property
    def labels(self) -> str:
        """The line of the numbers, each above its tick."""
        line = ""
        for tick in self.ticks:
            line = line.ljust(tick.start(self.width)) + tick.label
        return line.ljust(self.width)

    @property
    def rule(self) -> str:
        """The line of the axis, with its ticks."""
        cells = [LINE] * self.width
        for tick in self.ticks:
            cells[tick.at] = "┬"
        return "".join(cells)

    def drawn(self, claim: Claim) -> str:
        """A claim on its own line below the axis."""
        figure = claim.figure
        low, high = ends(figure)
        point = OLD_POINT if claim.is_replaced else POINT
        cells = [" "] * self.width
        first, last = self.at(low), self.at(high)
        match figure.bound:
            case "up to":
                cells[:last] = DOTS * last
                cells[0], cells[last] = TO_THE_LEFT, RIGHT_END
            case "at least":
                cells[first:] = DOTS * (self.width - first)
                cells[first], cells[-1] = LEFT_END, TO_THE_RIGHT
            case _ if first != last:
                cells[first : last + 1] = LINE * (last + 1 - first)
                cells[first], cells[last] = LEFT_END, RIGHT_END
            case _:
                told = interval(figure)
                if figure.approx and told.low is not None and told.high is not None:
                    start, end = self.at(told.low), self.at(told.high)
                    cells[start : end + 1] = DOTS * (end + 1 - start)
                cells[first] = point
        return "".join(cells)


def axis(claims: Sequence[Claim], width: int) -> Axis | None:
    """An axis for claims, in at most `width` cells; None where nothing is set beside another.

    That is where all name one number, where one is beyond reading, or where there is no room.
    """
    if width < NARROWEST or len(claims) < 2:
        return None
    figures = [claim.figure for claim in claims]
    named = [value for figure in figures for value in ends(figure)]
    if not all(value.is_finite() and abs(value) < _WIDEST_RANGE for value in named):
        return None
    if min(named) == max(named):
        return None
    # There is nothing between three people and four.
    are_whole = figures[0].kind is FigureKind.COUNT and all(value % 1 == 0 for value in named)
    for step in _steps(max(named) - min(named), Decimal(are_whole)):
        low, high = _reach(figures, step)
        count = int((high - low) / step)
        if not 1 <= count < width:
            continue
        # Ticks are equally far from each other.
        apart = (width - 1) // count
        ticks = tuple(
            Tick(place * apart, _short(low + place * step, figures[0]))
            for place in range(count + 1)
        )
        scale = Axis(low, high, step, count * apart + 1, ticks)
        if _is_legible(scale):
            return scale
    return None


def _steps(span: Decimal, least: Decimal) -> Iterable[Decimal]:
    """Round distances between ticks, from a sixth of a span or so up to more than all of it."""
    scale = Decimal(1).scaleb((span / _PARTS).adjusted())
    steps = (scale * times * step for times in _TENFOLD for step in _STEPS)
    return (step for step in steps if step >= least and step * _PARTS >= span)


def _reach(figures: Sequence[Figure], step: Decimal) -> tuple[Decimal, Decimal]:
    """Where an axis begins and ends: at ticks, with room for what is open to a side."""
    low = min(_down(_least(figure), step) for figure in figures)
    high = max(_up(_most(figure), step) for figure in figures)
    if any(f.bound == "up to" and ends(f)[1] - low < step for f in figures) and low > 0:
        low -= step
    if any(f.bound == "at least" and high - ends(f)[0] < step for f in figures):
        high += step
    return max(low, Decimal(0)) if min(map(_least, figures)) >= 0 else low, high


def _least(figure: Figure) -> Decimal:
    told = interval(figure)
    return ends(figure)[0] if figure.bound or told.low is None else told.low


def _most(figure: Figure) -> Decimal:
    told = interval(figure)
    return ends(figure)[1] if figure.bound or told.high is None else told.high


def _down(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_FLOOR) * step


def _up(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_CEILING) * step


def _is_legible(scale: Axis) -> bool:
    """Whether the numbers are short, and do not touch each other."""
    return max(len(tick.label) for tick in scale.ticks) <= _LONGEST and all(
        other.start(scale.width) - one.start(scale.width) >= len(one.label) + _GAP
        for one, other in pairwise(scale.ticks)
    )


def _short(value: Decimal, like: Figure) -> str:
    """A number of the axis: "8k", "1.2m", "$3bn", "12%"; other units stand with the claims."""
    written = number(value)
    thousands = value / _THOUSAND
    if "," in written and thousands == thousands.quantize(Decimal("0.1")):
        written = f"{number(thousands)}k"
    is_told = like.kind in (FigureKind.MONEY, FigureKind.PERCENT)
    return with_unit(written, like.unit, single=False) if is_told else written
