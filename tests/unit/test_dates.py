"""Dates, as ISO 8601 with unknown leading parts left open; a date is never a figure."""

import pytest

from briefing.marks.figures import find_figures


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("It sank on October 31 at sea.", "October 31", "--10-31"),
        ("It sank on October 31st at sea.", "October 31st", "--10-31"),
        ("It sank on Oct. 31 at sea.", "Oct. 31", "--10-31"),
        ("It sank on October 31, 2024, at sea.", "October 31, 2024", "2024-10-31"),
        ("It sank on 31 October 2024 at sea.", "31 October 2024", "2024-10-31"),
        ("It sank on the 31st of October.", "31st of October", "--10-31"),
        ("It sank on 2024-10-31 at sea.", "2024-10-31", "2024-10-31"),
        ("It sank on 10/31/2024 at sea.", "10/31/2024", "2024-10-31"),
        ("It sank on 31/10/2024 at sea.", "31/10/2024", "2024-10-31"),
        ("It sank on 03/04/2024 at sea.", "03/04/2024", "2024"),
        ("It sank in October 2024.", "October 2024", "2024-10"),
        ("It sank in 2015.", "2015", "2015"),
        ("It sank in 1650.", "1650", "1650"),
        ("The 2016 elections were close.", "2016", "2016"),
        ("It sank in August.", "August", "--08"),
        ("It has lain there since March.", "March", "--03"),
        ("It sank last May.", "May", "--05"),
        ("It sank on May 7.", "May 7", "--05-07"),
        ("It sank in late April.", "April", "--04"),
        ("The Sept. 11 attacks were remembered.", "Sept. 11", "--09-11"),
        ("The end of 2015 leaves them poor.", "2015", "2015"),
        ("It sank in 1066 AD.", "1066", "1066"),
        ("The harbour (1066 AD) silted up.", "1066", "1066"),
    ],
)
def test_a_date_is_found_with_its_value_and_no_figure(text: str, written: str, value: str) -> None:
    figures, dates = find_figures(text)
    assert [(text[d.start : d.end], d.value) for d in dates] == [(written, value)]
    assert figures == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It runs from January 23 through March 9.", ["--01-23", "--03-09"]),
        ("It runs May 12–14, 2024.", ["2024-05-12", "2024-05-14"]),
        ("It runs 12–14 May 2024.", ["2024-05-12", "2024-05-14"]),
        ("He ruled from 1710 to 1734.", ["1710", "1734"]),
        ("They lost the 2008 and 2012 campaigns.", ["2008", "2012"]),
        ("The 2013-14 season was dull.", ["2013", "2014"]),
        ("From June to August it rains.", ["--06", "--08"]),
    ],
)
def test_the_two_ends_of_a_stretch_are_two_dates(text: str, values: list[str]) -> None:
    figures, dates = find_figures(text)
    assert [date.value for date in dates] == values
    assert figures == []


@pytest.mark.parametrize(
    "text",
    [
        "You may go, and March they did.",
        "Theresa May spoke; April Stone listened.",
        "An august body met.",
        "They march 20 miles.",
        "The Jan Smuts house is shut.",
        "More than 2015 boats came.",
        "The 1,915 boats came.",
    ],
)
def test_words_and_counts_that_look_like_dates_are_none(text: str) -> None:
    assert find_figures(text)[1] == []


def test_a_plural_after_the_number_makes_a_count_of_what_might_be_a_day() -> None:
    figures, dates = find_figures("In May 12 boats sank.")
    assert [figure.value for figure in figures] == [12]
    assert [date.value for date in dates] == ["--05"]
