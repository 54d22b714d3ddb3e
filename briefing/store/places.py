"""Local places as the database has them; called where documents are stored, and by the lists."""

import os
from typing import Final

IN_PLACE: Final = "(path = ? OR (path > ? AND path < ?))"
"""SQL for the stories whose path is a place or below it, with the values of `place_range`."""


def place_range(place: str) -> tuple[bytes, bytes, bytes]:
    """A place, and the bounds of the paths below it."""
    key = path_key(place)
    folder = key.rstrip(b"/")
    return key, folder + b"/", folder + b"0"  # "0" comes right after "/"


def at_addresses(count: int) -> str:
    """SQL for the stories of the sources at so many addresses, which are its values."""
    places = ", ".join("?" * count)
    return f"source_id IN (SELECT id FROM source WHERE place IN ({places}))"


def path_key(path: str) -> bytes:
    """A path as it is stored: a name may be bytes that are no text."""
    return os.fsencode(path)
