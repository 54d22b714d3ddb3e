"""Names for the files of an export, whatever a headline holds, and files that replace none."""

import os
import unicodedata
from pathlib import Path
from typing import Final

from briefing.export.told import Format

LONGEST: Final = 100
"""Bytes of UTF-8 that a name has at most, before its suffix."""
NAMELESS: Final = "story"

_SIGNS: Final = "._-,+"
"""Signs that a name may hold, but not at either end."""
_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)
"""Names that Windows gives to devices, whatever stands behind a full stop."""


def file_name(title: str, format: Format) -> str:
    """A name that every file system takes: letters, digits and a few signs of the title.

    It has no separator and no control character, begins with no full stop and no dash, is no
    device's, and has at most LONGEST bytes before the suffix. Its letters are small, so that names
    which differ here differ where case is not looked at, too.
    """
    name = _cut("-".join(_spelt(title).replace("-", " ").split()).strip(_SIGNS))
    if not name or name.split(".")[0] in _RESERVED:
        name = _cut(f"{NAMELESS}-{name}" if name else NAMELESS)
    return name + format.suffix


def free_path(folder: Path, name: str) -> Path:
    """Where a file of this name can be made: "name-2.md" where there is a "name.md" already."""
    path = free = folder / name
    number = 1
    # A link that leads nowhere takes the name as well.
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def write_new(folder: Path, name: str, text: str) -> Path:
    """Write a file under a free name, whole or not at all; gives its path. Raises OSError."""
    while True:
        path = free_path(folder, name)
        try:
            # Made anew: no other program's file, and nothing that a link leads to.
            stream = path.open("x", encoding="utf-8", errors="replace", newline="\n")
        except FileExistsError:
            continue
        try:
            with stream:
                stream.write(text)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path


def _spelt(title: str) -> str:
    """A title with a space for every sign that a name cannot have."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", title).casefold())
    return "".join(
        sign if sign.isalnum() or sign in _SIGNS or unicodedata.category(sign)[0] == "M" else " "
        for sign in plain
    )


def _cut(name: str) -> str:
    """A name of LONGEST bytes at most, cut between two characters."""
    return name.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").rstrip(_SIGNS)
