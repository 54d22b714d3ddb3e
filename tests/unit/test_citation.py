"""A mark with its citation, plain and as Markdown."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.export.citation import cite, cite_markdown, escaped
from briefing.model import BlockKind, QuoteKind
from tests.unit.samples import a_figure, a_quote, a_story

SAID = '"It sank at *once*," Lee said of the 300 passengers.'


def test_a_quote_is_cited_verbatim_with_speaker_title_source_date_and_place() -> None:
    story = a_story(SAID, date="2024-05-03")
    quote = a_quote(story, '"It sank at *once*,"', speaker="Ann Lee")
    assert cite(story, quote) == (
        '"It sank at *once*," — Ann Lee, “Ferry sinks”, Harbour News, 3 May 2024, /news/ferry.txt'
    )


def test_a_figure_is_cited_with_what_it_counts_in_brackets_and_its_claimant() -> None:
    story = a_story(SAID, publisher="The Post", url="https://post.example/f")
    figure = a_figure(story, "300", "300", counted="passengers", claimant="Ann Lee")
    assert cite(story, figure) == (
        "300 [passengers] — Ann Lee, “Ferry sinks”, The Post, undated, https://post.example/f"
    )


def test_nobody_is_named_where_nobody_is_known_to_have_spoken() -> None:
    story = a_story(SAID)
    scare = a_quote(story, "*once*", kind=QuoteKind.SCARE, speaker="Ann Lee")
    assert cite(story, scare) == "*once* — “Ferry sinks”, Harbour News, undated, /news/ferry.txt"


def test_a_story_is_cited_without_a_mark() -> None:
    story = a_story(SAID, url="https://post.example/f")
    assert cite(story) == "“Ferry sinks”, Harbour News, undated, https://post.example/f"
    assert cite_markdown(story) == (
        "[“Ferry sinks”](<https://post.example/f>), Harbour News, undated"
    )


def test_markdown_sets_the_mark_as_a_quotation_and_links_the_headline() -> None:
    story = a_story(SAID, url="https://post.example/f(1)")
    quote = a_quote(story, '"It sank at *once*,"', speaker="Ann Lee")
    assert cite_markdown(story, quote) == (
        '> "It sank at \\*once\\*,"\n\n'
        "— Ann Lee, [“Ferry sinks”](<https://post.example/f(1)>), Harbour News, undated"
    )


def test_nothing_foreign_is_read_as_markdown() -> None:
    title = "# [x](--b) | ![i](j) <script>alert(1)</script> `c` https://a.example www.b.example"
    story = a_story((BlockKind.HEADLINE, title), "- one\n1. two\n=== &amp; ~~no~~ me@c.example")
    quote = a_quote(story, "- one\n1. two\n=== &amp; ~~no~~ me@c.example", speaker="*Lee*")
    drawn = MarkdownIt("gfm-like").render(cite_markdown(story, quote))
    assert drawn == (
        "<blockquote>\n<p>- one\n1. two\n=== &amp;amp; ~~no~~ me@c.example</p>\n</blockquote>\n"
        "<p>— *Lee*, “# [x](--b) | ![i](j) &lt;script&gt;alert(1)&lt;/script&gt; `c` "
        "https://a.example www.b.example”, Harbour News, undated, /news/ferry.txt</p>\n"
    )


@settings(max_examples=150, deadline=None)
@given(text=st.text("ab1 .:)(-+#=>*_`~[]!<>&|\\$@/w\nhtps", min_size=1, max_size=40))
def test_escaped_text_is_one_plain_paragraph(text: str) -> None:
    reader = MarkdownIt("gfm-like")
    assert reader.linkify is not None
    reader.linkify.set({"fuzzy_link": False})  # GitHub links no bare "example.org" either
    lines = ["x", *(line.strip() for line in text.split("\n") if line.strip())]
    tokens = reader.parse(escaped("\n".join(lines)))
    inline = [child.type for token in tokens for child in token.children or ()]
    assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}
    assert set(inline) <= {"text", "softbreak", "hardbreak"}
