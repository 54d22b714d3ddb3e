import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.documents.decode import decode_bytes, is_binary

ENGLISH = "“We’re ready,” the mayor said – forty buses, £3 a ride. "
FRENCH = "Le préfet a déclaré : « C'est très fâcheux », et la séance a été levée. "
RUSSIAN = "Мэр сказала, что мост закроют на четырнадцать недель с третьего марта. "


@pytest.mark.parametrize("charset", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_goes(charset: str) -> None:
    assert decode_bytes(f"\ufeff{ENGLISH}".encode(charset)) == ENGLISH


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_latin_text_in_wide_characters_is_told_without_a_mark(charset: str) -> None:
    text = "The bridge closes on Monday."
    assert decode_bytes(text.encode(charset)) == text
    assert not is_binary(text.encode(charset))


def test_utf8_goes_before_what_is_declared() -> None:
    page = f'<meta charset="iso-8859-1"><p>{ENGLISH}'
    assert decode_bytes(page.encode()) == page


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="koi8-r">',
        "<meta content='text/html; charset=koi8-r'>",
        '<?xml encoding="koi8-r"?>',
    ],
)
def test_a_charset_declared_inside_is_used(declaration: str) -> None:
    page = f"{declaration}<p>{RUSSIAN}"
    assert decode_bytes(page.encode("koi8-r")) == page


def test_a_charset_declared_outside_is_used() -> None:
    assert decode_bytes("Łódź".encode("iso-8859-2"), "iso-8859-2") == "Łódź"
    assert decode_bytes("橋は閉鎖".encode("iso2022_jp"), "iso-2022-jp") == "橋は閉鎖"


def test_latin_1_means_windows_1252_as_on_the_web() -> None:
    page = f'<meta charset="iso-8859-1"><p>{ENGLISH}'
    assert decode_bytes(page.encode("cp1252")) == page


@pytest.mark.parametrize(
    "name",
    ["klingon", "", "\xfe", "utf-8\0", "hex", "rot13", "zlib", "idna", "undefined", "x" * 300],
)
def test_a_charset_that_is_none_is_passed_over(name: str) -> None:
    assert decode_bytes(ENGLISH.encode("cp1252"), name) == ENGLISH


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, "Café shut.", "Grüße aus München"])
def test_western_text_without_a_word_on_its_charset_is_read(text: str) -> None:
    assert decode_bytes(text.encode("cp1252")) == text


def test_windows_bytes_in_a_page_that_declares_utf8_are_read() -> None:
    page = f'<meta charset="utf-8"><p>{ENGLISH}'
    assert decode_bytes(page.encode("cp1252")) == page


@pytest.mark.parametrize(
    ("text", "charset"),
    [(RUSSIAN * 5, "cp1251"), ("橋は三月に閉鎖されると市長は述べた。" * 5, "shift_jis")],
)
def test_a_long_text_in_another_script_is_guessed(text: str, charset: str) -> None:
    assert decode_bytes(text.encode(charset)) == text


def test_one_broken_byte_does_not_turn_the_rest_of_utf8_into_another_charset() -> None:
    data = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()
    assert decode_bytes(data) == f"{RUSSIAN}\ufffd{RUSSIAN}"


@given(st.binary(), st.none() | st.text(max_size=12))
@settings(deadline=None)
def test_decoding_never_raises(data: bytes, declared: str | None) -> None:
    for mark in (b"", codecs.BOM_UTF16_LE, b'<meta charset="', b"<?xml encoding='\xfe'"):
        assert isinstance(decode_bytes(mark + data, declared), str)
        is_binary(mark + data)


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 16, b"\0" * 100, b"\x7fELF\x02\x01\x01" + b"\0" * 60, b"ab\0cd"]
)
def test_bytes_that_are_no_text_are_told(data: bytes) -> None:
    assert is_binary(data)


@pytest.mark.parametrize(
    "data",
    [b"", ENGLISH.encode(), RUSSIAN.encode("koi8-r"), b"\x1b[31mred\x1b[0m", b"word " * 99 + b"\0"],
)
def test_text_with_a_stray_control_is_still_text(data: bytes) -> None:
    assert not is_binary(data)
