"""The command `completion`: the script of a shell, and the lists that the scripts ask for.

A list is read from the database as it stands, and none is made: a person who presses Tab changes
nothing.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing

from briefing import paths
from briefing.cli.arguments import LISTS, Arguments
from briefing.cli.output import opened
from briefing.desk.filters import HAS, PLAYED, TIMES
from briefing.desk.names import shown_name
from briefing.documents.clean import clean_line
from briefing.store.database import open_for_reading
from briefing.store.sources import StoredSource, all_sources


def print_completion(arguments: Arguments) -> int:
    """Print the script of a shell, or one of the lists, a line each."""
    text = _list(arguments.task) if arguments.task in LISTS else _script(arguments.task)
    with opened(arguments.output) as stream:
        stream.write(text)
    return 0


def _script(shell: str) -> str:
    from briefing.cli import shells
    from briefing.cli.grammar import commands

    make = {"bash": shells.bash, "zsh": shells.zsh, "fish": shells.fish}[shell]
    return make(commands())


def _list(name: str) -> str:
    sources = _saved()
    names = _once(map(shown_name, sources))
    tags = sorted(_once(tag for stored in sources for tag in stored.source.tags))
    match name:
        case "sources":
            # One that begins as an option does is named by its place.
            listed = [name for name in names if name[0] != "-"]
        case "tags":
            listed = tags
        case _:
            listed = _filters(names, tags)
    return "".join(f"{line}\n" for line in listed)


def _saved() -> list[StoredSource]:
    db = open_for_reading(paths.database_file())
    if db is None:
        return []
    with closing(db):
        return [stored for stored in all_sources(db) if stored.is_saved]


def _once(words: Iterable[str]) -> list[str]:
    """The words as a terminal may receive them, without those that are empty; none twice."""
    return list(dict.fromkeys(filter(None, map(clean_line, words))))


def _filters(names: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The terms of a filter whose values are known."""
    values = {"tag": tags, "source": names, "has": (*HAS, *PLAYED), "since": TIMES}
    # No filter can hold a value with a quotation mark in it.
    terms = [
        f"{field}:{_held(value)}"
        for field, known in values.items()
        for value in known
        if '"' not in value
    ]
    return ["unread", "starred", "speaker:", *terms]


def _held(value: str) -> str:
    return f'"{value}"' if any(sign.isspace() for sign in value) else value
