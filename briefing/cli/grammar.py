"""What a command line may hold, as a table: the completion of the shells and the manual read it.

It is made of the parser itself and of the texts of the help, so that it cannot say anything else.
"""

import re
from typing import Final, NamedTuple

from briefing.cli.arguments import FORMATS, KINDS, VIEWS
from briefing.cli.parser import DOCUMENT_FORMATS, options
from briefing.cli.texts import COMMANDS, SUBJECTS

FILES: Final = frozenset({"PATH", "FILE", "TARGET"})
"""The values that are paths; of a target, only the paths can be known."""
LISTED: Final = {"SOURCE": "sources", "TAG": "tags", "FILTER": "filters", "WORD": "filters"}
"""The values that `briefing completion` itself lists, and what it calls the list."""
CHOICES: Final = {"VIEW": VIEWS, "KIND": KINDS, "FORMAT": (*FORMATS, *DOCUMENT_FORMATS)}
"""The values that are one of a few."""
FREE: Final = frozenset({"NAME", "N", "TIME"})
"""The values that only the person knows."""


class Option(NamedTuple):
    """An option: its names, the short one first; what the help calls its value, or ""; its help."""

    names: tuple[str, ...]
    value: str
    text: str


class Command(NamedTuple):
    """A command, `name` "" for the viewer. `subject` is what it works on, as the help writes it."""

    name: str
    summary: str
    subject: str
    options: tuple[Option, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """What the words after it may be: values such as SOURCE."""
        return tuple(re.findall(r"\b[A-Z]+\b", self.subject))

    @property
    def choices(self) -> tuple[str, ...]:
        """What its first word may be, or has to be."""
        found = re.findall(r"[a-z]+(?:\|[a-z]+)+", self.subject)
        return tuple(found[0].split("|")) if found else ()


def commands() -> tuple[Command, ...]:
    """The viewer, and then every command, in the order of the help."""
    return (_command("", "open the viewer"), *(_command(*row) for row in COMMANDS.items()))


def _command(name: str, summary: str) -> Command:
    listed = tuple(
        Option(tuple(action.option_strings), str(action.metavar or ""), action.help or "")
        for action in options(name)
    )
    return Command(name, summary, SUBJECTS.get(name, "[PATH]..."), listed)
