"""What can be mended in a feed's bytes before they are read: a missing end, for one."""

import re
from typing import Final

_TAIL: Final = 4096
_ENDS: Final = (b"</rss>", b"</feed>", b"</rdf:rdf>", b"</channel>")
_OPENING: Final = re.compile(rb"<(?P<prefix>[a-zA-Z][\w-]{0,20}:)?(?P<name>item|entry)(?=[\s>])")
_ROOT: Final = re.compile(rb"<((?:[a-zA-Z][\w-]{0,20}:)?(?:rss|feed|RDF))(?=[\s>])")
_HEAD: Final = 8192
_LONG_AUTHOR: Final = re.compile(
    rb"(<(?:[\w-]{1,20}:)?(?:author|creator|managingeditor|webmaster|publisher)(?:\s[^<>]{0,500})?>"
    rb"\s*(?:<!\[CDATA\[)?[^<]{300}[\x80-\xbf]*)[^<\]]+",
    re.IGNORECASE,
)
_REFERENCE: Final = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,60})|([0-9]{1,60}));?")


def ended(body: bytes) -> bytes | None:
    """A feed that breaks off, up to its last whole entry and with an end; None if it is whole."""
    tail = body[-_TAIL:].lower()
    root = _ROOT.search(body, 0, _HEAD)
    if root is None or any(end in tail for end in _ENDS):
        return None
    first = _OPENING.search(body)
    if first is None:
        return None
    tag = (first["prefix"] or b"") + first["name"]
    last = body.rfind(b"<" + tag)
    end = body.rfind(b"</" + tag + b">")
    if last > end:
        body = body[:last]
    elif end >= 0:
        body = body[: end + len(tag) + 3]
    channel = b"</channel>" if root[1] == b"rss" else b""
    return body + channel + b"</" + root[1] + b">"


def with_short_authors(body: bytes) -> bytes:
    """The feed with the authors cut that are no names but stories: looking for an e-mail address in
    one takes time that is quadratic in its length.
    """
    return _LONG_AUTHOR.sub(rb"\1", body)


def without_impossible_references(body: bytes) -> bytes:
    """The feed with character references to no character replaced by the sign for that."""
    return _REFERENCE.sub(_possible, body)


def _possible(reference: re.Match[bytes]) -> bytes:
    point = int(reference[1], 16) if reference[1] else int(reference[2])
    is_character = 0 < point < 0x110000 and not 0xD800 <= point < 0xE000
    return reference[0] if is_character else "\N{REPLACEMENT CHARACTER}".encode()
