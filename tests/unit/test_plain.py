import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.documents import parse
from briefing.errors import DocumentError
from briefing.model import BlockKind, Document
from tests.growth import grows_evenly
from tests.unit.invariants import assert_sound

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
SEED = ROOT / "seeds" / "north-korean-troops-in-kursk.txt"
GOLD = ROOT.parent / "shared" / "eval" / "data" / "seed.jsonl"

LONG = "The council met for nine hours on Monday and agreed on very little, its clerk said."


def plain(text: str, name: str = "story.txt") -> Document:
    document = parse(text.encode(), name)
    assert_sound(document)
    return document


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def kinds(text: str) -> list[BlockKind]:
    return [kind for kind, _ in blocks(plain(text))][1:]


def test_the_seed_is_understood() -> None:
    document = parse(SEED.read_bytes(), SEED.name)
    assert_sound(document)
    assert document.text == SEED.read_text(encoding="utf-8").strip()
    assert (document.byline, document.date, document.cut) == (None, None, False)
    by_kind: dict[BlockKind, list[str]] = {}
    for kind, text in blocks(document):
        by_kind.setdefault(kind, []).append(text)
    assert document.headline.startswith("U.S. Says 8,000 North Korean Troops")
    assert by_kind.pop(BlockKind.HEADLINE) == [document.headline]
    assert [text[-12:] for text in by_kind.pop(BlockKind.CAPTION)] == ["(file photo)"]
    assert [text[:9] for text in by_kind.pop(BlockKind.SEE_ALSO)] == ["SEE ALSO:"] * 2
    promo = by_kind.pop(BlockKind.PROMO)
    assert promo[0] == "Ukraine Invasion: News & Analysis"
    assert promo[1].endswith("click here.")
    assert len(promo) == 2
    assert list(by_kind) == [BlockKind.PARAGRAPH]


@pytest.mark.skipif(not GOLD.exists(), reason="the annotated set is not beside this checkout")
def test_the_seed_has_the_text_that_its_annotation_counts_in() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8").splitlines()[0])
    assert parse(SEED.read_bytes(), SEED.name).text == gold["text"]


def test_hard_wrapped_text_is_unwrapped() -> None:
    document = plain((DATA / "wrapped.txt").read_text(encoding="utf-8"))
    assert document.headline == "Harbour bridge to close for 14 weeks from March"
    assert document.byline == "Ines Calder, Transport Correspondent"
    assert document.date == "2025-01-14"
    assert [kind for kind, _ in blocks(document)] == [
        BlockKind.HEADLINE,
        *[BlockKind.BYLINE] * 2,
        *[BlockKind.PARAGRAPH] * 2,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        *[BlockKind.LIST_ITEM] * 3,
        BlockKind.QUOTATION,
        BlockKind.PARAGRAPH,
    ]
    assert "a bridge that is well-kept is cheaper than a bridge that falls down." in document.text
    assert "for 200 people is being built." in document.text
    assert {b.marker for b in document.blocks if b.kind is BlockKind.LIST_ITEM} == {"•"}


def test_a_paragraph_a_line_is_understood() -> None:
    document = plain((DATA / "pasted.txt").read_text(encoding="utf-8"))
    assert document.byline == "JO MARSH and ABEL ROSSI"
    assert document.date is None
    assert [kind for kind, _ in blocks(document)] == [
        BlockKind.HEADLINE,
        BlockKind.CAPTION,
        BlockKind.BYLINE,
        *[BlockKind.PARAGRAPH] * 2,
        BlockKind.SEE_ALSO,
        BlockKind.PARAGRAPH,
        *[BlockKind.PROMO] * 2,
        BlockKind.PARAGRAPH,
    ]


def test_british_quotes_come_through_whole() -> None:
    document = plain((DATA / "british.txt").read_text(encoding="utf-8"))
    assert len(document.blocks) == 3
    assert "‘My grandmother said “never sell a lamp”, and she was right.’" in document.text


def test_short_lines_that_end_their_sentences_are_paragraphs() -> None:
    assert blocks(plain("Rain\nIt rained.\nIt will rain.\n")) == [
        (BlockKind.HEADLINE, "Rain"),
        (BlockKind.PARAGRAPH, "It rained."),
        (BlockKind.PARAGRAPH, "It will rain."),
    ]


