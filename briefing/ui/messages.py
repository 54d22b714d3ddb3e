"""What workers tell the screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from briefing.desk.entries import Entry
from briefing.desk.library import Listing
from briefing.desk.signals import Event
from briefing.store.listing import Counts

if TYPE_CHECKING:
    from briefing.desk.programs import Output


@dataclass
class Heard(Message):
    """The reading process has told something."""

    event: Event


@dataclass
class Listed(Message):
    """All stories of a selection have been listed."""

    listing: Listing


@dataclass
class Marked(Message):
    """A story that was opened before its turn has its marks."""

    entry: Entry


@dataclass
class NotKept(Message):
    """What was done to a story could not be kept, and why."""

    reason: str


@dataclass
class Counted(Message):
    """How many stories pass each of the saved filters, by their names."""

    counts: dict[str, Counts]


@dataclass
class Done(Message):
    """Something was done to stories, which are to be listed again; `told` is a sentence."""

    told: str


@dataclass
class Ran(Message):
    """A command has ended with this output; without one, `reason` tells why it did not end well."""

    output: "Output | None" = None
    reason: str = ""
