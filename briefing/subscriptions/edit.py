"""The sources file changed: only the lines it must be, all others byte for byte as they were.

Each function takes the file (None: the user's own), and raises SourceError where a change cannot
be made or the file cannot be written; the file is then as it was.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from briefing import paths
from briefing.errors import SourceError
from briefing.model import Source
from briefing.subscriptions.lines import labels_of, line_of, quoted, words
from briefing.subscriptions.places import home_folder, name_of, place_key, shown, without_password
from briefing.subscriptions.read import source_in, text_lines
from briefing.subscriptions.replace import rewrite

Lines: TypeAlias = list[str]
Change: TypeAlias = Callable[[str, Source], str]


def add(path: Path | None, source: Source) -> None:
    """Add a source as the last line, unless its place is there already."""
    add_all(path, (source,))


def add_all(path: Path | None, sources: Sequence[Source]) -> None:
    """Add several sources at once, all of them or, where one is there already, none."""

    def change(lines: Lines) -> Lines:
        held = {place_key(source.place): source for _, source in _sources(lines)}
        added = []
        for source in sources:
            key = place_key(source.place)
            if key in held:
                raise _there_already(source.place, held[key])
            held[key] = source
            added.append(_line(source))
        return _appended(lines, added)

    _rewrite(path, change)


def remove(path: Path | None, place: str) -> None:
    """Take out every line of the source in `place`."""

    def change(lines: Lines) -> Lines:
        gone = {number for number, _ in _found(lines, place)}
        return [line for number, line in enumerate(lines) if number not in gone]

    _rewrite(path, change)


def rename(path: Path | None, place: str, name: str) -> None:
    """Give the source in `place` another name; "" lets it go by its own again."""
    _change_lines(path, place, lambda line, source: _relabelled(line, name, source.tags))


def retag(path: Path | None, place: str, tags: Iterable[str]) -> None:
    """Give the source in `place` these tags and no others."""
    tags = tuple(tags)
    _change_lines(path, place, lambda line, source: _relabelled(line, source.name, tags))


def move(path: Path | None, old_place: str, new_place: str) -> None:
    """Say that the source in `old_place` is in `new_place` from now on, its labels unchanged."""

    def change(lines: Lines) -> Lines:
        found = _found(lines, old_place)
        taken = {number for number, _ in found}
        for number, source in _sources(lines):
            if number not in taken and place_key(source.place) == place_key(new_place):
                raise _there_already(new_place, source)
        return _replaced(lines, found, lambda line, source: _moved(line, source, new_place))

    _rewrite(path, change)


def _change_lines(path: Path | None, place: str, change: Change) -> None:
    _rewrite(path, lambda lines: _replaced(lines, _found(lines, place), change))


def _replaced(lines: Lines, found: Iterable[tuple[int, Source]], change: Change) -> Lines:
    changed = list(lines)
    for number, source in found:
        changed[number] = change(lines[number], source)
    return changed


def _rewrite(path: Path | None, change: Callable[[Lines], Lines]) -> None:
    """Rewrite the file as `change` turns its lines into others; a byte order mark stays."""

    def changed(content: bytes) -> bytes:
        mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
        lines = change(list(text_lines(content)))
        return mark + "".join(lines).encode("utf-8", "surrogateescape")

    rewrite(paths.sources_file() if path is None else path, changed)


def _sources(lines: Lines) -> list[tuple[int, Source]]:
    """Each line that gives a source, counted from 0."""
    found = []
    for number, line in enumerate(lines):
        try:
            source = source_in(line)
        except SourceError:
            continue
        if source is not None:
            found.append((number, source))
    return found


def _found(lines: Lines, place: str) -> list[tuple[int, Source]]:
    """The lines of the source in `place`, which may leave out the password that it has there."""
    key = place_key(place)
    sources = _sources(lines)
    found = [entry for entry in sources if place_key(entry[1].place) == key]
    if not found:
        found = [entry for entry in sources if place_key(without_password(entry[1].place)) == key]
    if not found:
        raise SourceError(shown(place), "is not among the sources")
    if len({place_key(source.place) for _, source in found}) > 1:
        reason = "is there with several passwords; edit the sources file itself"
        raise SourceError(shown(place), reason)
    return found


def _appended(lines: Lines, added: Iterable[str]) -> Lines:
    """The lines with others at the end of the file, ended as its first line is."""
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if lines and not lines[-1].endswith("\n"):
        lines = [*lines[:-1], lines[-1] + end]
    return [*lines, *(line + end for line in added)]


def _line(source: Source) -> str:
    return line_of(_written(source), source.name, source.tags)


def _written(source: Source) -> str:
    """The place as the file has it: a path below the home folder begins with `~`."""
    return source.place if source.is_on_web else _written_path(source.place)


def _written_path(place: str) -> str:
    if any("\ud800" <= sign <= "\udfff" for sign in place):
        raise SourceError(ascii(place)[1:-1], "has a name that is not UTF-8; rename it first")
    try:
        below = Path(place).relative_to(home_folder())
    except ValueError:
        return place
    return str(Path("~") / below)


def _relabelled(line: str, name: str, tags: Iterable[str]) -> str:
    """The line with these labels; its place and its comment stay as they are written."""
    place, *labels = words(line)
    end = labels[-1].end if labels else place.end
    return line[: place.end] + labels_of(name, tags) + line[end:]


def _moved(line: str, source: Source, place: str) -> str:
    first = words(line)[0]
    written = place if source.is_on_web else _written_path(place)
    # Without quotation marks, what follows the place would become a part of it.
    blank = " " if line[first.end : first.end + 1] not in ("", " ", "\t", "\r", "\n") else ""
    return line[: first.start] + quoted(written) + blank + line[first.end :]


def _there_already(place: str, source: Source) -> SourceError:
    return SourceError(shown(place), f"is there already, as {name_of(source)}")
