"""The names of bodies that go on after a preposition."""

import pytest

from briefing.marks import annotate


@pytest.mark.parametrize(
    "body",
    [
        "Institute for Budget Research",
        "Bank of England",
        "University of Leeds",
        "Office for National Statistics",
        "National Union of Teachers",
        "Friends of the Earth",
        "Save the Children",
        "Department for Work and Pensions",
        "Ministry of Health and Social Care",
        "Department for Environment, Food and Rural Affairs",
        "Royal Society for the Protection of Birds",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "{} said 400 birds had gone.",
        "Some 400 birds had gone, {} said.",
        "Some 400 birds had gone, said {}.",
        "Some 400 birds had gone, according to {}.",
    ],
)
def test_a_body_is_named_in_full(body: str, text: str) -> None:
    figures = annotate(text.format(body)).figures
    assert [figure.claimant for figure in figures] == [body]


@pytest.mark.parametrize(
    ("subject", "claimant"),
    [
        ("Bank of England officials", "Bank of England officials"),
        ("House of Commons Speaker Ann Lee", "Ann Lee"),
        ("Centre for Policy President Ann Lee", "Ann Lee"),
        ("Ann Lee of the University of Leeds", "Ann Lee"),
        ("The Bank of England’s Ann Lee", "Ann Lee"),
        ("The head of the Institute for Budget Research, Ann Lee,", "Ann Lee"),
        ("The Director of the Agency for Fair Fares", "Director of the Agency for Fair Fares"),
        ("Barclays and the Bank of England", "Barclays and the Bank of England"),
    ],
)
def test_who_speaks_for_a_body_is_not_the_body(subject: str, claimant: str) -> None:
    figures = annotate(f"{subject} said 400 banks had gone.").figures
    assert [figure.claimant for figure in figures] == [claimant]


@pytest.mark.parametrize(
    "office",
    [
        "Governor of Texas",
        "Leader of the Opposition",
        "Archbishop of Canterbury",
        "Minister for Foreign Affairs",
    ],
)
@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The {} said 400 birds had gone.", None),
        ("Some 400 birds had gone, said the {}.", None),
        ("The {}, Ann Lee, said 400 birds had gone.", "Ann Lee"),
        ("{} Ann Lee said 400 birds had gone.", "Ann Lee"),
    ],
)
def test_an_office_goes_on_as_a_body_does(office: str, text: str, holder: str | None) -> None:
    figures = annotate(text.format(office)).figures
    assert [figure.claimant for figure in figures] == [holder or office]


@pytest.mark.parametrize(
    "body",
    [
        "United Bakers' Union",
        "National Farmers’ Union",
        "Teachers' Union",
        "Thornby Residents’ Association",
    ],
)
@pytest.mark.parametrize(
    "text", ["The {} said 400 birds had gone.", "Some 400 birds had gone, said the {}."]
)
def test_the_possessive_of_a_plural_does_not_cut_a_name(body: str, text: str) -> None:
    figures = annotate(text.format(body)).figures
    assert [figure.claimant for figure in figures] == [body]


def test_the_possessive_of_a_plural_does_not_cut_a_phrase() -> None:
    quotes = annotate("“We saw nothing at all,” the teachers' union said.").quotes
    assert [quote.speaker for quote in quotes] == ["the teachers' union"]
