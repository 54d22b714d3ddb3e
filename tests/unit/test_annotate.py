"""The whole of `annotate`: the seed document by hand, and what holds for any text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.marks import annotate
from briefing.model import Marks, QuoteKind, Span
from tests.growth import grows_evenly

SEED = Path(__file__).parents[2] / "seeds" / "north-korean-troops-in-kursk.txt"

BLINKEN = "Antony Blinken"
ISSUERS = "United States, South Korea, and Japan"

EXPECTED_QUOTES = [
    ("One of the reasons", BLINKEN, ":", "U.S. Secretary of State"),
    ("fully intends", "United States", "said", None),
    ("legitimate military", BLINKEN, "reiterated", "U.S. Secretary of State"),
    ("Fair Game", None, None, None),
    ("indicating they", BLINKEN, "said", "U.S. Secretary of State"),
    ("One of the reasons", BLINKEN, "said", "U.S. Secretary of State"),
    ("and that is", BLINKEN, "said", "U.S. Secretary of State"),
    ("on the indivisibility", BLINKEN, "said", "U.S. Secretary of State"),
    ("reckless", "Lloyd Austin", "called", "Defense Secretary"),
    ("flagrant", ISSUERS, "released a joint statement", None),
    ("We strongly urge", ISSUERS, "said", None),
    ("high possibility", "Kim Yong-hyun", "said", "Defense Minister"),
    ("I have a very", "Robert Wood", "asked", "Deputy U.S. Ambassador"),
    ("mere assertions", "Vassily Nebenzya", "brushed off", "Russian Ambassador to the UN"),
    ("in line with", "Vassily Nebenzya", "said", "Russian Ambassador to the UN"),
    ("When the West", "Volodymyr Zelenskiy", "said", "Ukrainian President"),
    ("Putin is checking", "Volodymyr Zelenskiy", "said", "Ukrainian President"),
]

EXPECTED_CLAIMANTS = [
    ("8,000", "U.S."),
    ("8,000", "United States"),
    ("1,200", BLINKEN),
    ("10,000", "United States"),
    ("11,000", "Seoul and its allies"),
    ("12,000", "Ukraine"),
    ("8,000", "Robert Wood"),
    ("10 years", "Volodymyr Zelenskiy"),
]


def test_the_seed_document_is_marked_whole() -> None:
    text = SEED.read_text(encoding="utf-8")
    quotes = annotate(text).quotes
    assert len(quotes) == len(EXPECTED_QUOTES)
    for quote, (words, speaker, cue, role) in zip(quotes, EXPECTED_QUOTES, strict=True):
        assert text.startswith(words, quote.start + 1)
        assert (quote.speaker, quote.cue, quote.role) == (speaker, cue, role)


def test_the_figures_of_the_seed_document_have_their_claimants() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = [(text[f.start : f.end], f.claimant) for f in annotate(text).figures]
    assert found == EXPECTED_CLAIMANTS


def test_the_one_turn_of_phrase_of_the_seed_document_is_no_speech() -> None:
    text = SEED.read_text(encoding="utf-8")
    other = [q for q in annotate(text).quotes if not q.is_speech]
    assert [(text[q.start : q.end], q.kind) for q in other] == [("'Fair Game'", QuoteKind.SCARE)]


PIECES = st.sampled_from(
    [
        '"', "“", "”", "'", "’", "‘", "«", "»", "\n", "\n\n", " ", ".", ",", ":", "?", "(", ")",
        "—", "said", "Marlow", "the mayor", "he", "who", "and", "Says", "told", "according to",
        "Ana Marlow", "calling", "U.S.", "Sen.", "4,000", "$3 million", "May 5", "it's", "'90s",
        "statement", "to", "of", "went on", "’s", "é", "\u2028", "[", "]", "-", "…", "1",
        "„", "‚", "‹", "›", "3,5", "12 000", "seven", "half a", "million", "%", "km", "10-12",
        "Article", "in", "2019", "\u202f", "\x00", "\x1b", "\t", "\r", "@", "https://a", ".1", ".",
        "no. 5", "a day", "/",
    ]
)  # fmt: skip
FOREIGN = st.sampled_from(["der", "und", "ist", "les", "des", "est", "el", "los", "que", "Prozent"])
DENSE = st.text("0123456789٣²½.,:/-–€$% \n'’\"”„‘abeIMA×()[]#@+~\x00", max_size=60)
"""Digits and marks in any order."""

NEWS = st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=150, deadline=None)
@given(DENSE | st.text(max_size=200) | NEWS | st.lists(PIECES | FOREIGN, max_size=40).map(" ".join))
def test_marks_lie_inside_the_text_in_order_and_quotes_do_not_cross(text: str) -> None:
    marks = annotate(text)
    for quote in marks.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end].strip()
        if quote.mention is not None:
            assert text[slice(*quote.mention)].strip()
        assert quote.cue is None or quote.cue in text
    for earlier, later in zip(marks.quotes, marks.quotes[1:], strict=False):
        assert earlier.end <= later.start
    figures = [(figure.start, figure.end) for figure in marks.figures]
    dates = [(date.start, date.end) for date in marks.dates]
    numbers = sorted(figures + dates)
    assert all(0 <= start < end <= len(text) for start, end in numbers)
    assert all(one[1] <= other[0] for one, other in pairwise(numbers))
    assert (figures, dates) == (sorted(figures), sorted(dates))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80) | NEWS, st.text(max_size=80) | NEWS)
def test_a_text_that_follows_moves_no_mark_of_the_one_before(first: str, second: str) -> None:
    alone = annotate(first)
    joined = annotate(f"{first}\n\n{second}")
    end = len(first)
    for before, after in zip(spans(alone), spans(joined), strict=True):
        assert [span for span in after if span[0] < end] == before


def spans(marks: Marks) -> list[list[Span]]:
    """The places of the quotes and of the figures."""
    return [[(mark.start, mark.end) for mark in kind] for kind in (marks.quotes, marks.figures)]


def test_a_paragraph_of_one_small_word_before_a_quotation_is_read() -> None:
    (quote,) = annotate("a\n\n“We sail at dawn.”").quotes
    assert (quote.start, quote.end, quote.speaker) == (3, 21, None)


@pytest.mark.parametrize("text", ["It rose .1.2 there.", "It rose .1,000.5", "Ana Hall (6M) ran."])
def test_digits_that_are_no_number_are_passed_over(text: str) -> None:
    assert annotate(text).quotes == ()


def test_marking_is_a_function_of_the_text_alone() -> None:
    text = SEED.read_text(encoding="utf-8")
    assert annotate(text) == annotate(text)


HOSTILE = {
    "straight marks": '"',
    "opening marks": "“",
    "closing marks": "”",
    "single marks": "'",
    "marks and spaces": '" ',
    "spaced letters": '"a" ',
    "one letter": "a",
    "spaces": " ",
    "capitals": "A",
    "names": "Ana Marlow ",
    "new speakers": '"It is so," said Ana Marlow. ',
    "cues": "said ",
    "commas": "Marlow, ",
    "sentences": 'He said it was "so". ',
    "abbreviations": "U.S. ",
    "brackets": "(said ",
    "lists": "Ana and ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_of_a_hostile_text_and_not_faster(piece: str) -> None:
    def mark(length: int) -> object:
        return annotate((piece * (length // len(piece) + 1))[:length])

    assert grows_evenly(mark, 6_000)
