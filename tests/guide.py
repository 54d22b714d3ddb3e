"""Writes what the program's own tables say into docs/: the manual page, and tables of the guide.

`make docs` does it after a table has changed; a test tells when it must be done.
"""

import re
from collections.abc import Iterable, Sequence

from briefing.cli.manual import manual
from briefing.cli.reference import SETTINGS, example
from briefing.config import KEYMAPS
from briefing.desk.filter_fields import FIELDS, WORDS
from briefing.ui.actions import ACTIONS, PLACES
from briefing.ui.keys import spelled
from tests.conftest import ROOT
from tests.shots import SHOTS

MANUAL = ROOT / "docs" / "briefing.1"
GUIDE = ROOT / "docs" / "guide.md"

_PART = re.compile(r"(<!-- (\w+): made by make docs -->\n).*?(<!-- end -->)", re.DOTALL)


def guide(text: str) -> str:
    """The guide with the tables of today in the places that are marked for them."""
    made = {
        "filters": filters, "keys": keys, "settings": settings, "example": toml,
        "pictures": pictures,
    }  # fmt: skip
    return _PART.sub(lambda part: f"{part[1]}\n{made[part[2]]()}\n{part[3]}", text)


def parts(text: str) -> list[str]:
    """What the marked places of the guide are called."""
    return [part[2] for part in _PART.finditer(text)]


def filters() -> str:
    """Every term of a filter."""
    rows = [(code(row.example), row.meaning) for row in (*FIELDS, *WORDS)]
    return table(("term", "the stories"), rows)


def keys() -> str:
    """Every action with its keys in each keymap, a table for each place."""
    tables = []
    for where, title in PLACES.items():
        rows = [
            (action.text, *(shown(action.keys_in(keymap)) for keymap in KEYMAPS), code(action.id))
            for action in ACTIONS
            if action.where == where and action.is_listed
        ]
        tables.append(f"### {title}\n\n{table(('what it does', *KEYMAPS, 'action'), rows)}")
    return "\n".join(tables)


def pictures() -> str:
    """Every picture with what it shows, dark or light as its reader's pages are."""
    return "\n".join(
        f"{shot.shows}:\n\n<picture>"
        f'<source media="(prefers-color-scheme: light)" srcset="{name}-light.svg">'
        f'<img alt="{shot.shows}" src="{name}.svg"></picture>\n'
        for name, shot in SHOTS.items()
    )


def settings() -> str:
    """Every setting."""
    rows = [(code(row.name), row.default, row.meaning) for row in SETTINGS]
    return table(("setting", "default", "meaning"), rows)


def toml() -> str:
    """A config.toml with every setting in it."""
    return "".join(f"{line}\n" for line in ["```toml", *example(), "```"])


def shown(names: Iterable[str]) -> str:
    """Keys as a person writes them."""
    return " ".join(code(spelled(name)) for name in names)


def code(text: str) -> str:
    """A text as Markdown sets code within a cell of a table."""
    mark = "``" if "`" in text else "`"
    return mark + text.replace("|", "\\|") + mark


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> None:
    """Write the manual page, and what is made in the guide."""
    MANUAL.write_text(manual(), encoding="utf-8")
    GUIDE.write_text(guide(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
