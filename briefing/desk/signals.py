"""What the viewer and the reading process tell each other; every signal is pickled."""

from typing import NamedTuple, TypeAlias

from briefing.desk.entries import Trouble
from briefing.desk.nouns import Found, Progress, Summary


class Ready(NamedTuple):
    """The database stands in `path`. `warning` says why it is not the user's own, if it is not."""

    path: str
    warning: str = ""


class Failed(NamedTuple):
    """The reading process cannot work, and ends; `reason` is a sentence."""

    reason: str


class Changed(NamedTuple):
    """Stories were stored, changed or dropped, or what is known of their sources."""


class Marked(NamedTuple):
    """These stories have their marks now, or their article in full."""

    stories: tuple[int, ...]


class Looked(NamedTuple):
    """How far the first look at the local documents is, and those that cannot be read."""

    done: int
    total: int
    troubles: tuple[Trouble, ...] = ()


class Refreshing(NamedTuple):
    """How far a refresh is."""

    progress: Progress


class Refreshed(NamedTuple):
    """A refresh has ended; `is_asked`: somebody wanted it, and it was not only its time."""

    summary: Summary
    is_asked: bool = True


class Answered(NamedTuple):
    """What a command led to: a sentence, and whether it went well."""

    text: str
    is_well: bool = True


class Probed(NamedTuple):
    """What stands at a target that may be added; where there is nothing, why.

    `reason` is a predicate, which reads well after `place`; a sentence where that is "".
    `is_there` says that it is a source already.
    """

    target: str
    found: tuple[Found, ...] = ()
    reason: str = ""
    place: str = ""
    is_there: bool = False


class Pictured(NamedTuple):
    """A picture that was asked for, as a JPEG; a sentence instead where it cannot be had."""

    url: str
    picture: bytes = b""
    reason: str = ""


Event: TypeAlias = (
    Ready
    | Failed
    | Changed
    | Marked
    | Looked
    | Refreshing
    | Refreshed
    | Answered
    | Probed
    | Pictured
)


class Refresh(NamedTuple):
    """Refresh these sources; None: all that are saved. `insist` also tries those that failed."""

    sources: tuple[int, ...] | None = None
    insist: bool = False


class StopRefresh(NamedTuple):
    """End the refresh; what it has brought stays."""


class MarkFirst(NamedTuple):
    """These stories are on the screen: mark them before others."""

    stories: tuple[int, ...]


class FetchArticle(NamedTuple):
    """Fetch the whole article of a story from its web page."""

    story: int


class FetchPicture(NamedTuple):
    """Fetch one of the pictures of a story."""

    story: int
    url: str


class Probe(NamedTuple):
    """Look what could be added at a target: an address, a path."""

    target: str


class Subscribe(NamedTuple):
    """Add one of the things that the last probe found."""

    found: Found
    name: str = ""
    tags: tuple[str, ...] = ()


class SourcesEdited(NamedTuple):
    """The sources file has changed: read it again."""


Command: TypeAlias = (
    Refresh
    | StopRefresh
    | MarkFirst
    | FetchArticle
    | FetchPicture
    | Probe
    | Subscribe
    | SourcesEdited
)
