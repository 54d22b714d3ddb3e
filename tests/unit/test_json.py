"""The JSON that commands print: its shape, and that every mark is verbatim text of its story."""

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.desk.marking import mark, minutes
from briefing.documents import parse
from briefing.errors import DocumentError
from briefing.export.as_json import document, figure_record, quote_record, story_record
from briefing.model import Enclosure, FigureKind, Marks, Medium, Source, SourceKind, Story
from briefing.sources.files import stories
from tests.conftest import ROOT
from tests.unit.samples import a_figure, a_quote, a_story

DOCUMENTS = [ROOT / "seeds", ROOT / "tests" / "data"]


def documents_at_hand() -> Iterator[Story]:
    for found in stories([str(folder) for folder in DOCUMENTS]):
        assert isinstance(found, Story), found
        yield found


def assert_verbatim(story: Story) -> None:
    """Every offset that the record of a story tells is of the text that it tells."""
    made = story_record(story, mark(story.document), minutes(story.document))
    record = json.loads(document("stories", [made]))
    assert record["schema"] == 1
    (told,) = record["stories"]
    assert told["text"] == story.text
    for found in (*told["quotes"], *told["figures"], *told["dates"]):
        assert 0 <= found["start"] < found["end"] <= len(told["text"])
        assert told["text"][found["start"] : found["end"]] == found["text"]
    for quote in told["quotes"]:
        if quote["mention"]:
            mention = quote["mention"]
            assert told["text"][mention["start"] : mention["end"]] == mention["text"] != ""
    for block in told["blocks"]:
        assert 0 <= block["start"] <= block["end"] <= len(told["text"])


def test_every_mark_of_every_document_at_hand_is_verbatim() -> None:
    count = 0
    for story in documents_at_hand():
        assert_verbatim(story)
        count += 1
    assert count > 3


WORDS = st.sampled_from(
    [
        '"', "“", "”", "‘", "’", "'", "said", "Ann Lee", "he", "she", "told", "12", "$3.2bn",
        "8,000", "troops", "a day", "per cent", "%", "10 years ago", "October 31", ".", ",", "?",
        ":", "—", "\n\n", "\n", "\t", "\x1b[2J", "\x00", "\ufeff", "\u202e", "é", "漢字",
        "\U0001f469\u200d\U0001f680", "e\u0301", "<p>", "</p>", "<li>", "<code>", "&quot;",
        "&#27;", "&#xD800;", "# ", "> ", "- ", "```", "|", "---", "SEE ALSO:", "(file photo)",
        "one in five", "two-thirds", "52-48", "1E9",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(words=st.lists(WORDS, max_size=60), suffix=st.sampled_from([".txt", ".md", ".html"]))
def test_every_mark_of_a_wild_document_is_verbatim(words: list[str], suffix: str) -> None:
    try:
        found = parse(" ".join(words).encode("utf-8"), f"wild{suffix}")
    except DocumentError:
        return
    assert_verbatim(Story("id", Source("wild", SourceKind.FILE, "."), "wild", found))


@settings(max_examples=80, deadline=None)
@given(data=st.binary(max_size=300), suffix=st.sampled_from(["", ".txt", ".md", ".html"]))
def test_every_mark_of_wild_bytes_is_verbatim(data: bytes, suffix: str) -> None:
    try:
        found = parse(data, f"wild{suffix}")
    except DocumentError:
        return
    assert_verbatim(Story("id", Source("wild", SourceKind.FILE, "."), "wild", found))


def test_a_quote_carries_its_story_source_title_date_and_fields() -> None:
    story = a_story('"It sank," Lee said.', date="2024-05-03", publisher="The Post")
    start = story.text.index("Lee")
    quote = a_quote(
        story,
        '"It sank,"',
        speaker="Ann Lee",
        role="mayor of Ayr",
        mention=(start, start + 3),
        cue="said",
    )
    assert quote_record(story, quote) == {
        "text": '"It sank,"',
        "start": 13,
        "end": 23,
        "story": "id-1",
        "title": "Ferry sinks",
        "source": "The Post",
        "date": "2024-05-03",
        "url": None,
        "place": "/news/ferry.txt",
        "kind": "direct",
        "speaker": "Ann Lee",
        "role": "mayor of Ayr",
        "mention": {"start": 24, "end": 27, "text": "Lee"},
        "cue": "said",
    }


def test_a_figure_carries_all_its_fields() -> None:
    story = a_story("Some 1,200 fell a day, Lee said.")
    figure = a_figure(
        story,
        "1,200",
        "1200",
        kind=FigureKind.RATE,
        approx=True,
        counted="casualties",
        per="day",
        claimant="Ann Lee",
    )
    record = figure_record(story, figure)
    assert record["text"] == "1,200"
    assert record["source"] == "Harbour News"
    assert {name: record[name] for name in list(record)[9:]} == {
        "kind": "rate",
        "value": 1200,
        "low": None,
        "high": None,
        "unit": None,
        "approx": True,
        "bound": None,
        "counted": "casualties",
        "per": "day",
        "claimant": "Ann Lee",
    }


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("8000", "8000"),
        ("8E3", "8000"),
        ("3.5", "3.5"),
        ("-0.25", "-0.25"),
        ("3200000000000", "3200000000000"),
        (str(Decimal(1) / 3), "0.3333333333333333"),
        ("1E+5000", '"1E+5000"'),
        ("9" * 5000, f'"{"9" * 5000}"'),
    ],
)
def test_numbers_are_json_numbers_where_a_number_can_hold_them(value: str, written: str) -> None:
    story = a_story("7 boats")
    record = figure_record(story, a_figure(story, "7", value))
    assert json.dumps(record["value"]) == written


def test_a_story_carries_what_its_list_and_its_reader_need() -> None:
    story = a_story("A ferry sank.", byline="Ann Lee", date="2024-05")
    record = story_record(story, Marks(), 3)
    assert record["headline"] == "Ferry sinks"
    assert record["byline"] == "Ann Lee"
    assert record["date"] == "2024-05"
    assert record["source"] == {"name": "Harbour News", "kind": "folder", "place": "/news"}
    assert record["minutes"] == 3
    assert record["marks"] == {"quotes": 0, "speech": 0, "figures": 0, "dates": 0}
    assert record["blocks"] == [
        {"kind": "headline", "start": 0, "end": 11},
        {"kind": "paragraph", "start": 13, "end": 26},
    ]


def test_letters_beyond_ascii_are_written_as_they_are_or_escaped_where_asked() -> None:
    records = [{"text": "“é” 漢"}]
    assert "“é” 漢" in document("quotes", records)
    escaped = document("quotes", records, ascii_only=True)
    assert escaped.isascii()
    assert json.loads(escaped)["quotes"] == records


def test_what_utf_8_cannot_carry_is_escaped() -> None:
    text = document("stories", [{"place": "caf\udce9"}])
    assert json.loads(text.encode("utf-8"))["stories"] == [{"place": "caf\udce9"}]


def test_the_files_that_a_story_comes_with_are_told() -> None:
    story = a_story("It sank at once.")
    assert story_record(story, Marks(), 1)["enclosures"] == []
    files = (
        Enclosure("https://pod.example/1.mp3", Medium.AUDIO, 34_216_300),
        Enclosure("https://pod.example/1.pdf", Medium.DOCUMENT),
    )
    record = story_record(replace(story, enclosures=files), Marks(), 1)
    assert record["enclosures"] == [
        {"url": "https://pod.example/1.mp3", "type": "audio", "length": 34_216_300},
        {"url": "https://pod.example/1.pdf", "type": "document", "length": None},
    ]
