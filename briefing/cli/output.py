"""Where the data of a command goes, and its messages: the only writer to standard output.

Data goes to standard output or, whole or not at all, to the file of `-o`; every message goes to
standard error, cleaned. What the viewer's start does not need is imported late.
"""

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from briefing.cli.arguments import Arguments
from briefing.errors import BriefingError

if TYPE_CHECKING:
    from briefing.export.as_json import Record


def say(message: str) -> None:
    """Write a message to standard error, where there is one."""
    if sys.stderr is None:
        return
    from briefing.documents.clean import clean_line

    with suppress(OSError, ValueError):
        encoding = sys.stderr.encoding or "utf-8"
        line = f"briefing: {clean_line(message, limit=4000)}\n"
        sys.stderr.write(line.encode(encoding, "replace").decode(encoding))
        sys.stderr.flush()


def is_screen(arguments: Arguments) -> bool:
    """Whether a person looks on: a terminal that can do more than print."""
    return (
        not (arguments.json or arguments.plain or arguments.output)
        and sys.stdout is not None
        and sys.stdout.isatty()
        and is_capable()
    )


def is_browsed(arguments: Arguments) -> bool:
    """Whether stories are browsed by prompts: a person who wants plain lines looks on."""
    return (
        arguments.plain
        and not (arguments.command or arguments.output)
        and sys.stdout is not None
        and sys.stdout.isatty()
    )


def is_capable() -> bool:
    """Whether the terminal, where there is one, can do more than print."""
    return os.environ.get("TERM", "") not in ("", "dumb")


def has_colour(arguments: Arguments) -> bool:
    """Whether colour is wanted on a screen."""
    return not arguments.no_color and not os.environ.get("NO_COLOR")


def write_json(stream: TextIO, name: str, records: "Sequence[Record]") -> None:
    """Write a JSON document; escapes stand for what the stream's encoding does not have."""
    from briefing.export.as_json import document

    is_utf8 = (stream.encoding or "utf-8").lower().replace("-", "") == "utf8"
    stream.write(document(name, records, ascii_only=not is_utf8))


def answer(
    arguments: Arguments, name: str, records: "Sequence[Record]", lines: Iterable[str]
) -> None:
    """Print what a command did: JSON where that is asked for, else lines, unless it is quiet.

    All of it is written when this returns.
    """
    from briefing.documents.clean import clean_line

    with opened(arguments.output) as stream:
        if arguments.json:
            write_json(stream, name, records)
        elif not arguments.quiet:
            stream.writelines(f"{clean_line(line, limit=4000)}\n" for line in lines)


@contextmanager
def opened(output: str | None) -> Iterator[TextIO]:
    """What a command writes to: standard output, or the file that `-o` names.

    A file takes its new content only once all of it is written. Raises BriefingError where it
    cannot be, and BrokenPipeError where standard output's reader has gone.
    """
    with _standard_output() if output in (None, "-") else _file(Path(output)) as stream:
        yield stream


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    if sys.stdout is None:
        raise BriefingError("standard output is closed, so nothing can be printed")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise BriefingError(f"standard output: cannot be written ({error.strerror})") from error


@contextmanager
def _file(output: Path) -> Iterator[TextIO]:
    try:
        path = _resolved(output)
        if path.is_dir():
            raise BriefingError(f"{output}: is a folder; -o needs the name of a file")
        is_special = path.exists() and not path.is_file()
        with _overwritten(path) if is_special else _replaced(path) as stream:
            yield stream
    except OSError as error:
        raise BriefingError(f"{output}: cannot be written ({error.strerror})") from error


def _resolved(output: Path) -> Path:
    """The file that a link leads to: it is what gets the new content, and the link stays."""
    try:
        return output.resolve()
    except RuntimeError as error:
        raise BriefingError(f"{output}: is a link that leads to itself") from error


@contextmanager
def _overwritten(path: Path) -> Iterator[TextIO]:
    """A device or a pipe, which is written to as it is."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
        yield stream


@contextmanager
def _replaced(path: Path) -> Iterator[TextIO]:
    """A file written beside `path` under another name, which then takes its place."""
    import tempfile

    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    beside = Path(name)
    try:
        os.close(handle)
        with beside.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream
        beside.chmod(mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    """What new files are not allowed; the only way to ask is to set it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
