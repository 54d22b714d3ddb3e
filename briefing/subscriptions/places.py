"""Places of sources: what a person may mean by one, when two are the same, what may be shown.

Called by the sources file's reader and writer, and by the importers and commands.
"""

import os
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from briefing.errors import SourceError
from briefing.model import Source
from briefing.subscriptions.lines import plain

STDIN = "-"
LIST_SUFFIXES = (".opml",)
FEED_SUFFIXES = (".xml", ".rss", ".atom", ".rdf", ".json")
SPECIAL = {
    "query": "is one of newsboat's query feeds, which are not supported",
    "filter": "is one of newsboat's filter feeds, which are not supported",
    "exec": "is one of newsboat's exec feeds, which are not supported",
}

_HEAD_OF_LIST = 1024
_HEAD_OF_FEED = 8192
_MARKS_OF_FEED = (b"<rss", b"<feed", b"<rdf:rdf", b"jsonfeed.org")
_LONGEST_SHOWN = 200
_LONGEST_ADDRESS = 2048
# A missing file of one of these is likelier than a host that is called so.
_SUFFIXES_OF_FILES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml"}
    | {".xml", ".opml", ".rss", ".atom", ".rdf", ".json"}
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?:)|feed:(?=//)", re.IGNORECASE)
_IP = r"(?:\d{1,3}\.){3}\d{1,3}|\[[0-9A-Fa-f:.]{2,45}\]"
_HOST_FIRST = re.compile(
    rf"(?:(?:[\w-]+\.)+[A-Za-z][\w-]+|{_IP})(?::\d{{1,5}})?(?:[/?#].*)?"
    r"|localhost(?::\d{1,5})?(?:/.*)?|[A-Za-z][\w-]*:\d{1,5}/.*",
    re.DOTALL,
)
_HOST_AND_PORT = re.compile(
    r"(?:[\w-]+\.)+[A-Za-z][\w-]+:\d{1,5}(?![^/?#])|localhost:\d|[A-Za-z][\w-]*:\d{1,5}/"
)
# Who gives one of these its port means a program of their own, and few of those speak TLS.
_OWN_HOST = re.compile(rf"(?:{_IP}|localhost):\d", re.IGNORECASE)
_CREDENTIALS = re.compile(r"(?<=://)[^/?#\\\s]*@")
_BROKEN_CREDENTIALS = re.compile(r"(?<=://)[^/?#\\@\s]*:(?!\d*(?:[/?#\\\s]|$))[^@\s]*@")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\ud800-\udfff\\]")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class TargetKind(StrEnum):
    """What a person may name: an address of a page or a feed, or something on this machine."""

    ADDRESS = "address"
    FOLDER = "folder"
    FILE = "file"
    FEED_FILE = "feed file"
    LIST = "list"
    STDIN = "stdin"


@dataclass(frozen=True, slots=True)
class Target:
    """What was named, `place` an address with its scheme, an absolute path, or "-"."""

    kind: TargetKind
    place: str


def classify(target: str, base: Path | None = None) -> Target:
    """What a person means by `target`; a path is relative to `base` (default: where one is).

    A path that leads nowhere counts as a feed if it has the suffix of one, as a file if it has
    another, as a folder if not. Raises SourceError for what can be no source.
    """
    target = target.strip()
    if target == STDIN:
        return Target(TargetKind.STDIN, STDIN)
    if _is_address(target) and not _is_feed_file(target):
        return Target(TargetKind.ADDRESS, _address(target))
    if not target or "\0" in target:
        raise SourceError(shown(target), "is neither an address nor a path")
    path = _path_in(target) or _path(target, base)
    if os.path.isdir(path):  # noqa: PTH112 (a Path would raise on odd names)
        return Target(TargetKind.FOLDER, path)
    if not os.path.exists(path):  # noqa: PTH110
        if _HOST_FIRST.fullmatch(target) and not _is_name_of_file(target):
            return Target(TargetKind.ADDRESS, _address(_with_scheme(target)))
        suffix = Path(path).suffix
        kind = TargetKind.FEED_FILE if _may_be_feed(path) else TargetKind.FILE
        return Target(kind if suffix else TargetKind.FOLDER, path)
    if _is_list(path):
        return Target(TargetKind.LIST, path)
    return Target(TargetKind.FEED_FILE if _is_feed(path) else TargetKind.FILE, path)


def address(target: str) -> str:
    """The address that `target` is, with the scheme it is fetched by. Raises SourceError if none.

    One that begins with a host's name is taken as https, one's own host with a port as http.
    """
    target = target.strip()
    if _is_address(target):
        return _address(target)
    if _HOST_FIRST.fullmatch(target):
        return _address(_with_scheme(target))
    if target.startswith("|"):
        raise SourceError(shown(target), "is a command, and commands are not supported")
    raise SourceError(shown(target), "is no address; one begins with https: or http:")


