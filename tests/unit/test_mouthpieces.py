"""Who speaks through a person without a name: the body, and nobody else."""

import pytest

from briefing.marks import annotate


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("A spokesperson for Thornby Buses", "Thornby Buses"),
        ("A spokesman for the Home Office", "Home Office"),
        ("The spokeswoman for the U.S. Navy", "U.S. Navy"),
        ("A spokesman for the National Farmers' Union", "National Farmers' Union"),
        (
            "A spokesman for the Department for Work and Pensions",
            "Department for Work and Pensions",
        ),
        ("A spokesman for the union", "the union"),
        ("A spokeswoman for the fire service", "the fire service"),
        ("A spokeswoman for the Marlow campaign", "Marlow campaign"),
    ],
)
def test_a_body_speaks_through_a_person_without_a_name(subject: str, speaker: str) -> None:
    text = f"{subject} said: “We regret the delay.”"
    [quote] = annotate(text).quotes
    assert quote.speaker == speaker
    assert quote.mention is not None
    assert text[slice(*quote.mention)] == " ".join(subject.split()[:2])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We regret it,” said a spokeswoman for Thornby Buses, Jane Roe.", "Jane Roe"),
        ("“We regret it,” said Jane Roe, a spokeswoman for Thornby Buses.", "Jane Roe"),
        ("“We regret it,” said a spokesman for Mr Hall.", "a spokesman"),
        ("“We regret it,” said a spokesman for Bernard Coley, but Coley did not.", "a spokesman"),
        ("Idris Cole won. “We regret it,” said a spokesman for Cole.", "a spokesman"),
        ("“We regret it,” said a spokesman for Thornby’s drivers.", "a spokesman"),
        ("“We regret it,” said a spokesman for the mayor.", "a spokesman"),
    ],
)
def test_no_body_speaks_where_a_person_is_named(text: str, speaker: str) -> None:
    assert annotate(text).quotes[-1].speaker == speaker


@pytest.mark.parametrize("pronoun", ["She", "It", "They"])
def test_a_body_and_its_mouthpiece_are_both_meant_later(pronoun: str) -> None:
    text = f"“We regret it,” said a spokeswoman for Thornby Buses. {pronoun} said it was “late.”"
    assert annotate(text).quotes[-1].speaker == "Thornby Buses"


def test_a_figure_stands_on_the_word_of_the_body() -> None:
    [figure] = annotate("A spokesman for Norway said 12 people were hurt.").figures
    assert figure.claimant == "Norway"
