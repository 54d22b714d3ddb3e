"""Who bears a name or a description, where something stands between it and its verb."""

import pytest

from briefing.marks import annotate

OTHER = "“It is cold,” said Sofia Lind, a geologist.\n\n"


def told(text: str) -> str | None:
    """Who says the last quotation of a text."""
    return annotate(text).quotes[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gov. Walt Enger of North Dakota came. Enger said it was “far too late.”", "Walt Enger"),
        ("Ana Hall of Flint said it was “far too late.”", "Ana Hall"),
        ("Sen. Mark Reed of Ohio, who was blunt, called it “far too late.”", "Mark Reed"),
        (
            "“It was late,” said the study’s lead author, Dr. Ana Brill of Lake Hospital.",
            "Ana Brill",
        ),
        ("The Bank of England said it was “far too late.”", "Bank of England"),
        (
            "Sen. Dean Harker (R-Okla.) said he had “flown for a photograph.” Harker left.",
            "Dean Harker",
        ),
        ("“It’s a lie,” Dean Johnson said.", "Dean Johnson"),
        ("Dean Ruth Moss said it was “far too late.”", "Ruth Moss"),
        ("Sophomore Eli Nash ran. “I did not see it,” Nash said.", "Eli Nash"),
        ("Neither Mabry nor Quint spoke. Mabry, 57, called it “a short pause.”", "Mabry"),
    ],
)
def test_a_name_is_told_from_its_title_and_its_home(text: str, speaker: str) -> None:
    assert told(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Leader Paul Renner has not said when.\n\n“When I have votes,” he said.", "Paul Renner"),
        ("Paul Renner, 29, a nurse in Leeds, thought. “I am out,” he said.", "Paul Renner"),
        ("Sen. Carla Reyes, D-N.M., has overstated it. She said it “doubles.”", "Carla Reyes"),
        ("One of them, Sheila Pratt of Flint, said so. “It is gas,” she said.", "Sheila Pratt"),
        ("Ann Pruitt, of Flint, Michigan, won again.\n\n“It is gas,” she said.", "Ann Pruitt"),
        ("Ann Pruitt, who lost, will argue her case.\n\n“It is gas,” she said.", "Ann Pruitt"),
        ("Ann Pruitt, a fellow at the Liberty Ledger, said so. She called it “gas.”", "Ann Pruitt"),
        ("The firm’s chairman, Ann Pruitt, spoke.\n\n“It is gas,” she said.", "Ann Pruitt"),
        ("Paul Renner met Mark Hill.\n\n“It went well,” she said.", "Sofia Lind"),
        ("When Paul Renner had left, it rained.\n\n“It is wet,” she said.", "Sofia Lind"),
    ],
)
def test_a_pronoun_means_whom_the_paragraph_before_is_about(text: str, speaker: str) -> None:
    assert told(OTHER + text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("He took bribes in a case that prosecutors said was “rotten to the core.”", "prosecutors"),
        ("There was a risk that one member said “kept me up at night.”", "one member"),
        ("Lawyers left. “It is wrong,” one of the lawyers, Ann Pruitt, said.", "Ann Pruitt"),
        ("They offered what one of them, Rep. Ann Feld, described as “a long hush.”", "Ann Feld"),
        ("It failed, by a brief of the Tide Office, which called it “blank.”", "Tide Office"),
        ("Jane Moss came. Four years ago she had left, calling it “a knife.”", "Jane Moss"),
        ("A report released Tuesday said the plan was “a risk to us all.”", "A report"),
        ("It opens in May; critics call it “a fantasy of the old.”", "critics"),
        ("Experts not involved in the work called it “convincing.”", "Experts"),
        ("Len Druck, a manager at Oak Park, which owns land, said: “All eat.”", "Len Druck"),
        ("A spokesman for Sen. Nina Whit said it was “a blank check.”", "A spokesman"),
        ("A person familiar with the matter said it was “a blank check.”",
         "A person familiar with the matter"),
        ("Afterward, the company said it was “confident in its data.”", "the company"),
        ("Rep. Ann Pruitt (D-Calif.), the panel’s chair, called it “a robbery.”", "Ann Pruitt"),
        ("Its chief struck a note, warning that it would be “a gift to all.”", "Its chief"),
        ("It lost over a change one manager called “the dumbest idea.”", "one manager"),
        ("Papers show that officials had warned of “a real risk” for years.", "officials"),
        ("The Democrat, Lt. Gov. Piotr Wasil, wrote that it was “mined twice.”", "Piotr Wasil"),
        ("The mayor’s chief of staff wrote that it was “ugly,” according to emails.",
         "The mayor’s chief of staff"),
        ("Magistrate Lal Hmar told them “not to listen to rumours.”", "Lal Hmar"),
        ("Aides at Corbett & Sons said it was “short and sweet.”", "Aides"),
        ("Corbett & Sons said it was “short and sweet.”", "Corbett & Sons"),
    ],
)  # fmt: skip
def test_the_subject_of_a_cue_is_found_behind_what_explains_it(text: str, speaker: str) -> None:
    assert told(text) == speaker


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("It raised $3 billion, according to the Joint Committee on Taxation.",
         "Joint Committee on Taxation"),
        ("Some 400 died, the Centers for Disease Control and Prevention said.",
         "Centers for Disease Control and Prevention"),
        ("The committee on Friday said 400 birds had gone.", "The committee"),
        ("It was late, according to three people.", None),
    ],
)  # fmt: skip
def test_the_claimant_of_a_figure_has_its_whole_name(text: str, claimant: str | None) -> None:
    [figure] = annotate(text).figures
    assert figure.claimant == claimant


