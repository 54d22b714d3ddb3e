"""Where a reader left off: the list, its order, the story and the view, kept for the next start.

A small file in the state folder. One that is missing, old or broken counts as none.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from briefing.paths import state_folder


class LeftOff(NamedTuple):
    """What the viewer showed last; the words of enumerations as the viewer has them."""

    kind: str = ""
    name: str = ""
    order: str = ""
    is_unread_only: bool = False
    story: int = 0
    view: str = ""
    list_width: int = 0
    offset: int = 0


def recall(path: Path | None = None) -> LeftOff:
    """Where the reader left off; all empty where nothing is known."""
    path = path or _file()
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return LeftOff()
    if not isinstance(table, dict):
        return LeftOff()
    defaults = LeftOff()._asdict()
    kinds = {name: type(default) for name, default in defaults.items()}
    return LeftOff(**{name: table[name] for name in kinds if type(table.get(name)) is kinds[name]})


def remember(left_off: LeftOff, path: Path | None = None) -> None:
    """Keep it, as well as that can be done: no start depends on it."""
    path = path or _file()
    with suppress(OSError, UnicodeError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(path.name + ".new")
        beside.write_text(json.dumps(left_off._asdict()), encoding="utf-8")
        beside.replace(path)


def _file() -> Path:
    return state_folder() / "viewer.json"
