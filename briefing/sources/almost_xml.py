"""XML that is not quite XML, mended as far as its meaning is plain. Called by opml.py."""

import html
import re
import sys
from xml.sax.saxutils import escape

# An ampersand, and what follows if that makes it a reference: a number, or a name.
_AMPERSAND = re.compile(r"&(?:#(\d{1,7}|x[0-9a-fA-F]{1,6});|(\w{1,32};))?")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML_ENTITIES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})

_OUTLINE = re.compile(r"<outline(?=\s)")
# A value ends at the quotation mark after which another attribute begins, or the tag ends and
# another follows, so that marks and tags inside of it do no harm. None reaches into the next
# outline, which keeps the search linear.
_ATTRIBUTE = re.compile(
    r"""\s{1,100}([\w:.-]{1,100})\s{0,9}=\s{0,9}(["'])((?:(?!<outline\s).){0,20000}?)\2"""
    r"""(?=\s+[\w:.-]{1,100}\s{0,9}=\s{0,9}["']|\s*/?>\s*(?:<|\Z))""",
    re.DOTALL,
)


def mended(text: str) -> str:
    """The XML without what no XML may hold, and with each lone ampersand of an address escaped."""
    # The declaration names the charset that the text is no longer in.
    return _AMPERSAND.sub(
        _reference, _NO_XML.sub("", _DECLARATION.sub(_line_ends, text)).lstrip(" \t")
    )


def with_values_escaped(text: str) -> str:
    """The XML with the tags and quotation marks escaped that stand inside an outline's values."""
    pieces: list[str] = []
    position = 0
    for outline in _OUTLINE.finditer(text):
        if outline.start() < position:
            continue
        pieces.append(text[position : outline.end()])
        position = outline.end()
        names: set[str] = set()
        while attribute := _ATTRIBUTE.match(text, position):
            name, _, value = attribute.groups()
            if name not in names:
                value = value.replace("<", "&lt;").replace('"', "&quot;")
                pieces.append(f' {name}="{value}"')
            names.add(name)
            position = attribute.end()
    return "".join([*pieces, text[position:]])


def _line_ends(declaration: re.Match[str]) -> str:
    """The declaration's line ends alone, so that later lines keep their numbers."""
    return "\n" * declaration[0].count("\n")


def _reference(ampersand: re.Match[str]) -> str:
    number, name = ampersand.groups()
    if number:
        point = int(number[1:], 16) if number.startswith("x") else int(number)
        allowed = point <= sys.maxunicode and not _NO_XML.match(chr(point))
        return ampersand[0] if allowed else ""
    if name in _XML_ENTITIES:
        return ampersand[0]
    meant = html.unescape(ampersand[0])
    return f"&amp;{name or ''}" if meant == ampersand[0] else escape(meant, {'"': "&quot;"})
