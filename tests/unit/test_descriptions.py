"""Whom a description means that the text ties to one name: an age, "the company"."""

import pytest

from briefing.marks import annotate
from tests.growth import grows_evenly


def speaker(text: str) -> str | None:
    return annotate(text).quotes[-1].speaker


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Ana Marlow, 23, won the race.", "Ana Marlow"),
        ("Ana Marlow, aged 23, won the race.", "Ana Marlow"),
        ("Ana Marlow (23) won the race.", "Ana Marlow"),
        ("Ana Marlow, a 23-year-old pilot, won the race.", "Ana Marlow"),
        ("The 23-year-old harbour pilot Ana Marlow won the race.", "Ana Marlow"),
        ("Ana Marlow, 23, beat Ben Oduya, 31, in the race.", "Ana Marlow"),
        ("Ana Marlow, 23, beat Ben Oduya, 23, in the race.", "the 23-year-old"),
        ("Ana Marlow, 23, beat a sailor, 23, in the race.", "the 23-year-old"),
        ("Ana Marlow, 32, won the race.", "the 23-year-old"),
    ],
)
def test_an_age_means_whoever_alone_has_it(told: str, expected: str) -> None:
    assert speaker(f"{told} “I am glad,” said the 23-year-old.") == expected


def test_an_age_with_a_noun_means_whoever_has_it_too() -> None:
    text = "Ana Marlow, 23, won the race. “I am glad,” said the 23-year-old former harbour pilot."
    assert speaker(text) == "Ana Marlow"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Marlow Ltd cut 400 jobs.", "Marlow Ltd"),
        ("Marlow Holdings cut 400 jobs. Marlow has cut 900 since May.", "Marlow Holdings"),
        ("Marlow, a family-owned shipping company, cut 400 jobs.", "Marlow"),
        ("Marlow Ltd cut 400 jobs. Ana Reyes wept in London. Reyes had led it.", "Marlow Ltd"),
        ("Marlow Ltd cut 400 jobs, as did Oduya Holdings.", "the company"),
        ("Marlow Ltd cut 400 jobs. Norship declined to comment.", "the company"),
        ("Ana Marlow cut 400 jobs.", "the company"),
    ],
)
def test_the_company_is_the_only_one_that_the_text_names(told: str, expected: str) -> None:
    assert speaker(f"{told} “More cuts will follow,” the company warned.") == expected


def test_a_company_named_only_later_is_not_meant() -> None:
    text = "“More cuts will follow,” the company warned. Marlow Ltd fell by 3%."
    assert annotate(text).quotes[0].speaker == "the company"


@pytest.mark.parametrize(
    "piece",
    [
        "Ana Marlow, 23, won. “I am glad,” said the 23-year-old. ",
        "Marlow Ltd cut jobs. “It is so,” the company said. ",
        "“It is so,” the company said. ",
        "Marlow, the old new big red ",
        "The 23-year-old aaa bbb ccc Ddd ",
    ],
)
def test_descriptions_take_time_that_grows_with_the_text_and_not_faster(piece: str) -> None:
    def mark(length: int) -> object:
        return annotate((piece * (length // len(piece) + 1))[:length])

    assert grows_evenly(mark, 6_000)
