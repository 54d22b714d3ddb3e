"""Names: first full mentions, surnames that mean them, pronouns, roles."""

import pytest

from briefing.marks import annotate


def speakers(text: str) -> list[str | None]:
    return [quote.speaker for quote in annotate(text).quotes]


def roles(text: str) -> list[str | None]:
    return [quote.role for quote in annotate(text).quotes]


def test_a_surname_means_the_full_name_before_it() -> None:
    text = 'Ana Marlow runs the port.\n\n"It is slow," Marlow said.'
    assert speakers(text) == ["Ana Marlow"]


def test_a_surname_means_the_latest_full_name_that_has_it() -> None:
    text = (
        'Ana Marlow met Ben Marlow. "It is slow," Marlow said.\n\n'
        'Ana Marlow left. "It was late," Marlow said.'
    )
    assert speakers(text) == ["Ben Marlow", "Ana Marlow"]


def test_an_honorific_chooses_between_two_of_the_same_surname() -> None:
    text = 'Mary Marlow met John Marlow.\n\n"It is slow," Mrs. Marlow said.'
    assert speakers(text) == ["Mary Marlow"]


def test_a_surname_in_a_headline_means_the_full_name_after_it() -> None:
    text = "Port Is 'Safe Again,' Says Marlow\n\nAna Marlow runs the port."
    assert speakers(text) == ["Ana Marlow"]


def test_a_family_name_that_comes_first_is_found() -> None:
    text = 'Minister Seo Min-jun came to the port. "It is slow," Seo said.'
    assert speakers(text) == ["Seo Min-jun"]


@pytest.mark.parametrize(
    ("mention", "name", "role"),
    [
        ("Harbour Commissioner Ana Marlow", "Ana Marlow", "Harbour Commissioner"),
        ("U.S. Secretary of State Ana Marlow", "Ana Marlow", "U.S. Secretary of State"),
        ("Sen. Ana Marlow", "Ana Marlow", "Sen."),
        ("Malian Ambassador to the UN Ana Marlow", "Ana Marlow", "Malian Ambassador to the UN"),
        ("State Department spokeswoman Ana Marlow", "Ana Marlow", "State Department spokeswoman"),
        ("Ursula von der Marlow", "Ursula von der Marlow", None),
        ("Ana J. Marlow", "Ana J. Marlow", None),
        ("Mr. Marlow", "Marlow", None),
        ("Dr. Ana Marlow", "Ana Marlow", None),
        ("Harbour economist Dr. Ana Marlow", "Ana Marlow", "Harbour economist"),
        ("Substitute Ana Marlow", "Ana Marlow", "Substitute"),
        ("Retired shipbuilder Ana Marlow", "Ana Marlow", None),
        ("Judge Ana Marlow KC", "Ana Marlow", "Judge"),
    ],
)  # fmt: skip
def test_titles_are_set_apart_from_names_and_kept_as_roles(
    mention: str, name: str, role: str | None
) -> None:
    text = f'"The tide is turning slowly," {mention} said.'
    assert speakers(text) == [name]
    assert roles(text) == [role]


def test_an_apposition_is_the_role_where_no_title_stands_before_the_name() -> None:
    text = '"The tide is turning," said Ana Marlow, a pilot from Hull.'
    assert roles(text) == ["a pilot from Hull"]


def test_the_role_of_a_first_mention_goes_with_later_ones() -> None:
    text = 'Mayor Ana Marlow came.\n\n"It is slow," Marlow said.'
    assert roles(text) == ["Mayor"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("The United States", "United States"),
        ("the State Department", "State Department"),
        ("The Harbour Board", "Harbour Board"),
        ("Amara University", "Amara University"),
    ],
)
def test_organisations_and_countries_lose_their_article_alone(mention: str, name: str) -> None:
    assert speakers(f'{mention} said the port was "fully open" in May.') == [name]


def test_he_means_the_last_speaker() -> None:
    text = '"It is slow," Ben Oduya said.\n\n"It will turn," he said.'
    assert speakers(text) == ["Ben Oduya", "Ben Oduya"]


