"""Rows of bare numbers, read at once with the outcome that reading one by one has."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.marks import figures
from briefing.marks.figures import find_figures
from briefing.marks.rows import numbers_in_rows

_NUMBERS = st.one_of(
    st.integers(0, 99_999).map(str),
    st.sampled_from(
        [
            "1,200",
            "3.5",
            "007",
            "2015",
            "1899",
            "1900",
            "2059",
            "2060",
            "45 000",
            "5%",
            "12/5",
            ".5",
            "$4",
            "G7",
            "+44",
        ]
    ),
)
_WORDS = st.sampled_from(["May", "and", "x", "a", "aged", "Street", "per", "million", "BC"])
_GAPS = st.sampled_from([" ", " ", " ", "\n", ", ", "  ", ","])


@st.composite
def rows(draw: st.DrawFn) -> str:
    """Mostly numbers with single spaces between them."""
    tokens = draw(st.lists(st.one_of(_NUMBERS, _NUMBERS, _NUMBERS, _WORDS), max_size=24))
    return "".join(token + draw(_GAPS) for token in tokens)


@settings(max_examples=150, deadline=None)
@given(rows())
def test_a_row_read_at_once_has_the_figures_of_one_read_one_by_one(text: str) -> None:
    at_once = find_figures(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(figures, "numbers_in_rows", lambda text, numerals: {})
        assert find_figures(text) == at_once


def test_the_numbers_inside_a_row_are_read_at_once() -> None:
    text = "7 8 9 10 11 12 13 14"
    inside = numbers_in_rows(text, 8)
    assert [text[start:end] for start, end in inside.items()] == ["8", "9", "10"]


def test_groups_of_a_number_are_left_to_be_read_one_by_one() -> None:
    text = "7 1998 45 000 10 11 12 13 14"
    inside = numbers_in_rows(text, 9)
    assert [text[start:end] for start, end in inside.items()] == ["1998", "000", "10"]


def test_the_years_of_a_row_are_dates() -> None:
    found, dates = find_figures("7 1998 1899 12 2024 10 11 12 13 14")
    assert [date.value for date in dates] == ["1998", "2024"]
    assert [figure.value for figure in found] == [7, 1899, 12, 10, 11, 12, 13, 14]


def test_the_year_of_a_whole_date_is_no_date_of_its_own_in_a_row() -> None:
    found, dates = find_figures("May 3, 2014 12 14 16 18 20 22")
    assert [date.value for date in dates] == ["2014-05-03"]
    assert [figure.value for figure in found] == [12, 14, 16, 18, 20, 22]


def test_a_text_of_few_numbers_has_no_rows() -> None:
    assert numbers_in_rows("7 8 9 10 11 12 13 14" + " and words" * 40, 8) == {}


@pytest.mark.parametrize(("first", "last"), [(20_000, 30_000), (1900, 2060)])
def test_a_text_of_nothing_but_numbers_is_read_fast(first: int, last: int) -> None:
    numbers = range(first, last)
    text = " ".join(str(numbers[i % len(numbers)]) for i in range(10_000))

    def cost() -> float:
        began = time.process_time()
        found, dates = find_figures(text)
        assert len(found) + len(dates) == 10_000
        return time.process_time() - began

    assert min(cost() for _ in range(3)) < 0.15
