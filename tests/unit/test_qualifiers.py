"""What "up to" says of a number: its upper bound, or that a sum or a rise came to it."""

import pytest

from briefing.marks.figures import find_figures


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("She faces up to six years in jail.", "up to"),
        ("The mill could face up to £3m in fines.", "up to"),
        ("The climb takes up to five hours.", "up to"),
        ("The pump will use up to 15 litres.", "up to"),
        ("The plant will add up to 700 jobs.", "up to"),
        ("Storage may add up to £40 to bills.", "up to"),
        ("It may cost us up to $900.", "up to"),
        ("The bank will buy back up to £90m of shares.", "up to"),
        ("Tortoises live up to 150 years.", "up to"),
        ("The coins add up to 40.", None),
        ("The coins added up to £12.", None),
        ("The dial goes up to 11.", None),
        ("Rates crept back up to 5%.", None),
        ("One more takes us up to 16.", None),
    ],
)
def test_up_to_is_a_bound_unless_a_verb_reaches_the_number(text: str, bound: str | None) -> None:
    figure = find_figures(text)[0][0]
    assert figure.bound == bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("A growth rate measured over three summers cannot be run backwards.", None),
        ("The ice grew over four winters.", None),
        ("The strike lasted for over four winters.", "at least"),
        ("The box holds over four boats.", "at least"),
    ],
)
def test_over_a_season_may_be_in_the_course_of_it(text: str, bound: str | None) -> None:
    (figure,) = find_figures(text)[0]
    assert figure.bound == bound


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("“I was wrong about sixteen,” she said.", False),
        ("They talked about 16 again.", False),
        ("There were about sixteen.", True),
        ("They asked about 16 people.", True),
        ("They talked about 16 hours ago.", True),
    ],
)
def test_about_may_be_a_preposition_where_nothing_is_counted(text: str, approx: bool) -> None:
    (figure,) = find_figures(text)[0]
    assert figure.approx is approx
