"""A feed's bytes as UTF-8 that begins with its markup, whatever they were."""

import re
from typing import Final

from briefing.documents.decode import decode_bytes

_DECLARATION: Final = re.compile(rb"\s*<\?xml\b[^<>]{0,300}\?>")
_ENCODING: Final = re.compile(rb"""encoding\s*=\s*["']([^"'<>]{0,40})["']""")
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_UTF_8: Final = frozenset({b"", b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_HEAD: Final = 8192
_ROOT: Final = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)\b", re.IGNORECASE)


def as_utf8(body: bytes, content_type: str) -> bytes:
    """The feed in UTF-8, without an XML declaration, and without what a server put before it."""
    body = _decoded(body, content_type)
    start = body.find(b"<?xml", 0, _HEAD)
    root = _ROOT.search(body, 0, _HEAD)
    if start > 0 and root is not None and start < root.start():
        body = body[start:]
    declaration = _DECLARATION.match(body)
    return body[declaration.end() :].lstrip() if declaration else body.lstrip()


def _decoded(body: bytes, content_type: str) -> bytes:
    declaration = _DECLARATION.match(body)
    encoding = _ENCODING.search(declaration[0]) if declaration else None
    if (encoding[1].lower() if encoding else b"") in _UTF_8 and b"\0" not in body[:_HEAD]:
        try:
            body.decode()
        except UnicodeDecodeError:
            pass
        else:
            return body.removeprefix(b"\xef\xbb\xbf")
    charset = _CHARSET.search(content_type)
    return decode_bytes(body, charset[1] if charset else None).encode("utf-8", "replace")