def test_what_is_counted_may_have_a_plus_in_its_name() -> None:
    [figure] = annotate("Two OPEC+ delegates left.").figures
    assert figure.counted == "OPEC+ delegates"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sen. Roy Kett came. “I paid my share,” the senator said.", "Roy Kett"),
        ("Chairman Phil Strand came. “We don’t,” the chairman said, “say that.”", "Phil Strand"),
        ("Sen. Roy Kett met Sen. Ann Feld. “I paid,” the senator said.", "the senator"),
        ("“I paid,” the senator said. Sen. Roy Kett came later.", "the senator"),
        ("Former Sen. Roy Kett came. “I paid,” the senator said.", "the senator"),
    ],
)
def test_an_office_means_the_one_whom_the_text_gives_it(text: str, speaker: str) -> None:
    assert told(text) == speaker


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("She said two of her patients had arrived.", ["patients"]),
        ("The district holds two of the bases.", ["bases"]),
        ("It is three times as large in towns, and for people over 65.", ["times", None]),
    ],
)
def test_what_a_number_of_several_counts(text: str, counted: list[str | None]) -> None:
    assert [figure.counted for figure in annotate(text).figures] == counted


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It cost R145 million and N74bn, or R220,000 a home.", ["ZAR", "NGN", "ZAR"]),
        ("The R22 helicopter took the R145 road with an N95 mask.", []),
    ],
)
def test_a_letter_is_a_currency_before_a_large_number_alone(text: str, units: list[str]) -> None:
    assert [figure.unit for figure in annotate(text).figures] == units


def test_a_verb_after_what_is_counted_is_no_part_of_it() -> None:
    [figure] = annotate("A trial of 12,000 volunteers begins in May.").figures
    assert figure.counted == "volunteers"


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("Jane Moss told a crowd of about 300 people here that 40 had gone.", [None, "Jane Moss"]),
        ("Jane Moss wrote to three aides that 40 had gone.", [None, "Jane Moss"]),
        ("Jane Moss told reporters that 40 had gone.", ["Jane Moss"]),
    ],
)
def test_nobody_claims_how_many_are_spoken_to(text: str, claimants: list[str | None]) -> None:
    assert [figure.claimant for figure in annotate(text).figures] == claimants
