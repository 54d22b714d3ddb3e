"""How marks and dates are put in words."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.export.wording import (
    date_in_words,
    describe_figure,
    describe_quote,
    facts,
    normalised,
)
from briefing.model import Figure, FigureKind, Marks, Quote, QuoteKind
from tests.unit.samples import a_figure, a_quote, a_story


def figure(value: str | None = None, kind: str = "count", **fields: Any) -> Figure:
    for name in ("low", "high"):
        if name in fields:
            fields[name] = Decimal(fields[name])
    number = None if value is None else Decimal(value)
    return Figure(0, 1, FigureKind(kind), number, **fields)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (figure("8000"), "8,000"),
        (figure("8000", approx=True), "≈ 8,000"),
        (figure("12000", bound="up to"), "≤ 12,000"),
        (figure("50", bound="at least", approx=True), "≥ 50"),
        (figure("1200", "rate", per="day", approx=True), "≈ 1,200/day"),
        (figure("3200000000", "money", unit="USD"), "$3.2bn"),
        (figure("5000000", "money", unit="EUR"), "€5m"),
        (figure("1.5E+12", "money", unit="USD"), "$1.5tn"),
        (figure("5000000", "money", unit="CHF"), "CHF 5m"),
        (figure("-40", "money", unit="USD"), "−$40"),
        (figure("0.05", "money", unit="USD"), "$0.05"),
        (figure("6.50", "money", unit="GBP", per="hour"), "£6.5/hour"),
        (figure("1234567"), "1,234,567"),
        (figure("1250000"), "1.25m"),
        (figure("999999"), "999,999"),
        (figure("12", "percent", unit="percent"), "12%"),
        (figure("0.5", "percent", unit="percent"), "0.5%"),
        (figure("10", "duration", unit="year"), "10 years"),
        (figure("1", "duration", unit="year"), "1 year"),
        (figure("2", "duration", unit="century"), "2 centuries"),
        (figure("34", "age", unit="year"), "34 years"),
        (figure("6", "measure", unit="foot"), "6 feet"),
        (figure("40", "measure", unit="mile per gallon"), "40 miles per gallon"),
        (figure("5", "measure", unit="ton"), "5 tons"),
        (figure("3", "measure", unit="penny"), "3 pence"),
        (figure("2.5", "percent", unit="percentage point"), "2.5 points"),
        (figure("1", "percent", unit="percentage point"), "1 point"),
        (figure("800", "measure", unit="kilometer"), "800 km"),
        (figure("800", "measure", unit="km"), "800 km"),
        (figure("21", "measure", unit="degree Celsius"), "21°C"),
        (figure("700", "measure", unit="BC", approx=True), "≈ 700 BC"),
        (figure("3300", "measure", unit="BC"), "3300 BC"),
        (figure("10000", "measure", unit="BC"), "10,000 BC"),
        (figure("1", "measure", unit="AD"), "1 AD"),
        (figure(None, "range", low="1200", high="1300", unit="BC"), "1300–1200 BC"),
        (figure(None, "range", low="830", high="846", unit="AD"), "830–846 AD"),
        (figure(None, "range", low="10", high="12"), "10–12"),
        (figure(None, "range", low="10", high="12", unit="percent"), "10–12%"),
        (figure(None, "range", low="10E6", high="12E6", unit="USD"), "$10–12m"),
        (figure(None, "range", low="900000", high="12E6"), "900,000–12m"),
        (figure(None, "range", low="1", high="2", unit="day"), "1–2 days"),
        (figure(None, "score", low="48", high="52"), "48–52"),
        (figure("52", "score", low="48", high="52"), "52–48"),
        (figure("48", "score", low="48", high="52"), "48–52"),
        (figure(str(Decimal(37) / 6), "measure", unit="foot"), "6.1667 feet"),
        (figure("0.00012"), "0.00012"),
        (figure("0"), "0"),
        (figure(str(Decimal(1) / 3), "fraction"), "1/3"),
        (figure(str(Decimal(2) / 3), "fraction"), "2/3"),
        (figure("0.5", "fraction", approx=True), "≈ 1/2"),
        (figure("0.3141592", "fraction"), "0.3142"),
        (figure("1E+40"), "1e+40"),
        (figure(), ""),
    ],
)
def test_a_figure_is_normalised(mark: Figure, words: str) -> None:
    assert normalised(mark) == words


@settings(max_examples=100, deadline=None)
@given(
    value=st.decimals(allow_nan=False, allow_infinity=False),
    kind=st.sampled_from(list(FigureKind)),
)
def test_no_number_is_too_large_or_too_small_to_be_written(
    value: Decimal, kind: FigureKind
) -> None:
    words = normalised(Figure(0, 1, kind, value))
    assert words
    assert len(words) < 40


def test_a_figure_is_described_with_what_it_counts_and_its_claimant() -> None:
    mark = figure("8000", approx=True, counted="North Korean soldiers", claimant="Seoul")
    assert describe_figure(mark) == "≈ 8,000 North Korean soldiers · on the word of Seoul"


def test_a_rate_is_described_with_what_it_counts_before_its_period() -> None:
    mark = figure("1200", "rate", counted="casualties", per="day")
    assert describe_figure(mark) == "1,200 casualties per day · as the story has it"


def test_a_share_is_of_what_it_counts() -> None:
    third = figure(str(Decimal(1) / 3), "fraction", counted="voters")
    assert describe_figure(third) == "1/3 of voters · as the story has it"
    most = figure("51", "percent", unit="percent", counted="the vote", claimant="NBC")
    assert describe_figure(most) == "51% of the vote · on the word of NBC"


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        (
            Quote(0, 1, QuoteKind.DIRECT, "Ann Lee", cue="said", role="mayor of Ayr"),
            "Ann Lee, mayor of Ayr · said",
        ),
        (Quote(0, 1, QuoteKind.FRAGMENT, "Ann Lee", cue=":"), "Ann Lee"),
        (Quote(0, 1, QuoteKind.DIRECT), "nobody named"),
        (Quote(0, 1, QuoteKind.SCARE), "turn of phrase, no speech"),
        (Quote(0, 1, QuoteKind.TITLE), "title of a work"),
    ],
)
def test_a_quote_is_described(quote: Quote, words: str) -> None:
    assert describe_quote(quote) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (None, "undated"),
        ("2024-10-31", "31 October 2024"),
        ("2024-10-03T09:30:00+02:00", "3 October 2024"),
        ("2024-10", "October 2024"),
        ("2024", "2024"),
        ("--10-31", "31 October"),
        ("--08", "August"),
        ("2024-13-01", "2024-13-01"),
        ("last week", "last week"),
    ],
)
def test_a_date_goes_as_far_as_it_is_known(date: str | None, words: str) -> None:
    assert date_in_words(date) == words


def test_the_facts_of_a_story_name_what_is_known_alone() -> None:
    story = a_story('"It sank," she said. "Help," he cried.', "The 3 men swam.", date="2024-05")
    marks = Marks(
        quotes=(a_quote(story, '"It sank,"'), a_quote(story, '"Help,"', kind=QuoteKind.SCARE)),
        figures=(a_figure(story, "3", "3"),),
    )
    assert facts(story, marks, 4) == "Harbour News · May 2024 · 4 min · 1 quote · 1 figure"
    told = a_story("Text.", publisher="The Post", byline="Ann Lee")
    assert facts(told, Marks(), 1) == "The Post · Ann Lee · undated · 1 min"
