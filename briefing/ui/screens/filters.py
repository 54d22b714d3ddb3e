"""The saved filters of the main screen: understood by the sources there are now, and counted.

The main screen is built on it.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from textual import on

from briefing.desk.scopes import NOTHING, Scope, saved_filter
from briefing.store.database import Database
from briefing.store.listing import Counts, counts
from briefing.ui.messages import Counted
from briefing.ui.screens.feeds import FeedsScreen


class FiltersScreen(FeedsScreen):
    """A list that can be one of the saved filters."""

    _filters_by: Sequence[object] = ()
    """What of the sources the saved filters were understood by."""

    def count_filters(self) -> None:
        """Count what passes the saved filters."""
        if not self.settings.filters:
            return
        self._filters_follow()
        wanted = {scope.name: scope.selection for scope in self.saved_filters}

        def count(db: Database) -> dict[str, Counts]:
            return {name: counts(db, selection) for name, selection in wanted.items()}

        self.library.write(count, self._tell_counts)

    def _tell_counts(self, found: dict[str, Counts]) -> None:
        self.post_message(Counted(found))

    @on(Counted)
    def take_counts(self, message: Counted) -> None:
        """Show the numbers at the saved filters."""
        # The filters may have been understood anew, and be others, since they were counted.
        self.saved_filters = tuple(
            scope._replace(stories=found.stories, unread=found.unread)
            if (found := message.counts.get(scope.name))
            else scope
            for scope in self.saved_filters
        )
        self.tell_around()

    def _filters_follow(self) -> None:
        """Understand the saved filters by the tags and names that the sources have now."""
        known = [(one.id, one.source, one.title) for one in self.library.sources]
        if known == self._filters_by:
            return
        self._filters_by = known
        shown = {one.name: Counts(one.stories, one.unread, 0) for one in self.saved_filters}
        self.saved_filters = tuple(self._read_filters(shown))
        for scope in self.saved_filters:
            same = (scope.kind, scope.name) == (self.scope.kind, self.scope.name)
            if same and scope.key != self.scope.key:
                self.scope = scope
                self.library.want(self.selection)
                self._list_soon()

    def _read_filters(self, shown: Mapping[str, Counts]) -> Iterator[Scope]:
        """The saved filters, without those whose text is mistaken: `config check` tells of them."""
        from briefing.desk.filters import parse
        from briefing.errors import FilterError

        for name, text, _ in self.settings.filters:
            with suppress(FilterError):
                asked = parse(text, self.library.sources, int(time.time()))
                yield saved_filter(name, text, asked, shown.get(name, NOTHING))
