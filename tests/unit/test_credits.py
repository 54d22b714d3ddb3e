"""Plain text's top: where the headline ends, and who is told below it."""

import textwrap

import pytest

from briefing.documents import parse
from briefing.documents.credits import is_credit, is_name, is_role
from briefing.model import BlockKind, Document
from tests.unit.invariants import assert_sound

PARAGRAPHS = (
    "The port authority said on Monday that the old bridge would be closed to all traffic for"
    " 14 weeks from March while its bearings are replaced, and that buses would go round.",
    '"Nobody will enjoy the spring," said Oona Brandt, who runs the authority, and added that'
    " the ferry would run every 12 minutes as long as there were people to carry.",
)
WRAPPED = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
UNWRAPPED = "\n\n".join(PARAGRAPHS)


def plain(text: str) -> Document:
    document = parse(text.encode(), "story.txt")
    assert_sound(document)
    return document


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize("text", [WRAPPED, UNWRAPPED], ids=["wrapped", "unwrapped"])
@pytest.mark.parametrize(
    "headline",
    [
        "Bridge shuts in June",
        "Harbour bridge to close for 14 weeks from the spring",
        "Harbour bridge to close for 14 weeks and ferries to run more often",
        "Harbour Bridge To Close For 14 Weeks And Ferries To Run More Often",
        "Harbour bridge to close for 14 weeks and ferries to run more often in spring, they say",
    ],
)
@pytest.mark.parametrize(
    ("credits", "byline", "date"),
    [
        (("By Dele Adeyemi",), "Dele Adeyemi", None),
        (("By Dele Adeyemi", "Published 14 January 2026"), "Dele Adeyemi", "2026-01-14"),
        (("Political correspondent",), None, None),
        (("Jane Smith", "12 March 2026"), "Jane Smith", "2026-03-12"),
        (("12 March 2026", "By Court Reporter Nina Halloran"), "Court Reporter Nina Halloran",
         "2026-03-12"),
    ],
)  # fmt: skip
def test_a_headline_ends_where_credits_begin(
    headline: str, credits: tuple[str, ...], byline: str | None, date: str | None, text: str
) -> None:
    document = plain("\n".join([headline, *credits]) + f"\n\n{text}\n")
    assert (document.byline, document.date) == (byline, date)
    assert blocks(document) == [
        (BlockKind.HEADLINE, headline),
        *((BlockKind.BYLINE, line) for line in credits),
        *((BlockKind.PARAGRAPH, paragraph) for paragraph in PARAGRAPHS),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Harbour bridge to close for 14 weeks while the port authority replaces", "its bearings"),
        ("Harbour bridge to close for 14 weeks", "from March"),
        ("Harbour Bridge To Close For 14 Weeks While The Port Authority Puts In", "New Bearings"),
        ("Harbour Bridge To Close For 14 Weeks While Its Bearings Are Replaced By", "Spring Tide"),
    ],
)
@pytest.mark.parametrize("below", ["\n", "\nBy Dele Adeyemi\n", "\nPolitical correspondent\n"])
def test_a_headline_wrapped_as_the_text_is_becomes_one_line(
    lines: tuple[str, str], below: str
) -> None:
    assert plain("\n".join(lines) + f"{below}\n{WRAPPED}").headline == " ".join(lines)


def test_credits_and_text_that_no_blank_line_parts_are_told_apart() -> None:
    document = plain(f"Bridge shuts in June\nBy Dele Adeyemi\n12 March 2026\n{WRAPPED}")
    assert [text for _, text in blocks(document)] == [
        "Bridge shuts in June",
        "By Dele Adeyemi",
        "12 March 2026",
        *PARAGRAPHS,
    ]


def test_a_dateline_does_not_go_on_from_a_headline() -> None:
    headline = "Harbour Bridge To Close For 14 Weeks And Ferries To Run More Often Then"
    document = plain(f"{headline}\nLONDON, Feb. 12 — It closes on Monday.\n\n{WRAPPED}")
    assert document.headline == headline


def test_headlines_in_a_row_are_no_wrapped_text() -> None:
    lines = [
        "Council votes 31 to 12 for the night buses",
        "Harbour bridge to close for 14 weeks from March, authority says",
        "Ferry strike enters its third week",
        "Museum reopens its east wing after nine years of mending and drying",
    ]
    document = plain("What the week brought\n\n" + "\n".join(lines))
    assert [text for _, text in blocks(document)][1:] == lines


@pytest.mark.parametrize("width", [60, 72, 79])
def test_text_is_unwrapped_beside_a_line_that_is_too_long_for_its_margin(width: int) -> None:
    long = "The plan is at https://gazette.example/harbour/bridge/2026/" + "closure-" * 8
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    document = plain(f"Bridge shuts\n\n{wrapped}\n\n{long}\nThe clerk has it, too.")
    assert [text for _, text in blocks(document)][1:3] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("By Dele Adeyemi", True),
        ("Words by Jo Penrose", True),
        ("Senior home affairs correspondent", True),
        ("Our Science Editor", True),
        ("News desk, GENEVA", True),
        ("Last updated at 10:30 on Tuesday", True),
        ("14 January 2026", True),
        ("Paper sacks editor", False),
        ("published in March by the port", False),
        ("Published figures are wrong", False),
        ("The editor resigns", False),
    ],
)
def test_a_credit_is_told_from_words_of_a_headline(line: str, credit: bool) -> None:
    assert is_credit(line) is credit


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Jane Smith", True),
        ("J. R. O’Hara-Łuk", True),
        ("Smith", False),
        ("Jane smith", False),
        ("Route 66", False),
        ("One Two Three Four Five", False),
    ],
)
def test_a_name_is_two_to_four_words_with_capitals(line: str, name: bool) -> None:
    assert is_name(line) is name
    assert not is_role(line)


def test_a_name_above_the_text_alone_tells_no_author() -> None:
    assert plain(f"Bridge shuts in June\nNew Bearings\n\n{UNWRAPPED}").byline is None
