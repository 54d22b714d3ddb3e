"""Whether a path of the command line leads anywhere, and what was meant where it does not.

Apart from the reading of stories, so that the viewer opens without waiting for that.
"""

import os

from briefing.cli.arguments import COMMANDS

STDIN = "-"


def advice(place: str) -> str:
    """What a person may have meant by a path that is not there; nothing where it is."""
    if is_there(place):
        return ""
    if place.casefold().startswith(("http:/", "https:/", "feed:")):
        return "; files and folders can be opened, so save the page first"
    if place in ("help", "version"):
        return f"; did you mean briefing --{place}?"
    from difflib import get_close_matches

    near = get_close_matches(place, COMMANDS, n=1, cutoff=0.7)
    return f"; did you mean the command {near[0]}?" if near else ""


def is_there(place: str) -> bool:
    """Whether a path leads anywhere; standard input always does."""
    return place == STDIN or os.path.lexists(place)
