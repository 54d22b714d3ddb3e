"""Bare numbers that are ages by what stands around them."""

import pytest

from briefing.marks.figures import find_figures
from briefing.model import FigureKind
from tests.growth import grows_evenly


@pytest.mark.parametrize(
    "text",
    [
        "Ines Hall-Okoro, 29, chairs the board.",
        "Sean O'Dowd, 47, chairs the board.",
        "Sean O’Dowd, 47, chairs the board.",
        "Ines Hall is 62.",
        "Ines Hall is 62 and lives alone.",
        "The guide says Hall turned 62, of course.",
    ],
)
def test_a_bare_number_told_of_a_name_is_an_age(text: str) -> None:
    (figure,) = find_figures(text)[0]
    assert (figure.kind, figure.unit) == (FigureKind.AGE, "year")


def test_a_surname_that_opens_a_sentence_is_known_by_its_mention_before() -> None:
    (figure,) = find_figures("Ines Hall farms here. Hall is 62.")[0]
    assert figure.kind is FigureKind.AGE


@pytest.mark.parametrize(
    "text",
    [
        "Turnout is 62.",
        "It is 62.",
        "The count is 62.",
        "Ines Hall is 62 miles away by now.",
        "NATO, 62, in all.",
    ],
)
def test_a_bare_number_told_of_no_person_is_no_age(text: str) -> None:
    (figure,) = find_figures(text)[0]
    assert figure.kind is not FigureKind.AGE


def test_a_text_full_of_names_and_ages_is_read_in_linear_time() -> None:
    def read(names: int) -> object:
        each = (f"Hall{chr(97 + n % 26)} is {10 + n % 90}." for n in range(names))
        return find_figures(" ".join(each))

    assert grows_evenly(read, 500)