def place_key(place: str) -> str:
    """The place as it is compared: equal for two ways of writing one. Never shown or fetched."""
    place = _FEED_SCHEME.sub(_without_feed, place.strip())
    if not place.lower().startswith(("http:", "https:")):
        return place if place == STDIN else os.path.normpath(_path(place, None))
    try:
        parts = urlsplit(place)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return place
    credentials, at, _ = parts.netloc.rpartition("@")
    host = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    return urlunsplit(
        (parts.scheme, credentials + at + host, parts.path or "/", parts.query, parts.fragment)
    )


def same_place(one: str, other: str) -> bool:
    """Whether two places are one, however they are written."""
    return place_key(one) == place_key(other)


def without_password(place: str) -> str:
    """The place to show: an address without the name and password that it is fetched with."""
    place = _CREDENTIALS.sub("", place, count=1)
    # A password that holds a "/" or a "#" makes an address that no one can fetch, and is a
    # password all the same.
    return _BROKEN_CREDENTIALS.sub("", place, count=1)


def shown(place: str) -> str:
    """The place for a message: a line of signs that can be seen, without a password, cut short."""
    line = plain(without_password(place))
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"


def name_of(source: Source) -> str:
    """The name a source was given; else its host, or the name of its file or folder."""
    if source.name:
        return source.name
    if not source.is_on_web:
        return Path(source.place).name or source.place
    try:
        host = urlsplit(source.place).hostname
    except ValueError:
        host = None
    return (host or without_password(source.place)).removeprefix("www.")


def home_folder() -> Path:
    """The user's home folder. Unlike `Path.home` it never raises."""
    return Path(os.path.expanduser("~"))  # noqa: PTH111


def has_scheme(target: str) -> bool:
    """Whether an address says by which scheme it is fetched, and that was not guessed."""
    return _is_address(target.strip())


def _with_scheme(target: str) -> str:
    return f"{'http' if _OWN_HOST.match(target) else 'https'}://{target}"


def _is_address(target: str) -> bool:
    scheme = _SCHEME.match(target)
    return scheme is not None and not _HOST_AND_PORT.match(target)


def _address(target: str) -> str:
    full = _FEED_SCHEME.sub(_without_feed, target)
    scheme = full.partition(":")[0].lower()
    if scheme in SPECIAL:
        # The rest of such a line is a command or a query, and may hold a password.
        raise SourceError(f"{scheme}:…", SPECIAL[scheme])
    if scheme == "file":
        raise SourceError(shown(full), "is an address of a file; give the file's path instead")
    if scheme not in _DEFAULT_PORTS:
        raise SourceError(
            shown(full), f"begins with {scheme}:, and only http: and https: are fetched"
        )
    if len(full) > _LONGEST_ADDRESS:
        raise SourceError(shown(full), f"is longer than {_LONGEST_ADDRESS} signs")
    if _UNSEEN.search(full):
        raise SourceError(
            shown(full), "is no address: it holds a blank or a sign that cannot be seen"
        )
    try:
        parts = urlsplit(full)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host:
        raise SourceError(shown(full), "is no address: it names no host that could be asked")
    return full


def _without_feed(prefix: re.Match[str]) -> str:
    return "http:" if prefix.string.startswith("//", prefix.end()) else ""


def _is_name_of_file(target: str) -> bool:
    return "/" not in target and Path(target).suffix.lower() in _SUFFIXES_OF_FILES


def _path(target: str, base: Path | None) -> str:
    # Unlike `Path.resolve` this leaves links as they are, and so the name that was given.
    return os.path.abspath(os.path.join(base or "", os.path.expanduser(target)))  # noqa: PTH100, PTH111, PTH118


def _is_list(path: str) -> bool:
    suffix = Path(path).suffix.lower()
    if suffix in LIST_SUFFIXES:
        return True
    return suffix == ".xml" and b"<opml" in _head(path, _HEAD_OF_LIST)


def _may_be_feed(path: str) -> bool:
    return Path(path).suffix.lower() in FEED_SUFFIXES


def _is_feed(path: str) -> bool:
    if not _may_be_feed(path):
        return False
    head = _head(path, _HEAD_OF_FEED)
    return any(mark in head for mark in _MARKS_OF_FEED)


def _head(path: str, length: int) -> bytes:
    """How a file begins, in lower case and whatever its charset; nothing of what cannot be read."""
    if not os.path.isfile(path):  # noqa: PTH113
        return b""
    try:
        with Path(path).open("rb") as file:
            return file.read(length).replace(b"\0", b"").lower()
    except OSError:
        return b""


def _is_feed_file(target: str) -> bool:
    """Whether an address is that of a feed, there or not, on this machine."""
    path = _path_in(target)
    return _may_be_feed(path) and (_is_feed(path) or not os.path.exists(path))  # noqa: PTH110


def _path_in(target: str) -> str:
    """The path in an address of a file on this machine; "" for everything else."""
    if target[:5].lower() != "file:":
        return ""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    path = unquote(parts.path)
    is_here = parts.netloc in ("", "localhost") and path.startswith("/") and "\0" not in path
    return path if is_here else ""
