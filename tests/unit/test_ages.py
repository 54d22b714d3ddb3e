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


@pytest.mark.parametrize(
    "text",
    [
        "Her dog woke when the intruder, 34, burst in.",
        "The thief, 34, fled.",
        "A neighbour, 61, called police.",
        "The winger, 22, limped off.",
        "The actress, 41, said no.",
        "Ex-goalkeeper, 52, admits stealing",
        "Miss Maretti was 50 before she published a word.",
        "Miss Maretti was 50 at the time.",
        "At 14 she left school.",
        "At 19, he joined the navy.",
        "Asked at 90 whether she would do it again, she smiled.",
        "She turned 60 last week.",
        "Now 77, she lives in Hull.",
        "He retired at 65.",
        "He died at 58.",
    ],
)
def test_a_bare_number_told_of_a_person_is_an_age(text: str) -> None:
    (figure,) = find_figures(text)[0]
    assert (figure.kind, figure.unit, figure.counted) == (FigureKind.AGE, "year", None)


@pytest.mark.parametrize(
    "text", ["Women aged 18-34 were asked.", "The miners, aged between 23 and 61, survived."]
)
def test_a_range_of_ages_is_of_years(text: str) -> None:
    (figure,) = find_figures(text)[0]
    assert (figure.kind, figure.unit) == (FigureKind.RANGE, "year")


@pytest.mark.parametrize(
    "text",
    [
        "He put the number of people who died at 58.",
        "Officials put the number dead at 58.",
        "The number, 34, was wrong.",
        "The driver, 3 of whose friends left, fled.",
        "Shares closed at 65.",
        "She turned 60 pages.",
        "The men died at 30 sites.",
        "At 14 of them she looked.",
    ],
)
def test_a_count_beside_a_person_is_no_age(text: str) -> None:
    (figure,) = find_figures(text)[0]
    assert figure.kind is FigureKind.COUNT


def test_a_text_full_of_names_and_ages_is_read_in_linear_time() -> None:
    def read(names: int) -> object:
        each = (f"Hall{chr(97 + n % 26)} is {10 + n % 90}." for n in range(names))
        return find_figures(" ".join(each))

    assert grows_evenly(read, 500)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He left school at 14 and went to sea.", FigureKind.AGE),
        ("She left home at 16.", FigureKind.AGE),
        ("She started work at 15.", FigureKind.AGE),
        ("They left home at 9.", FigureKind.COUNT),
        ("They left the count at 16.", FigureKind.COUNT),
    ],
)
def test_what_people_leave_or_enter_tells_an_age(text: str, kind: FigureKind) -> None:
    (figure,) = find_figures(text)[0]
    assert figure.kind is kind
