"""The elements of feeds by what they mean to the reader of well-formed ones."""

from enum import Enum, auto
from typing import Final

ATOM: Final = "http://www.w3.org/2005/Atom"
_CONTENT: Final = "http://purl.org/rss/1.0/modules/content/"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_DC_TERMS: Final = "http://purl.org/dc/terms/"
_ITUNES: Final = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_MEDIA: Final = "http://search.yahoo.com/mrss"


class Kind(Enum):
    """What an element is. UNUSUAL ones may change what others mean: another reader knows how."""

    IGNORED = auto()
    TITLE = auto()
    LINK = auto()
    ID = auto()
    PUBLISHED = auto()
    UPDATED = auto()
    AUTHOR = auto()
    CONTENT = auto()
    SUMMARY = auto()
    DESCRIPTION = auto()
    TTL = auto()
    PERSON = auto()
    ENCLOSURE = auto()
    MEDIA = auto()
    MEDIA_CONTENT = auto()
    MEDIA_TITLE = auto()
    UNUSUAL = auto()


def _all(kind: Kind, names: str) -> dict[str, Kind]:
    return dict.fromkeys(names.split(), kind)


# Of RSS, which has no namespace, and of Atom, in lower case.
_CORE: Final = {
    "title": Kind.TITLE,
    "link": Kind.LINK,
    "guid": Kind.ID,
    "id": Kind.ID,
    "pubdate": Kind.PUBLISHED,
    "published": Kind.PUBLISHED,
    "updated": Kind.UPDATED,
    "lastbuilddate": Kind.UPDATED,
    "author": Kind.AUTHOR,
    "managingeditor": Kind.AUTHOR,
    "content": Kind.CONTENT,
    "description": Kind.DESCRIPTION,
    "summary": Kind.SUMMARY,
    "ttl": Kind.TTL,
    "name": Kind.PERSON,
    "email": Kind.PERSON,
    "uri": Kind.PERSON,
    "url": Kind.PERSON,
    "enclosure": Kind.ENCLOSURE,
    **_all(
        Kind.IGNORED,
        "category cloud comments contributor copyright docs generator height icon image keywords"
        " language logo rating rights skipdays skiphours source subtitle textinput"
        " webmaster width",
    ),
}
_OTHERS: Final = {
    _CONTENT: {"encoded": Kind.CONTENT},
    _DC: {
        "creator": Kind.AUTHOR,
        "author": Kind.AUTHOR,
        "date": Kind.UPDATED,
        **_all(
            Kind.IGNORED, "format identifier language publisher relation rights source subject type"
        ),
    },
    _DC_TERMS: {"issued": Kind.PUBLISHED, "modified": Kind.UPDATED, "created": Kind.UNUSUAL},
    _ITUNES: {
        "author": Kind.AUTHOR,
        "summary": Kind.SUMMARY,
        **_all(
            Kind.IGNORED,
            "block category complete duration episode episodetype explicit image keywords"
            " owner season subtitle title type",
        ),
    },
    _MEDIA: {
        "title": Kind.MEDIA_TITLE,
        "description": Kind.DESCRIPTION,
        "content": Kind.MEDIA_CONTENT,
        **_all(
            Kind.MEDIA,
            "adult category community copyright credit group hash keywords player"
            " rating restriction starrating statistics tags text thumbnail",
        ),
    },
}
# Prefixes that stand for these namespaces even where a feed binds them to another.
_RESERVED: Final = frozenset({"content", "dc", "dcterms", "itunes", "media", "xhtml"})
_READ_LOOSELY: Final = (
    "http://backend.userland.com",
    "http://blogs.law.harvard.edu",
    "http://example.com",
    "http://my.netscape.com",
    "http://purl.org/atom",
    "http://purl.org/echo",
    "http://purl.org/pie",
    "http://purl.org/rss/1.0/modules/rss091",
    "http://www.w3.org/2005/atom",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1998/math",
    "uri/of/echo",
)
_OWN_NAMES: Final = frozenset({"contributor", "image", "owner", "source", "textinput"})
_RSS_1: Final = "http://purl.org/rss/1.0/"


def kind_of(tag: str, prefix: str | None) -> Kind:
    """What an element means by its tag, "{namespace}name" or a name alone, and its prefix."""
    if not tag.startswith("{"):
        return _CORE.get(tag.lower(), Kind.UNUSUAL)
    namespace, _, name = tag[1:].partition("}")
    name = name.lower()
    if namespace == ATOM:
        return _CORE.get(name, Kind.UNUSUAL)
    space = namespace.lower()
    known = _OTHERS.get(space.removesuffix("/") if space.startswith(_MEDIA) else space)
    if known is not None:
        return known.get(name, Kind.UNUSUAL)
    if space == _RSS_1 or space.startswith(_READ_LOOSELY):
        return Kind.UNUSUAL
    if prefix is None or prefix.lower() in _RESERVED:
        return Kind.UNUSUAL
    return Kind.IGNORED


def holds_own_names(tag: str) -> bool:
    """Whether an element's titles, links and persons are its own, not those of what it is in."""
    namespace, _, name = tag.rpartition("}")
    return name.lower() in _OWN_NAMES and namespace[1:].lower() in ("", ATOM.lower(), _ITUNES)
