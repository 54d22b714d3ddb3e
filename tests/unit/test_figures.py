"""Figures in running text: what is one, what is not, and every field but the claimant."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.marks.figures import find_figures
from briefing.model import Figure, FigureKind
from tests.growth import grows_evenly

SEED = Path(__file__).parents[2] / "seeds" / "north-korean-troops-in-kursk.txt"


def only(text: str) -> Figure:
    figures, _ = find_figures(text)
    assert len(figures) == 1, [text[f.start : f.end] for f in figures]
    return figures[0]


@pytest.mark.parametrize(
    ("text", "core", "kind", "value", "unit"),
    [
        ("The ferry carried 312 passengers.", "312", "count", "312", None),
        ("The roof cost $3.2 billion to mend.", "$3.2 billion", "money", "3.2E9", "USD"),
        ("They raised €16bn last week.", "€16bn", "money", "16E9", "EUR"),
        ("A fine of £40,000 was set.", "£40,000", "money", "40000", "GBP"),
        ("It sold for US$75m in the end.", "US$75m", "money", "75E6", "USD"),
        ("It sold for NZ$ 12 in the end.", "NZ$ 12", "money", "12", "NZD"),
        ("The prize is AUD1.5m this time.", "AUD1.5m", "money", "1.5E6", "AUD"),
        ("The prize is RM300 this time.", "RM300", "money", "300", "MYR"),
        ("It cost 70 million Swiss francs.", "70 million Swiss francs", "money", "70E6", "CHF"),
        ("It cost 8 million pesos.", "8 million pesos", "money", "8E6", "peso"),
        ("It cost 60 Mexican pesos.", "60 Mexican pesos", "money", "60", "MXN"),
        ("It cost 750 riyals.", "750 riyals", "money", "750", "riyal"),
        ("It cost 750 Saudi riyals.", "750 Saudi riyals", "money", "750", "SAR"),
        ("It cost 9,000 rupees.", "9,000 rupees", "money", "9000", "rupee"),
        ("It cost 9,000 Nepali rupees.", "9,000 Nepali rupees", "money", "9000", "NPR"),
        ("It cost 300 CFA francs.", "300 CFA francs", "money", "300", "CFA franc"),
        ("It cost 2 billion crowns.", "2 billion crowns", "money", "2E9", "crown"),
        ("The museum holds 12 crowns.", "12", "count", "12", None),
        ("A loss of $-4.5m was booked.", "$-4.5m", "money", "-4.5E6", "USD"),
        ("Eggs are sixty cents apiece.", "sixty cents", "money", "60", "cent"),
        (
            "Lunch was nine dollars and twenty cents.",
            "nine dollars and twenty cents",
            "money",
            "9.20",
            "USD",
        ),
        ("He paid six pounds for it.", "six pounds", "money", "6", "GBP"),
        ("The parcel weighs six pounds.", "six pounds", "measure", "6", "pound"),
        ("Turnout was 61.5% at noon.", "61.5%", "percent", "61.5", "percent"),
        ("Turnout was nine per cent.", "nine per cent", "percent", "9", "percent"),
        ("It rose 2 percentage points.", "2 percentage points", "percent", "2", "percentage point"),
        ("The pier closed ten years ago.", "ten years", "duration", "10", "year"),
        ("The trip takes 2½ hours.", "2½ hours", "duration", "2.5", "hour"),
        ("A 14-week closure is planned.", "14-week", "duration", "14", "week"),
        ("The tunnel is 7 km long.", "7 km", "measure", "7", "kilometer"),
        ("The tunnel is 7 kilometres long.", "7 kilometres", "measure", "7", "kilometer"),
        ("A six-mile walk.", "six-mile", "measure", "6", "mile"),
        ("It was -5 degrees Celsius.", "-5 degrees Celsius", "measure", "-5", "degree Celsius"),
        ("It was minus 5°C outside.", "minus 5°C", "measure", "-5", "degree Celsius"),
        ("Winds of 90 km/h hit.", "90 km/h", "measure", "90", "kilometer per hour"),
        ("Winds of 60 miles an hour hit.", "60 miles an hour", "measure", "60", "mile per hour"),
        ("The plot is 300 square feet.", "300 square feet", "measure", "300", "square foot"),
        ("He is 6 ft 3 in tall.", "6 ft 3 in", "measure", "6.25", "foot"),
        ("Half a mile on, it stops.", "Half a mile", "measure", "0.5", "mile"),
        ("The harbour silted up in 700 BC.", "700 BC", "measure", "700", "BC"),
        ("It is older than 2600 B.C., they say.", "2600 B.C.", "measure", "2600", "BC"),
        ("The ice left by 10,000 BC at last.", "10,000 BC", "measure", "10000", "BC"),
        ("In 44 BC senators met.", "44 BC", "measure", "44", "BC"),
        ("The harbour silted up in 533 AD.", "533 AD", "measure", "533", "AD"),
        ("The harbour silted up in AD 79, too.", "AD 79", "measure", "79", "AD"),
        ("Two barrel bombs fell.", "Two", "count", "2", None),
        ("Four night lines run.", "Four", "count", "4", None),
        ("A 12 hour shift ends.", "12 hour", "duration", "12", "hour"),
        ("They sold 40 day passes.", "40", "count", "40", None),
        ("A 14-year-old boy won.", "14-year-old", "age", "14", "year"),
        ("A 34‑year‑old man won.", "34‑year‑old", "age", "34", "year"),
        ("34-Year-Old Man Wins", "34-Year-Old", "age", "34", "year"),
        ("The saw is eight months old.", "eight months old", "age", "8", "month"),
        ("A swimmer aged 71 won.", "71", "age", "71", "year"),
        ("His uncle died at 43, a poor man.", "43", "age", "43", "year"),
        ("The uncle, then 44, was ill.", "44", "age", "44", "year"),
        ("The uncle, now 81, is well.", "81", "age", "81", "year"),
        ("A four-and-a-half-acre park.", "four-and-a-half-acre", "measure", "4.5", "acre"),
        ("It weighs 180 lbs.", "180 lbs", "measure", "180", "pound"),
        ("Temperatures reached 40C inland.", "40C", "measure", "40", "degree Celsius"),
        ("A magnitude-6.4 quake hit.", "6.4", "count", "6.4", None),
        ("By a 2-to-1 vote it passed.", "2-to-1", "score", "2", None),
        ("The bill passed by 51 to 49.", "51 to 49", "score", "51", None),
        ("Ada Bloom, 42, chairs the board.", "42", "age", "42", "year"),
        ("Ada Bloom (42) chairs the board.", "42", "age", "42", "year"),
        ("She left home when she was nine.", "nine", "age", "9", "year"),
        ("Two-thirds of the roofs leak.", "Two-thirds", "fraction", "0.6667", None),
        ("One in four roofs leaks.", "One in four", "fraction", "0.25", None),
        ("Seven out of 10 roofs leak.", "Seven out of 10", "fraction", "0.7", None),
        ("More than half of the roofs leak.", "half", "fraction", "0.5", None),
        ("The senate voted 52-48 on it.", "52-48", "score", "52", None),
        ("The home side lost 1-3 on Monday.", "1-3", "score", "1", None),
        ("They draw 900 visitors a day.", "900", "rate", "900", None),
    ],
)
def test_a_figure_has_its_core_kind_value_and_unit(
    text: str, core: str, kind: str, value: str, unit: str | None
) -> None:
    figure = only(text)
    assert text[figure.start : figure.end] == core
    assert figure.kind is FigureKind(kind)
    assert figure.value is not None
    assert abs(figure.value - Decimal(value)) < Decimal("0.0001")
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "core", "value", "per"),
    [
        ("Deaths fell to 7.5 per 100,000 people.", "7.5", "7.5", "100,000 people"),
        ("There is only one per 5,000 homes.", "one", "1", "5,000 homes"),
        ("They lose 12 per 1,000.", "12", "12", "1,000"),
    ],
)
def test_a_rate_may_be_per_a_number_of_things(text: str, core: str, value: str, per: str) -> None:
    figure = find_figures(text)[0][0]
    assert text[figure.start : figure.end] == core
    assert (figure.kind, figure.value, figure.per) == (FigureKind.RATE, Decimal(value), per)


def test_ground_zero_holds_a_number_as_every_zero_does() -> None:
    assert only("The square became ground zero of the protest.").value == 0


@pytest.mark.parametrize(
    ("text", "core", "low", "high", "unit"),
    [
        ("It takes 10 to 12 boats.", "10 to 12", 10, 12, None),
        ("It takes 10–12 boats.", "10–12", 10, 12, None),
        ("It takes between 30 and 40 boats.", "30 and 40", 30, 40, None),
        ("It takes two or three boats.", "two or three", 2, 3, None),
        ("It costs $3 to $5 million.", "$3 to $5 million", 3_000_000, 5_000_000, "USD"),
        ("It costs £300-500.", "£300-500", 300, 500, "GBP"),
        ("It costs $3-$5 million.", "$3-$5 million", 3_000_000, 5_000_000, "USD"),
        ("It costs £300 to £500.", "£300 to £500", 300, 500, "GBP"),
        ("They ruled in 410-404 BC.", "410-404 BC", 404, 410, "BC"),
        ("They ruled from 330 to 311 BC.", "330 to 311 BC", 311, 330, "BC"),
        ("They ruled between 90 and 70 BCE.", "90 and 70 BCE", 70, 90, "BC"),
        ("They ruled 610–641 AD.", "610–641 AD", 610, 641, "AD"),
        ("They ruled AD 54–68, badly.", "AD 54–68", 54, 68, "AD"),
        ("It takes five to six thousand nails.", "five to six thousand", 5000, 6000, None),
        ("It yields 4% to 6%.", "4% to 6%", 4, 6, "percent"),
        ("An 8- to 16-foot mast.", "8- to 16-foot", 8, 16, "foot"),
        ("Highs from -18 °C to -4 °C.", "-18 °C to -4 °C", -18, -4, "degree Celsius"),
        ("Turnout among those ages 18 to 29 rose.", "18 to 29", 18, 29, "year"),
        ("Children aged 5 to 14 swim.", "5 to 14", 5, 14, "year"),
    ],
)
def test_a_range_has_two_ends_and_no_value(
    text: str, core: str, low: int, high: int, unit: str | None
) -> None:
    figure = only(text)
    assert text[figure.start : figure.end] == core
    assert figure.kind is FigureKind.RANGE
    assert figure.value is None
    assert figure.low == low
    assert figure.high == high
    assert figure.unit == unit


def test_the_ends_of_a_stretch_of_money_that_carry_a_sign_each_are_bounds() -> None:
    text = "It costs about £300-£500 a month."
    figures, _ = find_figures(text)
    assert [text[f.start : f.end] for f in figures] == ["£300", "£500"]
    assert [(f.value, f.unit, f.bound) for f in figures] == [
        (Decimal(300), "GBP", "at least"),
        (Decimal(500), "GBP", "up to"),
    ]
    assert [(f.approx, f.per) for f in figures] == [(True, "month")] * 2


def test_a_bound_before_a_stretch_of_money_holds_of_both_its_ends() -> None:
    figures, _ = find_figures("It costs up to $3m–$5m.")
    assert [f.bound for f in figures] == ["up to", "up to"]


def test_an_approximator_goes_with_a_year_before_christ() -> None:
    assert only("The harbour silted up in about 700 BC.").approx


def test_an_amount_changed_by_and_the_one_changed_to_are_two_figures() -> None:
    figures, _ = find_figures("Sales rose by $3 million to $9 million.")
    assert [f.value for f in figures] == [3_000_000, 9_000_000]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Some 40 BC residents came.", "BC residents"),
        ("The 12 AD members left.", "AD members"),
    ],
)
def test_an_era_before_what_it_names_is_none(text: str, counted: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.counted) == (FigureKind.COUNT, counted)


def test_a_score_keeps_both_sides() -> None:
    figure = only("The motion passed 52-48 in the senate.")
    assert [figure.value, figure.low, figure.high] == [52, 48, 52]


def test_a_list_of_ages_is_all_ages() -> None:
    figures, _ = find_figures("They hired boys aged 15, 16 and 17.")
    assert [(figure.kind, figure.value) for figure in figures] == [
        (FigureKind.AGE, Decimal(15)),
        (FigureKind.AGE, Decimal(16)),
        (FigureKind.AGE, Decimal(17)),
    ]


def test_a_change_from_one_number_to_another_is_two_figures() -> None:
    figures, _ = find_figures("Membership rose from 400 to 650 in a year.")
    assert [figure.value for figure in figures] == [400, 650]


@pytest.mark.parametrize(
    ("text", "approx", "bound"),
    [
        ("There are 40 boats.", False, None),
        ("There are some 40 boats.", True, None),
        ("There are about 40 boats.", True, None),
        ("There are nearly 40 boats.", True, None),
        ("There are an estimated 40 boats.", True, None),
        ("There are ~40 boats.", True, None),
        ("There are 40 or so boats.", True, None),
        ("There are at least 40 boats.", False, "at least"),
        ("There are more than 40 boats.", False, "at least"),
        ("There are over 40 boats.", False, "at least"),
        ("There are no fewer than 40 boats.", False, "at least"),
        ("There are 40 or more boats.", False, "at least"),
        ("There are 40+ boats.", False, "at least"),
        ("There are up to 40 boats.", False, "up to"),
        ("There are as many as 40 boats.", False, "up to"),
        ("There are fewer than 40 boats.", False, "up to"),
        ("There are no more than 40 boats.", False, "up to"),
        ("There are up to about 40 boats.", True, "up to"),
        ("The bill adds up to 40 coins.", False, None),
        ("They worked for over 40 years.", False, "at least"),
        ("It changed a great deal over 40 years.", False, None),
    ],
)
def test_words_before_and_after_make_a_figure_approximate_or_a_bound(
    text: str, approx: bool, bound: str | None
) -> None:
    figure = only(text)
    assert (figure.approx, figure.bound) == (approx, bound)


@pytest.mark.parametrize(
    "text",
    [
        "The F-16 and the S-400 flew past the B-52.",
        "COVID-19 closed the G7 talks on 5G.",
        "He joined in 2015 and left in 1998–99.",
        "The 1990s were loud, and so were the '80s.",
        "Doors open at 7:30 pm, or 6.45pm, or 9 a.m.",
        "The 9/11 memorial is open 24/7.",
        "She came 1st, he came 22nd, I came third.",
        "Article 5 and Section 230 do not apply to Flight 370 or Route 66.",
        "See Chapter 12, page 40, No. 7.",
        "Apollo 11 landed while Windows 10 loaded.",
        "The Fortune 100 and the S&P 500 met Planet 9.",
        "Ring 555-0134 or +44 20 7946 0958 at once.",
        "See https://example.org/2024/11/items?id=500 and @room101.",
        "Write to box42@example.org today.",
        "1. Bring a towel\n2. Bring soap\n3) Bring a friend",
        "One of them spoke; no one heard, and one another they ignored.",
        "They argue several times a day, once a week.",
        "In the second half she scored with her half-brother.",
        "He lives at 12 Harbour Street.",
        "Version 2.0.1 of the tool is out.",
        "It was built in 1066 AD.",
        "They moved to 16-18 Harbour Street.",
        "A 10.15pm train, a #2 pencil.",
        "Dial 999, or if abroad call 112 first.",
        "She rang 911 twice; her calls to 911 went unheard.",
        "The emergency number 112 works at sea.",
        "The 4x100m relay, seat 14C.",
        "They ate at the Four Winds and on Channel Two.",
    ],
)
def test_numbers_that_count_nothing_are_no_figures(text: str) -> None:
    figures, _ = find_figures(text)
    assert [text[f.start : f.end] for f in figures] == []


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Only one person came.", "one"),
        ("It took one hour.", "one hour"),
        ("One million people came.", "One million"),
        ("Just one boat came.", "one"),
        ("She called 999 voters.", "999"),
        ("About 1984 boats came.", "1984"),
        ("More than 2000 came.", "2000"),
        ("Storm Kills 12 in Coastal Town", "12"),
    ],
)
def test_what_looks_like_a_name_or_year_may_count_all_the_same(text: str, core: str) -> None:
    figure = only(text)
    assert text[figure.start : figure.end] == core


@pytest.mark.skipif(not SEED.exists(), reason="the seed document is not here")
def test_the_seed_document_is_marked_whole() -> None:
    text = SEED.read_text(encoding="utf-8")
    figures, dates = find_figures(text)
    north_koreans = ["North Korean troops"] * 3
    counted = ["North Korean Troops", "North Korean soldiers", "casualties", *north_koreans]
    assert [text[f.start : f.end] for f in figures] == [
        "8,000",
        "8,000",
        "1,200",
        "10,000",
        "11,000",
        "12,000",
        "8,000",
        "10 years",
    ]
    assert [f.counted for f in figures] == [*counted, "troops", None]
    assert [f.approx for f in figures] == [False, True, True, True, False, False, False, False]
    assert [f.bound for f in figures] == [None] * 5 + ["up to", None, None]
    assert [f.per for f in figures] == [None, None, "day", None, None, None, None, None]
    october = ["--10-31"] * 3
    assert [date.value for date in dates] == [*october, "--08", "--10-31", "--10-30"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Strikes on Kharvan Port Kill 31, Officials Say", ["31"]),
        ("Strikes Kill 31 in Kharvan", ["31"]),
        ("Police Arrest 14 After Riot in Hull", ["14"]),
        ("Explosion at Port Injures 12 Near Hull", ["12"]),
        ("Crews Back on Apollo 11", []),
        ("The crew of Kill 31 were here", []),
    ],
)
def test_a_headline_counts_those_something_is_done_to(text: str, written: list[str]) -> None:
    figures = find_figures(text)[0]
    assert [text[figure.start : figure.end] for figure in figures] == written


_WORDS = """1 12 1,200 3.5 2015 ½ $ € £ % - – / : . , ( ) " ' one two hundred thousand million a an
    half third of in to and between or up than some about May March October August km miles years
    old people boats day per each # @ US$ USD °C x × 10−8 BC st th pm Article Apollo 9/11 F-16 aged
    0 00 minus over dozen point"""
_PIECES = st.sampled_from([*_WORDS.split(), "\n"])
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(_PIECES, max_size=24).map(" ".join),
    st.lists(_PIECES, max_size=24).map("".join),
)


@settings(max_examples=250, deadline=None)
@given(_TEXTS)
def test_marks_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    figures, dates = find_figures(text)
    in_figures = [(figure.start, figure.end) for figure in figures]
    in_dates = [(date.start, date.end) for date in dates]
    assert in_figures == sorted(in_figures)
    assert in_dates == sorted(in_dates)
    spans = sorted(in_figures + in_dates)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    for figure in figures:
        assert figure.counted is None or figure.counted in text
        assert (figure.value is None) == (figure.kind is FigureKind.RANGE)


@pytest.mark.parametrize(
    "unit",
    ["1", "1.", "1,", "1-", "1/2", "1:", "one hundred ", ".,", "$", "a half ", "May ", "x1", "@1"],
)
def test_the_worst_text_costs_no_more_than_its_length(unit: str) -> None:
    assert grows_evenly(lambda size: find_figures(unit * (size // len(unit))), 8_000)
