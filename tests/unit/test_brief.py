"""The brief: what leads it, what each event shows, and how long it may be."""

import json
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

from briefing.desk.brief import MOST_WORDS, Brief, New, brief
from briefing.desk.brief_forms import as_html, as_markdown, as_text, records
from briefing.desk.counting.nouns import Relation
from briefing.desk.entries import Entry
from briefing.desk.marking import mark, minutes
from briefing.model import Block, BlockKind, Document, Source, SourceKind, Story

NOW = 1_790_000_000
HOUR = 3_600


def entry(key: int, headline: str, *paragraphs: str, source: str = "Post") -> Entry:
    """A marked story of paragraphs."""
    blocks, text = [], ""
    for number, words in enumerate((headline, *paragraphs)):
        kind = BlockKind.PARAGRAPH if number else BlockKind.HEADLINE
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words
    document = Document(headline, text, tuple(blocks))
    place = f"https://{source.lower()}.example/feed"
    story = Story(str(key), Source(source, SourceKind.FEED, place), f"{place}/{key}", document)
    return Entry(story, mark(document), minutes(document), key=key)


def new(of: Entry, coverage: int = 0, hours: float = 1, is_read: bool = False) -> New:
    marks = of.marks
    speech = sum(quote.is_speech for quote in marks.quotes)
    time = NOW - round(hours * HOUR)
    place, figures = of.story.source.place, len(marks.figures)
    text = hash(of.story.text)
    return New(of.key, place, coverage, text, time, is_read, speech, figures)


def made(*news: tuple[Entry, New]) -> Brief:
    entries = {of.key: of for of, _ in news}

    def read(stories: Sequence[int]) -> list[Entry]:
        return [entries[story] for story in stories]

    return brief([one for _, one in news], read, NOW)


def plain(key: int, source: str = "Post") -> Entry:
    return entry(key, f"Headline {key}", "Something happened in town.", source=source)


FERRY = entry(
    1,
    "Ferry aground off Marlow",
    "A ferry ran aground on Monday. It carried 214 people, the coastguard said.",
    '"Nobody was hurt and the hull is sound," said Captain Ivo Marsh of the coastguard.',
)
FERRY_TOO = entry(
    2,
    "Passengers taken off ferry",
    "The ferry carried 230 people, Bay Lines said.",
    '"We are sorry," said Petra Lund, a spokeswoman.',
    source="Mail",
)


def test_an_event_with_more_sources_comes_first_then_the_fresher_one() -> None:
    old, fresh = plain(3), plain(4)
    front = made(
        (old, new(old, hours=20)),
        (fresh, new(fresh, hours=1)),
        (FERRY, new(FERRY, 7, hours=20)),
        (FERRY_TOO, new(FERRY_TOO, 7, hours=19)),
    )
    # Both ferries have as many marks: the newer one leads.
    assert [piece.lead.key for piece in front.pieces] == [2, 4, 3]
    assert [piece.sources for piece in front.pieces] == [2, 1, 1]
    assert (front.stories, front.sources, front.left_out) == (4, 2, 0)


def test_a_read_event_stands_below_an_unread_one() -> None:
    read, unread = plain(3), plain(4)
    front = made((read, new(read, is_read=True)), (unread, new(unread)))
    assert [piece.lead.key for piece in front.pieces] == [4, 3]


def test_a_piece_is_verbatim_its_first_sentence_its_strongest_quote_its_figures() -> None:
    front = made((FERRY, new(FERRY, 7)), (FERRY_TOO, new(FERRY_TOO, 7)))
    [piece] = front.pieces
    text = piece.lead.story.text
    assert piece.first is not None
    assert text[slice(*piece.first)] == "A ferry ran aground on Monday."
    assert piece.quote is not None
    quote = piece.quote.quote
    assert quote.speaker == "Ivo Marsh"
    assert text[quote.start : quote.end] == '"Nobody was hurt and the hull is sound,"'
    # Two sources count the same people differently.
    assert piece.relation in (Relation.DIFFER, Relation.CONFLICT)
    assert {str(told.claim.figure.value) for told in piece.figures} == {"214", "230"}


def test_a_brief_is_read_in_five_minutes_and_counts_what_it_leaves_out() -> None:
    stories = [entry(key, f"Headline {key}", " ".join(["word"] * 50) + ".") for key in range(1, 60)]
    front = made(*((story, new(story)) for story in stories))
    assert MOST_WORDS * 0.9 < front.words <= MOST_WORDS
    assert len(front.pieces) + front.left_out == 59


def test_a_story_with_nothing_but_a_headline_has_its_place() -> None:
    bare = entry(1, "Bare headline")
    [piece] = made((bare, new(bare))).pieces
    assert (piece.first, piece.quote, piece.figures) == (None, None, ())
    assert "Bare headline" in as_text(made((bare, new(bare))), "since 24h")


