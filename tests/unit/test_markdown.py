import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.documents import parse
from briefing.errors import DocumentError
from briefing.model import BlockKind, Document
from tests.unit.invariants import assert_sound

DATA = Path(__file__).parents[1] / "data"


def markdown(text: str) -> Document:
    document = parse(text.encode(), "story.md")
    assert_sound(document)
    return document


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_a_whole_story_is_read() -> None:
    document = markdown((DATA / "council.md").read_text(encoding="utf-8"))
    assert document.headline == "Council votes 31 to 12 for the night buses"
    assert document.byline == "Tam Okafor, Lise Bering"
    assert document.date == "2025-02-06T18:40:00+01:00"
    assert document.publisher == "The Quay Gazette"
    assert document.url == "https://gazette.example/night-buses"
    assert blocks(document)[1:] == [
        (
            BlockKind.PARAGRAPH,
            "The council agreed on Thursday to run four night lines, two more than the first draft"
            " had, and rejected a script.",
        ),
        (BlockKind.HEADING, "What it costs"),
        (BlockKind.LIST_ITEM, "Drivers: €1.2m a year"),
        (BlockKind.LIST_ITEM, "Buses"),
        (BlockKind.LIST_ITEM, "three new ones"),
        (BlockKind.LIST_ITEM, "two that are repaired"),
        (BlockKind.QUOTATION, '"It is the price of one roundabout," said Mayor Edda Quist.'),
        (BlockKind.TABLE, "Line | Every | Seats\nN1 | 20 min | 48\nN2 | a ¦ b | –"),
        (BlockKind.IMAGE, "The N1 at the depot"),
        (BlockKind.CODE, "N1  23:00\n    23:20"),
        (BlockKind.PARAGRAPH, "Lines N3 and N4 follow."),
        (BlockKind.SEE_ALSO, "See also: The map of the lines"),
    ]
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(i.marker, i.level) for i in items] == [("1.", 1), ("2.", 1), ("•", 2), ("•", 2)]
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [
        ("first draft", "https://gazette.example/draft?a=1&b=2"),
        ("The N1 at the depot", "https://gazette.example/n1.jpg"),
        ("The map of the lines", "https://gazette.example/map"),
    ]


def test_toml_front_matter_is_read() -> None:
    document = markdown(
        '+++\ntitle = "A = B: the sequel"\ndate = 2025-03-01\n'
        'authors = ["Ada Q", "Bo R"]\n+++\nText.'
    )
    assert document.headline == "A = B: the sequel"
    assert (document.date, document.byline) == ("2025-03-01", "Ada Q, Bo R")
    assert blocks(document)[1:] == [(BlockKind.PARAGRAPH, "Text.")]


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025-03-01", "2025-03-01"),
        ("'2025-03-01T09:30:00Z'", "2025-03-01T09:30:00+00:00"),
        ("2025-03-01 09:30", "2025-03-01T09:30:00"),
        ("1 March 2025", "2025-03-01"),
        ("March 2025", "2025-03"),
        ("2025", "2025"),
        ("31/03/2025", "2025-03-31"),
        ("01/03/2025", None),
        ("Sat, 01 Mar 2025 09:30:00 GMT", "2025-03-01"),
        ("2025-02-30", None),
        ("2999-01-01", None),
        ("-1", None),
        ("soon", None),
    ],
)
def test_a_date_is_taken_as_far_as_it_tells(value: str, date: str | None) -> None:
    assert markdown(f"---\ntitle: T\ndate: {value}\n---\nText.").date == date


def test_front_matter_that_never_ends_is_text() -> None:
    document = markdown("---\n\ntitle: nothing\n\nThe text.")
    assert document.headline == "title: nothing"
    assert "The text." in document.text


def test_the_first_heading_of_rank_1_is_the_headline() -> None:
    document = markdown("A kicker\n\n# The headline\n\nThe text.")
    assert [text for _, text in blocks(document)] == ["The headline", "A kicker", "The text."]


def test_without_a_heading_the_first_paragraph_is_the_headline() -> None:
    assert markdown("The first line.\n\nThe second.").headline == "The first line."


def test_what_looks_like_markup_in_a_headline_stays_words() -> None:
    document = markdown("# \\# x \\| `[a](--b)` &lt;b&gt;")
    assert document.headline == "# x | [a](--b) <b>"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "--flag", "data:text/html,x", "/a"]
)
def test_an_address_that_is_not_on_the_web_leaves_its_words(address: str) -> None:
    document = markdown(f"# T\n\nSome [words]({address}) and ![a picture]({address}).")
    assert document.links == ()
    assert [text for _, text in blocks(document)][1:] == ["Some words and .", "a picture"]


