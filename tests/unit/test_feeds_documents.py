"""The entries of feeds as documents."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.documents.drafts import document_of
from briefing.model import BlockKind, Document
from tests.unit.invariants import assert_sound

BASE = "https://news.example/a/"


def made(body: str, *, headline: str = "", is_html: bool = True, base: str = BASE) -> Document:
    return document_of(headline, None, None, None, None, body, is_html, base)


def test_html_becomes_blocks_under_the_headline() -> None:
    document = made("<p>Off the coast.</p><h2>Rescue</h2><p>All safe.</p>", headline="Ferry sinks")
    assert document.text == "Ferry sinks\n\nOff the coast.\n\nRescue\n\nAll safe."
    assert [block.kind for block in document.blocks] == [
        BlockKind.HEADLINE,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]


def test_links_are_relative_to_the_base() -> None:
    document = made('<p>See <a href="../b">this</a>.</p>', headline="x")
    assert [link.url for link in document.links] == ["https://news.example/b"]
    assert made('<p>See <a href="../b">this</a>.</p>', headline="x", base="").links == ()


def test_plain_text_becomes_paragraphs() -> None:
    document = made("One <b> & two.\n\nThree.", headline="x", is_html=False)
    assert document.text == "x\n\nOne <b> & two.\n\nThree."


def test_what_the_feed_tells_is_kept() -> None:
    document = document_of(
        "Ferry sinks",
        "Ada Berg",
        "2024-11-03T09:30:00+00:00",
        "https://news.example/1",
        "Harbour News",
        "",
        False,
        BASE,
    )
    assert document == Document(
        headline="Ferry sinks",
        text="Ferry sinks",
        blocks=document.blocks,
        byline="Ada Berg",
        date="2024-11-03T09:30:00+00:00",
        publisher="Harbour News",
        url="https://news.example/1",
    )


def test_without_a_headline_the_first_words_are_it() -> None:
    document = made("<img src='a.png' alt='A boat'><p>Hello, world.</p><p>More.</p>")
    assert document.headline == "Hello, world."
    long = made("<p>" + "Word after word. " * 30 + "</p>")
    assert long.headline == "Word after word. " * 5 + "Word after…"
    assert long.text.endswith("Word after word. " * 29 + "Word after word.")


@pytest.mark.parametrize("body", ["", "<p> </p>", "<script>x</script>", "\x00"])
def test_an_entry_of_nothing_says_that_it_has_no_title(body: str) -> None:
    document = made(body)
    assert document.headline == document.text == "(no title)"


@given(
    headline=st.text(max_size=30),
    body=st.text(max_size=200)
    | st.lists(
        st.sampled_from(["<p>", "</p>", "<table><tr><td>", "x y", "<!--", "&#27;[2J", "<a href='"])
    ).map("".join),
    is_html=st.booleans(),
    base=st.text(max_size=20) | st.just("http://[::1"),
)
def test_anything_at_all_becomes_a_sound_document(
    headline: str, body: str, is_html: bool, base: str
) -> None:
    assert_sound(made(body, headline=headline, is_html=is_html, base=base))


def test_deep_nesting_ends() -> None:
    assert_sound(made("<div>" * 100_000 + "words" + "</div>" * 100_000))


def test_a_story_of_5_kb_takes_no_time() -> None:
    body = "<p>" + "The ferry left the harbour at noon with some forty people. " * 8 + "</p>"
    body *= 10
    made(body)
    times = []
    for number in range(30):
        start = time.perf_counter()
        made(body, headline=f"Story {number}")
        times.append(time.perf_counter() - start)
    assert len(body) > 4500
    assert min(times) < 0.005