def test_nothing_new_is_an_empty_brief() -> None:
    assert made() == Brief((), 0, 0, 0, 0)


def test_a_text_that_two_sources_bring_counts_as_one_and_both_are_named() -> None:
    copy = FERRY._replace(
        key=9, story=replace(FERRY.story, source=Source("Wire", SourceKind.FEED, "https://wire"))
    )
    front = made((FERRY, new(FERRY, 7)), (copy, new(copy, 7)), (FERRY_TOO, new(FERRY_TOO, 7)))
    [piece] = front.pieces
    assert piece.sources == 2
    assert "Post (the same text: Wire), Mail" in as_text(front, "today")


def test_the_text_is_set_for_a_mail_and_every_piece_names_its_source() -> None:
    lines = as_text(made((FERRY, new(FERRY, 7)), (FERRY_TOO, new(FERRY_TOO, 7))), "today")
    assert max(map(len, lines.splitlines())) <= 76
    assert (
        lines
        == """\
THE BRIEF
today · 2 new stories from 2 sources · 1 minute
────────────────────────────────────────────────────────────────────────────

1  Ferry aground off Marlow
   Post, Mail

   A ferry ran aground on Monday.

   │ "Nobody was hurt and the hull is sound,"
   │ Ivo Marsh, Captain (Post)

   people: figures differ
     214  the coastguard (Post)
     230  Bay Lines (Mail)

   Post  https://post.example/feed/1
   Mail  https://mail.example/feed/2
"""
    )


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def test_every_form_carries_the_words_and_none_of_them_runs() -> None:
    sly = entry(
        5,
        "<script>alert(1)</script> *loud* [x](https://evil.example)",
        'A man spoke. "I will not go <b>quietly</b> into it," said Ann Lee, the mayor.',
    )
    front = made((sly, new(sly)))
    text = as_text(front, "since 24h")
    assert "<script>alert(1)</script> *loud*" in " ".join(text.split())
    markdown = as_markdown(front, "since 24h")
    assert "\\*loud\\*" in markdown
    assert "<script>" not in markdown
    page = _Text()
    page.feed(as_html(front, "since 24h"))
    assert "script" not in page.tags
    assert "<script>alert(1)</script> *loud* [x](https://evil.example)" in page.pieces


def test_the_records_carry_offsets_into_their_stories() -> None:
    [record] = records(made((FERRY, new(FERRY, 7)), (FERRY_TOO, new(FERRY_TOO, 7))))
    record = json.loads(json.dumps(record))
    first, quote = record["first"], record["quote"]
    for one in (first, quote):
        assert FERRY.story.text[one["start"] : one["end"]] == one["text"]
    assert [story["headline"] for story in record["stories"]] == [
        FERRY.story.headline,
        FERRY_TOO.story.headline,
    ]


def test_a_caption_above_the_story_is_not_its_first_sentence() -> None:
    crane = entry(
        1,
        "Crane falls in Marlow",
        "cranes at the harbour in 2008",
        "A crane fell on Friday. It was old.",
    )
    [piece] = made((crane, new(crane))).pieces
    assert piece.first is not None
    assert crane.story.text[slice(*piece.first)] == "A crane fell on Friday."


def test_the_figures_that_matter_are_those_of_headline_and_opening_and_say_what_they_are_of() -> (
    None
):
    bridge = entry(
        1,
        "Bridge to close for 14 weeks",
        "The bridge, which carries 38,000 vehicles a day, will cost $61 million to mend.",
        "Two people were asked. It rose 3% and 4% and 5%. Ann Lee, 42, was there.",
    )
    [piece] = made((bridge, new(bridge))).pieces
    text = bridge.story.text
    shown = [told.claim.mention.figure for told in piece.figures]
    assert [text[one.start : one.end] for one in shown] == ["14 weeks", "38,000", "$61 million"]
    assert "14 weeks · 38,000/day vehicles · $61m cost\n" in as_text(
        made((bridge, new(bridge))), "today"
    )


def test_a_number_is_told_once_with_what_it_is_of() -> None:
    wheat = entry(
        1,
        "Wheat harvest down 12%, ministry says",
        "The wheat harvest fell 12 percent to 3.4 million tonnes, the ministry said.",
        "It was the fourth year in which 900 farms had lost a harvest.",
    )
    told = as_text(made((wheat, new(wheat))), "today")
    assert "   12% wheat harvest down · 900 farms\n" in told


def test_a_result_is_told_by_its_larger_number() -> None:
    vote = entry(
        1, "Council passes budget", "The budget was approved by 9 votes to 6.", "It was late."
    )
    assert "   9 votes\n" in as_text(made((vote, new(vote))), "today")
