"""On whose word a figure stands."""

import pytest

from briefing.marks import annotate


def claimants(text: str) -> list[str | None]:
    return [figure.claimant for figure in annotate(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway has estimated there are about 4,000 seals in the bay now.", ["Norway"]),
        ("Norway said on Monday that some 4,000 seals had come.", ["Norway"]),
        (
            "Oslo and its neighbours assess that the number has risen to 4,500, while Iceland "
            "has put the figure higher, at up to 5,000.",
            ["Oslo and its neighbours", "Iceland"],
        ),
        ("Some 4,000 seals had come, Ana Marlow said.", ["Ana Marlow"]),
        ("Some 4,000 seals had come, said Ana Marlow.", ["Ana Marlow"]),
        ("Some 4,000 seals had come, according to Ana Marlow.", ["Ana Marlow"]),
        ("According to the Harbour Board, 4,000 seals had come.", ["Harbour Board"]),
        ("Norway Says 4,000 Seals Back In The Northern Bay", ["Norway"]),
        ('"We saw 4,000 seals in the bay," Ana Marlow said.', ["Ana Marlow"]),
        ("Some 4,000 seals had come by May.", [None]),
        ("Marlow was cleared of all charges by 12 votes.", [None]),
        ("Marlow told 300 visitors to leave.", [None]),
    ],
)
def test_the_claimant_is_the_subject_of_the_reporting_verb_over_the_figure(
    text: str, expected: list[str | None]
) -> None:
    assert claimants(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bay holds 4,000 seals, scientists report.", "scientists"),
        ("Health officials report 4,000 seals.", "Health officials"),
        ("The officials report had told of 4,000 seals.", None),
        ("A doctors report 4,000 pages long has gone.", None),
        ("Some 4,000 came, the harbour master, Ana Marlow, told the Hull Herald.", "Ana Marlow"),
        ("Some 4,000 came, its owner, Ana Marlow, told Reuters.", "Ana Marlow"),
        ("Some 4,000 came, Ana Marlow told reporters on Monday.", "Ana Marlow"),
        ("Some 4,000 came, Ana Marlow told him.", "Ana Marlow"),
        ("Some 4,000 came, and Ana Marlow told them to leave.", None),
        ("It held 4,000, a number Ana Marlow told reporters was low.", None),
    ],
)
def test_a_sentence_may_end_in_who_told_it(text: str, expected: str | None) -> None:
    assert claimants(text) == [expected]


def test_a_pronoun_that_reports_is_resolved() -> None:
    text = '"The bay is full," Ana Marlow said.\n\nShe added that 4,000 seals had come.'
    assert claimants(text) == ["Ana Marlow"]


def test_a_claim_ends_with_its_sentence() -> None:
    text = "Marlow said the bay was full. Some 4,000 seals had come."
    assert claimants(text) == [None]
