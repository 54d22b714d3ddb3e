"""The one place that cleans foreign text and foreign addresses.

Every room that takes in a document, a file name or a link calls this once, at the door, after
entities are decoded; what comes out can be sent to a terminal as it is.

Emoji lose their joiners and variation selectors, so that a family becomes its members: terminals
do not agree on whether a joined sequence is two cells wide or two for each of its signs, nor on
whether U+FE0F makes a sign of one cell two wide, while every sign alone has one width for the
terminal, for Textual and for the wrapping of lines. U+200C, which joins nothing, stays in the words
of scripts that spell with it, as Persian does: there it takes up no room anywhere.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

URL_LIMIT = 2048
LINE_LIMIT = 1000
MARKS_A_BASE = 3

# Most news text holds nothing but these, and then there is nothing to clean.
_HARMLESS = re.compile(
    "[\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]*+"
)

_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

# ECMA-48 control sequences. No part of a payload can begin another sequence, so that a scan never
# sees a character twice. An 8-bit string opener counts only with its end: a lone U+009D is what
# mojibake leaves of a closing quotation mark, and must not take the sentence with it.
_PAYLOAD = "[^\x07\x1b\x80-\x9f]{0,4096}+"
_STRING_END = "(?:\x07|\x1b\\\\|\x9c)"
_SEQUENCES = re.compile(
    f"(?:\x1b[PX\\]^_k]|[\x90\x98\x9d-\x9f]){_PAYLOAD}{_STRING_END}"
    "|\x1b[PX\\]^_k][^\x07\x1b\x80-\x9f\n]{0,1000}+"
    "|(?:\x1b\\[|\x9b)[0-?]*+[ -/]*+[@-~]?"
    "|\x1b[ -/]*+[0-~]?"
)

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")

_NONCHARACTERS = "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_UNSEEN = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # controls
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f"  # zero width, bidi overrides, isolates
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"  # blanks, variation selectors, anchors
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"  # tags and more variation selectors
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff"  # no characters at all
    f"{_NONCHARACTERS}"
    "]+"
)

_NON_JOINER = "\u200c"
# The scripts whose spelling it belongs to: Arabic and its neighbours, those of India, Burma's,
# the Khmer, Mongolian and Balinese ones.
_SCRIPTS_WITH_IT = (
    *(range(0x620, 0x900), range(0x900, 0xE00), range(0x1000, 0x10A0)),
    *(range(0x1780, 0x1800), range(0x1820, 0x18B0), range(0x1B00, 0x1B80), range(0xAA60, 0xAA80)),
)
# Where combining marks may be; Latin, Greek, Cyrillic, CJK and symbols are ruled out at no cost.
_MAYBE_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff"
    "\u302a-\u302f\u3099\u309a\ua66f-\uaaff\uabe3-\uabed\ufb1e\ufe20-\ufe2f"
    "\U00010000-\U0001efff]"
)

_REFUSED_IN_URL = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.(?!-)[a-z0-9_-]{1,63})*\.?")
_IPV6 = re.compile(r"[0-9a-f:.]{2,45}")
_PLAIN_URL = re.compile(
    r"https?://(?=[^/:?#]{1,253}(?:[/:?#]|$))" + _HOST.pattern + r"(?::[1-9]\d{0,3})?"
    r"(?:/[\w.~%/:@!$&'()+*,=-]*(?:\?[\w.~%/:@!$&'()+*,=?-]+)?(?:#[\w.~%/:@!$&'()+*,=?-]+)?)?",
    re.ASCII,
)
"""Addresses that are safe as they stand, whatever their base: most of those that feeds give."""
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
_URL_SAFE = "%/:?#[]@!$&'()+*,;=~"


def clean_text(text: str) -> str:
    r"""The text without anything that a terminal acts on or a reader cannot see.

    Newlines of every kind become `\n`; whole control sequences go before single characters; odd
    spaces become plain ones, a tab four. Of a run of combining marks `MARKS_A_BASE` stay, none
    without a base. Linear in the length, and cleaning twice changes nothing more.
    """
    harmless = _HARMLESS.match(text)
    if harmless is not None and harmless.end() == len(text):
        return text
    text = _NEWLINES.sub("\n", text)
    text = _SEQUENCES.sub("", text)
    text = text.replace("\t", "    ")
    text = _UNSEEN.sub("", text)
    text = _SPACES.sub(" ", text)
    if _NON_JOINER in text:
        text = _non_joiners().sub(r"\1", text)
    if _MAYBE_MARKS.search(text):
        text = _surplus_marks().sub("", text)
    return text


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """The text as one clean line, white space folded, cut to `limit` characters with a "…"."""
    line = " ".join(clean_text(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def safe_url(url: str, base: str | None = None) -> str | None:
    """The address in plain ASCII if it is http or https and has a host, else None.

    A relative address is resolved against `base`. Credentials are dropped, and a host in another
    script is given in punycode, so that what is shown is where it leads.
    """
    if len(url) <= URL_LIMIT and _PLAIN_URL.fullmatch(url):
        return url
    if len(url) > URL_LIMIT or _REFUSED_IN_URL.search(url) or clean_text(url) != url:
        return None
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        host, port = _ascii_host(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    place = host if port is None else f"{host}:{port}"
    rest = (quote(part, safe=_URL_SAFE) for part in (parts.path, parts.query, parts.fragment))
    safe = urlunsplit((parts.scheme, place, *rest))
    return safe if len(safe) <= URL_LIMIT else None


def _ascii_host(host: str) -> str | None:
    """A host name in ASCII; None if it is no name that can be looked up.

    Labels are encoded by hand: the standard codec follows IDNA 2003, which sends `ß` to `ss` and
    so to another host than the one a browser would open.
    """
    if ":" in host:
        return f"[{host}]" if _IPV6.fullmatch(host) else None
    if len(host) > 253:
        return None
    labels = (unicodedata.normalize("NFKC", label).lower() for label in _DOTS.split(host))
    name = ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
        for label in labels
    )
    return name if _HOST.fullmatch(name) else None


@cache
def _surplus_marks() -> re.Pattern[str]:
    """A pattern for the combining marks that are too many, or have nothing to stand on."""
    mark = _any_of(point for point in range(0x300, 0x1F000) if _is(point, "M"))
    return re.compile(f"(?:^|(?<=[\n ])){mark}++|(?<={mark}{{{MARKS_A_BASE}}}){mark}++")


@cache
def _non_joiners() -> re.Pattern[str]:
    """A pattern for U+200C; the one that parts two letters of a word is its group, and stays."""
    points = [point for script in _SCRIPTS_WITH_IT for point in script]
    before = _any_of(point for point in points if _is(point, "LM"))
    letter = _any_of(point for point in points if _is(point, "L"))
    return re.compile(f"(?<={before})({_NON_JOINER}){_NON_JOINER}*+(?={letter})|{_NON_JOINER}++")


def _is(point: int, categories: str) -> bool:
    return unicodedata.category(chr(point))[0] in categories


def _any_of(points: Iterable[int]) -> str:
    """What matches one of these characters, which are in order."""
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges) + "]"
