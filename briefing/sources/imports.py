"""Lists of sources from other programs, told apart by their looks, and newsboat's list written.

Called by the commands that import and export. OPML is what most programs write; newsboat and
newsraft keep their lists as plain text.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.documents.clean import clean_line
from briefing.documents.decode import decode_bytes, is_binary
from briefing.errors import SourceError
from briefing.model import Source
from briefing.sources.lists import Imported, ListKind, Skipped, feed, imported
from briefing.sources.opml import read_opml
from briefing.subscriptions import address, shown, without_password
from briefing.subscriptions.lines import line_of, words
from briefing.subscriptions.places import SPECIAL
from briefing.subscriptions.read import source_in

LARGEST_LIST = 50_000_000
_LONGEST_SHOWN = 60
_GLOBAL = "Global"  # newsraft's section of all feeds, and so of none in particular

_NEWSRAFT_SECTION = re.compile(r"@\s*([^<{]*)")
_NEWSRAFT_FEED = re.compile(r'(\S+)(?:\s*\{[^}]*\})?(?:\s*"([^"]*)")?')
_NEWSRAFT_LINE = re.compile(
    r"^[ \t]*(?:@|\$\(|https?://[^\s<]+(?:\s+\"[^\"]*\")?\s+<)", re.MULTILINE
)


def read(source: Path | bytes, name: str = "") -> Imported:
    """The sources of a list, given as its path or as its bytes; `name` is for messages.

    Raises SourceError if it cannot be read, or holds not one line of a list.
    """
    name = clean_line(name or (str(source) if isinstance(source, Path) else "")) or "the list"
    data = source if isinstance(source, bytes) else _content(source, name)
    if is_binary(data):
        raise SourceError(name, "is binary data, not a list of sources")
    text = decode_bytes(data)
    if not text.strip():
        raise SourceError(name, "is empty")
    if text.lstrip().startswith("<"):
        return read_opml(data, name)
    kind: ListKind = "newsraft" if _NEWSRAFT_LINE.search(text) else "newsboat"
    entries = list(_newsraft(text) if kind == "newsraft" else _newsboat(text))
    if not any(isinstance(entry, Source) for entry in entries):
        raise SourceError(
            name,
            "holds no source; what can be imported is OPML, and newsboat's and newsraft's lists",
        )
    return imported(kind, entries)


def write_urls(sources: Iterable[Source]) -> str:
    """The feeds among the sources as newsboat's `urls` file, without passwords."""
    return "".join(
        line_of(without_password(source.place), source.name, source.tags) + "\n"
        for source in sources
        if source.is_on_web
    )


def _content(path: Path, name: str) -> bytes:
    try:
        # Opening a named pipe would wait for a writer.
        if path.exists() and not path.is_file():
            raise SourceError(name, "is not a file; give the file that holds the list")
        with path.open("rb") as file:
            data = file.read(LARGEST_LIST + 1)
    except FileNotFoundError:
        raise SourceError(name, "does not exist") from None
    except (OSError, ValueError) as error:
        reason = clean_line(getattr(error, "strerror", None) or str(error))
        raise SourceError(name, f"cannot be read ({reason})") from error
    if len(data) > LARGEST_LIST:
        raise SourceError(name, f"is larger than {LARGEST_LIST // 1_000_000} MB")
    return data


def _newsboat(text: str) -> Iterator[Source | Skipped]:
    """The sources of newsboat's list, or of this program's own."""
    for line in text.split("\n"):
        found = words(line)
        if not found:
            continue
        try:
            # A bare word would be a folder at home, and any text a list of those.
            if not found[0].text.startswith(("/", "~", "file:")):
                address(found[0].text)
            source = source_in(line)
        except SourceError as error:
            yield Skipped(_shown(found[0].text), error.reason)
            continue
        if source is not None and source.is_on_web:
            yield feed(source.place, source.name, source.tags)
        elif source is not None:
            yield source


def _newsraft(text: str) -> Iterator[Source | Skipped]:
    """The feeds of newsraft's list: `URL "name" < settings`, below lines of `@ section`."""
    section = ""
    for line in map(str.strip, text.split("\n")):
        if not line or line.startswith("#"):
            continue
        heading = _NEWSRAFT_SECTION.match(line)
        if heading:
            section = heading[1].strip()
            continue
        if line.startswith("$("):
            yield Skipped("$(…)", "is a command, and commands are not supported")
            continue
        match = _NEWSRAFT_FEED.match(line)
        place, name = (match[1], match[2] or "") if match else (line, "")
        try:
            yield feed(address(place), name, () if section == _GLOBAL else (section,))
        except SourceError as error:
            yield Skipped(_shown(place), error.reason)


def _shown(place: str) -> str:
    # What follows a newsboat keyword is a command or a query, and may hold a password.
    keyword, colon, _ = place.partition(":")
    if colon and keyword in SPECIAL:
        return f"{keyword}:…"
    return clean_line(shown(place), _LONGEST_SHOWN)
