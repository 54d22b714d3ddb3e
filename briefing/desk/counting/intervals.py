"""How much a figure may mean, as an interval: "up to 12,000" is from nothing to 12,000."""

from decimal import Decimal
from typing import Final, NamedTuple

from briefing.model import Figure

APPROXIMATE: Final = Decimal("0.05")
"""How far "some" and "about" reach to either side, as a part of the number.

Who says "about 10,000" has rounded it: nobody says so of 9,000 or of 11,000. A twentieth is half a
step of the second digit of the numbers from 10 on, where rounding is widest.
"""
LARGEST_STEP: Final = Decimal("0.25")
"""How far a bound reaches at most: "more than 1,000" is said of 1,200, and hardly of 1,400."""


class Interval(NamedTuple):
    """From `low` to `high`, both included; None is no limit."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: "Interval") -> bool:
        """Whether one number can be in both."""
        return not (_is_below(self.high, other.low) or _is_below(other.high, self.low))


def interval(figure: Figure) -> Interval:
    """What a figure says: a point, a range, one side of a bound, or a little around a point."""
    low, high = ends(figure)
    match figure.bound:
        case "up to":
            return Interval(Decimal(0), high)
        case "at least":
            return Interval(low, None)
    if figure.approx:
        return Interval(low - abs(low) * APPROXIMATE, high + abs(high) * APPROXIMATE)
    return Interval(low, high)


def rounded(figure: Figure) -> Interval:
    """What a figure may mean where it was rounded unsaid: "10,000" is said of 10,200, too."""
    told = interval(figure)
    low, high = ends(figure)
    return Interval(
        None if told.low is None else told.low - _rounding(low),
        None if told.high is None else told.high + _rounding(high),
    )


def are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same: "about 10,000" and "10,200", "more than 200" and "214"."""
    first, second = ends(one), ends(other)
    if first == second:
        return True
    if one.approx or other.approx or one.bound or other.bound:
        return _reach(one).meets(_reach(other))
    return False


def ends(figure: Figure) -> tuple[Decimal, Decimal]:
    """The lowest and the highest number that a figure names; the same one, where it is one."""
    if figure.low is not None and figure.high is not None:
        return min(figure.low, figure.high), max(figure.low, figure.high)
    value = figure.value if figure.value is not None else figure.low or figure.high or Decimal(0)
    return value, value


def _reach(figure: Figure) -> Interval:
    """Where a figure's number may well be: a bound is near to what it bounds."""
    low, high = ends(figure)
    match figure.bound:
        case "up to":
            return Interval(high - _step(high), high)
        case "at least":
            return Interval(low, low + _step(low))
    return interval(figure)


def _is_below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low


def _unit(value: Decimal) -> Decimal:
    """The place of the last digit that is no nought: 100 for 8,300."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def _rounding(value: Decimal) -> Decimal:
    """Half the last place of a round number, at most a twentieth of it; nothing of others."""
    unit = _unit(value)
    return Decimal(0) if unit <= 1 else min(unit / 2, abs(value) * APPROXIMATE)


def _step(value: Decimal) -> Decimal:
    """A little less than the step to the next number that could have been named instead."""
    return min(_unit(value) * Decimal("0.99"), abs(value) * LARGEST_STEP)
