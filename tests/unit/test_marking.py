"""The marks of a story, which spare code and images, and its reading time."""

import pytest

from briefing.desk.marking import mark, minutes
from briefing.model import BlockKind
from tests.unit.samples import a_story

SAYING = '"We will rebuild it in 10 years," said Ann Lee on October 31.'


def test_quotes_figures_and_dates_are_marked() -> None:
    story = a_story(SAYING)
    marks = mark(story.document)
    (quote,), (figure,), (date,) = marks.quotes, marks.figures, marks.dates
    assert story.text[quote.start : quote.end] == '"We will rebuild it in 10 years,"'
    assert story.text[figure.start : figure.end] == "10 years"
    assert story.text[date.start : date.end] == "October 31"


@pytest.mark.parametrize("kind", [BlockKind.CODE, BlockKind.IMAGE])
def test_nothing_is_marked_in_code_and_in_the_texts_of_images(kind: BlockKind) -> None:
    story = a_story("Lede.", (kind, SAYING), SAYING)
    marks = mark(story.document)
    second = story.text.rindex(SAYING)
    (quote,), (figure,), (date,) = marks.quotes, marks.figures, marks.dates
    assert min(quote.start, figure.start, date.start) >= second


@pytest.mark.parametrize(("words", "expected"), [(1, 1), (229, 1), (460, 2), (2300, 10)])
def test_reading_time_is_at_230_words_a_minute(words: int, expected: int) -> None:
    story = a_story("word " * (words - 2))
    assert minutes(story.document) == expected