def test_footnotes_are_a_list_below_the_story_numbered_by_their_references() -> None:
    document = markdown(
        "# T\n\nCosts rose[^sum] and fell.[^2] Not `[^2]`, nor[^none].\n\n"
        "> A quotation.[^q]\n> [^q]: From a letter\n\n"
        "[^2]: A *note* that goes\non,[^sum]\n\n    and on.\n\n"
        "[^sum]: [The sum](https://x.example/s)\n[^idle]: https://x.example/i\n\nThe end.\n"
    )
    assert blocks(document)[1:] == [
        (BlockKind.PARAGRAPH, "Costs rose[1] and fell.[2] Not [^2], nor[^none]."),
        (BlockKind.QUOTATION, "A quotation.[3]"),
        (BlockKind.PARAGRAPH, "The end."),
        (BlockKind.LIST_ITEM, "The sum"),
        (BlockKind.LIST_ITEM, "A note that goes on,[1] and on."),
        (BlockKind.LIST_ITEM, "From a letter"),
        (BlockKind.LIST_ITEM, "https://x.example/i"),
    ]
    assert [block.marker for block in document.blocks[-4:]] == ["1.", "2.", "3.", "4."]
    assert [link.url for link in document.links] == ["https://x.example/s", "https://x.example/i"]


def test_a_footnote_in_code_is_code() -> None:
    document = markdown("# T\n\nA.[^1]\n\n```\n[^1]: a\n```\n\n    [^1]: b\n")
    assert [text for _, text in blocks(document)][1:] == ["A.[^1]", "[^1]: a", "[^1]: b"]


@pytest.mark.parametrize(
    ("value", "headline"),
    [
        ("[unclosed", "The text."),
        ("{{ page.title }}", "The text."),
        (">-", "The text."),
        ("[One, Two]", "One, Two"),
        ('"Fair" is foul', '"Fair" is foul'),
        ("1,200 march", "1,200 march"),
    ],
)
def test_a_title_that_front_matter_breaks_is_left_alone(value: str, headline: str) -> None:
    assert markdown(f"---\ntitle: {value}\nfoo: : bar\n---\n\nThe text.").headline == headline


def test_tasks_have_boxes_for_markers() -> None:
    document = markdown(
        "# T\n\n- [ ] to do\n- [x] **done** [here](http://x.example)\n1. [X] done, too\n"
        "- [y] no task\n- a [ ] box\n\n[ ] no item"
    )
    items = [(b.marker, document.text[b.start : b.end]) for b in document.blocks[1:]]
    assert items == [
        ("☐", "to do"), ("☑", "done here"), ("☑", "done, too"), ("•", "[y] no task"),
        ("•", "a [ ] box"), ("", "[ ] no item"),
    ]  # fmt: skip
    (link,) = document.links
    assert document.text[link.start : link.end] == "here"


def test_scripts_and_markup_of_html_inside_are_left_out() -> None:
    document = markdown("# T\n\n<script>\nsteal()\n</script>\n\nA <b>bold</b> word &amp; more.")
    assert blocks(document)[1:] == [(BlockKind.PARAGRAPH, "A bold word & more.")]


MARKDOWN = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["# ", "\n\n", "\n", "- ", "1. ", "> ", "[a](http://b.c)", "![", "](", "|a|b|\n|-|-|\n"]
        ),
        st.sampled_from(
            [
                "[^1]",
                "[^1]: ",
                "[ ] ",
                "```\n",
                "---\n",
                "`",
                "**",
                "<div>",
                "&#27;",
                "    ",
                "\t",
                "\x1b[2J",
            ]
        ),
    ),
    max_size=25,
).map("".join)


@given(MARKDOWN)
@settings(max_examples=150, deadline=None)
def test_any_markdown_ends_in_a_sound_document_or_a_reason(text: str) -> None:
    try:
        document = parse(text.encode("utf-8", "replace"), "a.md")
    except DocumentError:
        return
    assert_sound(document)


@pytest.mark.parametrize(
    "part", ["[", "*a ", "[a](", "<", "> ", "![", "`a", "- a\n", "&#", "[^1]", "[^1]: a\n"]
)
def test_hostile_markdown_is_read_in_time(part: str) -> None:
    started = time.process_time()
    parse(("# T\n\n" + part * (30_000 // len(part))).encode(), "a.md")
    assert time.process_time() - started < 3


def test_a_text_longer_than_a_book_is_cut_and_said() -> None:
    assert markdown("word " * 10_000).cut is False
    document = parse(b"# T\n\n" + b"word " * 210_000, "a.md")
    assert document.cut
    assert len(document.text) <= 1_000_000
