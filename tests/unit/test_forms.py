"""Headlines, lists, tables, captions and live reports: what is a mark in them, and what is not."""

from decimal import Decimal

import pytest

from briefing.marks import annotate
from briefing.model import FigureKind, Marks


def told(text: str) -> list[str]:
    """The figures and dates of a text, in order: figures with what they count, and claimants."""
    marks: Marks = annotate(text)
    figures = [
        (f.start, " ".join(filter(None, [text[f.start : f.end], f.counted, f.claimant])))
        for f in marks.figures
    ]
    dates = [(d.start, text[d.start : d.end]) for d in marks.dates]
    return [words for _, words in sorted(figures + dates)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor vows to sail on after 12 die in storm", ["12"]),
        ("Mayor says 12 die in storm", ["12 Mayor"]),
        ("Man, 34, charged with theft of 12 boats", ["34", "12 boats"]),
        ("Three's a crowd: why we left the port", []),
        ("Storm leaves 1.2m without power", ["1.2m"]),
        ("Up to 40 feared dead as ferry sinks", ["40 dead"]),
        ("Class of 2024 faces worst job market in a decade", ["2024"]),
        ("Generation Z and the 9-to-5", []),
        ("COP29: nations agree $300bn deal", ["$300bn nations"]),
        ("Harbour 2.0: what to expect", []),
        ("Britain's 5 best beaches", ["5 best beaches"]),
        ("Windows 11 update breaks printers", []),
        ("9/11 families sue bank", []),
        ("Senate votes 52-48 to confirm Hall", ["52-48"]),
        ("Hall wins: Leeds 12-27 Wakefield", ["12-27"]),
        ("Ferries for ages 12-27 only", ["12-27"]),
        ("Hurricane Ana: Category 5 storm nears coast", []),
        ("Two-thirds of voters back plan, poll finds", ["Two-thirds voters poll"]),
    ],
)
def test_headlines(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", ["Singer dies at 31", "Woman, 31", "Boy, 14, hurt in Leeds"])
def test_headlines_give_ages(text: str) -> None:
    [figure] = annotate(text).figures
    assert (figure.kind, figure.unit) == ("age", "year")


def test_a_score_is_told_by_the_sides_around_it() -> None:
    [figure] = annotate("Cup: Leeds 12-27 Wakefield").figures
    assert figure.kind is FigureKind.SCORE
    assert (figure.low, figure.high) == (Decimal(12), Decimal(27))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("'I am not going anywhere', says Hall", "Hall"),
        ("Marlow: ‘They will pay’ for breach", "Marlow"),
        ("Leeds weather: storm to pass", None),
    ],
)
def test_headlines_with_and_without_marks(text: str, speaker: str | None) -> None:
    assert [quote.speaker for quote in annotate(text).quotes] == [speaker] * (speaker is not None)


LIST = """1. The bridge is shut until 2027.
2. Some 3,400 drivers use it each day.
3) Tolls rise by 5% on 1 May.
(a) Section 12 of the act applies.
• 14 lanes
1.2 Scope
1.2.3 Terms
[1] Hall, A. Bridges, pp. 12-45.
Step 3: mix 200g flour with 2 eggs"""


def test_lists() -> None:
    assert told(LIST) == [
        "2027", "3,400 drivers", "5%", "1 May", "14 lanes", "200g", "2 eggs",
    ]  # fmt: skip


def test_tables() -> None:
    table = "Team P W L Pts\n| 2022 | $4.5m | +12% |\nUtd 38 25 13 83\nAna Hall\tLab\t12,345\t45.6"
    assert told(table) == ["2022", "$4.5m", "12%", "25", "13", "83", "12,345", "45.6"]


CAPTIONS = """Ana Hall, 34, at the port on Monday. Photo: Bo Marlow/AP
A view of Pier 39, Oct. 12, 2024. (AP Photo/Bo Marlow, File)
Image 3 of 12
1/5 The bridge in 1932
Figure 2: Boats by region, 2010–20
Listen 5:32"""


def test_captions() -> None:
    assert told(CAPTIONS) == ["34", "Oct. 12, 2024", "1932", "2010", "20"]
    assert annotate(CAPTIONS).quotes == ()


LIVE = """14.32 BST
Updated at 15.04 BST
67' Yellow card for Marlow
90+3 mins: Full time
45 min: Corner to Leeds. Hall whips it in.
Posted by u/hall99
Port news is reporting that 12 people have been hurt.
- The toll is at least 14
- 1,200 homes without power (as of 9 p.m.)"""


def test_live_reports() -> None:
    assert told(LIVE) == ["12 people Port news", "14", "1,200 homes"]
    assert annotate(LIVE).quotes == ()
