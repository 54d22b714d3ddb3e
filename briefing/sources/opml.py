"""OPML, the lists of feeds that most readers exchange: read, whatever wrote it, and written.

The reader is a stream, so that neither depth nor length can bring it down.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from xml.parsers import expat
from xml.sax.saxutils import escape

from briefing.documents.clean import clean_line
from briefing.documents.decode import decode_bytes
from briefing.errors import SourceError
from briefing.model import Source
from briefing.sources.almost_xml import mended, with_values_escaped
from briefing.sources.lists import MOST_TAGS, Imported, Skipped, feed, imported
from briefing.subscriptions import address, name_of, shown, without_password

_QUOTES = {'"': "&quot;"}
_LONGEST_TITLE = 120


def read_opml(data: bytes, name: str = "OPML") -> Imported:
    """The feeds of a list in OPML 1 or 2; folders and categories become tags.

    What comes before a mistake in the XML is kept, the rest told as skipped. Raises SourceError,
    with `name` as its place, if the data is no OPML or declares a DOCTYPE.
    """
    text = mended(decode_bytes(data))
    reader = _Reader(name)
    if _parsed(text, reader) is not None:
        reader = _Reader(name)
        mistake = _parsed(with_values_escaped(text), reader)
        if not reader.is_opml:
            raise SourceError(name, "is not OPML: it is no XML that can be read")
        if mistake is not None:
            reason = f"is not well-formed XML from line {mistake} on; what stood before was read"
            reader.entries.append(Skipped("the rest", reason))
    return imported("OPML", reader.entries)


def write_opml(sources: Iterable[Source], title: str = "briefing") -> str:
    """The feeds among the sources as OPML 2.0, without passwords; folders and files are left out.

    Each stands in a folder named as its first tag, and all its tags are its category.
    """
    folders: dict[str, list[str]] = {}
    for source in sources:
        if source.is_on_web:
            tags = [tag for tag in map(clean_line, source.tags) if tag]
            folder = next((tag for tag in tags if not tag.startswith("!")), "")
            folders.setdefault(folder, []).append(_outline(source, tags))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(clean_line(title))}</title></head>",
        "  <body>",
    ]
    for folder, outlines in folders.items():
        if folder:
            lines.append(f"    <outline {_attributes(text=folder, title=folder)}>")
            lines += [f"      {outline}" for outline in outlines]
            lines.append("    </outline>")
        else:
            lines += [f"    {outline}" for outline in outlines]
    return "\n".join([*lines, "  </body>", "</opml>", ""])


class _Reader:
    """Gathers what the parser meets: sources, and what was left out."""

    def __init__(self, name: str) -> None:
        self.entries: list[Source | Skipped] = []
        self.is_opml = False
        self._name = name
        self._folders: list[str] = []
        self._has_children: list[bool] = []
        self._skipping = 0

    def start(self, element: str, attributes: dict[str, str]) -> None:
        element = element.lower()
        if not self.is_opml:
            if element != "opml":
                raise SourceError(self._name, f"is not OPML: it begins with <{_short(element)}>")
            self.is_opml = True
        if element != "outline":
            return
        if self._has_children:
            self._has_children[-1] = True
        values = {key.lower(): value for key, value in attributes.items()}
        title = _title(values)
        # A comment counts for everything below it.
        if self._skipping or values.get("iscomment", "").lower() == "true":
            self._skipping += 1
            if self._skipping == 1:
                self._skip(title, "is commented out")
        self._folders.append(title)
        self._has_children.append(False if self._skipping else self._takes(values, title))

    def end(self, element: str) -> None:
        if element.lower() != "outline":
            return
        title = self._folders.pop()
        is_no_folder = self._has_children.pop()
        if self._skipping:
            self._skipping -= 1
        elif not is_no_folder:
            self._skip(title, "has no address of a feed")

    def refuse(self, *_declared: object) -> None:
        raise SourceError(
            self._name, "declares a DOCTYPE, which can hide anything; take that line out first"
        )

    def _takes(self, values: dict[str, str], title: str) -> bool:
        """Add the feed of an outline, or why it is none; False if it may be a folder."""
        kind = values.get("type", "").strip().lower()
        place = values.get("xmlurl", "").strip()
        if not place and kind in ("rss", "atom"):
            place = values.get("url", "").strip()
        if not place:
            if kind == "include":
                self._skip(title, "points to another list; import that one, too")
            return kind == "include"
        try:
            self.entries.append(feed(address(place), title, self._tags(values)))
        except SourceError as error:
            self._skip(title or shown(place), error.reason)
        return True

    def _tags(self, values: dict[str, str]) -> list[str]:
        """The names of the folders above, the outermost first, then the categories."""
        above = list(islice(self._folders, min(MOST_TAGS, len(self._folders) - 1)))
        categories = values.get("category", "").split(",", MOST_TAGS)[:MOST_TAGS]
        return above + [category.strip().strip("/") for category in categories]

    def _skip(self, title: str, reason: str) -> None:
        self.entries.append(Skipped(_short(title) or "(no name)", reason))


def _title(values: dict[str, str]) -> str:
    """The name an outline goes by: its text, which is what its reader saw, else its title."""
    return values.get("text", "").strip() or values.get("title", "").strip()


def _parsed(text: str, reader: _Reader) -> int | None:
    """Have the reader read the text; the line of the mistake that ended it, None if none did."""
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as error:
        return error.lineno
    return None


def _outline(source: Source, tags: Sequence[str]) -> str:
    name = clean_line(name_of(source))
    # The commas of a category part it from the next.
    category = ",".join(tag.replace(",", " ") for tag in tags)
    given = {"category": category} if category else {}
    place = clean_line(without_password(source.place), len(source.place))
    return f"<outline {_attributes(type='rss', text=name, title=name, xmlUrl=place, **given)}/>"


def _attributes(**values: str) -> str:
    return " ".join(f'{key}="{escape(value, _QUOTES)}"' for key, value in values.items())


def _short(title: str) -> str:
    return clean_line(title, _LONGEST_TITLE)
