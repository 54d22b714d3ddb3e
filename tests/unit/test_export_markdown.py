"""Stories as Markdown: what a reader of Markdown makes of it is the text of the story."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.desk.entries import Entry
from briefing.desk.marking import mark, minutes
from briefing.documents import parse
from briefing.documents.clean import clean_text
from briefing.errors import DocumentError
from briefing.export.documents import written
from briefing.export.told import Format, What
from briefing.export.wording import facts
from briefing.model import (
    Block,
    BlockKind,
    Document,
    Figure,
    Link,
    Quote,
    Source,
    SourceKind,
    Story,
)
from briefing.sources.files import stories
from tests.conftest import ROOT
from tests.unit.samples import a_figure, a_quote, a_story, an_entry
from tests.unit.wild import WORDS, entry_of_document, folded

LINK = "https://post.example/f"


def markdown(entry: Entry, what: What = What.STORIES) -> str:
    return written([entry], what, Format.MARKDOWN)


def body(story: Story, *marks: Quote | Figure) -> str:
    """The blocks of a story as Markdown, without its headline and what is known of it."""
    return markdown(an_entry(story, *marks)).split("\n\n", 2)[2]


def shown(tokens: Sequence[Token]) -> Iterator[str]:
    """The text that a reader sees of each block, cells one by one."""
    for token in tokens:
        if token.type == "inline":
            children = token.children or []
            yield "".join(" " if "break" in one.type else one.content for one in children)
        elif token.type in ("fence", "code_block"):
            yield token.content


def expected(story: Story, known: str) -> Iterator[str]:
    """The text that the story has, in the same pieces."""
    yield from (story.headline, known)
    for block in story.document.blocks[1:]:
        text = story.text[block.start : block.end]
        if block.kind is BlockKind.TABLE:
            rows = [row.split(" | ") for row in text.split("\n")]
            width = max(map(len, rows))
            yield from (cell for row in rows for cell in row + [""] * (width - len(row)))
        else:
            # The box of a task is signs of the text in CommonMark.
            yield {"☐": "[ ] ", "☑": "[x] "}.get(block.marker, "") + text


def assert_reads_back(story: Story) -> None:
    marks = mark(story.document)
    entry = entry_of_document(story, marks)
    known = facts(story, marks, entry.minutes)
    known = known if story.document.url else f"{known} · {story.place}"
    wanted = [folded(text) for text in expected(story, known)]
    text = written([entry], What.STORIES, Format.MARKDOWN)
    linking = MarkdownIt("gfm-like")
    assert linking.linkify is not None
    linking.linkify.set({"fuzzy_link": False})
    for reader in (MarkdownIt("commonmark").enable(["table", "strikethrough"]), linking):
        assert [folded(piece) for piece in shown(reader.parse(text))] == wanted


@settings(max_examples=200, deadline=None)
@given(words=st.lists(WORDS, max_size=40), suffix=st.sampled_from([".txt", ".md", ".html"]))
def test_a_wild_document_reads_back_as_its_text(words: list[str], suffix: str) -> None:
    try:
        found = parse(" ".join(words).encode("utf-8"), f"wild{suffix}")
    except DocumentError:
        return
    assert_reads_back(Story("id", Source("wild", SourceKind.FILE, "."), "wild", found))


SIGNS = "ab1 .:)(-+#=>*_`~[]!<>&|\\$@/w^'\"“”‘’€½éß漢\n"
KINDS = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.HEADLINE])
PIECES = st.tuples(
    KINDS,
    st.text(SIGNS, min_size=1, max_size=25) | st.text(min_size=1, max_size=12),
    st.integers(0, 4),
    st.sampled_from(["", "•", "3.", "7)", "☑", "☐", "-2.", "1234567890."]),
    st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(pieces=st.lists(PIECES, max_size=6), headline=st.text(SIGNS, min_size=1, max_size=20))
def test_wild_blocks_read_back_as_their_text(
    pieces: list[tuple[BlockKind, str, int, str, bool]], headline: str
) -> None:
    text = folded(clean_text(headline)) or "x"
    blocks, links = [Block(BlockKind.HEADLINE, 0, len(text))], []
    for kind, words, level, marker, is_link in pieces:
        cleaned = clean_text(words)
        keeps_lines = kind in (BlockKind.CODE, BlockKind.TABLE)
        lines = [line if kind is BlockKind.CODE else folded(line) for line in cleaned.split("\n")]
        cleaned = "\n".join(filter(str.strip, lines)) if keeps_lines else folded(cleaned)
        if not cleaned:
            continue
        start = len(text) + 2
        text += "\n\n" + cleaned
        is_item = kind is BlockKind.LIST_ITEM
        blocks.append(Block(kind, start, len(text), level, marker if is_item else ""))
        if is_link and kind is not BlockKind.CODE and "\n" not in cleaned:
            middle = start + len(cleaned) // 2
            links.append(Link(middle, len(text), "https://x.example/a&lt;b?c=(d)"))
    document = Document(text[: blocks[0].end], text, tuple(blocks), tuple(links))
    story = Story("id", Source("wild", SourceKind.FILE, "."), "wild", document)
    assert_reads_back(story)


def test_the_documents_at_hand_read_back_as_their_text() -> None:
    found = list(stories([str(ROOT / "seeds"), str(ROOT / "tests" / "data")]))
    assert len(found) > 3
    for story in found:
        assert isinstance(story, Story)
        assert_reads_back(story)


def test_headline_facts_and_place_come_first() -> None:
    assert markdown(an_entry(a_story("It *sank*."))) == (
        "# Ferry sinks\n\nHarbour News · undated · 1 min · /news/ferry.txt\n\nIt \\*sank\\*.\n"
    )
    told = a_story("It sank.", url=LINK, publisher="The Post", date="2024-05-03")
    assert markdown(an_entry(told)) == (
        f"# [Ferry sinks](<{LINK}>)\n\nThe Post · 3 May 2024 · 1 min\n\nIt sank.\n"
    )


def test_speech_is_in_italics_figures_are_bold_and_links_lead_on() -> None:
    text = 'He said "the 300 men of *Ayr* ran" to the Post, a "moon" of 5.'
    link = Link(text.index("the Post") + 13, text.index(", a") + 13, "https://x.example/?a=1&lt;=2")
    story = a_story(text, links=(link,))
    story_body = body(
        story,
        a_quote(story, '"the 300 men of *Ayr* ran"'),
        a_figure(story, "300", "300"),
        a_figure(story, "5", "5"),
    )
    assert story_body == (
        'He said _"the **300** men of \\*Ayr\\* ran"_ to '
        '[the Post](<https://x.example/?a=1\\&lt;=2>), a "moon" of **5**.\n'
    )
    drawn = MarkdownIt("commonmark").render(story_body)
    assert '<a href="https://x.example/?a=1&amp;lt;=2">the Post</a>' in drawn
    assert "<em>&quot;the <strong>300</strong> men of *Ayr* ran&quot;</em>" in drawn


def test_a_figure_within_a_word_is_left_as_it_stands() -> None:
    story = a_story("The A380s and €5 of Q4.")
    marks = [a_figure(story, words, "1") for words in ("380", "5", "4")]
    assert body(story, *marks) == "The A380s and €5 of Q4.\n"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/>)[x](y", "http://a b"]
)
def test_other_links_than_those_of_the_web_are_none(url: str) -> None:
    story = a_story("Click here.", links=(Link(13, 18, url),), url=url)
    text = markdown(an_entry(story))
    assert "](" not in text
    assert text.endswith("\n\nClick here.\n")


def test_an_exclamation_before_a_link_makes_no_image() -> None:
    story = a_story("Look!here", links=(Link(18, 22, LINK),))
    assert body(story) == f"Look\\![here](<{LINK}>)\n"


def of_blocks(*pieces: tuple[BlockKind, str, int, str]) -> Story:
    text = "Ferry sinks"
    blocks = [Block(BlockKind.HEADLINE, 0, len(text))]
    for kind, words, level, marker in pieces:
        blocks.append(Block(kind, len(text) + 2, len(text) + 2 + len(words), level, marker))
        text += "\n\n" + words
    source = Source("Harbour News", SourceKind.FOLDER, "/news")
    return Story("id-1", source, "/news/f.txt", Document("Ferry sinks", text, tuple(blocks)))


def test_headings_lists_quotations_code_and_tables_are_those_of_markdown() -> None:
    item, quotation = BlockKind.LIST_ITEM, BlockKind.QUOTATION
    story = of_blocks(
        (BlockKind.HEADING, "In C#", 1, ""),
        (item, "one", 1, "•"),
        (item, "two", 1, "•"),
        (item, "third", 2, "3."),
        (item, "more of it", 2, ""),
        (item, "done", 1, "☑"),
        (quotation, "outer", 1, ""),
        (quotation, "inner", 2, ""),
        (BlockKind.CODE, "a\n```\n  b", 0, ""),
        (BlockKind.TABLE, "Town | Boats\nAyr | 3 | x\nOban", 0, ""),
    )
    assert body(story) == (
        "## In C# ##\n\n"
        "- one\n- two\n\n  3. third\n\n     more of it\n\n- [x] done\n\n"
        "> outer\n>\n> > inner\n\n"
        "````\na\n```\n  b\n````\n\n"
        "| Town | Boats |  |\n| --- | --- | --- |\n| Ayr | 3 | x |\n| Oban |  |  |\n"
    )


def test_the_blocks_come_back_from_markdown_as_they_were() -> None:
    source = (
        "# Ferry sinks\n\nIt sank.\n\n## Why\n\n- one\n- two\n  1. in\n  2. out\n- [ ] task\n\n"
        "> She said so.\n\n```\nx = 1\n```\n\n| a | b |\n| --- | --- |\n| c | d |\n"
    )
    found = parse(source.encode(), "a.md")
    story = Story("id", Source("s", SourceKind.FILE, "."), "place", found)
    again = parse(body(story).encode(), "ferry-sinks.md").blocks
    kinds = [(block.kind, block.level, block.marker) for block in found.blocks[2:]]
    assert [(block.kind, block.level, block.marker) for block in again[-len(kinds) :]] == kinds
    assert len(kinds) == 9


def test_marks_stand_under_their_headline_with_citation_and_details() -> None:
    story = a_story('"It sank," she said of 300 a day.', date="2024-05-03")
    quote = a_quote(
        story, '"It sank,"', speaker="Ann Lee", role="mayor", cue="said", mention=(24, 27)
    )
    figure = a_figure(story, "300", "300", counted="men", per="day", claimant="Ann Lee")
    entry = an_entry(story, quote, figure)
    cited = "“Ferry sinks”, Harbour News, 3 May 2024, /news/ferry.txt"
    assert markdown(entry, What.QUOTES) == (
        f'## Ferry sinks\n\n> "It sank,"\n\n— Ann Lee, {cited} (mayor · said · named “she”)\n'
    )
    assert markdown(entry, What.FIGURES) == (
        f"## Ferry sinks\n\n> 300 \\[men\\]\n\n— Ann Lee, {cited} (300/day)\n"
    )


def test_stories_without_marks_are_left_out_where_marks_are_asked_for() -> None:
    bare = an_entry(a_story("It sank."))
    assert written([bare, bare], What.QUOTES, Format.MARKDOWN) == ""
    assert written([bare, bare], What.STORIES, Format.MARKDOWN).count("# Ferry sinks") == 2
    assert minutes(bare.story.document) == 1
