import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.documents import clean
from briefing.documents.clean import clean_line, clean_text, safe_url
from tests.growth import grows_evenly

HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=[]),
        st.sampled_from("\x1b\x07\\[]0;P_^XkmJ\x90\x9b\x9c\x9d\r\n\t\x85\u2028\u0301\u200d\u202e "),
        st.sampled_from("\u0915\u094d\u093e\u0645\u064b\u200c\u200d\u0301 a"),
    )
)


@pytest.mark.parametrize(
    ("foreign", "clean"),
    [
        ("a\x1b[2Jb", "ab"),
        ("a\x1b[38;5;196mb\x1b[0m", "ab"),
        ("a\x1b]52;c;c2VjcmV0\x07b", "ab"),
        ("a\x1b]0;title\x1b\\b", "ab"),
        ("a\x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\b", "alinkb"),
        ("a\x1bP1$r\x1b\\b", "ab"),
        ("a\x1b_apc\x1b\\b", "ab"),
        ("a\x1b^pm\x1b\\b", "ab"),
        ("a\x1bXsos\x1b\\b", "ab"),
        ("a\x1bktitle\x1b\\b", "ab"),
        ("a\x1b(Bb\x1bcd", "abd"),
        ("a\x9b31mb", "ab"),
        ("a\x9d0;title\x9cb", "ab"),
        ("a\x90sixel\x07b", "ab"),
        ("a\x1b]0;never ended", "a"),
        ("a\x1b", "a"),
    ],
)
def test_a_whole_control_sequence_goes(foreign: str, clean: str) -> None:
    assert clean_text(foreign) == clean


def test_an_unended_sequence_takes_no_more_than_its_line() -> None:
    assert clean_text("a\x1b]0;title\nthe next line") == "a\nthe next line"


def test_what_mojibake_leaves_of_a_quotation_mark_does_not_take_the_sentence() -> None:
    assert clean_text("â€œyesâ€\x9d she said") == "â€œyesâ€ she said"


def test_a_sequence_split_over_two_texts_leaves_harmless_letters() -> None:
    assert clean_text("title\x1b") + clean_text("[2J next") == "title[2J next"


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n", "\x85", "\u2028", "\u2029"])
def test_every_newline_becomes_one(newline: str) -> None:
    assert clean_text(f"a{newline}b") == "a\nb"
    assert clean_line(f"a{newline}b") == "a b"


@pytest.mark.parametrize(
    "unseen",
    [
        *"\x00\x01\x08\x0e\x1f\x7f\x80\x9f\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e",
        *"\u202a\u202b\u202d\u202e\u2060\u2066\u2069\u3164\ufe0f\ufeff\uffa0\ufff9\ufffc\ufffe",
        *"\ud800\udfff\ue000\uf8ff\ufdd0\U000e0041\U000e0100\U000f0000\U0010ffff\U0001fffe",
    ],
)
def test_what_no_reader_sees_goes(unseen: str) -> None:
    assert clean_text(f"a{unseen}b") == "ab"


@pytest.mark.parametrize(
    "word",
    [
        "می\u200cخواهم",  # Persian: a prefix apart from its verb
        "क\u094d\u200cष",  # Hindi: two letters that are not to become one
    ],
)
def test_a_non_joiner_stays_where_a_word_is_spelt_with_it(word: str) -> None:
    assert clean_text(word) == word
    assert clean_line(f" {word} ") == word
    assert clean_text(word.replace("\u200c", "\u200c" * 3)) == word


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("م\u200c 5", "م 5"),
        ("\u200cم", "م"),
        ("a\u200cم", "aم"),
        ("5\u200c6", "56"),
        ("क\u200b\u200c\u202eष", "क\u200cष"),
        ("क\u200dष", "कष"),
    ],
)
def test_one_that_spells_nothing_goes_as_joiners_do(text: str, clean: str) -> None:
    assert clean_text(text) == clean


def test_non_joiners_do_not_let_more_marks_through() -> None:
    marks = clean_text("क" + "\u0301\u200c" * 1000 + "ष")
    assert marks.count("\u0301") == 3


def test_joined_emoji_come_apart_into_signs_of_one_width_everywhere() -> None:
    assert clean_text("👩\u200d👧 ❤\ufe0f 🏳\ufe0f\u200d🌈") == "👩👧 ❤ 🏳🌈"


@pytest.mark.parametrize("space", [*"\u00a0\u1680\u2000\u2009\u200a\u202f\u205f\u3000"])
def test_an_odd_space_becomes_a_plain_one(space: str) -> None:
    assert clean_text(f"a{space}b") == "a b"


def test_a_tab_becomes_spaces() -> None:
    assert clean_text("a\tb").replace(" ", "") == "ab"
    assert "\t" not in clean_text("a\tb")


