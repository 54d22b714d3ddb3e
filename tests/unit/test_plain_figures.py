"""Plain numbers, read at a glance with the outcome that reading them at length has."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.marks import figures
from briefing.marks.figures import find_figures
from briefing.marks.lexicon import words
from briefing.marks.plain import read_plain
from briefing.marks.quantities import Quantity

_BEFORE = st.sampled_from(
    sorted(
        words(
            """killed the about minus negative Rs Dhs US U.S. try us All May in 12 and, (said) Ann
            Article between from least than AD Section £3 five age aged months"""
        )
    )
)
_SIGNS = st.sampled_from(["", "", "", "", "$", "$", "-", "~", "(", "US$", "€"])
_DIGITS = st.sampled_from(
    sorted(
        words("1 5 7 42 300 911 1850 1999 2014 8,000 2.4 3.25 1.2.3 12,34 007 12345678901234567")
    )
)
_TAILS = st.sampled_from(
    ["", "", "", "%", " percent", " million", " billion", " thousand", " Million", "m", "th", "-"]
)
_AFTER = st.sampled_from(
    sorted(
        words(
            """people of in out or to and a pm p.m. a.m. points point percent km feet pounds dollars
            Canadian Democrats US BC hrs five half million m to-do people. people's other through
            up Street per x troops boys' in/out each ago hundred k° 5 10 2003 – minutes yen won real
            boats"""
        )
    )
)
_GAPS = st.sampled_from(
    [" ", " ", " ", " ", ", ", ". ", "\n", "; ", ") ", "? ", ".", '" ', "\u00a0"]
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Numbers between words that may and may not change what they are."""
    text = ""
    for _ in range(draw(st.integers(1, 4))):
        number = draw(_SIGNS) + draw(_DIGITS) + draw(_TAILS)
        text += f"{draw(_BEFORE)} {number}{draw(_GAPS)}{draw(_AFTER)}{draw(_GAPS)}"
    return text


@settings(max_examples=300, deadline=None)
@given(sentences())
def test_a_number_read_at_a_glance_is_what_it_is_at_length(text: str) -> None:
    at_a_glance = find_figures(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(figures, "read_plain", lambda text, digits: None)
        assert find_figures(text) == at_a_glance


def _plain(text: str) -> Quantity | None:
    digits = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]").search(text)
    assert digits is not None
    return read_plain(text, digits)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("killed 300 people", "300", None),
        ("about 8,000 troops", "8000", None),
        ("paid $3.2 million towards it", "3200000.0", "USD"),
        ("fell by 12%, officials said", "12", "percent"),
        ("fell by 12 percent.", "12", "percent"),
    ],
)
def test_most_numbers_are_read_at_a_glance(text: str, value: str, unit: str | None) -> None:
    quantity = _plain(text)
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "minus 5 today",
        "for Rs 500 million more",
        "for US $5 million more",
        "about 5 km away",
        "about 3 to 5 people",
        "around 5 pm today",
        "some 3 million dollars",
        "in the 12th year",
    ],
)
def test_a_number_whose_neighbours_may_change_it_is_not(text: str) -> None:
    assert _plain(text) is None
