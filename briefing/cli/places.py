"""Whether the paths of a command line lead anywhere, and what was meant where they do not.

Apart from the reading of stories, so that the viewer opens without waiting for that.
"""

import os
import stat
import sys
from collections.abc import Sequence

from briefing.cli.texts import COMMANDS
from briefing.errors import UsageError

STDIN = "-"
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


def is_address(place: str) -> bool:
    """Whether a place is an address on the web, and no path that is there."""
    return place.casefold().startswith(("http:/", "https:/", "feed:")) and not is_there(place)


def is_there(place: str) -> bool:
    """Whether a path leads anywhere; standard input always does."""
    return place == STDIN or os.path.lexists(place)


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
