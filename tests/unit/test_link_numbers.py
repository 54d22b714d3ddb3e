"""The numbers of links, in the text and wherever links are listed."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.export.links import links_of
from briefing.model import Block, BlockKind, Document, Link, Marks, Source, SourceKind, Story
from briefing.ui.columns import fit
from briefing.ui.page import full
from briefing.ui.typeset import Ink, set_lines

SOURCE = Source("tests", SourceKind.FOLDER, "tests")
HARBOUR, TOWN = "https://harbour.example/", "https://town.example/"
TEXT = "Headline\n\nThe harbour and the town of Kessa, the harbour says."


def linked(url: str | None = None) -> Story:
    """A story that links the harbour twice and the town once; `url` is its own page."""
    links = tuple(
        Link(start, start + len(words), target)
        for words, start, target in (
            ("harbour", TEXT.index("harbour"), HARBOUR),
            ("town of Kessa", TEXT.index("town"), TOWN),
            ("harbour", TEXT.rindex("harbour"), HARBOUR),
        )
    )
    blocks = (Block(BlockKind.HEADLINE, 0, 8), Block(BlockKind.PARAGRAPH, 10, len(TEXT)))
    document = Document("Headline", TEXT, blocks, url=url, links=links)
    return Story("id", SOURCE, "tests/a.txt", document)


def shown(story: Story, width: int = 110) -> list[str]:
    lines = full(story, Marks(), fit(width, 72)).lines
    return ["".join(run.text for run in line.runs) for line in lines]


def test_a_link_of_the_text_shows_the_number_that_it_has_in_the_list() -> None:
    story = linked()
    assert [link.url for link in links_of(story)] == [HARBOUR, TOWN]
    assert "The harbour¹ and the town of Kessa², the harbour¹ says." in shown(story)


def test_the_storys_own_page_is_listed_first_and_counts() -> None:
    story = linked("https://kessa.example/story")
    assert [link.text for link in links_of(story)] == [
        "This story's own page",
        "harbour",
        "town of Kessa",
    ]
    assert "The harbour² and the town of Kessa³, the harbour² says." in shown(story)


def test_a_number_is_no_text_of_the_story_and_leads_where_its_link_does() -> None:
    [line] = full(linked(), Marks(), fit(110, 72)).lines[-1:]
    assert "".join(run.text for run in line.runs if run.start is not None) == TEXT[10:]
    numbers = [(run.text, run.url) for run in line.runs if run.start is None]
    assert numbers == [("¹", HARBOUR), ("²", TOWN), ("¹", HARBOUR)]


def test_the_hundredth_link_has_three_digits() -> None:
    words = [f"word{number}" for number in range(100)]
    text = f"Headline\n\n{' '.join(words)}"
    links = tuple(
        Link(text.index(word), text.index(word) + len(word), f"https://a.example/{word}")
        for word in words
    )
    document = replace(
        linked().document,
        text=text,
        blocks=(Block(BlockKind.HEADLINE, 0, 8), Block(BlockKind.PARAGRAPH, 10, len(text))),
        links=links,
    )
    assert shown(replace(linked(), document=document))[-1].endswith("word98⁹⁹ word99¹⁰⁰")


@given(
    st.lists(st.text("ab ", min_size=1, max_size=9), min_size=1, max_size=30),
    st.integers(4, 40),
)
@example(words=["a", "a", "a", "a", "a", "a", "aaaaaaa"], width=5)
def test_lines_with_numbers_hold_the_text_and_the_width(words: list[str], width: int) -> None:
    text = "x".join(words)
    inks, at = [], 0
    for number, word in enumerate(words, 1):
        if number % 3:
            inks.append(Ink(at, at + len(word), "link", url=str(number), note="⁷" * (number % 4)))
        at += len(word) + 1
    lines = set_lines(text, (0, len(text)), inks, width)
    own = "".join(run.text for line in lines for run in line.runs if run.start is not None)
    assert own.replace(" ", "") == text.replace(" ", "")
    for line in lines:
        # A number is not folded with its word.
        assert sum(cell_len(run.text) for run in line.runs) <= width + 2
        for run in line.runs:
            if run.start is not None:
                assert text[run.start : run.start + len(run.text)] == run.text
    noted = "".join(run.text for line in lines for run in line.runs if run.start is None)
    assert noted == "".join(ink.note for ink in inks)
