"""The axis that claims are drawn on: its ticks, and what a point, a bound and a range look like."""

import re
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefing.desk.counting.axis import NARROWEST, Axis, axis
from briefing.desk.counting.intervals import interval
from briefing.desk.counting.nouns import Claim, Mention
from briefing.model import FigureKind
from tests.unit.samples import a_figure, a_story, an_entry

STORY = a_story("The army said 40 soldiers died.")


def a_claim(value: str | None, *, is_replaced: bool = False, **fields: Any) -> Claim:
    figure = a_figure(STORY, "40", value, **fields)
    mention = Mention(an_entry(STORY, figure), figure, (0, 10))
    return Claim("the army", figure, interval(figure), (mention,), is_replaced=is_replaced)


def drawn(width: int, *claims: Claim) -> Axis:
    made = axis(claims, width)
    assert made is not None
    return made


def test_points_stand_on_the_cells_of_their_numbers() -> None:
    claims = a_claim("8000"), a_claim("10000"), a_claim("12000", is_replaced=True)
    scale = drawn(41, *claims)
    assert scale.labels.split() == ["8k", "9k", "10k", "11k", "12k"]
    assert scale.rule == "┬─────────┬─────────┬─────────┬─────────┬"
    assert [scale.drawn(claim) for claim in claims] == [
        "●".ljust(41),
        " " * 20 + "●" + " " * 20,
        "○".rjust(41),
    ]


def test_a_rounded_number_has_what_it_may_mean_around_it() -> None:
    rounded = a_claim("10000", approx=True)
    scale = drawn(41, a_claim("8000"), rounded, a_claim("12000"))
    # A twentieth to either side: from 9,500 to 10,500.
    assert scale.drawn(rounded) == " " * 15 + "╌╌╌╌╌●╌╌╌╌╌" + " " * 15


def test_a_bound_is_open_to_its_side() -> None:
    most, least = a_claim("11000", bound="up to"), a_claim("9000", bound="at least")
    scale = drawn(41, most, least, a_claim("8000"), a_claim("12000"))
    assert scale.drawn(most) == "◂" + "╌" * 29 + "┤" + " " * 10
    assert scale.drawn(least) == " " * 10 + "├" + "╌" * 29 + "▸"


def test_what_is_open_has_room_to_be_seen() -> None:
    most, least = a_claim("40", bound="up to"), a_claim("90", bound="at least")
    scale = drawn(60, most, least)
    assert scale.drawn(most).rstrip().startswith("◂╌╌")
    assert scale.drawn(least).endswith("╌╌▸")


def test_a_range_is_a_line_with_two_ends() -> None:
    width = a_claim(None, kind=FigureKind.RANGE, low="9000", high="11000")
    scale = drawn(41, width, a_claim("8000"), a_claim("12000"))
    assert scale.drawn(width) == " " * 10 + "├" + "─" * 19 + "┤" + " " * 10


def test_sums_and_shares_are_labelled_as_such() -> None:
    money = [a_claim(value, kind=FigureKind.MONEY, unit="USD") for value in ("2000000", "6000000")]
    assert drawn(60, *money).labels.split()[:2] == ["$2m", "$3m"]
    shares = [a_claim(value, kind=FigureKind.PERCENT, unit="percent") for value in ("2", "2.5")]
    assert drawn(60, *shares).labels.split()[:2] == ["2%", "2.1%"]


def test_the_last_number_has_room_beside_the_one_before_it() -> None:
    """It stands to the left of its tick, where all of it fits."""
    claims = a_claim("0"), a_claim("9523809523809.53")
    for width in range(NARROWEST, 80):
        if scale := axis(claims, width):
            labels = [tick.label for tick in scale.ticks]
            assert re.split(" {2,}", scale.labels.strip()) == labels


def test_what_is_counted_by_ones_has_no_tick_between_them() -> None:
    assert drawn(60, a_claim("2"), a_claim("3")).labels.split() == ["2", "3"]


def test_nothing_is_drawn_where_there_is_nothing_to_compare() -> None:
    assert axis([a_claim("8")], 40) is None
    assert axis([a_claim("8"), a_claim("8")], 40) is None
    assert axis([a_claim("8"), a_claim("9")], NARROWEST - 1) is None
    assert axis([a_claim("8"), a_claim("1e80")], 40) is None


_NUMBERS = st.decimals(0, 10**13, places=2, allow_nan=False)
_CLAIMS = st.builds(
    lambda value, approx, bound, replaced: a_claim(
        str(value), approx=approx, bound=bound, is_replaced=replaced
    ),
    _NUMBERS,
    st.booleans(),
    st.sampled_from([None, "up to", "at least"]),
    st.booleans(),
)


@given(st.lists(_CLAIMS, max_size=6), st.integers(0, 120))
def test_every_line_is_as_wide_as_the_axis_and_in_the_order_of_the_numbers(
    claims: list[Claim], width: int
) -> None:
    scale = axis(claims, width)
    if scale is None:
        return
    assert scale.width <= width
    assert {len(scale.drawn(claim)) for claim in claims} == {scale.width}
    assert len(scale.labels) == len(scale.rule) == scale.width
    values = sorted(claim.figure.value or Decimal(0) for claim in claims)
    assert [scale.at(value) for value in values] == sorted(map(scale.at, values))