def test_wrapped_paragraphs_without_blank_lines_are_told_apart() -> None:
    lines = [
        "Quiet night at the northern front",
        "Nothing moved along the northern front on Sunday night, said both of",
        "the armies that face each other there.",
        "A column of trucks was seen on Monday, some forty of them, heading to",
        "the south without lights.",
    ]
    assert [text for _, text in blocks(plain("\n".join(lines)))] == [
        lines[0],
        f"{lines[1]} {lines[2]}",
        f"{lines[3]} {lines[4]}",
    ]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and John Roe, Staff Writer", "Jane Doe and John Roe, Staff Writer"),
        ("BY JANE DOE | The Quay Gazette", "JANE DOE | The Quay Gazette"),
        ("By The Associated Press", "The Associated Press"),
        ("Written by Anna van der Berg", "Anna van der Berg"),
        ("By Zoë O’Hara-Łuk", "Zoë O’Hara-Łuk"),
        ("By Jane Doe, Nov. 3, 2024", "Jane Doe"),
        ("By midnight the water had gone", None),
        ("By the numbers", None),
        ("By Monday, all was lost.", None),
    ],
)
def test_a_byline_is_told_from_a_sentence(line: str, byline: str | None) -> None:
    document = plain(f"Headline\n\n{line}\n\n{LONG}")
    assert document.byline == byline
    assert (document.blocks[1].kind is BlockKind.BYLINE) == (byline is not None)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: 3 November 2024", "2024-11-03"),
        ("October 31, 2024", "2024-10-31"),
        ("Last updated on Thursday, October 31st, 2024 at 10:30 p.m. EST", "2024-10-31"),
        ("2024-10-31", "2024-10-31"),
        ("By Jane Doe | 3 Nov 2024", "2024-11-03"),
        (f"WASHINGTON, Nov. 3, 2024 (AP) — {LONG}", "2024-11-03"),
        (f"KYIV, Ukraine, 3 November 2024 - {LONG}", "2024-11-03"),
        (f"LONDON (PA) — {LONG}", None),
        ("October 31", None),
        ("31 February 2024", None),
        ("3 November 2999", None),
        (f"The bridge opened on 3 November 2004 — and {LONG}", None),
        ("The treaty of October 31, 2024 is void.", None),
    ],
)
def test_only_a_date_that_is_the_storys_own_is_taken(line: str, date: str | None) -> None:
    assert plain(f"Headline\n\n{line}\n\n{LONG}").date == date


@pytest.mark.parametrize(
    "text",
    [
        "A soldier near the river in May (file photo)",
        "The hall before the fire. (Photo: Pell Andrews)",
        "The hall before the fire (Photo by Pell Andrews/Quay Pictures)",
        "PHOTO: The hall before the fire",
        "Photo by Pell Andrews",
        "The hall on Monday. Photograph: Pell Andrews",
        "The minister leaves the hall / AP",
        "The minister leaves the hall. Pell Andrews/Reuters",
    ],
)
def test_a_caption_is_told_from_a_paragraph(text: str) -> None:
    assert kinds(f"Headline\n\n{LONG}\n\n{text}\n\n{LONG}")[1] is BlockKind.CAPTION


def test_a_name_with_a_quotation_and_a_note_after_the_headline_is_a_caption() -> None:
    spoken = 'Mayor Edda Quist: "We are ready." (undated)'
    assert kinds(f"Headline\n\n{spoken}\n\n{LONG}") == [BlockKind.CAPTION, BlockKind.PARAGRAPH]
    assert kinds(f"Headline\n\n{LONG}\n\n{spoken}") == [BlockKind.PARAGRAPH] * 2


@pytest.mark.parametrize(
    "text",
    [
        "SEE ALSO: What the bridge is made of",
        "See also: What the bridge is made of",
        "READ MORE: The bridge in numbers",
        "Read more",
        "RELATED: The ferries",
        "Related stories: The ferries",
        "Also read: The ferries",
        "WATCH: The bridge opens",
    ],
)
def test_a_pointer_to_another_story_is_told_from_a_paragraph(text: str) -> None:
    assert kinds(f"Headline\n\n{LONG}\n\n{text}\n\n{LONG}")[1] is BlockKind.SEE_ALSO


@pytest.mark.parametrize(
    "text",
    [
        "For all of our coverage of the harbour, click here.",
        "Sign up for our morning newsletter.",
        "Subscribe now and read on tomorrow.",
        "Like this story? Follow us on Mastodon.",
        "Get the day's news in your inbox.",
        "© 2025 The Quay Gazette. All rights reserved.",
        "Advertisement",
    ],
)
def test_promotion_is_told_from_a_paragraph(text: str) -> None:
    labelled = kinds(f"Headline\n\n{LONG}\n\nHarbour news\n\n{text}\n\n{LONG}")
    assert labelled[1:3] == [BlockKind.PROMO] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Residents were told to subscribe to the alert service, the mayor said.",
        "Some 3,000 people signed up on the first day.",
        "The gang had sent a newsletter to its victims, police said.",
        "He said users who click here lose their savings.",
        "Photo shops have closed in 40 towns.",
        "A photo by a passer-by showed the car in the water.",
        "The related question of who pays remains open.",
        "See the ferries while they last, she said.",
        "Watch: that was the only word on the note.",
    ],
)
def test_news_about_such_things_stays_a_paragraph(text: str) -> None:
    assert kinds(f"Headline\n\n{LONG}\n\n{text}\n\n{LONG}")[1] is BlockKind.PARAGRAPH


