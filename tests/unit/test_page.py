"""A story set as a page: columns, wrapping, margins, and what each line carries."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.documents import parse
from briefing.model import (
    Block,
    BlockKind,
    Document,
    Figure,
    FigureKind,
    Marks,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Story,
)
from briefing.ui.columns import BAR, NARROWEST, WIDEST, fit
from briefing.ui.page import Cast, Page, View, cast_of, full, walked
from briefing.ui.typeset import NO_MARK, Ink, cut, runs, set_lines, wrap
from briefing.ui.views import evidence, skim
from tests.conftest import SEED
from tests.unit.samples import a_figure, a_quote

SOURCE = Source("tests", SourceKind.FOLDER, "tests")


def story(
    *paragraphs: str,
    kinds: dict[int, BlockKind] | None = None,
    markers: dict[int, str] | None = None,
) -> Story:
    """A story of paragraphs, the first its headline; `kinds` says what others are."""
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        kind = BlockKind.HEADLINE if number == 0 else BlockKind.PARAGRAPH
        kind = (kinds or {}).get(number, kind)
        marker = (markers or {}).get(number, "")
        blocks.append(Block(kind, at, at + len(paragraph), marker=marker))
        at += len(paragraph) + 2
    document = Document(paragraphs[0], "\n\n".join(paragraphs), tuple(blocks))
    return Story("id", SOURCE, "tests/a.txt", document)


def quote(of: Story, text: str, speaker: str | None, mention: str | None = None) -> Quote:
    at = of.text.index(text)
    named = None
    if mention:
        start = of.text.index(mention)
        named = (start, start + len(mention))
    return Quote(at, at + len(text), QuoteKind.DIRECT, speaker, named, "said")


def figure(of: Story, text: str, **fields: object) -> Figure:
    at = of.text.index(text)
    value = Decimal(text.replace(",", ""))
    return Figure(at, at + len(text), FigureKind.COUNT, value, **fields)  # type: ignore[arg-type]


def own_text(page: Page) -> str:
    """What a page shows of the story's text, line by line."""
    return "\n".join(
        "".join(run.text for run in line.runs if run.start is not None) for line in page.lines
    )


@pytest.mark.parametrize("width", [*range(10, 260)])
def test_columns_fit_their_width(width: int) -> None:
    columns = fit(width, 72)
    used = columns.notes_at + columns.notes if columns.notes else columns.text_at + columns.text
    assert used <= width
    if width >= NARROWEST + BAR + 2:
        assert NARROWEST <= columns.text <= WIDEST


def test_margins_come_with_the_width() -> None:
    assert fit(60, 72).names == fit(60, 72).notes == 0
    assert fit(84, 72).names >= 13
    assert fit(84, 72).notes == 0
    assert fit(110, 72).notes == 14


def test_a_wide_page_stands_in_the_middle() -> None:
    columns = fit(180, 72)
    right = 180 - columns.notes_at - columns.notes
    assert abs(columns.left - right) <= 2


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one  two", 20, ["one  two"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("日本語 の 本", 6, ["日本語", "の 本"]),
        ("", 10, [""]),
    ],
)
def test_lines_break_between_words(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, width)] == lines


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" ")), st.integers(1, 90))
def test_wrapping_loses_nothing_but_the_spaces_between_lines(text: str, width: int) -> None:
    at = 0
    for start, end in wrap(text, width):
        assert text[at:start].strip() == ""
        at = end
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("Council of Ministers", 20, "Council of Ministers"),
        ("Council of Ministers", 14, "Council of …"),
        ("Bundesverfassungsgericht", 10, "Bundesver…"),
        ("one", 0, ""),
    ],
)
def test_what_is_too_long_is_cut_between_words(text: str, width: int, short: str) -> None:
    assert cut(text, width) == short
    assert cell_len(cut(text, width)) <= max(width, 0)


def test_overlapping_inks_add_up_and_the_inner_mark_owns_the_run() -> None:
    text = "He said 40 came."
    inks = [Ink(0, 16, "quote", 0), Ink(8, 10, "figure", 1)]
    pieces = [(run.text, run.looks, run.mark) for run in runs(text, (0, 16), inks, ())]
    assert pieces == [
        ("He said ", ("quote",), 0),
        ("40", ("quote", "figure"), 1),
        (" came.", ("quote",), 0),
    ]


def test_lines_after_a_marker_hang_below_the_text() -> None:
    lines = set_lines("first second", (0, 12), [], 8, (), "• ")
    assert [line.indent for line in lines] == [0, 2]
    assert [run.text for run in lines[0].runs] == ["• ", "first"]


def test_a_quote_gets_a_bar_and_its_speaker_s_name_once() -> None:
    told = story("Headline", '"It is so," Ann Lee said. "We know," Lee said.')
    marks = Marks(
        (
            quote(told, '"It is so,"', "Ann Lee", "Ann Lee"),
            quote(told, '"We know,"', "Ann Lee", "Lee"),
        )
    )
    page = full(told, marks, fit(110, 72))
    [line] = [line for line in page.lines if line.bar]
    assert line.bar == "speaker-1"
    assert line.name is not None
    assert line.name.text == "Lee"


