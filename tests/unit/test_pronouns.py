"""Whom a pronoun means: a person, a role without a name, a group or a body."""

import pytest

from briefing.marks import annotate
from tests.growth import grows_evenly


def speaker(text: str) -> str | None:
    return annotate(text).quotes[-1].speaker


@pytest.mark.parametrize(
    "verb",
    ["wasn’t persuaded", "didn't agree", "never agreed", "reluctantly agreed", "still disagrees"],
)
def test_the_nearest_subject_is_meant_whatever_its_verb_group(verb: str) -> None:
    text = f"Ana Lang spoke. Union president Karl Dorn {verb}. “It is over,” he said."
    assert speaker(text) == "Karl Dorn"


def test_a_name_in_a_quotation_is_nobody_who_speaks() -> None:
    text = "Ana Lang spoke. “Bert Mills is no friend,” she said. “Bert Mills lied,” she said."
    assert speaker(text) == "Ana Lang"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said the plan was bad. “It is bad,” she said.", "The mayor"),
        ("A woman said the plan was bad. “It is bad,” she said.", "A woman"),
        ("The judge, who fined him, said it was bad. “Go,” she said.", "The judge"),
        ("The farmer said: “It is bad.” “I know,” he said.", "The farmer"),
        ("The farmer said: “It is bad.”\n\n“I know,” he said.", "The farmer"),
        ("Ana Lang left.\n\nThe judge said it was bad. “Go,” she said.", "The judge"),
        ("Ana Lang, the mayor, left. The mayor said no. “It is bad,” she said.", "Ana Lang"),
        ("Mayor Ana Lang left. The mayor said it was bad. “It is bad,” she said.", "Ana Lang"),
        ("Ana Lang left. A woman said it was bad. “It is bad,” she said.", "A woman"),
        ("The woman said it was bad. “It is bad,” he said.", None),
        ("“The judge said no,” Ana Lang said. “It is bad,” she said.", "Ana Lang"),
        (
            "Ana Lang wrote at night; one editor told her that it was “too dry, all of it.”\n\n"
            "“I had no talent,” she wrote.",
            "Ana Lang",
        ),
        (
            "“We go on,” Ana Lang said.\n\n“It is late,” the candidate said.\n\n"
            "“Too late,” she said.",
            "Ana Lang",
        ),
        ("“It is late,” one diver said.\n\n“Too late,” she said.", "one diver"),
        ("Ana Lang spoke. A reporter asked her why. “No idea,” she said.", "Ana Lang"),
    ],
)
def test_a_person_without_a_name_may_be_meant(text: str, expected: str | None) -> None:
    assert speaker(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Lang and Karl Dorn said it failed. “It is bad,” they said.",
            "Ana Lang and Karl Dorn",
        ),
        ("Residents said the plan was bad. “It is bad,” they said.", "Residents"),
        ("Residents said the plan was bad.\n\n“It is bad,” they said.", "Residents"),
        ("“It is bad,” said residents. The plans are old. “It failed,” they said.", "residents"),
        (
            "The United States and Japan signed the deal. “It is bad,” they said.",
            "United States and Japan",
        ),
        ("The company said it would go. It described the move as “sad but due.”", "The company"),
        ("The army “regrets any harm to the village,” it said.", "The army"),
        ("The United States signed the deal. “It is bad,” it said.", "United States"),
        ("Two divers were hurt. “It is bad,” it said.", None),
    ],
)
def test_they_are_a_group_and_it_is_a_body(text: str, expected: str | None) -> None:
    assert speaker(text) == expected


def test_a_body_that_says_so_in_a_statement_claims_the_figure() -> None:
    text = "The company will close two plants. Some 20 jobs will stay, it said in a statement."
    assert annotate(text).figures[-1].claimant == "The company"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Odile Maretti died.\n\nHer husband, the engineer Bruno Maretti, died in May.\n\n"
            "Asked, Miss Maretti thought. “The boat,” she said.",
            "Odile Maretti",
        ),
        (
            "Odile Maretti died.\n\nHer husband, the engineer Bruno Maretti, died in May.\n\n"
            "Asked, Mr Maretti thought. “The boat,” he said.",
            "Bruno Maretti",
        ),
    ],
)
def test_a_word_for_kin_tells_the_gender_of_a_name(text: str, expected: str) -> None:
    assert speaker(text) == expected


def test_a_tag_at_the_end_means_who_spoke_last_and_not_its_own_subject() -> None:
    text = "Paul Crane said it was over. Karl Dorn, a builder, has been “sober” for long, he added."
    assert speaker(text) == "Paul Crane"
    text = "“It is over,” Paul Crane said. Karl Dorn has been “sober” for long, he added."
    assert speaker(text) == "Paul Crane"
    text = "Karl Dorn was “sober” all the year, he said."
    assert speaker(text) == "Karl Dorn"


@pytest.mark.parametrize(
    "piece", ["The judge said no. “Go,” she said. ", "Fans said no. “Go,” they said. "]
)
def test_pronouns_are_resolved_in_linear_time(piece: str) -> None:
    assert grows_evenly(lambda pieces: annotate(piece * pieces), 60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sen. Dale Rusk (R-Okla.) was unmoved. The deal, he argued, “is a poor one.”",
            "Dale Rusk",
        ),
        ("Rosalind Ash, a cartographer, died on Saturday. “I walk,” she recalled.", "Rosalind Ash"),
        (
            "Mara Lund won. Her manager, Idris Cole, was not surprised. He reckons she will win "
            "again. “Never,” she says, “was I so tired.”",
            "Mara Lund",
        ),
        (
            "Mara Lund won. Her manager, Idris Cole, was not surprised. He reckons she will win "
            "again. “Never,” he says, “was I so surprised.”",
            "Idris Cole",
        ),
        (
            "Mara Lund won. Idris Cole met the mayor. She lost. “Never again,” he says.",
            "Idris Cole",
        ),
        ("Eva Moss lives with her son, Daniel, who said it was bad. “It is,” he said.", "Daniel"),
        ("Eva Moss met her sister Ida, who said it was bad. “It is,” she said.", "Ida"),
        (
            "Eva Moss met the pair, Jo Lee and Al Roe, who say no. “It is bad,” she said.",
            "Eva Moss",
        ),
    ],
)
def test_a_subject_is_known_by_what_stands_around_it(text: str, expected: str) -> None:
    assert speaker(text) == expected


def test_a_first_name_beside_a_word_for_kin_has_it_as_its_role() -> None:
    text = "Eva Moss lives with her son, Daniel, who said it was bad. “It is,” he said."
    assert annotate(text).quotes[-1].role == "son"
