"""Where the places of a command line lead, and what was meant where they lead nowhere.

Apart from the reading of stories, so that the viewer opens without waiting for that.
"""

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.cli.texts import COMMANDS
from briefing.errors import SourceError, UsageError
from briefing.paths import is_web_address

STDIN = "-"
_MAY_BE_LIST = re.compile(r"\.(?:opml|xml)$", re.IGNORECASE)
UNREAD_HINT = "standard input is not read; briefing - reads it"


def advice(place: str) -> str:
    """What a person may have meant by a path that is not there; nothing where it is."""
    if is_there(place):
        return ""
    if place in ("help", "version"):
        return f"; did you mean briefing --{place}?"
    from difflib import get_close_matches

    near = get_close_matches(place, COMMANDS, n=1, cutoff=0.7)
    if near:
        return f"; did you mean the command {near[0]}?"
    is_word = place.isalpha() and place.islower()
    return "; no command is called that either: briefing --help lists them" if is_word else ""


def named(places: Sequence[str]) -> tuple[str, ...]:
    """The places with what a list names in place of the list, and addresses as they are fetched.

    Raises SourceError for a list that cannot be read, and for an address that is none.
    """
    found = (one for place in places for one in _named(place))
    return tuple(dict.fromkeys(found))


def is_there(place: str) -> bool:
    """Whether a place leads anywhere, as far as that is known without asking the network."""
    return place == STDIN or is_web_address(place) or os.path.lexists(place)


def refuse_terminal(places: Sequence[str], what: str = "a document") -> None:
    """Raise UsageError where standard input is to be read and somebody would have to type it."""
    if STDIN in places and sys.stdin is not None and sys.stdin.isatty():
        raise UsageError(f"- reads standard input: pipe {what} into it")


def is_piped_in() -> bool:
    """Whether a pipe or a file stands at standard input, as after `cat story.txt |`."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (AttributeError, OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def _named(place: str) -> Iterator[str]:
    """A place; what a list names, and an address with its scheme."""
    if not _MAY_BE_LIST.search(place) and (":" not in place or os.path.lexists(place)):
        yield place
        return
    from briefing.subscriptions import TargetKind, classify

    target = classify(place)
    if target.kind is TargetKind.LIST and os.path.lexists(target.place):
        yield from _listed(target.place, place)
    else:
        yield target.place if target.kind is TargetKind.ADDRESS else place


def _listed(path: str, shown: str) -> Iterator[str]:
    """The places of the sources in a list. Raises SourceError where it holds none."""
    from briefing.sources import imports

    found = imports.read(Path(path), shown).found
    if not found:
        raise SourceError(shown, "holds no source that could be opened")
    for source in found:
        yield source.place
