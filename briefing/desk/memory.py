"""What is kept for the next start: where the reader left off, and what was asked at the prompt.

Small files in the state folder. One that is missing, old or broken counts as none.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

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
    table = _read(path or _file())
    defaults = LeftOff()._asdict()
    kinds = {name: type(default) for name, default in defaults.items()}
    return LeftOff(**{name: table[name] for name in kinds if type(table.get(name)) is kinds[name]})


def remember(left_off: LeftOff, path: Path | None = None) -> None:
    """Keep it, as well as that can be done: no start depends on it."""
    _write(path or _file(), left_off._asdict())


def recall_asked(path: Path | None = None) -> dict[str, list[str]]:
    """What was answered to each kind of question, the last one last."""
    table = _read(path or _asked_file())
    return {
        question: [answer for answer in answers if isinstance(answer, str)]
        for question, answers in table.items()
        if isinstance(answers, list)
    }


def remember_asked(asked: Mapping[str, Sequence[str]], path: Path | None = None) -> None:
    """Keep the answers."""
    _write(path or _asked_file(), {question: list(answers) for question, answers in asked.items()})


def _read(path: Path) -> dict[str, Any]:
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}


def _write(path: Path, table: Mapping[str, object]) -> None:
    with suppress(OSError, UnicodeError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(path.name + ".new")
        beside.write_text(json.dumps(table), encoding="utf-8")
        beside.replace(path)


def _asked_file() -> Path:
    return state_folder() / "asked.json"


def _file() -> Path:
    return state_folder() / "viewer.json"
