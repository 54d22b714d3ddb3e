"""Blocks, links and marks as they are stored: readable, and back without a change."""

import json
from decimal import Decimal
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import (
    Block,
    BlockKind,
    Bound,
    Date,
    Figure,
    FigureKind,
    Link,
    Marks,
    Quote,
    QuoteKind,
)
from briefing.store.encoding import (
    decode_blocks,
    decode_links,
    decode_marks,
    encode_blocks,
    encode_links,
    encode_marks,
)

OFFSETS = st.integers(0, 2_000_000)
WORDS = st.none() | st.text()
NUMBERS = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
QUOTES = st.builds(
    Quote,
    OFFSETS,
    OFFSETS,
    st.sampled_from(QuoteKind),
    speaker=WORDS,
    mention=st.none() | st.tuples(OFFSETS, OFFSETS),
    cue=WORDS,
    role=WORDS,
)
FIGURES = st.builds(
    Figure,
    OFFSETS,
    OFFSETS,
    st.sampled_from(FigureKind),
    value=NUMBERS,
    low=NUMBERS,
    high=NUMBERS,
    unit=WORDS,
    approx=st.booleans(),
    bound=st.sampled_from((None, *get_args(Bound))),
    counted=WORDS,
    per=WORDS,
    claimant=WORDS,
)
DATES = st.builds(Date, OFFSETS, OFFSETS, st.text())
BLOCKS = st.builds(
    Block, st.sampled_from(BlockKind), OFFSETS, OFFSETS, st.integers(0, 9), st.text(max_size=3)
)


def several(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=4).map(tuple)


@given(st.builds(Marks, several(QUOTES), several(FIGURES), several(DATES)))
def test_marks_come_back_as_they_were(marks: Marks) -> None:
    assert decode_marks(encode_marks(marks)) == marks


@given(NUMBERS)
def test_a_number_keeps_every_digit_and_its_exponent(number: Decimal | None) -> None:
    marks = Marks(figures=(Figure(0, 1, FigureKind.COUNT, number),))
    [figure] = decode_marks(encode_marks(marks)).figures
    assert repr(figure.value) == repr(number)


@given(several(BLOCKS))
def test_blocks_come_back_as_they_were(blocks: tuple[Block, ...]) -> None:
    assert decode_blocks(encode_blocks(blocks)) == blocks


@given(several(st.builds(Link, OFFSETS, OFFSETS, st.text())))
def test_links_come_back_as_they_were(links: tuple[Link, ...]) -> None:
    assert decode_links(encode_links(links)) == links


def test_what_is_stored_can_be_read_by_a_person() -> None:
    marks = Marks(
        quotes=(Quote(10, 30, QuoteKind.DIRECT, "Ann Lee", (40, 43), "said"),),
        figures=(Figure(5, 8, FigureKind.COUNT, Decimal("8000"), counted="troops"),),
        dates=(Date(0, 4, "2024"),),
    )
    assert json.loads(encode_marks(marks)) == {
        "quotes": [
            {
                "start": 10,
                "end": 30,
                "kind": "direct",
                "speaker": "Ann Lee",
                "mention": [40, 43],
                "cue": "said",
            }
        ],
        "figures": [{"start": 5, "end": 8, "kind": "count", "value": "8000", "counted": "troops"}],
        "dates": [[0, 4, "2024"]],
    }
    blocks = (Block(BlockKind.HEADLINE, 0, 4), Block(BlockKind.LIST_ITEM, 6, 9, 1, "•"))
    assert json.loads(encode_blocks(blocks)) == [["headline", 0, 4], ["list item", 6, 9, 1, "•"]]