def test_a_title_like_line_is_a_heading_only_above_a_paragraph() -> None:
    assert kinds(f"Headline\n\n{LONG}\n\nWhat comes next\n\n{LONG}\n\nAnd then silence") == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]


def test_list_items_keep_their_numbers_and_depths() -> None:
    document = plain("Headline\n\n1. One thing\n2) Another thing\n   - a part of it\n\n* A star")
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.marker, item.level) for item in items] == [
        ("1.", 1), ("2)", 1), ("•", 2), ("•", 1),
    ]  # fmt: skip
    assert document.text[items[0].start : items[0].end] == "One thing"


def test_quoted_mail_is_quoted_at_its_depth() -> None:
    document = plain("Re: the bridge\n\n> We agree\n> with you.\n>\n> Yours\n>> And we do not.")
    quotations = [block for block in document.blocks if block.kind is BlockKind.QUOTATION]
    assert [(document.text[q.start : q.end], q.level) for q in quotations] == [
        ("We agree with you.", 1), ("Yours", 1), ("And we do not.", 2),
    ]  # fmt: skip


def test_rules_between_paragraphs_are_no_paragraphs() -> None:
    assert blocks(plain("Headline\n========\n\nOne.\n\n* * *\n\nTwo.")) == [
        (BlockKind.HEADLINE, "Headline"),
        (BlockKind.PARAGRAPH, "One."),
        (BlockKind.PARAGRAPH, "Two."),
    ]


def test_a_first_paragraph_too_long_for_a_headline_stays_and_the_file_name_stands_in() -> None:
    long = LONG * 5
    named = plain(long, "council-meeting.txt")
    assert blocks(named) == [(BlockKind.HEADLINE, "council-meeting"), (BlockKind.PARAGRAPH, long)]
    unnamed = plain(long, "-")
    assert long.startswith(unnamed.headline.rstrip("…"))
    assert len(unnamed.headline) <= 100


def test_a_headline_said_twice_is_kept_once() -> None:
    assert blocks(plain(f"The bridge closes\n\nTHE BRIDGE CLOSES\n\n{LONG}")) == [
        (BlockKind.HEADLINE, "The bridge closes"),
        (BlockKind.PARAGRAPH, LONG),
    ]


def test_an_address_in_the_text_is_a_link_without_the_stop_after_it() -> None:
    document = plain("Headline\n\nIt is on https://gazette.example/a_(b), the clerk said.")
    (link,) = document.links
    assert link.url == "https://gazette.example/a_(b)"
    assert document.text[link.start : link.end] == link.url


def test_utf_16_is_read() -> None:
    text = f"Headline\r\n\r\n{LONG}\r\n"
    assert parse(text.encode("utf-16"), "a.txt").text == f"Headline\n\n{LONG}"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff\u200b\u3164".encode(), b"\x1b[2J"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "-"])
def test_a_document_without_text_is_empty(data: bytes, name: str) -> None:
    with pytest.raises(DocumentError, match="is empty"):
        parse(data, name)


def test_a_document_of_rules_alone_is_empty() -> None:
    with pytest.raises(DocumentError, match="is empty"):
        parse(b"=====\n\n* * *", "a.txt")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\0" * 500, "is binary data"),
        (bytes(range(256)) * 4, "is binary data"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
        (b"PK\x03\x04" + b"x" * 50, "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
    ],
)
def test_a_document_that_is_no_text_is_refused_with_what_it_is(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as refused:
        parse(data, "a\x1b[2J\n.txt")
    assert refused.value.place == "a .txt"


LINE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "- item", "1. one", "> quoted", "By Jane Doe", "---", "SEE ALSO: x", "x " * 45]
    ),
)


@given(st.lists(LINE, max_size=12).map("\n".join), st.sampled_from(["a.txt", "-", "\x1b.txt"]))
@settings(max_examples=150, deadline=None)
def test_any_text_ends_in_a_sound_document_or_a_reason(text: str, name: str) -> None:
    try:
        document = parse(text.encode("utf-8", "surrogatepass"), name)
    except DocumentError:
        return
    assert_sound(document)


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md", "a.html", "-", ""]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_end_in_a_sound_document_or_a_reason(data: bytes, name: str) -> None:
    try:
        document = parse(data, name)
    except DocumentError:
        return
    assert_sound(document)


def test_what_goes_beyond_the_limits_is_cut_and_said() -> None:
    document = plain("Headline\n\n" + "word " * 1_200_000)
    assert len(document.text) <= 5_000_000
    assert document.cut
    assert plain("Headline\n\n" + "a.\n" * 60_000).cut


@pytest.mark.parametrize("part", ["word " * 14 + "\n", "- a\n", "> a\n", "((", "By A", "a.\n\n"])
def test_plain_text_takes_linear_time(part: str) -> None:
    def read(size: int) -> object:
        return parse(("Headline\n\n" + part * (size // len(part))).encode(), "a.txt")

    assert grows_evenly(read, 40_000)
