"""Local documents: files, folders and standard input, listed first and read one by one."""

import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing import documents
from briefing.documents.clean import clean_line
from briefing.errors import DocumentError
from briefing.model import Source, SourceKind, Story
from briefing.paths import STDIN, absolute_place

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
SIZE_LIMIT = 20_000_000
_GONE = "is not there any more"
_PIPE_IN = 'pipe its text into "briefing -" instead'
_TOO_LARGE = f"is larger than {SIZE_LIMIT // 1_000_000} MB, the most that is read"

# A named pipe without a writer must not hold the program, nor a terminal take it over.
_OPEN_FLAGS = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
    _OPEN_FLAGS |= getattr(os, _flag, 0)

_KINDS_OF_FILE = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was listed and not yet read.

    `path` is the real path, which may hold bytes that no terminal should get; `place` is what to
    show. `modified_ns`, `changed_ns` and `size` tell whether the file has changed since: the second
    moves with its permissions, too.
    """

    path: Path
    place: str
    source: Source
    modified_ns: int
    changed_ns: int
    size: int

    @property
    def id(self) -> str:
        """The id of the story in this place; standard input's depends on its content."""
        return _hashed(os.fsencode(self.path))


def stories(places: Sequence[str]) -> Iterator[Story | DocumentError]:
    """Every story in the places, in their order and each once; an error for what cannot be read."""
    seen: set[str] = set()
    for place in places:
        for found in find(place):
            if isinstance(found, DocumentError):
                yield found
            elif found.id not in seen:
                seen.add(found.id)
                try:
                    yield read(found)
                except DocumentError as error:
                    yield error


def find(place: str) -> Iterator[Found | DocumentError]:
    """The documents in a place, a file, a folder or "-", without opening any.

    A folder is searched to its depth, by name, for SUFFIXES; hidden names are passed over. A file
    is taken whatever its suffix.
    """
    if place == STDIN:
        source = Source("standard input", SourceKind.STDIN, STDIN)
        yield Found(Path(STDIN), source.name, source, 0, 0, 0)
        return
    path = Path(absolute_place(place))
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        yield DocumentError(_shown(place), _why(error, "does not exist"))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _find_in_folder(path, Path(place))
        return
    source = Source(_name(path.parent), SourceKind.FILE, _shown(path.parent))
    yield _found(path, _shown(place), source, status)


def read(found: Found) -> Story:
    """The story in a document that was found. Raises DocumentError, the reason in plain words."""
    try:
        if found.source.kind is SourceKind.STDIN:
            data, modified = _read_stdin(found), time.time()
            name, id_ = STDIN, _hashed(data)
        else:
            data, status = _read_file(found)
            modified, name, id_ = status.st_mtime, found.path.name, found.id
        document = documents.parse(data, name)
    except DocumentError as error:
        raise DocumentError(found.place, error.reason) from None
    except (OSError, ValueError) as error:
        raise DocumentError(found.place, _why(error, _GONE)) from None
    return Story(id_, found.source, found.place, document, modified)


def read_bytes(found: Found) -> bytes:
    """The content of a file that was found. Raises DocumentError."""
    try:
        return _read_file(found)[0]
    except (OSError, ValueError) as error:
        raise DocumentError(found.place, _why(error, _GONE)) from None


def _find_in_folder(path: Path, given: Path) -> Iterator[Found | DocumentError]:
    """The documents below a folder, shown as below the path that was given for it."""
    source = Source(_name(path), SourceKind.FOLDER, _shown(path))
    empty = True
    for entry in _walk(path):
        empty = False
        if isinstance(entry, DocumentError):
            yield entry
            continue
        place = _shown(given / entry.relative_to(path))
        try:
            status = entry.stat()
        except OSError as error:
            yield DocumentError(place, _why(error, "is a link to something that is not there"))
        else:
            yield _found(entry, place, source, status)
    if empty:
        kinds = f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
        yield DocumentError(_shown(given), f"holds no documents (looked for {kinds})")


def _walk(path: Path) -> Iterator[Path | DocumentError]:
    """The paths in a folder that have a document's suffix, files before folders, each by name.

    A folder is entered once, however many links lead to it.
    """
    entered: set[tuple[int, int]] = set()
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield DocumentError(_shown(folder), _why(error, _GONE))
            continue
        folders: list[Path] = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                folders.append(Path(entry.path))
            elif entry.name.lower().endswith(SUFFIXES):
                yield Path(entry.path)
        waiting += reversed(folders)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _found(path: Path, place: str, source: Source, status: os.stat_result) -> Found | DocumentError:
    reason = _unfit(status)
    if reason is not None:
        return DocumentError(place, reason)
    return Found(path, place, source, status.st_mtime_ns, status.st_ctime_ns, status.st_size)


def _read_file(found: Found) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file, read again once if it changed meanwhile."""
    data, before, after = _read_once(found)
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        data, _, after = _read_once(found)
    return data, after


def _read_once(found: Found) -> tuple[bytes, os.stat_result, os.stat_result]:
    """The bytes, and what the file was before and after they were read."""
    # Opening a device can have effects, so what it is gets asked before and, raceless, after.
    _refuse_unfit(found, found.path.stat())
    with open(os.open(found.path, _OPEN_FLAGS), "rb") as file:  # noqa: PTH123 (a descriptor)
        before = os.fstat(file.fileno())
        _refuse_unfit(found, before)
        data = file.read(SIZE_LIMIT + 1)
        after = os.fstat(file.fileno())
    if len(data) > SIZE_LIMIT:
        raise DocumentError(found.place, _TOO_LARGE)
    return data, before, after


def _read_stdin(found: Found) -> bytes:
    if sys.stdin is None:
        raise DocumentError(found.place, "is closed")
    data = sys.stdin.buffer.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        raise DocumentError(found.place, _TOO_LARGE)
    return data


def _refuse_unfit(found: Found, status: os.stat_result) -> None:
    reason = _unfit(status)
    if reason is not None:
        raise DocumentError(found.place, reason)


def _unfit(status: os.stat_result) -> str | None:
    """Why a file is not one to read; None if it is."""
    if not stat.S_ISREG(status.st_mode):
        kinds = (name for is_kind, name in _KINDS_OF_FILE if is_kind(status.st_mode))
        advice = f"; {_PIPE_IN}" if stat.S_ISFIFO(status.st_mode) else ""
        return f"is {next(kinds, 'something special')}, not a document{advice}"
    return _TOO_LARGE if status.st_size > SIZE_LIMIT else None


def _why(error: OSError | ValueError, gone: str) -> str:
    """An operating system's error in plain words; `gone` for a file that is not there."""
    match error:
        case FileNotFoundError() | NotADirectoryError() | ValueError():
            return gone
        case PermissionError():
            return "cannot be read: permission denied"
        case OSError(errno=errno.ELOOP):
            return "is a link that leads back to itself"
        case OSError() if error.strerror:
            reason = clean_line(error.strerror)
            return f"cannot be read: {reason[:1].lower()}{reason[1:]}"
    return "cannot be read"


def _hashed(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _shown(path: Path | str) -> str:
    """A path to show. Its names are cleaned one by one, so that none can take the others along."""
    names = [clean_line(name) or "(no name)" for name in Path(path).parts]
    return str(Path(*names))


def _name(folder: Path) -> str:
    return _shown(folder.name or folder)
