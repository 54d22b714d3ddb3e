"""Whether a feed's text is HTML, where its format does not tell, and a title's HTML as a line."""

import re
from html import unescape
from html.entities import html5
from typing import Final

from briefing.documents.clean import clean_line

_LONGEST_READ: Final = 20_000
"""Characters of a title that are looked at: many times what is kept of it."""

_TAG_NAMES: Final = (
    "a|abbr|acronym|address|applet|article|aside|audio|b|base|basefont|big|blink|blockquote|body|br"
    "|button|caption|center|cite|code|dd|del|details|dfn|div|dl|dt|em|embed|fieldset|figcaption"
    "|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd"
    "|label|li|link|main|map|mark|marquee|math|meta|nav|nobr|noscript|object|ol|option|p|param"
    "|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary"
    "|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr"
)
_MARKUP: Final = re.compile(
    rf"</?(?:{_TAG_NAMES})(?=[\s/>])|&(?:#\d{{1,7}}|#[xX][\da-fA-F]{{1,6}}|(\w{{1,31}}));",
    re.IGNORECASE,
)
_TAG: Final = re.compile(rf"<(?:/?(?:{_TAG_NAMES})(?=[\s/>])[^<>]*|!--[^<>]*--)>", re.IGNORECASE)
_UNREAD: Final = re.compile(r"<(script|style)\b[^<>]*>[^<>]*</\1\s*>", re.IGNORECASE)
_BREAK: Final = re.compile(r"<(?:br|hr|p|div|li|td)\b", re.IGNORECASE)
_BASE: Final = re.compile(rb"""[\s:]base\s*=\s*["']""")


def has_base(body: bytes) -> bool:
    """Whether a feed may tell a base for its addresses."""
    return b"base" in body and _BASE.search(body) is not None


def has_markup(text: str) -> bool:
    """Whether a text that may be HTML or not holds a tag or a character reference of HTML."""
    if "<" not in text and "&" not in text:
        return False
    return any(found[1] is None or f"{found[1]};" in html5 for found in _MARKUP.finditer(text))


def line_of(text: str, is_html: bool, limit: int) -> str:
    """A title as one clean line; of HTML without tags, its character references read once."""
    text = text[:_LONGEST_READ]
    if is_html:
        if "<" in text:
            text = _UNREAD.sub("", text)
            text = _TAG.sub(lambda tag: " " if _BREAK.match(tag[0]) else "", text)
        text = unescape(text)
    return clean_line(text, limit)
