"""What the viewer and the reading process tell each other; every signal is small, and pickled."""

from dataclasses import dataclass
from typing import TypeAlias

from briefing.desk.library import Trouble
from briefing.desk.nouns import Found, Progress, Summary


@dataclass(frozen=True, slots=True)
class Ready:
    """The database stands in `path`. `warning` says why it is not the user's own, if it is not."""

    path: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """The reading process cannot work, and ends; `reason` is a sentence."""

    reason: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Stories were stored, changed or dropped, or what is known of their sources."""


@dataclass(frozen=True, slots=True)
class Marked:
    """These stories have their marks now, or their article in full."""

    stories: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """How far the first look at the local documents is, and those that cannot be read."""

    done: int
    total: int
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class Refreshing:
    """How far a refresh is."""

    progress: Progress


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A refresh has ended."""

    summary: Summary


@dataclass(frozen=True, slots=True)
class Answered:
    """What a command led to: a sentence, and whether it went well."""

    text: str
    is_well: bool = True


@dataclass(frozen=True, slots=True)
class Probed:
    """What stands at a target that may be added; a sentence instead where there is nothing."""

    target: str
    found: tuple[Found, ...] = ()
    reason: str = ""


Event: TypeAlias = (
    Ready | Failed | Changed | Marked | Looked | Refreshing | Refreshed | Answered | Probed
)


@dataclass(frozen=True, slots=True)
class Refresh:
    """Refresh these sources; None: all that are saved. `insist` also tries those that failed."""

    sources: tuple[int, ...] | None = None
    insist: bool = False


@dataclass(frozen=True, slots=True)
class StopRefresh:
    """End the refresh; what it has brought stays."""


@dataclass(frozen=True, slots=True)
class MarkFirst:
    """These stories are on the screen: mark them before others."""

    stories: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FetchArticle:
    """Fetch the whole article of a story from its web page."""

    story: int


@dataclass(frozen=True, slots=True)
class Probe:
    """Look what could be added at a target: an address, a path."""

    target: str


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Add one of the things that the last probe found."""

    found: Found
    name: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcesEdited:
    """The sources file has changed: read it again."""


Command: TypeAlias = (
    Refresh | StopRefresh | MarkFirst | FetchArticle | Probe | Subscribe | SourcesEdited
)
