"""The nouns that more than one module of the desk shares."""

from typing import NamedTuple

from briefing.model import SourceKind


class Wanted(NamedTuple):
    """Which feeds to refresh: these, or all that are saved.

    `insist` also visits those that are left alone for a while after failures; `only_due` leaves out
    those whose next visit is not due yet.
    """

    sources: tuple[int, ...] | None = None
    insist: bool = False
    only_due: bool = False


class Progress(NamedTuple):
    """How far a refresh is: sources done of all to do, those that failed, stories that are new."""

    done: int
    total: int
    failed: int = 0
    new: int = 0


class Failure(NamedTuple):
    """A source that could not be refreshed, and why; its place without a password."""

    name: str
    place: str
    reason: str


class Summary(NamedTuple):
    """What a refresh brought, in sources and stories.

    `waiting` counts the sources that were left alone: they failed before, asked for it, are gone,
    or are being refreshed by another briefing.
    """

    sources: int = 0
    unchanged: int = 0
    new: int = 0
    changed: int = 0
    waiting: int = 0
    failures: tuple[Failure, ...] = ()
    is_stopped: bool = False


def told_summary(summary: Summary) -> str:
    """What a refresh brought, in a line: "93 of 100 sources, 2,790 new stories, 7 failed"."""
    failed = len(summary.failures)
    total = summary.sources + summary.waiting
    well = summary.sources - failed
    told = [
        f"{well:,} of {total:,} sources" if well != total else _counted(total, "source", "sources")
    ]
    told.append(_counted(summary.new, "new story", "new stories"))
    told += [_counted(summary.changed, "changed", "changed")] * bool(summary.changed)
    told += [f"{failed:,} failed"] * bool(failed)
    told += [f"{summary.waiting:,} left alone for now"] * bool(summary.waiting)
    told += ["stopped"] * summary.is_stopped
    return ", ".join(told)


def _counted(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"


class Found(NamedTuple):
    """Something that can be added. `stories` and `newest` (ISO 8601) are None while unknown.

    `sources` counts those in a list of sources, such as an OPML file.
    """

    place: str
    kind: SourceKind
    title: str
    stories: int | None = None
    newest: str | None = None
    sources: int = 0