def test_she_passes_over_a_man_who_spoke_last() -> None:
    text = (
        '"It is slow," Mary Marlow said.\n\n"It is fast," John Oduya said.\n\n'
        '"It will turn," she said.'
    )
    assert speakers(text)[-1] == "Mary Marlow"


def test_the_subject_of_the_same_paragraph_goes_before_the_last_speaker() -> None:
    text = (
        '"It is slow," Ben Oduya said.\n\n'
        'Carl Lindqvist had no answer, but in May he brushed off the tide as "small waves" there.'
    )
    assert speakers(text)[-1] == "Carl Lindqvist"


def test_they_means_the_last_joint_speaker() -> None:
    text = 'Norway and Iceland said the sea was "open."\n\n"We agree on this," they said.'
    assert speakers(text) == ["Norway and Iceland", "Norway and Iceland"]


def test_an_unresolved_pronoun_keeps_its_mention() -> None:
    text = '"It is slow," she said.'
    (quote,) = annotate(text).quotes
    assert quote.speaker is None
    assert quote.mention is not None
    assert text[slice(*quote.mention)] == "she"


def test_a_title_never_reaches_into_a_quotation_or_the_sentence_before() -> None:
    text = '"The crew must sail NOW!" Captain Ana Marlow said. They won. Captain Ben Oduya left.'
    assert roles(text) == ["Captain"]


@pytest.mark.parametrize("verb", ["told reporters", "said"])
def test_a_pronoun_means_whoever_was_last_reported_to_say_something(verb: str) -> None:
    text = (
        f'"It is slow," said Ana Marlow.\n\nMary Oduya {verb} that the pier had gone. She wept.'
        '\n\n"It will turn," she added.'
    )
    assert speakers(text)[-1] == "Mary Oduya"


@pytest.mark.parametrize(
    "told", ["Kit Marlow, a sailor who lost his boat.", "Kit Marlow. Mr. Marlow had lost a boat."]
)
def test_a_pronoun_never_means_a_person_of_another_gender(told: str) -> None:
    text = f'"It is slow," said {told}\n\n"It will turn," she added.'
    assert speakers(text)[-1] is None


@pytest.mark.parametrize(
    "before",
    [
        "Her deputy, Kit Oduya, blamed the crew.",
        "Kit Oduya, a pilot from Hull, blamed the crew.",
        "Kit Oduya disagreed.",
        "Kit Oduya sought a way out.",
    ],
)
def test_a_pronoun_means_the_subject_of_the_sentence_before(before: str) -> None:
    text = f'"It is slow," Ana Marlow said.\n\n{before} "It will turn," he said.'
    assert speakers(text)[-1] == "Kit Oduya"


def test_only_a_person_smiles() -> None:
    assert speakers('Marlow smiled. "No," she said.') == ["Marlow"]


@pytest.mark.parametrize(
    "text",
    [
        'Ana Marlow thanked Kit Oduya, calling the tide slow. "It will turn," she said.',
        'Ana Marlow sailed with Kit Oduya, cheered by all. "It will turn," she said.',
    ],
)
def test_an_object_is_not_what_a_pronoun_means(text: str) -> None:
    assert speakers(text) == ["Ana Marlow"]


def test_a_name_in_apposition_says_who_her_deputy_is() -> None:
    text = 'Her deputy, Sir Ben Oduya, said the tide was "slow". "It will turn," he said.'
    assert speakers(text) == ["Ben Oduya", "Ben Oduya"]


def test_who_means_the_name_right_before_it() -> None:
    text = 'Critics include Ana Marlow, who called the pier "a ruin."'
    assert speakers(text) == ["Ana Marlow"]


def test_letters_after_a_name_may_stand_behind_a_space_that_does_not_break() -> None:
    text = '"It is slow," Marlow said.\n\nthe Marlow\u00a0MP left.'
    assert speakers(text) == ["Marlow"]
