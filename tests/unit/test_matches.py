"""Where the words of a search stand in a text."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.desk.matches import MOST, matches


def found(text: str, *terms: str) -> list[str]:
    return [text[start:end] for start, end in matches(text, terms)]


def test_a_term_is_found_where_words_begin_with_it() -> None:
    text = "The ferry sank. Ferries, a ferryman; no preferry."
    assert found(text, "ferr") == ["ferr", "Ferr", "ferr"]
    assert matches(text, ["ferry"]) == ((4, 9), (27, 32))


def test_capitals_and_accents_make_no_difference_in_text_or_term() -> None:
    assert found("Café CAFE café", "cafe") == ["Café", "CAFE", "café"]
    assert found("Cafe", "CAFÉ") == ["Cafe"]
    assert found("Ελλάδα", "ελλαδα") == ["Ελλάδα"]


def test_an_accent_that_is_a_character_of_its_own_is_inside_the_span() -> None:
    text = "Le re\u0301sume\u0301 du jour"
    assert found(text, "résumé") == ["re\u0301sume\u0301"]
    assert found("Le résumé", "re\u0301sume\u0301") == ["résumé"]


def test_what_is_behind_a_wide_letter_is_found_in_its_place() -> None:
    assert found("Straße İzmir 漢字 harbour", "harbour") == ["harbour"]
    assert found("Straße", "straße") == ["Straße"]
    assert found("漢字かな", "漢字") == ["漢字"]


def test_the_words_of_a_phrase_stand_one_after_the_other_whatever_is_between_them() -> None:
    text = 'North Korean, north  KOREAN, "North"-Korean, north\nKorean, North of Korean'
    assert found(text, "north korean") == [
        "North Korean",
        "north  KOREAN",
        'North"-Korean',
        "north\nKorean",
    ]


def test_the_longest_of_several_terms_at_one_place_is_shown_and_none_over_another() -> None:
    assert found("harbour bridge", "har", "harbour bridge", "bridge") == ["harbour bridge"]


def test_an_underscore_parts_words_as_it_does_for_the_search() -> None:
    assert found("a foo_bar", "bar") == ["bar"]


@pytest.mark.parametrize("terms", [(), ("",), ("—",), ('"', "-", " ")])
def test_terms_without_a_letter_or_digit_are_found_nowhere(terms: Sequence[str]) -> None:
    assert matches("A dash — a mark", terms) == ()


@pytest.mark.parametrize(
    ("term", "expected"),
    [("a.c", []), ("(x", ["x"]), ("a|b", []), ("[z", ["z"]), ("\\d", []), ("a*", ["a"]), ("$", [])],
)
def test_no_sign_of_a_term_is_read_as_a_pattern(term: str, expected: list[str]) -> None:
    assert found("abc 123 zzz xyz", term) == expected


def test_numbers_are_found_with_their_signs() -> None:
    assert found("some 8,000 soldiers and 8000 more", "8,000") == ["8,000"]


def test_no_more_are_shown_than_a_reader_has_a_use_for() -> None:
    assert len(matches("a " * (MOST + 5), ["a"])) == MOST


@given(st.text(max_size=60), st.lists(st.text(max_size=6), max_size=4))
def test_spans_are_in_order_within_the_text_and_apart(text: str, terms: list[str]) -> None:
    end = 0
    for start, stop in matches(text, terms):
        assert end <= start < stop <= len(text)
        end = stop


@given(st.text(alphabet="aäb'\u0301 \n_", max_size=30))
def test_every_text_is_found_at_its_own_beginning(text: str) -> None:
    words = [word for word in text.replace("_", " ").replace("'", " ").split() if word != "\u0301"]
    term = words[0].replace("\u0301", "") if words else ""
    if term:
        assert matches(text, [term])
