"""A command line that has been understood, and the way there.

A command is a first word that names one; every other first word is a path for the viewer. A path
that is named like a command is written `./show`.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefing.cli.texts import COMMANDS, SUBJECTS
from briefing.model import FigureKind

VIEWS: Final = ("full", "skim", "evidence")
KINDS: Final = tuple(kind.value for kind in FigureKind)
TASKS: Final = ("path", "check")
SHELLS: Final = ("bash", "zsh", "fish")
LISTS: Final = ("sources", "tags", "filters")
"""What `completion` prints besides, a line each, for the scripts themselves."""
FORMATS: Final = ("opml", "urls")


class Arguments(NamedTuple):
    """A command line that has been understood. `command` is "" for the viewer.

    `paths` are what the command works on: documents, or sources by address, path or name. `filter`
    chooses among the stored stories, and `limit` is the most of them; None chooses all. `marks`
    says whether a refresh marks what it brought.
    """

    command: str
    paths: tuple[str, ...] = ()
    json: bool = False
    plain: bool = False
    no_color: bool = False
    quiet: bool = False
    verbose: bool = False
    offline: bool = False
    output: str | None = None
    view: str = VIEWS[0]
    speaker: str | None = None
    kind: FigureKind | None = None
    filter: str | None = None
    limit: int | None = None
    task: str = ""
    name: str = ""
    tags: tuple[str, ...] = ()
    yes: bool = False
    format: str = FORMATS[0]
    marks: bool = True
    since: str = "24h"
    apart: tuple[str, ...] = ()
    together: tuple[str, ...] = ()


def parse(words: Sequence[str]) -> Arguments:
    """The command line, understood.

    Raises UsageError where it makes no sense, and SystemExit after --help and --version.
    """
    if not words or (words[0] not in COMMANDS and not any(word[:1] == "-" for word in words)):
        return Arguments("", tuple(words))
    if len(words) == 1 and words[0] == "unread":
        return Arguments("unread")
    # The viewer on some paths, and a status bar's number, do without a parser of options.
    from briefing.cli.parser import read

    return read(words)


def takes_paths(command: str) -> bool:
    """Whether a command works on stories; the others are about sources and settings."""
    return command not in SUBJECTS