@pytest.mark.parametrize("mark", ["\u0301", "\u0e47", "\u0489", "\u20d2"])
def test_of_a_thousand_combining_marks_three_stay(mark: str) -> None:
    assert clean_text("g" + mark * 1000 + "b") == "g" + mark * 3 + "b"


def test_marks_without_a_base_go() -> None:
    assert clean_text("\u0301a \u0301b\n\u0301c") == "a b\nc"


@pytest.mark.parametrize(
    "text",
    [
        "“Wir müssen”, sagte er – 40 €…",
        "Жители Курска",
        "नमस्ते दुनिया",
        "東京の橋",
        "שָׁלוֹם",
        "👩🏽 🇺🇦",
        "x²≈½",
    ],
)
def test_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert clean_text(text) == text


@given(HOSTILE)
@settings(deadline=None)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    line = clean_line(text, 20)
    assert clean_line(line, 20) == line


@given(HOSTILE)
@settings(deadline=None)
def test_nothing_that_a_terminal_acts_on_is_left(text: str) -> None:
    clean = clean_text(text)
    assert not {c for c in clean if c != "\n" and (ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0)}
    clean.encode("utf-8")
    assert len(clean_line(text, 20)) <= 20


def test_a_line_is_cut_with_an_ellipsis() -> None:
    assert clean_line("abc def", 7) == "abc def"
    assert clean_line("abc defg", 7) == "abc de…"
    assert clean_line("abc defg", 5) == "abc…"
    assert len(clean_line("x" * 5000)) == 1000


@pytest.mark.parametrize(
    "part",
    ["\x1b]", "\x9d\n", "\x1b]a\n", "\x1b[1", "a\u0301", "\u0301", "\u200b", "\x90\x1b", "\t"],
)
def test_cleaning_takes_linear_time(part: str) -> None:
    assert grows_evenly(lambda repeats: clean_text(part * repeats), 20_000)


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://Example.ORG:8080/A", "http://example.org:8080/A"),
        ("https://bank.example@evil.example/", "https://evil.example/"),
        ("https://user:pw@example.org/x", "https://example.org/x"),
        ("https://аррӏе.com/x", "https://xn--80ak6aa92e.com/x"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://example.org/é?q=“x”", "https://example.org/%C3%A9?q=%E2%80%9Cx%E2%80%9D"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
        ("http://x/;cmd", "http://x/;cmd"),
        ("http://x/$(id)", "http://x/$(id)"),
        ("--flag", None),
        ("-P", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("smb://host/share", None),
        ("%action", None),
        (" http://example.org", None),
        ("ht\ttp://example.org", None),
        ("http://example.org/\nx", None),
        ("http://example.org/\x1b]8;;", None),
        ("http://example.org/\u202ex", None),
        ("http://good.example\\@evil.example/", None),
        ("http://", None),
        ("http:///path", None),
        ("http://a..b/", None),
        ("http://x:99999/", None),
        ("http://[::1", None),
        ("//example.org/x", None),
        ("/x", None),
        ("", None),
        ("http://example.org/" + "a" * 5000, None),
        ("http://example.org/" + "é" * 1000, None),
    ],
)
def test_only_an_address_on_the_web_is_safe(address: str, safe: str | None) -> None:
    assert safe_url(address) == safe


def test_a_relative_address_is_resolved_against_its_base() -> None:
    assert safe_url("../b?c", "https://example.org/x/y") == "https://example.org/b?c"
    assert safe_url("//cdn.example/b", "https://example.org/") == "https://cdn.example/b"
    assert safe_url("javascript:alert(1)", "https://example.org/") is None


@given(st.text(), st.sampled_from([None, "https://example.org/a/"]))
@settings(max_examples=60, deadline=None)
def test_a_safe_address_is_plain_and_stays_as_it_is(tail: str, base: str | None) -> None:
    for address in (tail, f"http://{tail}", f"https://example.org/{tail}"):
        safe = safe_url(address, base)
        assert safe is None or (safe.startswith(("http://", "https://")) and safe.isascii())
        assert safe is None or (safe.isprintable() and safe_url(safe) == safe)


@given(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["http://", "https://", "HTTP://", "http:/"]),
        st.text("abz09AZ-_.:@", max_size=12),
        st.text("abz09AZ-_.:/?#@%[]&=;+~é! \\'", max_size=14),
    )
)
@example("http://example.org/a;")
@example("http://example.org/?")
@example("http://example.org:0080/")
@settings(deadline=None)
def test_a_plain_address_is_left_as_the_long_way_leaves_it(address: str) -> None:
    found = safe_url(address), safe_url(address, "http://base.example/")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(clean, "_PLAIN_URL", re.compile("(?!)"))
        assert found == (safe_url(address), safe_url(address, "http://base.example/"))