def test_speakers_have_colours_in_the_order_in_which_they_speak() -> None:
    told = story("Headline", '"One," said Ann.', '"Two," said Bob.', '"Three," said Ann.')
    marks = Marks(
        (
            quote(told, '"One,"', "Ann"),
            quote(told, '"Two,"', "Bob"),
            quote(told, '"Three,"', "Ann"),
        )
    )
    page = full(told, marks, fit(110, 72))
    assert [line.bar for line in page.lines if line.bar] == ["speaker-1", "speaker-2", "speaker-1"]
    assert cast_of(told, marks).quotes == {"Ann": 2, "Bob": 1}


def test_words_of_nobody_named_get_a_bar_without_a_name() -> None:
    told = story("Headline", '"Who knows?"')
    page = full(told, Marks((quote(told, '"Who knows?"', None),)), fit(110, 72))
    [line] = [line for line in page.lines if line.bar]
    assert line.bar == "speaker-unknown"
    assert line.name is None


def test_a_figure_s_value_stands_beside_its_line_and_two_share_neighbouring_lines() -> None:
    told = story("Headline", "Some 8,000 or 9,000 came, " + "and many more besides, " * 6)
    marks = Marks(
        figures=(figure(told, "8,000", approx=True), figure(told, "9,000", bound="up to"))
    )
    page = full(told, marks, fit(110, 72))
    notes = [line.note.text for line in page.lines if line.note]
    assert notes == ["≈ 8,000", "≤ 9,000"]
    assert not [line for line in full(told, marks, fit(84, 72)).lines if line.note]


def test_asides_are_set_apart_by_a_sign_of_their_own() -> None:
    told = story(
        "Headline", "A picture", "SEE ALSO: More", "Sign up",
        kinds={1: BlockKind.CAPTION, 2: BlockKind.SEE_ALSO, 3: BlockKind.PROMO},
    )  # fmt: skip
    page = full(told, Marks(), fit(110, 72))
    signs = [
        line.runs[0].text for line in page.lines if line.runs and "marker" in line.runs[0].looks
    ]
    assert signs == ["▫ ", "→ ", "· "]


def test_a_table_stands_in_columns_where_they_fit_and_in_rows_where_not() -> None:
    told = story("Headline", "Town | Votes\nAyr | 12\nBath | 3", kinds={1: BlockKind.TABLE})
    lines = [
        "".join(run.text for run in line.runs) for line in full(told, Marks(), fit(110, 72)).lines
    ]
    assert "Town  Votes" in lines
    assert "────  ─────" in lines
    assert "Ayr      12" in lines
    wide = story("Headline", f"{'a ' * 60}| b\nc | d", kinds={1: BlockKind.TABLE})
    assert max(len(line) for line in own_text(full(wide, Marks(), fit(90, 72))).split("\n")) <= 72


def shown(page: Page) -> list[str]:
    return ["".join(run.text for run in line.runs).rstrip() for line in page.lines]


def test_skim_sets_the_rows_that_it_keeps_in_columns_below_the_table_s_head() -> None:
    table = "Town | Votes\nAyr | none\nBath | 30"
    told = story("Headline", "Lede.", table, kinds={2: BlockKind.TABLE})
    page = skim(told, Marks(figures=(a_figure(told, "30", "30"),)), fit(60, 72))
    assert shown(page)[-5:] == ["Lede.", "", "Town  Votes", "────  ─────", "Bath     30"]
    assert len(page.marks) == 1


def test_the_number_of_speakers_who_speak_as_one_is_not_taken_for_that_of_their_quotes() -> None:
    told = story("Headline", '"No," said the United States, South Korea, and Japan.')
    speaker = "United States, South Korea, and Japan"
    marks = Marks(quotes=(a_quote(told, '"No,"', speaker=speaker),))
    lines = shown(full(told, marks, fit(38, 72)))
    assert "┃ United States +2 “1" in lines


def test_long_cells_are_wrapped_in_their_columns_and_keep_their_marks() -> None:
    note = "a note of many words that says 40 things about the town of Bath and its river"
    told = story("Headline", f"Town | Votes | Note\nBath | 3 | {note}", kinds={1: BlockKind.TABLE})
    marks = Marks(figures=(a_figure(told, "40", "40"),))
    page = full(told, marks, fit(60, 72))
    lines = shown(page)
    start = next(n for n, line in enumerate(lines) if line.startswith("Bath"))
    assert lines[start].startswith("Bath      3  a note of many words")
    # What goes on stands below its own column, and no word of it is lost.
    assert {line[:13] for line in lines[start + 1 :]} == {" " * 13}
    assert " ".join(" ".join(line[13:].split()) for line in lines[start:]) == note
    assert len(page.marks) == 1
    assert "40" in lines[page.spots[0][0]]


