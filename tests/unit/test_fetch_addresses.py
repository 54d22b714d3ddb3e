"""Addresses: taken apart, shown without secrets, told private from public, and looked up."""

import socket
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.documents.clean import clean_line
from briefing.sources.addresses import (
    Address,
    is_public,
    is_public_name,
    read_address,
    read_redirect,
    shown_url,
)
from briefing.sources.fetch_network import Network


def test_an_address_is_taken_apart() -> None:
    address = read_address(" HTTPS://ann:p%40w@News.Example:8443/ab/é?q=1#part ")
    assert address.url == "https://news.example:8443/ab/%C3%A9?q=1"
    assert (address.scheme, address.host, address.port) == ("https", "news.example", 8443)
    assert (address.target, address.netloc) == ("/ab/%C3%A9?q=1", "news.example:8443")
    assert address.origin == "https://news.example:8443"
    assert address.full_url == "https://ann:p%40w@news.example:8443/ab/%C3%A9?q=1"
    # "ann:p@w" in base64.
    assert address.authorization == "Basic YW5uOnBAdw=="


def test_what_an_address_leaves_out_is_the_usual() -> None:
    plain, safe = read_address("http://news.example"), read_address("https://[2606::1]?q")
    assert (plain.port, plain.target, plain.netloc) == (80, "/", "news.example")
    assert (plain.userinfo, plain.authorization) == (None, None)
    assert (safe.port, safe.target, safe.host, safe.netloc) == (443, "/?q", "2606::1", "[2606::1]")


def test_a_host_in_another_script_is_asked_in_ascii() -> None:
    assert read_address("http://bücher.example/").host == "xn--bcher-kva.example"


@pytest.mark.parametrize(
    ("asked", "location", "keeps"),
    [
        ("http://a:b@h.example/", "/new", True),
        ("http://a:b@h.example/", "https://h.example/", True),
        ("http://a:b@h.example/", "https://h.example:8443/", False),
        ("http://a:b@h.example/", "http://h.example:81/", False),
        ("https://a:b@h.example/", "http://h.example/", False),
        ("http://a:b@h.example/", "http://www.h.example/", False),
        ("http://h.example/", "http://c:d@h.example/", False),
    ],
)
def test_credentials_go_to_their_own_host_alone(asked: str, location: str, keeps: bool) -> None:
    assert (read_redirect(location, read_address(asked)).userinfo is not None) is keeps


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://news.example/feed?a=b", "https://news.example/feed?a=b"),
        ("https://ann:pw@news.example/feed", "https://news.example/feed"),
        ("https://ann@news.example/@ann/feed", "https://news.example/@ann/feed"),
        ("https://bank.example@evil.example/", "https://evil.example/"),
        ("ftp://ann:pw@news.example/", "ftp://news.example/"),
        ("https://ann:p/w@news.example/", "https://news.example/"),
        ("https://ann:p\x1b[2Jw@news.example/\x1b[2J", "https://news.example/"),
        ("ann:pw@news.example", "news.example"),
        ("/home/ann/feeds", "/home/ann/feeds"),
    ],
)
def test_an_address_is_shown_without_name_and_password(url: str, shown: str) -> None:
    assert shown_url(url) == shown


_SECRETS = st.text(alphabet=string.ascii_letters + string.digits + "%:@ !\x1b\n\\é", min_size=1)


@given(st.sampled_from(["http://", "https://", "ftp://", "http:", "//", ""]), _SECRETS)
def test_a_password_is_never_shown(start: str, secret: str) -> None:
    shown = shown_url(f"{start}ann:SECRET{secret}@news.example/feed")
    assert "SECRET" not in shown
    assert shown == clean_line(shown)


def _read(text: str, asked: Address | None = None) -> tuple[Address | None, str]:
    """The address, or why there is none."""
    try:
        return (read_redirect(text, asked) if asked else read_address(text)), ""
    except ValueError as error:
        return None, str(error)


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_a_sentence(text: str) -> None:
    address, reason = _read(text)
    if address is None:
        assert reason.startswith("is ")
    else:
        assert address.url.isascii()
        assert address.url.startswith(f"{address.scheme}://")
    shown = shown_url(text)
    assert shown == clean_line(shown)


@given(st.text(max_size=60))
def test_any_redirect_leads_to_an_address_or_a_sentence(location: str) -> None:
    asked = read_address("https://ann:pw@news.example/feed")
    address, reason = _read(location, asked)
    assert reason.startswith("redirects to ") if address is None else address.url.isascii()


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07::1", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_no_wrapping_makes_a_private_address_public(inner: object) -> None:
    first, second, third, fourth = map(int, str(inner).split("."))
    in_hex = f"{first:02x}{second:02x}:{third:02x}{fourth:02x}"
    wrapped = [f"::ffff:{inner}", f"::{inner}", f"64:ff9b::{inner}", f"2002:{in_hex}::1"]
    wrapped += [f"2001:0:{in_hex}::1", f"64:ff9b:1::{inner}"]
    assert not any(map(is_public, [str(inner), *wrapped]))


@pytest.mark.parametrize("text", ["", "x", "news.example", "1.2.3", "fe80::1%eth0", "1.2.3.4.5"])
def test_what_is_no_public_number_is_not_public(text: str) -> None:
    assert not is_public(text)


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("news.example", True),
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07::1", True),
        ("local.example", True),
        ("localhost", False),
        ("LOCALHOST.", False),
        ("api.localhost", False),
        ("printer.local", False),
        ("metadata.google.internal", False),
        ("::1", False),
        ("127.1", False),
        ("0x7f.1", False),
        ("2130706433", False),
        ("10.0.0.1", False),
    ],
)
def test_a_name_alone_tells_the_plainly_private(host: str, public: bool) -> None:
    assert is_public_name(host) is public


@pytest.mark.parametrize(
    ("host", "number"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("::1", "::1"),
    ],
)
async def test_a_number_needs_no_look_up(host: str, number: str) -> None:
    assert await Network().lookup(host) == (number,)


async def test_a_name_is_looked_up() -> None:
    assert set(await Network().lookup("localhost")) <= {"127.0.0.1", "::1"}


@pytest.mark.parametrize("host", ["nobody.invalid", "a..b", "x" * 70 + ".example"])
async def test_a_name_that_nobody_has_is_an_error_of_the_system(host: str) -> None:
    with pytest.raises(socket.gaierror):
        await Network().lookup(host)


async def test_both_families_are_tried_by_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    six, four = socket.AF_INET6, socket.AF_INET
    found = [(six, "::1"), (six, "::2"), (four, "127.0.0.1"), (four, "127.0.0.2"), (six, "::1")]

    def answer(host: str, port: None, type: int, flags: int) -> list[tuple[object, ...]]:
        return [(family, type, 6, "", (number, 0)) for family, number in found]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    assert await Network().lookup("news.example") == ("::1", "127.0.0.1", "::2", "127.0.0.2")


def may_be_userinfo(sign: str) -> bool:
    return sign not in "/?#@[]\\ " and sign.isprintable()


@given(st.text([sign for sign in map(chr, range(256)) if may_be_userinfo(sign)], max_size=20))
def test_userinfo_of_any_bytes_is_a_header(secret: str) -> None:
    try:
        address = read_address(f"http://{secret}@news.example/")
    except ValueError:
        return
    assert address.authorization is None or address.authorization.startswith("Basic ")
