"""Stories, quotes and figures as CSV, HTML, JSON and plain text, and the files they go into."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from briefing.desk.entries import Entry
from briefing.desk.marking import mark
from briefing.documents import parse
from briefing.errors import DocumentError
from briefing.export.documents import written
from briefing.export.file_names import LONGEST, file_name, free_path, write_new
from briefing.export.told import Format, What
from briefing.model import BlockKind, FigureKind, Link, QuoteKind, Source, SourceKind, Story
from tests.unit.samples import a_figure, a_quote, a_story, an_entry
from tests.unit.wild import WORDS, entry_of_document, folded

SAID = '“It sank,\nat "once"; =1+1,” Ann Lee said. Some 300 people swam.'
HOSTILE = '<script>alert(1)</script> & "x" <b>'


def ferry() -> Entry:
    story = a_story(
        SAID,
        date="2024-11-01",
        publisher="Harbour News",
        url="https://post.example/f?a=1&b=2",
    )
    quote = a_quote(
        story, '“It sank,\nat "once"; =1+1,”', kind=QuoteKind.DIRECT, speaker="Ann Lee", cue="said"
    )
    figure = a_figure(story, "300", "300", kind=FigureKind.COUNT, counted="people", approx=True)
    return an_entry(story, quote, figure)


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def page(text: str) -> LexborHTMLParser:
    return LexborHTMLParser(text)


def test_a_quote_in_csv_is_verbatim_with_who_said_it_and_where() -> None:
    [row] = rows(written([ferry()], What.QUOTES, Format.CSV))
    assert row["text"] == '“It sank,\nat "once"; =1+1,”'
    assert (row["speaker"], row["cue"], row["kind"]) == ("Ann Lee", "said", "direct")
    assert (row["title"], row["source"], row["date"]) == (
        "Ferry sinks", "Harbour News", "2024-11-01"
    )  # fmt: skip
    assert row["url"] == "https://post.example/f?a=1&b=2"
    # "Ferry sinks" and an empty line come first.
    assert (row["start"], row["end"]) == ("13", "40")


def test_a_figure_in_csv_has_its_value_and_what_it_counts() -> None:
    [row] = rows(written([ferry()], What.FIGURES, Format.CSV))
    assert (row["text"], row["value"], row["counted"]) == ("300", "300", "people")
    assert (row["approx"], row["low"], row["claimant"]) == ("true", "", "")


@pytest.mark.parametrize(
    ("headline", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-12.5", "-12.5"),
        ("+3e4", "+3e4"),
        ("1 = 1", "1 = 1"),
    ],
)
def test_no_cell_of_csv_is_run_as_a_formula(headline: str, cell: str) -> None:
    story = a_story((BlockKind.HEADLINE, headline), "It sank.")
    [row] = rows(written([an_entry(story)], What.STORIES, Format.CSV))
    assert row["headline"] == cell


def test_json_says_its_schema_and_marks_are_spans_of_the_text() -> None:
    entry = ferry()
    told = json.loads(written([entry], What.QUOTES, Format.JSON))
    assert told["schema"] == 1
    [quote] = told["quotes"]
    assert entry.story.text[quote["start"] : quote["end"]] == quote["text"]
    [story] = json.loads(written([entry], What.STORIES, Format.JSON))["stories"]
    assert story["text"] == entry.story.text


def test_html_sets_speech_and_figures_off_and_names_them() -> None:
    shown = page(written([ferry()], What.STORIES, Format.HTML))
    [quote], [figure] = shown.css("q"), shown.css("data")
    assert quote.text() == '“It sank,\nat "once"; =1+1,”'
    assert quote.attributes["cite"] == "https://post.example/f?a=1&b=2"
    assert "Ann Lee" in (quote.attributes["title"] or "")
    assert (figure.text(), figure.attributes["value"]) == ("300", "300")
    [title] = shown.css("h1 a")
    assert (title.text(), title.attributes["href"]) == (
        "Ferry sinks", "https://post.example/f?a=1&b=2"
    )  # fmt: skip


@pytest.mark.parametrize("what", list(What))
def test_foreign_markup_in_html_is_text_and_nothing_is_fetched(what: What) -> None:
    story = a_story((BlockKind.HEADLINE, HOSTILE), f'He said "{HOSTILE}" of 12 {HOSTILE}.',
                    byline=HOSTILE, url="javascript:alert(1)")  # fmt: skip
    entry = an_entry(story, a_quote(story, f'"{HOSTILE}"', speaker=HOSTILE),
                     a_figure(story, "12", "12", counted=HOSTILE))  # fmt: skip
    shown = page(written([entry], what, Format.HTML))
    assert not shown.css("script, img, iframe, object, embed, link, b, [onerror], [src]")
    assert all((one.attributes["href"] or "").startswith("http") for one in shown.css("a[href]"))
    assert HOSTILE in (shown.body.text() if shown.body else "")
    [policy] = shown.css("meta[http-equiv]")
    assert "default-src 'none'" in (policy.attributes["content"] or "")


@settings(max_examples=50, deadline=None)
@given(words=st.lists(WORDS, max_size=30), suffix=st.sampled_from([".txt", ".md", ".html"]))
def test_a_wild_document_reads_back_from_html_and_text(words: list[str], suffix: str) -> None:
    try:
        found = parse(" ".join(words).encode("utf-8"), f"wild{suffix}")
    except DocumentError:
        return
    story = Story("id", Source("wild", SourceKind.FILE, "."), "wild", found)
    entry = entry_of_document(story, mark(found))
    [article] = page(written([entry], What.STORIES, Format.HTML)).css("article")
    plain = written([entry], What.STORIES, Format.TEXT)
    for block in found.blocks:
        if block.kind is not BlockKind.TABLE:
            text = folded(story.text[block.start : block.end])
            assert text in folded(article.text())
            assert text in folded(plain)


def test_plain_text_has_headline_facts_text_and_links() -> None:
    story = a_story("See the plan.", url="https://post.example/f",
                    links=(Link(21, 25, "https://harbour.example/plan"),))  # fmt: skip
    lines = written([an_entry(story)], What.STORIES, Format.TEXT).splitlines()
    assert lines[0] == "Ferry sinks"
    assert lines[2] == "https://post.example/f"
    assert "See the plan." in lines
    assert any("https://harbour.example/plan" in line for line in lines)


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.HTML, Format.CSV, Format.TEXT])
def test_where_no_story_holds_what_is_asked_for_nothing_is_written(form: Format) -> None:
    assert written([an_entry(a_story("Nobody spoke."))], What.QUOTES, form) == ""


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ferry Sinks: 12 Dead?", "ferry-sinks-12-dead.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        (".hidden", "hidden.md"),
        ("-rf *", "rf.md"),
        ("CON", "story-con.md"),
        ("lpt1.txt", "story-lpt1.txt.md"),
        ("", "story.md"),
        ("///", "story.md"),
        ("a\x00b\x1b[2J", "a-b-2j.md"),
        ("Überfahrt – 漢字", "überfahrt-漢字.md"),
    ],
)
def test_a_title_becomes_a_name_that_every_file_system_takes(title: str, name: str) -> None:
    assert file_name(title, Format.MARKDOWN) == name


@given(st.text(max_size=300))
def test_any_title_gives_a_short_name_in_its_own_folder(title: str) -> None:
    name = file_name(title, Format.CSV)
    assert name.endswith(".csv")
    assert Path(name).name == name
    assert name[0] not in ".-"
    assert len(name.encode()) <= LONGEST + len("story-.csv")


def test_no_file_is_overwritten_and_no_link_followed(tmp_path: Path) -> None:
    first = write_new(tmp_path, "a.md", "one")
    second = write_new(tmp_path, "a.md", "two")
    assert (first.name, second.name) == ("a.md", "a-2.md")
    assert (first.read_text(), second.read_text()) == ("one", "two")
    (tmp_path / "b.md").symlink_to(tmp_path / "elsewhere")
    assert free_path(tmp_path, "b.md").name == "b-2.md"
