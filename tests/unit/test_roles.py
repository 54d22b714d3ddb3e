"""Roles: the title before a name, and the phrase that a name explains."""

import pytest

from briefing.marks import annotate


def told(text: str) -> tuple[str | None, str | None]:
    """The speaker of the last quotation, and the role."""
    last = annotate(text).quotes[-1]
    return last.speaker, last.role


@pytest.mark.parametrize(
    ("subject", "name", "role"),
    [
        ("Her coach, Ines Barbosa,", "Ines Barbosa", "coach"),
        ("The hospice’s founder, Mary Achebe,", "Mary Achebe", "founder"),
        ("The rescue chief, Benedikt Aalto,", "Benedikt Aalto", "rescue chief"),
        ("They met Orlen’s ally, whose governor, Ilse Harkonen,", "Ilse Harkonen", "governor"),
        ("The Premier, Anton Rusk,", "Anton Rusk", "Premier"),
        ("The Prime Minister, Anton Rusk,", "Anton Rusk", "Prime Minister"),
        ("The head of the union, Ana Marlow,", "Ana Marlow", "head of the union"),
        ("The US Secretary of State, Ana Marlow,", "Ana Marlow", "US Secretary of State"),
        ("The firm’s CEO, Ana Marlow,", "Ana Marlow", "CEO"),
        ("Your chairman, Lord Averell,", "Averell", "chairman"),
        ("The chairman, Mr Averell,", "Averell", "chairman"),
        ("Its owner, Greta,", "Greta", "owner"),
        ("Its editor-in-chief, Al Roe,", "Al Roe", "editor-in-chief"),
    ],
)
def test_a_name_explains_a_phrase_with_a_determiner(subject: str, name: str, role: str) -> None:
    assert told(f"{subject} said it was “a long and slow day.”") == (name, role)


@pytest.mark.parametrize(
    "subject", ["The minister, Tuesday,", "The minister, Brussels officials and all,"]
)
def test_what_is_no_name_explains_nobody(subject: str) -> None:
    assert told(f"{subject} said it was “a long and slow day.”") == ("The minister", None)


@pytest.mark.parametrize(
    "before",
    [
        "The letter fell on the captain, Ana Marlow said, from",
        "She thanked her coach, Ana Marlow, Bo Hay and Al Roe for",
        "After meeting the mayor, Ana Marlow, in tears, called it",
    ],
)
def test_a_phrase_before_a_name_is_no_role_where_the_name_explains_nothing(before: str) -> None:
    assert told(f"{before} “a high shelf.” “It was late,” said Ana Marlow.")[1] is None


def test_a_phrase_may_stand_behind_its_verb() -> None:
    text = "Among them is the singer, Al Roe. “It was a long day,” Roe said."
    assert told(text) == ("Al Roe", "singer")


def test_an_object_after_a_name_is_no_apposition() -> None:
    text = "Bono has won its owner, Greta Lund, a goat. “It was a long day,” Lund said."
    assert told(text) == ("Greta Lund", "owner")


@pytest.mark.parametrize(
    "role",
    [
        "lead author",
        "union president",
        "project manager",
        "US president",
        "retired farmer",
        "deputy mayor",
        "dairy farmer",
        "Green Party co-leader",
        "campaign communications director",
    ],
)
def test_a_role_in_lower_case_keeps_what_narrows_it_down(role: str) -> None:
    assert told(f"“It was a long day,” said {role} Lucia Mora.") == ("Lucia Mora", role)


@pytest.mark.parametrize(
    "role",
    ["Opposition leader", "Police chief", "Head teacher", "Team captain", "Labour leader"],
)
def test_a_role_opens_any_paragraph(role: str) -> None:
    text = f"It rained.\n\n{role} Petra Voss said it was “a long and slow day.”"
    assert told(text) == ("Petra Voss", role)


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        ("On Monday, finance director", "finance director"),
        ("On Monday finance director", "finance director"),
        ("In Leeds, farmer", "farmer"),
        ("Then Labour leader", "Labour leader"),
        ("Bo Hay and union president", "union president"),
        ("Ferrell’s chief strategist", "chief strategist"),
        ("They visit farmer", "farmer"),
    ],
)
def test_a_role_takes_nothing_of_what_stands_before_it(opening: str, role: str) -> None:
    assert told(f"{opening} Al Roe said. “It was a long day,” said Al Roe.") == ("Al Roe", role)


@pytest.mark.parametrize("role", ["Tory MP", "Labour MP"])
def test_a_seat_in_parliament_is_part_of_the_role(role: str) -> None:
    assert told(f"{role} Ben Moss said it was “a long and slow day.”") == ("Ben Moss", role)


def test_who_is_for_somebody_tells_no_role_of_theirs() -> None:
    text = "The chairman for Ana Marlow left. “It was a long day,” said Ana Marlow."
    assert told(text) == ("Ana Marlow", None)


@pytest.mark.parametrize(
    ("subject", "role"),
    [
        ("And pal Ana Marlow", "pal"),
        ("Al Roe’s daughter Ana Marlow", "daughter"),
        ("Ana Marlow, daughter of the governor,", "daughter of the governor"),
        ("Ana Marlow, whose husband was late,", None),
        ("Ana Marlow, mother expecting a second child,", None),
    ],
)
def test_a_relation_is_a_role(subject: str, role: str | None) -> None:
    assert told(f"{subject} said it was “a long and slow day.”") == ("Ana Marlow", role)


def test_an_office_stands_for_its_holder() -> None:
    text = "The Prime Minister was late. “It is a long and slow day,” he said."
    assert told(text) == ("Prime Minister", None)


@pytest.mark.parametrize(
    ("subject", "name", "role"),
    [
        ("The mayor at the time, Lucia Orsini,", "Lucia Orsini", "mayor at the time"),
        ("The mayor in 1999, Lucia Orsini,", "Lucia Orsini", "mayor in 1999"),
        ("Another trader, florist Jean Cobb,", "Jean Cobb", "florist"),
        ("A resident, plumber Joe Hale,", "Joe Hale", "plumber"),
        ("One resident, retired plumber Joe Hale,", "Joe Hale", "retired plumber"),
        ("His parents, Ann and Paul Reed,", "Ann and Paul Reed", "parents"),
        ("The owners, Ann Lee and Paul Reed,", "Ann Lee and Paul Reed", "owners"),
        ("A man from Hull, East Riding,", "A man", None),
        ("An officer in Austin, Texas,", "An officer", None),
        ("Her sisters, from Leeds and Hull,", "Her sisters", None),
    ],
)
def test_a_name_explains_a_phrase_behind_a_complement_or_a_trade(
    subject: str, name: str, role: str | None
) -> None:
    assert told(f"{subject} said it was “a long and slow day.”") == (name, role)


def test_names_explain_a_plural_that_stands_behind_its_cue() -> None:
    text = "“She was kind to us,” say her sisters, Dee and Lou Finn. “She was,” they said."
    assert told(text) == ("Dee and Lou Finn", "sisters")
    text = "“She was kind to us,” said her sisters, Dee, Ida and Lou Finn."
    assert told(text) == ("Dee, Ida and Lou Finn", "sisters")


@pytest.mark.parametrize(
    "rest", ["was dry", "hung in every home between the two rivers and beyond"]
)
def test_a_clause_that_hangs_on_a_role_is_no_part_of_it(rest: str) -> None:
    text = f"Ana Marlow, a self-taught cartographer whose wit {rest}, died. “I walk,” said Marlow."
    assert told(text) == ("Ana Marlow", "a self-taught cartographer")
