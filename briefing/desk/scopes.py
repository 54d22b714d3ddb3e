"""The choices of stories that a reader has: all, unread, starred, a tag, a source."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from briefing.desk.names import shown_name
from briefing.paths import seeds
from briefing.store.filters import Filter
from briefing.store.listing import Counts, Selection
from briefing.store.sources import StoredSource

NOTHING = Counts(0, 0, 0)
HIDING = "!"
"""What a tag begins with that keeps its sources, and itself, out of the choices."""


class ScopeKind(StrEnum):
    """What a choice of stories goes by."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    FILTER = "filter"
    TAG = "tag"
    SOURCE = "source"
    OPENED = "opened"


_GENERAL = frozenset({ScopeKind.ALL, ScopeKind.UNREAD, ScopeKind.STARRED, ScopeKind.OPENED})


class Scope(NamedTuple):
    """A choice of stories, and how many there are. `trouble` says why a source failed last.

    `text` is the filter that a saved one stands for.
    """

    kind: ScopeKind
    name: str
    selection: Selection
    stories: int = 0
    unread: int = 0
    trouble: str = ""
    text: str = ""

    @property
    def key(self) -> tuple[ScopeKind, Selection]:
        """What tells the choice from every other, whatever its numbers are."""
        return self.kind, self.selection


def opened(places: Sequence[str]) -> Scope:
    """The stories at places that were opened by hand, or by a start without any sources."""
    scope = Scope(ScopeKind.OPENED, "Opened", Selection(places=tuple(places)))
    return scope._replace(name="Stories to try") if is_to_try(scope) else scope


def is_to_try(scope: Scope) -> bool:
    """Whether these are the stories that come with the program, which give way to sources."""
    return scope.kind is ScopeKind.OPENED and scope.selection.places == seeds()


def told_within(scope: Scope) -> str:
    """The name of a choice within a line; one that is a name of its own stays as it is."""
    return scope.name[:1].lower() + scope.name[1:] if scope.kind in _GENERAL else scope.name


def everything() -> Scope:
    """Every story of the saved sources."""
    return Scope(ScopeKind.ALL, "All stories", Selection())


def saved_filter(name: str, text: str, asked: Filter, counts: Counts = NOTHING) -> Scope:
    """The stories that pass a filter which the settings give a name."""
    selection = Selection(filter=asked)
    return Scope(ScopeKind.FILTER, name, selection, counts.stories, counts.unread, text=text)


def scopes(sources: Sequence[StoredSource], filters: Sequence[Scope] = ()) -> tuple[Scope, ...]:
    """Every choice that saved filters and sources give, in the order they are shown in.

    Numbers are sums over sources, so that a tag's are right whenever its sources' are. A source
    with a tag that hides it is no choice of its own; it counts in all others.
    """
    saved = [source for source in sources if source.is_saved]
    stories = sum(source.stories for source in saved)
    unread = sum(source.unread for source in saved)
    starred = sum(source.starred for source in saved)
    general = (
        Scope(ScopeKind.ALL, "All stories", Selection(), stories, unread),
        Scope(ScopeKind.UNREAD, "Unread", Selection(unread=True), unread, unread),
        Scope(ScopeKind.STARRED, "Starred", Selection(starred=True), starred, 0),
    )
    tags = {tag for source in saved for tag in source.source.tags if not tag.startswith(HIDING)}
    listed = (source for source in saved if not _is_hidden(source))
    return (*general, *filters, *(_tag(tag, saved) for tag in sorted(tags)), *map(_source, listed))


def _is_hidden(source: StoredSource) -> bool:
    return any(tag.startswith(HIDING) for tag in source.source.tags)


def _tag(tag: str, saved: Sequence[StoredSource]) -> Scope:
    tagged = [source for source in saved if tag in source.source.tags]
    return Scope(
        ScopeKind.TAG,
        tag,
        Selection(sources=tuple(source.id for source in tagged)),
        sum(source.stories for source in tagged),
        sum(source.unread for source in tagged),
    )


def _source(source: StoredSource) -> Scope:
    return Scope(
        ScopeKind.SOURCE,
        shown_name(source),
        Selection(sources=(source.id,)),
        source.stories,
        source.unread,
        source.check.error or "",
    )
