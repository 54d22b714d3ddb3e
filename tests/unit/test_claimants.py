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
        ("Asked at 90 whether she would go, Marlow thought for a minute.", [None]),
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
        ("Flood Leaves 12 Dead, Police Say", "Police"),
        ("Flood Leaves 12 Dead, Scientists Say in Study", "Scientists"),
        ("Flood Leaves 12 Dead, Marlow and Oduya Warn", "Marlow and Oduya"),
        ("Officials Say Flood Leaves 12 Dead", "Officials"),
        ("Flood Leaves 12 Dead After Police Chase", None),
        ("Marlow reckons the boat earns £10,000 a year.", "Marlow"),
        ("Pilots reckon the boat earns £10,000 a year.", "Pilots"),
        ("Marlow reckoned the boat had earned £10,000.", "Marlow"),
        ("It was a day of reckoning for 400 staff.", None),
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


@pytest.mark.parametrize(
    "text",
    [
        "Okoro headed in a corner and then added two more before the 22,418 crowd left.",
        "Rovers have now conceded 16 since May.",
        "Three miners found alive after 11 days",
        "Marlow added 12 points.",
        "The bank added 300 staff.",
        "Police found 3 bodies.",
        "The court heard 40 witnesses.",
        "Marlow claimed 12 wickets.",
        "Floods claimed 40 lives.",
        "Storms that claimed 40 lives have ended.",
        "Floods Claimed 40 Lives In Coastal Towns",
        "The firm promised 40 jobs.",
        "The firm promised 40 retired workers jobs.",
        "The founder tells us why he walked away from a $700m sale.",
        "Ana Marlow refused to budge after the watchdog cut its growth forecast to 0.9 per cent.",
    ],
)
def test_a_deed_with_a_plain_object_claims_nothing(text: str) -> None:
    assert set(claimants(text)) == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Her maps revealed 17 rivers under the city.", None),
        ("Marlow is a pilot whose hand-drawn maps revealed 17 buried rivers.", None),
        ("It was an x-ray that showed 3 cracks.", None),
        ("Marlow said her maps revealed 17 rivers.", "Marlow"),
        ("Her maps showed that 17 rivers had dried.", "Her maps"),
        ("Marlow revealed 17 new routes.", "Marlow"),
        ("The pilot revealed 17 new routes.", "The pilot"),
        ("The firms revealed 400 losses.", "The firms"),
        ("The survey showed 17 cases.", "The survey"),
        ("The figures showed 17 cases.", "The figures"),
        ("Records revealed 17 cases.", "Records"),
    ],
)
def test_a_thing_that_brings_something_to_light_is_no_source(
    text: str, expected: str | None
) -> None:
    assert claimants(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marlow added on Monday that 12 people had died.", "Marlow"),
        ("Marlow added more than 12 people had died.", "Marlow"),
        ("The firm promised that 40 jobs would come.", "The firm"),
        ("The firm promised at least 40 new jobs would come.", "The firm"),
        ("The firm promised to create 40 jobs.", "The firm"),
        ("Marlow claimed 12 people had died.", "Marlow"),
        ("Marlow claimed 12 men and 3 women had died.", "Marlow"),
        ("Marlow Claimed 12 People Had Died", "Marlow"),
        ("Marlow claimed he had paid £40,000.", "Marlow"),
        ("The firm conceded that 16 workers were hurt.", "The firm"),
        ("The court heard how he stole £40,000.", "The court"),
        ("The court heard £40,000 was missing.", "The court"),
        ("The poll found 12% in favour.", "The poll"),
        ("Marlow said the firm had added 300 staff.", "Marlow"),
        ("The bank forecast growth of 3%.", "The bank"),
        ("Marlow said 400 boats had gone, and put the number lost at 500.", "Marlow"),
    ],
)
def test_a_deed_with_a_clause_reports_it(text: str, expected: str) -> None:
    assert claimants(text) == [expected] * len(claimants(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arai and Huth both think it will cost 12 million.", "Arai and Huth"),
        ("Arai, Moss and Huth all said it would cost 12 million.", "Arai, Moss and Huth"),
        ("It will cost 12 million, Arai and Huth each said.", "Arai and Huth"),
        ("“It will cost 12 million,” Arai and Huth both said.", "Arai and Huth"),
        ("The ministers both say it will cost 12 million.", "The ministers"),
        ("Both said it would cost 12 million.", "Both"),
    ],
)
def test_a_quantifier_behind_its_subject_is_no_part_of_it(text: str, expected: str) -> None:
    assert claimants(text) == [expected]
