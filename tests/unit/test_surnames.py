"""Names whose words mean something else as well, and what sticks to a name."""

import pytest

from briefing.marks import annotate


def told(text: str) -> str | None:
    """On whose word the last figure of a text stands, or the last quotation."""
    marks = annotate(text)
    return marks.quotes[-1].speaker if marks.quotes else marks.figures[-1].claimant


@pytest.mark.parametrize("surname", ["Park", "Hall", "Church", "House", "Court", "Street", "Law"])
@pytest.mark.parametrize("first", ["Kate", "Femi"])
def test_a_surname_may_be_a_word_for_a_place_or_a_body(first: str, surname: str) -> None:
    name = f"{first} {surname}"
    assert told(f"{name} runs it. {surname} said 400 birds had gone.") == name
    assert told(f"{name} ran it. “It was a long day,” {surname} said.") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kate Law was late. “It was a long day,” she said.", "Kate Law"),
        ("Bill Moss was late. “It was a long day,” he said.", "Bill Moss"),
        ("“It was a long day,” said Sir Tom Hall.", "Tom Hall"),
        ("Kate Park came. The park said 400 birds had gone.", "The park"),
        ("The High Court sat. Court said 400 birds had gone.", "Court"),
    ],
)
def test_a_person_is_told_from_a_place(text: str, name: str) -> None:
    assert told(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jo May said 400 birds had gone.", "Jo May"),
        ("“It was a long day,” said Jo May.", "Jo May"),
        ("“It was a long day,” Jo May said in May.", "Jo May"),
        ("“It was a long day,” said Hall May 3.", "Hall"),
    ],
)
def test_a_month_may_be_a_surname(text: str, name: str) -> None:
    assert told(text) == name


def test_a_title_of_several_goes_with_each_of_them() -> None:
    text = "Council Members Joan Pruitt and Abe Roe voted. “It was a long day,” Pruitt said."
    (quote,) = annotate(text).quotes
    assert (quote.speaker, quote.role) == ("Joan Pruitt", "Council Member")


def test_doctors_without_borders_is_nobody_with_a_title() -> None:
    assert told("Reporters Without Borders said 400 had gone.") == "Reporters Without Borders"


@pytest.mark.parametrize("age", ["Ten-year-old", "90-year-old"])
def test_an_age_before_a_name_is_no_part_of_it(age: str) -> None:
    assert told(f"{age} Mia Tran won. “It was a long day,” Tran said.") == "Mia Tran"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Insurers expect claims of £250m.", "Insurers"),
        ("Analysts polled by MarketLens had expected $1.35.", "Analysts"),
        ("Ministers reject claims that 400 banks had gone.", None),
        ("Hall claims 400 banks had gone.", "Hall"),
    ],
)
def test_a_verb_is_no_part_of_its_subject(text: str, claimant: str | None) -> None:
    assert told(text) == claimant
