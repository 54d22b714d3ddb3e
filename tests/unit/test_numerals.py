"""Numerals: how far they go and what they are worth."""

from decimal import Decimal

import pytest

from briefing.marks.numerals import numeral_starts, read_numeral


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("7 lamps", "7", "7"),
        ("4,600 lamps", "4,600", "4600"),
        ("12,345,678 lamps", "12,345,678", "12345678"),
        ("1,50,000 lamps", "1,50,000", "150000"),
        ("3.75 metres", "3.75", "3.75"),
        ("45 000 lamps", "45 000", "45000"),
        ("6\u202f200 lamps", "6\u202f200", "6200"),
        ("2.4 billion trees", "2.4 billion", "2400000000"),
        ("9 hundred million stars", "9 hundred million", "900000000"),
        ("35 lakh voters", "35 lakh", "3500000"),
        ("80k readers", "80k", "80000"),
        ("6.5M downloads", "6.5M", "6500000"),
        ("3bn litres", "3bn", "3000000000"),
        ("18m viewers", "18m", "18000000"),
        ("7½ hours", "7½", "7.5"),
        ("7 1/2 hours", "7 1/2", "7.5"),
        ("5 and a half hours", "5 and a half", "5.5"),
        ("¾ of a cup", "¾", "0.75"),
        ("3/5 of it", "3/5", "0.6"),
        ("4.2×10−3 grams", "4.2×10−3", "0.0042"),
    ],
)
def test_digits_are_read_with_their_grouping_fraction_and_scale(
    text: str, written: str, value: str
) -> None:
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert text[numeral.start : numeral.end] == written
    assert numeral.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("eleven lamps", "eleven", "11"),
        ("Forty-two lamps", "Forty-two", "42"),
        ("sixty three lamps", "sixty three", "63"),
        ("two hundred and six lamps", "two hundred and six", "206"),
        ("a thousand lamps", "a thousand", "1000"),
        ("three hundred thousand lamps", "three hundred thousand", "300000"),
        ("four million two hundred thousand lamps", "four million two hundred thousand", "4200000"),
        ("one point five million lamps", "one point five million", "1500000"),
        ("two and a half million lamps", "two and a half million", "2500000"),
        ("six and three quarters", "six and three quarters", "6.75"),
        ("five million and a half", "five million and a half", "5500000"),
        ("a dozen eggs", "a dozen", "12"),
        ("three dozen eggs", "three dozen", "36"),
        ("half a dozen eggs", "half a dozen", "6"),
        ("half a million eggs", "half a million", "500000"),
        ("two-fifths of it", "two-fifths", "0.4"),
        ("three quarters of it", "three quarters", "0.75"),
        ("a quarter of a million people", "a quarter of a million", "250000"),
        ("half of it", "half", "0.5"),
    ],
)
def test_words_are_read_as_the_number_they_spell(text: str, written: str, value: str) -> None:
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert text[numeral.start : numeral.end] == written
    assert numeral.value == Decimal(value)


def test_a_third_is_a_third_to_many_places() -> None:
    numeral = read_numeral("a third of it", 0)
    assert numeral is not None
    assert abs(numeral.value * 3 - 1) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("text", "value"), [("5m and rising", "5000000"), ("2b", "2000000000"), ("1t", "1000000000000")]
)
def test_single_letters_are_scales_where_money_stands(text: str, value: str) -> None:
    with_money = read_numeral(text, 0, money=True)
    without = read_numeral(text, 0)
    assert with_money is not None
    assert without is not None
    assert with_money.value == Decimal(value)
    assert without.value == Decimal(text[0])


def test_a_decimal_point_may_begin_a_numeral() -> None:
    numeral = read_numeral("a .250 average", 3)
    assert numeral is not None
    assert (numeral.start, numeral.end, numeral.value) == (2, 6, Decimal("0.250"))


@pytest.mark.parametrize(
    "text", ["9/11", "24/7", "10,12", "1,2,3", "10.0.0.1", "1" * 400, "an owl"]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read_numeral(text, 0) is None


def test_starts_are_found_in_order_and_once_each() -> None:
    text = "Two of 14 barns, a dozen sheds and ½ an acre; half the 1,200 hens."
    assert [text[start:].split()[0] for start in numeral_starts(text)] == [
        "Two",
        "14",
        "a",
        "½",
        "half",
        "1,200",
    ]


def test_letters_inside_words_start_no_numeral() -> None:
    assert numeral_starts("Someone phoned the oneness office; nobody attended often.") == []
