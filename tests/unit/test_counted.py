"""What a figure counts, a part of what it is, per what, and counts continued by later ones."""

import pytest

from briefing.marks.figures import find_figures


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The ship carried 300 wounded soldiers home.", "wounded soldiers"),
        ("The ship carried 300 South Korean sailors in its hold.", "South Korean sailors"),
        ("Twelve fire engines came.", "fire engines"),
        ("Twelve sports teams came.", "sports teams"),
        ("Some 40 people working there left.", "people"),
        ("Forty women were hurt.", "women"),
        ("They need 200 more nurses by May 3.", "nurses"),
        ("At least 9 dead after the storm", "dead"),
        ("The storm left 31 injured on the coast.", "injured"),
        ("A three-bedroom house burnt.", "bedroom"),
        ("The 31-nation league met.", "nation"),
        ("The 6,000-strong crew left.", None),
        ("They mended a four-lane bridge.", None),
        ("A magnitude-5.2 quake shook the isle.", None),
        ("A 5.2 magnitude quake shook the isle.", None),
        ("One in six bakeries hopes to grow.", "bakeries"),
        ("One in six sports clubs hopes to grow.", "sports clubs"),
        ("The five night buses stopped.", "night buses"),
        ("Forty foot soldiers stopped.", "foot soldiers"),
        ("They won three of five games.", "games"),
        ("They met two former first ladies there.", "former first ladies"),
        ("The two sharply differ.", None),
        ("Of those over 45 walking home, many fell.", None),
        ("A dozen others sleep.", "others"),
        ("A town of 40,000 grew.", None),
        ("They sent 60 U.S. soldiers.", "U.S. soldiers"),
        ("It has 3 or more doors.", "doors"),
        ("About 62% of voters agree.", "voters"),
        ("Half of the old roofs leak.", "old roofs"),
        ("They burnt 40 tons of coal.", "coal"),
        ("One in four old roofs may leak.", "old roofs"),
        ("The price fell to 40.", None),
        ("It closed ten years ago.", None),
        ("It was 300 when they stopped.", None),
        ("About two-thirds support the plan.", None),
    ],
)
def test_the_counted_phrase_runs_to_its_head(text: str, counted: str | None) -> None:
    figure = find_figures(text)[0][0]
    assert figure.counted == counted


@pytest.mark.parametrize(
    ("text", "counted", "per"),
    [
        ("The port loses 700 crates a day in winter.", "crates", "day"),
        ("The port loses 700 crates each month.", "crates", "month"),
        ("The port loses 700 crates every week.", "crates", "week"),
        ("The port loses 700 crates per year.", "crates", "year"),
        ("They pour around ten a night.", None, "night"),
        ("Rent is $900 a month here.", None, "month"),
        ("Fuel is $2.11 per gallon.", None, "gallon"),
        ("It is a £650-a-month room.", None, "month"),
        ("It is a €3bn-a-year trade.", None, "year"),
        ("It is a $14-an-hour job.", None, "hour"),
        ("There are five doctors per 10,000 inhabitants.", "doctors", "10,000 inhabitants"),
        ("The port lost 700 crates a year ago.", "crates", None),
        ("The port loses 3.5 per 1,000 crates.", None, "1,000 crates"),
        ("The port loses 4 crates for every 900 loaded.", "crates", "900"),
        ("The port loses 4 in all, per its owners.", None, None),
        ("They kept 700 crates, a month and a half of food.", "crates", None),
    ],
)
def test_a_rate_names_its_period_or_thing(text: str, counted: str | None, per: str | None) -> None:
    figure = find_figures(text)[0][0]
    assert (figure.counted, figure.per) == (counted, per)


def test_the_number_that_a_rate_is_per_is_a_figure_of_its_own() -> None:
    text = "It kills two mothers per 100,000 births and 8 fathers."
    figures, _ = find_figures(text)
    assert [text[f.start : f.end] for f in figures] == ["two", "100,000", "8"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "The union has 4,000 members. Its rivals say the number has fallen to 2,500.",
            ["members", "members"],
        ),
        (
            "The union has 4,000 members, while its rivals put the figure at 2,500.",
            ["members", "members"],
        ),
        ("They sank 12 of the 30 boats.", ["boats", "boats"]),
        ("He denies six charges of arson and two of theft.", ["charges", "charges"]),
        ("They raised 40 barns. A total of 15.", ["barns", None]),
        ("They raised 40 barns. The total grew to 55.", ["barns", "barns"]),
        ("They raised 40 barns out of a total of 55 or so.", ["barns", "barns"]),
        ("Some 7,000 farms lay dry. Crews have watered 2,500.", ["farms", "farms"]),
        ("Some 7,000 farms lay dry. The club has won 12.", ["farms", None]),
        ("They own 40 barns and a 9-iron, which is old.", ["barns", None]),
        ("The number of refugees rose to 900.", ["refugees"]),
        ("It saved 900 people, and said that 14 of its divers were hurt.", ["people", "divers"]),
        ("They sent 18 letters between the two, all sad.", ["letters", None]),
        ("Lee has 11 delegates and Ortiz has 10.", ["delegates", "delegates"]),
        ("The union has 4,000 members.\n\nThe index rose to 2,500.", ["members", None]),
    ],
)
def test_an_elided_count_continues_the_one_before_it(text: str, counted: list[str | None]) -> None:
    figures, _ = find_figures(text)
    assert [figure.counted for figure in figures] == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Of these, 38 signed up to speak.", None),
        ("Some 38 walked out.", None),
        ("Another 40 turned down the offer.", None),
        ("Some 300 signed copies were sold.", "signed copies"),
        ("One agency put the number of displaced higher, at up to 5,000.", "displaced"),
        ("Only one resident holds a card.", "resident"),
        ("Just one firm makes them.", "firm"),
        ("Just one firm plans to stay.", "firm"),
        ("Only one business class seat was left.", "business class seat"),
        ("Only one arms dealer came.", "arms dealer"),
    ],
)
def test_a_verb_is_nothing_that_is_counted(text: str, counted: str | None) -> None:
    (figure,) = find_figures(text)[0]
    assert figure.counted == counted
