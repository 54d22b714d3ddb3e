"""The words of well-formed elements, mended as the tolerant reader mends them."""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from briefing.sources.feeds.raw import Unread

_Element: TypeAlias = "etree._Element"

_UNUSUAL: Final = "is unusual"
_OF_A_PERSON: Final = frozenset({"name", "email", "uri", "url"})
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
LANGUAGE: Final = frozenset({f"{_XML}lang", f"{_XML}space"})

# Characters that no text holds: they are bytes of Windows' charset, taken for Latin-1.
_C1: Final = {
    byte: character
    for byte in range(0x80, 0xA0)
    if (character := bytes([byte]).decode("cp1252", "ignore"))
}
# Two patterns, since one of them alone has no beginning to look for, and takes ten times as long.
_C1_IN_UTF_8: Final = re.compile(rb"\xc2[\x80-\x9f]")
_C1_REFERENCE: Final = re.compile(
    rb"&#(?:0{0,9}1[2-5][0-9];|[xX]0{0,9}[89][0-9a-fA-F];|[xX]?0{10})"
)

_EXTRA_SLASHES: Final = re.compile(r"([A-Za-z][A-Za-z0-9+\-.]*://)/*")
_AMPERSAND: Final = re.compile(r"&([A-Za-z0-9_]+);")


def plain_uri(address: str) -> str:
    """An address without slashes that are too many after its scheme."""
    return _EXTRA_SLASHES.sub(r"\1", address, count=1) if ":///" in address else address


@dataclass(frozen=True, slots=True)
class Wording:
    """How the words of one feed are read: `has_c1` says that some may hold C1 controls."""

    has_c1: bool

    @staticmethod
    def of(body: bytes) -> "Wording":
        """The wording of a feed in UTF-8."""
        found = _C1_IN_UTF_8.search(body) or _C1_REFERENCE.search(body)
        return Wording(has_c1=found is not None)

    def text(self, element: _Element, *, attributes_read: bool = False) -> str:
        """The text of an element; unusual are elements inside it, and attributes nobody reads."""
        if len(element) or (
            not attributes_read and element.attrib and not LANGUAGE.issuperset(element.attrib)
        ):
            raise Unread(_UNUSUAL)
        return self.mended((element.text or "").strip())

    def mended(self, text: str) -> str:
        """A text without the marks of a wrong charset."""
        if text.isascii():
            return text
        with suppress(UnicodeError):
            text = text.encode("iso-8859-1").decode("utf-8")
        return text.translate(_C1) if self.has_c1 else text

    def link(self, element: _Element) -> str:
        """The address that an element holds as its text."""
        address = plain_uri(self.text(element)).replace("&amp;", "&")
        return _AMPERSAND.sub(r"&\1", address) if "&" in address else address


def author_of(element: _Element, wording: Wording) -> str:
    """What an author's element says: its text, or the name and the address of a person."""
    if not len(element):
        return wording.text(element)
    person = _person(element)
    name, email = person.get("name", ""), person.get("email", "")
    return f"{name} ({email})" if name and email else name or email


def name_of_person(element: _Element) -> str:
    """The name in an author's element that holds a person, else the address."""
    person = _person(element)
    return person.get("name") or person.get("email") or ""


def _person(element: _Element) -> dict[str, str]:
    if (element.text or "").strip():
        raise Unread(_UNUSUAL)
    namespace = etree.QName(element).namespace
    told: dict[str, str] = {}
    for part in element:
        tag = etree.QName(part)
        if tag.localname not in _OF_A_PERSON or tag.namespace != namespace or tag.localname in told:
            raise Unread(_UNUSUAL)
        if len(part) or part.attrib or (part.tail or "").strip():
            raise Unread(_UNUSUAL)
        told[tag.localname] = (part.text or "").strip()
    return told