def test_an_item_of_a_list_hangs_below_itself_in_a_quotation() -> None:
    told = story("Headline", "word " * 30, kinds={1: BlockKind.QUOTATION}, markers={1: "2."})
    lines = shown(full(told, Marks(), fit(110, 72)))
    first, *others = [line for line in lines if "word" in line]
    assert first.startswith("│ 2. word")
    assert others
    assert all(line.startswith("│    word") for line in others)


def test_text_that_runs_from_right_to_left_is_set_at_the_right() -> None:
    told = story("Headline", "שלום עולם, 17 English", "Left, then שלום")
    page = full(told, Marks(), fit(110, 72))
    hebrew, latin = (line for line in page.lines if "שלום" in "".join(r.text for r in line.runs))
    assert hebrew.indent == 72 - len("שלום עולם, 17 English")
    assert latin.indent == 0


def test_scare_quotes_are_not_walked_and_get_no_bar() -> None:
    told = story("Headline", "The 'fair game' remark.")
    at = told.text.index("'fair")
    marks = Marks((Quote(at, at + 11, QuoteKind.SCARE),))
    page = full(told, marks, fit(110, 72))
    assert page.marks == ()
    assert not [line for line in page.lines if line.bar]
    assert [run.text for line in page.lines for run in line.runs if "scare" in run.looks] == [
        "'fair game'"
    ]


def seed() -> tuple[Story, Marks]:
    from briefing.marks import annotate

    document = parse(SEED.read_bytes(), SEED.name)
    return Story("seed", SOURCE, str(SEED), document), annotate(document.text)


@pytest.mark.parametrize("width", [48, 84, 110, 156])
def test_the_full_page_shows_the_whole_text_and_every_mark(width: int) -> None:
    told, marks = seed()
    page = full(told, marks, fit(width, 72))
    assert own_text(page).split() == told.text.split()
    assert page.marks == walked(marks)
    for mark, (first, last) in zip(page.marks, page.spots, strict=True):
        shown = " ".join(
            run.text
            for line in page.lines[first : last + 1]
            for run in line.runs
            if run.start is not None
        )
        assert told.text[mark.start : mark.end].split()[0] in shown
        assert NO_MARK not in (first, last)


@pytest.mark.parametrize("view", [skim, evidence])
def test_the_other_views_show_every_mark_of_what_they_keep(view: object) -> None:
    told, marks = seed()
    page = (skim if view is skim else evidence)(told, marks, fit(110, 72))
    for mark in page.marks:
        assert told.text[mark.start : mark.end].split()[0] in own_text(page)
    if view is evidence:
        assert set(page.marks) == set(walked(marks))


def test_views_follow_each_other_in_a_circle() -> None:
    assert [view.following for view in View] == [View.SKIM, View.EVIDENCE, View.FULL]


def test_a_walk_through_evidence_goes_down_the_page() -> None:
    told, marks = seed()
    page = evidence(told, marks, fit(110, 72))
    firsts = [first for first, _ in page.spots]
    assert firsts == sorted(firsts)


def test_speakers_that_have_no_room_at_the_top_are_counted() -> None:
    speakers = [f"Speaker Number {n}" for n in range(40)]
    told = story("Headline", *(f'"Words {n}," said {name}.' for n, name in enumerate(speakers)))
    marks = Marks(tuple(quote(told, f'"Words {n},"', name) for n, name in enumerate(speakers)))
    top = [line for line in full(told, marks, fit(84, 72)).lines if line.runs][:5]
    last = "".join(run.text for run in top[4].runs)
    named = sum("cast" in run.looks for line in top for run in line.runs)
    assert last.endswith(f"and {40 - named} more")
    assert cell_len(last) <= 84


def test_a_document_whose_end_is_left_out_says_so() -> None:
    from dataclasses import replace

    told = story("Headline", "Text.")
    cut_short = replace(told, document=replace(told.document, cut=True))
    shown = " ".join(
        run.text for line in full(cut_short, Marks(), fit(84, 72)).lines for run in line.runs
    )
    assert "its end is left out" in shown


@pytest.mark.parametrize(
    ("speaker", "width", "label"),
    [
        ("Ann Lee", 13, "Ann Lee"),
        ("the Ministry of Works", 22, "Ministry of Works"),
        ("the Ministry of Works", 13, "Ministry of …"),
        ("Jean-Baptiste N'Dour", 12, "N'Dour"),
        ("Seoul and its allies", 12, "Seoul +1"),
        ("United States, South Korea, and Japan", 20, "United States +2"),
    ],
)
def test_names_in_the_margin_are_short_and_whole(speaker: str, width: int, label: str) -> None:
    assert Cast({speaker: 1}, {}, {speaker: 0}).label(speaker, width) == label
