"""What stands below a sheet: the words of a row, and the citation."""

from briefing.ui.sheets.sheet import foot

CITATION = "“Ferry sinks”, Harbour Post, undated, /home/ann/news/harbour-post/ferry.md"


def test_a_citation_has_the_lines_that_it_needs() -> None:
    assert foot("", CITATION, 40) == (
        "",
        "“Ferry sinks”, Harbour Post, undated,\n/home/ann/news/harbour-post/ferry.md",
    )


def test_long_words_are_cut_before_the_citation_is() -> None:
    words = "one two three four five six seven eight nine ten"
    said, cited = foot(words, CITATION, 20)
    assert said == "one two three four …"
    assert cited == "“Ferry sinks”,\nHarbour Post,\nundated …"
    said, cited = foot(words, CITATION, 40)
    assert said == "one two three four five six seven eight\nnine ten"
    assert cited.endswith("/ferry.md")
