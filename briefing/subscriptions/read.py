"""The sources file read: its sources, and each line that gives none, with the reason."""

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing import paths
from briefing.errors import SettingsError, SourceError
from briefing.model import Source, SourceKind
from briefing.subscriptions.lines import TITLE, plain, words
from briefing.subscriptions.places import TargetKind, classify, home_folder, place_key

LARGEST_FILE = 8_000_000
_BOM = "\ufeff"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_KINDS = {
    TargetKind.ADDRESS: SourceKind.FEED,
    TargetKind.FOLDER: SourceKind.FOLDER,
    TargetKind.FILE: SourceKind.FILE,
    TargetKind.FEED_FILE: SourceKind.FEED,
}


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """What the sources file says. A source's name is "" where the file gives it none.

    `lines` has the line of each source, from 1; `problems` are in the order of their lines, and
    the lines they tell of stay in the file as they are.
    """

    sources: tuple[Source, ...] = ()
    lines: tuple[int, ...] = ()
    problems: tuple[SettingsError, ...] = ()


def load(path: Path | None = None) -> Subscriptions:
    """The sources in `path` (default: the user's sources file); a missing file has none.

    One bad line costs its own source only. Never raises.
    """
    path = paths.sources_file() if path is None else path
    try:
        content = read_bytes(path)
    except FileNotFoundError:
        return Subscriptions()
    except SourceError as error:
        return Subscriptions(problems=(SettingsError(str(path), 1, error.reason),))
    return parse(content, str(path))


def parse(content: bytes, path: str) -> Subscriptions:
    """The sources in the bytes of a sources file or of newsboat's `urls`; `path` is for problems.

    A relative path in it is below the user's home folder.
    """
    if content.startswith(_UTF_16):
        reason = "is not UTF-8 text; save it as UTF-8"
        return Subscriptions(problems=(SettingsError(path, 1, reason),))
    seen: dict[str, int] = {}
    sources: list[Source] = []
    problems: list[SettingsError] = []
    for number, line in enumerate(text_lines(content), 1):
        try:
            source = source_in(line)
        except SourceError as error:
            problems.append(SettingsError(path, number, error.reason))
            continue
        if source is None:
            continue
        first = seen.setdefault(place_key(source.place), number)
        if first == number:
            sources.append(source)
        else:
            problems.append(SettingsError(path, number, f"is there already, on line {first}"))
    return Subscriptions(tuple(sources), tuple(seen.values()), tuple(problems))


def source_in(line: str) -> Source | None:
    """The source that a line gives; None for a blank line or a comment. Raises SourceError."""
    found = words(line)
    if not found:
        return None
    if any("\ud800" <= sign <= "\udfff" for word in found for sign in word.text):
        raise SourceError("", "holds bytes that are not UTF-8; save the file as UTF-8")
    place, *labels = (word.text for word in found)
    if place.startswith("|"):
        raise SourceError("", "is a command, and commands are not supported")
    target = classify(place, home_folder())
    kind = _KINDS.get(target.kind)
    if target.kind is TargetKind.STDIN:
        raise SourceError("", "is standard input, which is there once only")
    if kind is None:
        raise SourceError("", "is a list of sources; import it instead")
    is_address = target.kind is TargetKind.ADDRESS
    if is_address and "://" not in place and not place.lower().startswith("feed:"):
        raise SourceError("", f"does not exist; if it is an address, write {target.place}")
    # newsboat takes the last title of a line.
    name = [label[1:] for label in labels if label.startswith(TITLE)][-1:] or [""]
    tags = (plain(label) for label in labels if not label.startswith(TITLE))
    return Source(
        plain(name[0]), kind, target.place, tuple(dict.fromkeys(tag for tag in tags if tag))
    )


def text_lines(content: bytes) -> Iterator[str]:
    """The lines of the file, with their ends and without a byte order mark.

    Bytes that are not UTF-8 become lone surrogates, so that they can be written again.
    """
    for number, line in enumerate(io.BytesIO(content)):
        text = line.decode("utf-8", "surrogateescape")
        yield text.removeprefix(_BOM) if number == 0 else text


def read_bytes(path: Path) -> bytes:
    """The content of the sources file. Raises FileNotFoundError, and SourceError for all else."""
    try:
        # Opening a named pipe would wait for a writer.
        if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
            raise SourceError(str(path), "is not a file; the list of sources must be one")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(str(path), f"cannot be read ({reason})") from error
    if len(content) > LARGEST_FILE:
        size = LARGEST_FILE // 1_000_000
        raise SourceError(str(path), f"is longer than {size} MB, which no list of sources is")
    return content
