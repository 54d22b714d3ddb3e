"""Quotation marks: folded, paired inside a paragraph, and told from apostrophes and inches."""

import pytest

from briefing.marks.quotes import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The mayor said, "We open on Monday."', ['"We open on Monday."']),
        ("The mayor said, “We open on Monday.”", ["“We open on Monday.”"]),
        ("The mayor said, «We open on Monday.»", ["«We open on Monday.»"]),
        ("The mayor said, „We open on Monday.“", ["„We open on Monday.“"]),
        ('The mayor said, “We open on Monday."', ['“We open on Monday."']),
        ('A "new" bridge and an "old" one', ['"new"', '"old"']),
        ('He wrote,"Look at the river."', ['"Look at the river."']),
        ('"Yes"—"no"', ['"Yes"', '"no"']),
    ],
)
def test_every_style_of_double_mark_opens_and_closes(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'The board is 12" wide and the pipe 3" thick.',
        "The '90s were good for the harbour.",
        "Don't touch the voters' cards, it's theirs.",
        "The players' coach didn’t speak about the ’80s.",
        'A stray " mark in a line is dropped.',
        'An element <time datetime="2024-05-01"> is no speech.',
        'An empty "" pair says nothing.',
    ],
)
def test_inches_apostrophes_and_strays_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_inches_inside_a_quotation_close_nothing_before_its_end() -> None:
    assert quoted('"It rose to 5 feet," she said.') == ['"It rose to 5 feet,"']


def test_a_mark_inside_a_quotation_is_its_child_and_is_not_listed() -> None:
    text = "“She told me ‘never again’ and left,” Ortiz said."
    assert quoted(text) == ["“She told me ‘never again’ and left,”"]


def test_a_double_quotation_in_a_double_one_is_its_child_too() -> None:
    assert quoted('He said, "I read "Dune" twice," and left.') == ['"I read "Dune" twice,"']


def test_an_odd_mark_costs_its_own_paragraph_and_no_other() -> None:
    text = 'He said "stop and left.\n\nThen "we stay," she said.\n\nAn end" came.'
    assert quoted(text) == ['"we stay,"']


def test_an_unclosed_mark_that_opens_the_paragraph_runs_to_its_end_and_goes_on() -> None:
    text = "“The first part is long.\n\n“The second part ends it,” Vance said."
    first, second = find_quotations(text)
    assert text[first.start : first.end] == "“The first part is long."
    assert first.runs_on
    assert second.continues
    assert text[second.start : second.end] == "“The second part ends it,”"


def test_an_unclosed_mark_elsewhere_is_dropped_and_the_pairs_after_it_stay() -> None:
    assert quoted('It was a "mess. Later it was "fine" again, he said.') == ['"fine"']


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour Is 'Open Again' After Storm", ["'Open Again'"]),
        ("SEE ALSO: Why 'Slow Food' Came Back", ["'Slow Food'"]),
        ("Minister: ‘No Talks’ Before Spring", ["‘No Talks’"]),
    ],
)
def test_single_marks_count_in_headlines_and_see_also_lines(text: str, expected: list[str]) -> None:
    body = "\n\nThe harbour opened again on Monday, officials said."
    assert quoted(text + body) == expected


def test_single_marks_in_prose_do_not_count_where_double_ones_rule() -> None:
    assert quoted("The \"old\" pier was called 'the thumb' by some, they say.") == ['"old"']


def test_single_marks_are_the_outer_ones_in_british_text() -> None:
    text = (
        "‘We will rebuild,’ said the leader of the council. ‘It’s the boats’ turn now.’\n\n"
        "‘Not before May,’ she added."
    )
    assert quoted(text) == [
        "‘We will rebuild,’",
        "‘It’s the boats’ turn now.’",
        "‘Not before May,’",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana 'Mimi' Marlow said: 'We sailed.'", ["'Mimi'", "'We sailed.'"]),
        ("‘It’s turning,’ said the pilot’s wife.", ["‘It’s turning,’"]),
        ("The pilot said, ‘We sail,’ and left.", ["‘We sail,’"]),
        ("Hall is a ‘born sailor,’ the board of the port may find.", []),
        ("Hall ‘Ready To Sail,’ Board Of The Port Says In Letter.", []),
        ("The sailors' inn, the pilots' pier and the '90s are gone.", []),
    ],
)
def test_one_mark_that_opens_or_ends_speech_makes_a_text_british(
    text: str, expected: list[str]
) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She would not ‘write a budget in public’ but conceded a gap.",
            ["‘write a budget in public’"],
        ),
        (
            "Chancellor hints at ‘hard choices’ after the vote\n\nShe called it ‘brutal’ today.",
            ["‘hard choices’", "‘brutal’"],
        ),
        ("The pier was ‘old’ and the inn ‘shut’ in May.", ["‘old’", "‘shut’"]),
        ("The pier was ‘old’ in May.", []),
        ("Hall ‘Wants Out,’ Not ‘In.’\n\nThe inn was “shut”.", ["“shut”"]),
        ("The pilots’ pier and the sailors’ inn were shut.", []),
    ],
)
def test_many_words_or_two_pairs_of_single_marks_make_a_text_british(
    text: str, expected: list[str]
) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We sail," he said. "The port is shut.', ['"We sail,"', '"The port is shut.']),
        ('The port is "shut.\n\n"We sail," he said.', ['"We sail,"']),
        ("He said “and “never” again.\n\n“We sail.”", ["“never”", "“We sail.”"]),
    ],
)
def test_a_mark_that_nothing_closes_holds_a_whole_sentence_or_nothing(
    text: str, expected: list[str]
) -> None:
    assert quoted(text) == expected


def test_double_marks_further_on_do_not_change_how_a_paragraph_is_read() -> None:
    text = "‘We will rebuild,’ said the leader.\n\n“Or not,” he “joked” and “laughed”."
    assert quoted(text) == ["‘We will rebuild,’", "“Or not,”", "“joked”", "“laughed”"]


def test_quotations_are_in_order_and_number_their_paragraphs() -> None:
    text = 'One.\n\n"Two," he said.\n\n"Three," she said, "and four."'
    assert [q.paragraph for q in find_quotations(text)] == [1, 2, 2]
