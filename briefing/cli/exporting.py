"""The command `export`: stories, quotes and figures as documents; without those, the feeds."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NoReturn

from briefing.cli.arguments import Arguments
from briefing.cli.output import opened, say, write_json
from briefing.cli.places import UNREAD_HINT, is_piped_in
from briefing.cli.reading import reading
from briefing.desk.entries import Entry
from briefing.errors import BriefingError
from briefing.export.documents import parts, records, written
from briefing.export.file_names import file_name, write_new
from briefing.export.told import Format, What, holds


def export(arguments: Arguments) -> int:
    """Write what is asked for of the stories, to one document or to a file for each of them.

    Where nothing is found nothing is written, and the file of `-o` stays as it was.
    """
    if not arguments.task:
        from briefing.cli.lists import export_list

        return export_list(arguments)
    if not arguments.paths and is_piped_in():
        say(UNREAD_HINT)
    what, format = What(arguments.task), Format(arguments.format)
    folder = _folder(arguments.output)
    if folder is None:
        _refuse_unwritable(arguments.output)
    found = reading(arguments)
    entries = (entry for entry in found if holds(entry, what))
    first = next(entries, None)
    if first is not None:
        rest = chain([first], entries)
        if folder is None:
            _write(arguments.output, rest, what, format)
        else:
            count = _write_files(folder, rest, what, format)
            if not arguments.quiet:
                noun = "file was" if count == 1 else "files were"
                say(f"{count:,} {noun} written to {folder}")
    return found.outcome(first is not None, what.value)


def _write(output: str | None, entries: Iterator[Entry], what: What, format: Format) -> None:
    """All of it as one document."""
    with opened(output) as stream:
        if format is Format.JSON:
            # It has escapes for what the stream's encoding does not have.
            write_json(stream, what.value, list(records(entries, what)))
        else:
            stream.writelines(parts(entries, what, format))


def _write_files(folder: Path, entries: Iterable[Entry], what: What, format: Format) -> int:
    """A file for each story, under its headline, none in the place of another; their number."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise BriefingError(f"{folder}: is a file; name a folder with -o") from error
    except OSError as error:
        _fail(folder, error)
    count = 0
    for entry in entries:
        text = written([entry], what, format)
        try:
            write_new(folder, file_name(entry.story.headline, format), text)
        except OSError as error:
            _fail(folder, error)
        count += 1
    return count


def _folder(output: str | None) -> Path | None:
    """The folder that `-o` names: one that is there, or ends with a slash."""
    if output is None or output == "-":
        return None
    return Path(output) if output.endswith(("/", os.sep)) or Path(output).is_dir() else None


def _refuse_unwritable(output: str | None) -> None:
    """Raise BriefingError, before any story is read, where the file cannot be made."""
    if output is None or output == "-" or _is_special(Path(output)):
        return
    folder = Path(output).resolve().parent
    if not folder.is_dir():
        raise BriefingError(f"{output}: there is no folder {folder}; make it, or name another file")
    if not os.access(folder, os.W_OK):
        raise BriefingError(f"{output}: nothing can be written in {folder}; name another with -o")


def _is_special(path: Path) -> bool:
    """Whether a device or a pipe stands there, which is written to as it is."""
    return path.exists() and not path.is_file()


def _fail(folder: Path, error: OSError) -> NoReturn:
    reason = error.strerror or type(error).__name__
    told = f"{folder}: cannot be written ({reason}); name another folder with -o"
    raise BriefingError(told) from error
