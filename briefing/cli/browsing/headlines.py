"""The list of headlines: which stories it holds, told twenty at a time."""

import time
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.cli.browsing.spoken import counted, ended, headline, holding
from briefing.cli.browsing.stories import Stories
from briefing.cli.browsing.terminal import Terminal
from briefing.desk.entries import Row
from briefing.desk.scopes import Scope, ScopeKind
from briefing.store.headlines import Headline
from briefing.store.listing import Selection

if TYPE_CHECKING:
    from briefing.store.filters import Filter

AT_ONCE: Final = 20
"""Headlines that are told at a time."""


class Narrowing(NamedTuple):
    """What leaves only some stories of a scope in the list; `name` is said with the scope's."""

    name: str = ""
    unread: bool = False
    starred: bool = False
    filter: "Filter | None" = None


UNREAD: Final = Narrowing("Unread", unread=True)
STARRED: Final = Narrowing("Starred", starred=True)
WHOLE: Final = Narrowing()


class Headlines:
    """A scope, narrowed or whole, and where in it the last headlines were told."""

    def __init__(self, stories: Stories, terminal: Terminal) -> None:
        self._stories = stories
        self._terminal = terminal
        self._scope = stories.base
        self._narrowing = WHOLE
        self._first = 0

    def show(self, scope: Scope | None = None, narrowing: Narrowing = WHOLE) -> None:
        """List a scope, or the one that is listed, and tell its first headlines."""
        self._scope = scope or self._scope
        self._narrowing = narrowing
        self._first = 0
        self._stories.choose(self._selection)
        self._terminal.tell(self._heading())
        self.tell()

    def show_again(self) -> None:
        """List the same stories as they are now."""
        self.show(None, self._narrowing)

    def tell(self) -> None:
        """Tell the headlines from where the list stands."""
        length = len(self._stories.library)
        now = time.time()
        for number, row in enumerate(self._stories.rows(self._first, AT_ONCE), self._first + 1):
            self._terminal.tell(headline(number, row, now, self._sources_of(row)))
        more = length - self._first - AT_ONCE
        if more > 0:
            self._terminal.tell(f"{more:,} more. Enter for the next.")

    def next(self) -> None:
        """Tell the next headlines."""
        if self._first + AT_ONCE < len(self._stories.library):
            self._first += AT_ONCE
            self.tell()
        else:
            self._terminal.tell("That is the end of the list.")

    def back(self) -> None:
        """Tell the headlines before; before the first of them, list what was narrowed down."""
        base = self._stories.base
        if self._first:
            self._first = max(0, self._first - AT_ONCE)
            self.tell()
        elif self._narrowing != WHOLE:
            self.show()
        elif self._scope.key != base.key:
            self.show(base)
        else:
            self._terminal.tell("These are the first headlines already.")

    def turn_to(self, index: int) -> None:
        """Stand at the twenty headlines of which a row is one."""
        self._first = index - index % AT_ONCE

    @property
    def _selection(self) -> Selection:
        chosen, wanted = self._scope.selection, self._narrowing
        return chosen._replace(
            unread=chosen.unread or wanted.unread,
            starred=chosen.starred or wanted.starred,
            filter=wanted.filter or chosen.filter,
        )

    def _heading(self) -> str:
        """What is listed, and how many stories that are; where there are none, what to do."""
        library = self._stories.library
        name = " ".join(ended(name) for name in (self._scope.name, self._narrowing.name) if name)
        if not len(library):
            return f"{name} {self._advice()}"
        if self._selection[2:4] == (False, False) and self._selection.filter is None:
            return f"{name} {holding(library.stories, library.unread)}"
        return f"{name} {counted(len(library.ids), 'story', 'stories')}."

    def _advice(self) -> str:
        selection = self._selection
        if selection.filter is not None:
            return "No story is found."
        if selection.starred:
            return "No story has a star. Type star and a number to give it one."
        if selection.unread:
            return "Every story has been read."
        if self._scope.trouble:
            return f"It failed: {ended(self._scope.trouble)}"
        if self._scope.kind is ScopeKind.OPENED:
            return "No document was found. briefing opens text, Markdown and HTML, and folders."
        return "No story is stored yet. Type refresh to fetch stories, or add and an address."

    def _sources_of(self, row: Row) -> int:
        return self._stories.library.sources_of(row.id) if isinstance(row, Headline) else 1
