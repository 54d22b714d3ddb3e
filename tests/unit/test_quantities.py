"""Amounts that are one quantity in two numbers: mixed units, and chances with hyphens."""

from decimal import Decimal

import pytest

from briefing.marks.figures import find_figures
from briefing.model import FigureKind


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("The boy weighed 12st 7lb then.", "12st 7lb", "12.5", "stone"),
        ("The boy weighed 11st 7lb then.", "11st 7lb", "11.5", "stone"),
        ("The boy weighed 21st 7lb then.", "21st 7lb", "21.5", "stone"),
        ("The boy weighed 12st then.", "12st", "12", "stone"),
        ("The trout weighed 3lb 4oz then.", "3lb 4oz", "3.25", "pound"),
        ("The boy is 6ft 3in tall.", "6ft 3in", "6.25", "foot"),
        ("The box weighs 12 pounds.", "12 pounds", "12", "pound"),
    ],
)
def test_a_smaller_unit_goes_on_from_a_larger_one(
    text: str, written: str, value: str, unit: str
) -> None:
    (figure,) = find_figures(text)[0]
    assert (text[figure.start : figure.end], figure.value, figure.unit) == (
        written,
        Decimal(value),
        unit,
    )


def test_an_ordinal_is_no_weight() -> None:
    assert find_figures("She came 1st, he 21st and they 31st.")[0] == []


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("Markets see a one-in-four chance of a rise.", "one-in-four", "0.25"),
        ("It was a one-in-five risk.", "one-in-five", "0.2"),
        ("There is a 1-in-4 chance.", "1-in-4", "0.25"),
        ("Some three-in-five insiders agree.", "three-in-five", "0.6"),
    ],
)
def test_a_chance_with_hyphens_is_a_fraction(text: str, written: str, value: str) -> None:
    (figure,) = find_figures(text)[0]
    assert (text[figure.start : figure.end], figure.kind, figure.value) == (
        written,
        FigureKind.FRACTION,
        Decimal(value),
    )


@pytest.mark.parametrize(
    ("text", "written", "unit"),
    [
        ("It weighs four kilos.", "four kilos", "kilogram"),
        ("A 5 kilo bag was found.", "5 kilo", "kilogram"),
        ("It is half a kilo.", "half a kilo", "kilogram"),
        ("They drank three pints.", "three pints", "pint"),
        ("They drank two litres.", "two litres", "liter"),
        ("It weighs 12 tons.", "12 tons", "ton"),
        ("It weighs six hundredweight.", "six hundredweight", "hundredweight"),
        ("It ran 12 furlongs.", "12 furlongs", "furlong"),
        ("It sank in 40 fathoms.", "40 fathoms", "fathom"),
    ],
)
def test_a_unit_is_known_as_it_is_spoken(text: str, written: str, unit: str) -> None:
    (figure,) = find_figures(text)[0]
    assert (text[figure.start : figure.end], figure.kind, figure.unit) == (
        written,
        FigureKind.MEASURE,
        unit,
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It has fallen by a fifth this year, from 510 to 408.", ["a fifth", "510", "408"]),
        ("Sales rose 3 per cent, from £51m to £60m.", ["3 per cent", "£51m", "£60m"]),
        ("It fell from 510 to 408.", ["510", "408"]),
        ("It fell. The children, from 10 to 12, ran.", ["10 to 12"]),
        ("The children, from 10 to 12, ran.", ["10 to 12"]),
        ("They walked by the long cold river, from 10 to 12 of them.", ["10 to 12"]),
    ],
)
def test_a_change_has_two_ends_and_is_no_range(text: str, written: list[str]) -> None:
    figures = find_figures(text)[0]
    assert [text[figure.start : figure.end] for figure in figures] == written
