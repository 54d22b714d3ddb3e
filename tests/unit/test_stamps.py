"""The times that the entries of a live report start with: no part of whoever is named next."""

import pytest

from briefing.marks import annotate

STAMPS = ["14:37", "8.15am", "8.15am:", "8:15 p.m.", "9am –", "13:30 GMT", "[13:30]"]


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize(
    ("entry", "claimant"),
    [
        ("Insurers say 12,000 homes are at risk", "Insurers"),
        ("Some 12,000 homes are at risk, insurers say", "insurers"),
        ("NASA says 12,000 homes are at risk", "NASA"),
    ],
)
def test_a_time_is_no_part_of_a_claimant(stamp: str, entry: str, claimant: str) -> None:
    assert [figure.claimant for figure in annotate(f"{stamp} {entry}").figures] == [claimant]


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize("said", ["Minister: {}", "Minister said: {}", "{}, the Minister said"])
def test_a_time_is_no_part_of_a_speaker(stamp: str, said: str) -> None:
    text = f"{stamp} " + said.format("“We will not go back on what we said”")
    assert [quote.speaker for quote in annotate(text).quotes] in (["Minister"], ["the Minister"])
