"""Names: which forms are one person's, and which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.desk.people import Form, people


def groups(*forms: Form | str, decided: dict[tuple[str, str], bool] | None = None) -> set[str]:
    """Every group as its names, sorted, with a plus between them."""
    listed = [Form(0, form) if isinstance(form, str) else form for form in forms]
    found = people(listed, decided).person
    held: dict[str, list[str]] = {}
    for name, whole in found.items():
        held.setdefault(whole, []).append(name)
    return {" + ".join(sorted(names)) for names in held.values()}


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        # a surname alone is the only person's who has it
        (["Antony Blinken", "Blinken"], {"Antony Blinken + Blinken"}),
        # of two, it is nobody's
        (["John Smith", "Mary Smith", "Smith"], {"John Smith", "Mary Smith", "Smith"}),
        # spellings of one name from another script
        (
            ["Volodymyr Zelenskiy", "Volodymyr Zelensky"],
            {"Volodymyr Zelenskiy + Volodymyr Zelensky"},
        ),
        (["Volodymyr Zelensky", "Zelenskiy"], {"Volodymyr Zelensky + Zelenskiy"}),
        # a surname that is merely like another is another
        (["Anna Hansen", "Anna Hanson"], {"Anna Hansen", "Anna Hanson"}),
        # initials, as long as they are clear
        (["J. D. Vance", "James David Vance"], {"J. D. Vance + James David Vance"}),
        (["J. Smith", "John Smith", "Jane Smith"], {"J. Smith", "John Smith", "Jane Smith"}),
        (["George W. Bush", "George H. W. Bush"], {"George W. Bush", "George H. W. Bush"}),
        # articles and accents
        (["State Department", "the State Department"], {"State Department + the State Department"}),
        (["José Muñoz", "Jose Munoz"], {"Jose Munoz + José Muñoz"}),
        # bodies are not people
        (["Bank of England", "England"], {"Bank of England", "England"}),
        (["Ursula von der Leyen", "von der Leyen"], {"Ursula von der Leyen + von der Leyen"}),
    ],
)
def test_names_are_tied_where_that_is_clear(names: list[str], wanted: set[str]) -> None:
    assert groups(*names) == wanted
    assert groups(*reversed(names)) == wanted


def test_a_description_is_tied_by_a_role_that_a_story_gives() -> None:
    told = Form(0, "Volodymyr Zelenskiy", ("Ukrainian President",))
    assert groups(told, Form(1, "the Ukrainian president")) == {
        "Volodymyr Zelenskiy + the Ukrainian president"
    }
    other = Form(2, "Petro Poroshenko", ("former Ukrainian President",))
    assert "the Ukrainian president" in groups(told, Form(1, "the Ukrainian president"), other)


def test_what_a_reader_has_said_goes_over_everything() -> None:
    apart = {("Antony Blinken", "Blinken"): False}
    assert groups("Antony Blinken", "Blinken", decided=apart) == {"Antony Blinken", "Blinken"}
    together = {("Kim", "Rodong"): True}
    assert groups("Kim", "Rodong", decided=together) == {"Kim + Rodong"}


def test_every_tie_says_why() -> None:
    found = people([Form(0, "Antony Blinken"), Form(0, "Blinken")])
    [tie] = found.ties
    assert (tie.one, tie.other) == ("Antony Blinken", "Blinken")
    assert tie.reason == "the only one of this surname here"


@given(st.lists(st.text(max_size=20), max_size=12))
def test_any_names_have_a_person_each(names: list[str]) -> None:
    found = people([Form(0, name) for name in names]).person
    assert set(found) == set(names)
    assert set(found.values()) <= set(names)
