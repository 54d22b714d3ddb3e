"""The sources of the main screen: chosen among, added, refreshed, and what a refresh brought.

The main screen is built on it. Dialogs are imported by the keys that open them.
"""

from typing import TYPE_CHECKING

from textual.getters import query_one

from briefing.desk import signals
from briefing.desk.nouns import Summary
from briefing.desk.scopes import Scope, ScopeKind, everything
from briefing.errors import BriefingError
from briefing.model import SourceKind
from briefing.store.headlines import Headline
from briefing.ui.checks import told_refresh
from briefing.ui.screens.stories import StoriesScreen
from briefing.ui.widgets.sources import SourceList

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel


class FeedsScreen(StoriesScreen):
    """A list whose sources can be chosen, added to and asked for more."""

    source_list = query_one("#sources", SourceList)

    _is_adding = False
    _has_added = False

    @property
    def ends_in_sources(self) -> bool:
        """Whether it is from the sources that one quits, as in newsboat, and not from the list."""
        return self.settings.keymap == "newsboat" and self.has_feeds

    @property
    def has_feeds(self) -> bool:
        """Whether there are saved sources to choose among: beside what was opened, added ones."""
        is_wanted = self._has_added or self.scope.kind is not ScopeKind.OPENED
        return is_wanted and self.has_saved

    def action_refresh(self) -> None:
        """Refresh the source of this story, or the one that is chosen."""
        row = self.headlines.row
        chosen = self.scope.selection.sources
        if chosen is None and isinstance(row, Headline):
            chosen = (row.source_id,)
        feeds = {one.id for one in self.library.sources if one.source.kind is SourceKind.FEED}
        wanted = tuple(feeds.intersection(chosen or ()))
        if wanted:
            self.watcher.send(signals.Refresh(wanted, insist=True))
        else:
            told = "This is no feed: files and folders are followed by themselves."
            self.mark_line.say(told if row is not None else "There is no story to refresh.")

    def action_refresh_all(self) -> None:
        """Refresh every saved feed."""
        if any(one.is_saved and one.source.kind is SourceKind.FEED for one in self.library.sources):
            self.watcher.send(signals.Refresh())
        else:
            self.mark_line.say(f"There is no feed yet. {self.keymap.told('add-source')} adds one.")

    def action_fetch_article(self) -> None:
        """Fetch the whole article of the story."""
        row = self.headlines.row
        if not isinstance(row, Headline) or not row.url:
            self.mark_line.say("This story does not tell where it stands on the web.")
        elif row.is_full:
            self.mark_line.say("This is the full article already.")
        else:
            self.watcher.send(signals.FetchArticle(row.id))
            self.mark_line.say("Fetching the full article …")

    def action_add_source(self) -> None:
        """Ask for a source, look at what is there, and add it."""
        self.add_source()

    def add_source(self, target: str = "") -> None:
        """The same for a target that is known already."""
        from briefing.ui.screens.add import AddScreen

        def closed(is_adding: bool | None) -> None:
            self._is_adding = bool(is_adding)

        self.app.push_screen(AddScreen(self.watcher.send, target), closed)

    def action_sources(self) -> None:
        """Go to the sources: the column beside the list, or a dialog where there is no room."""
        if self.source_list.display:
            self.source_list.focus()
            return
        if not self.has_feeds:
            add = self.keymap.told("add-source")
            self.mark_line.say(f"There are no sources to choose among here. {add} adds one.")
            return
        from briefing.ui.screens.sources import SourcesScreen

        def chosen(scope: Scope | None) -> None:
            if scope is not None:
                self.choose(scope)

        screen = SourcesScreen(self.choices, self.scope, can_quit=self.ends_in_sources)
        self.app.push_screen(screen, chosen)

    def answered_well(self) -> None:
        """Show the saved sources, once one has been added, beside what was opened by hand."""
        if not self._is_adding:
            return
        self._is_adding, self._has_added = False, True
        if self.scope.kind is ScopeKind.OPENED:
            self.choose(everything())

    def tell_refreshed(self, summary: Summary) -> None:
        """Say what a refresh brought, and which sources failed."""
        if summary.new and self.settings.notify:
            self._tell_outside(self.settings.notify, summary.new)
        severity: SeverityLevel = "warning" if summary.failures else "information"
        self.notify("\n".join(told_refresh(summary)), severity=severity, markup=False)

    def _tell_outside(self, command: str, new: int) -> None:
        """Have another program tell of new stories."""
        from briefing.desk.programs import Handed, start

        told = "1 new story" if new == 1 else f"{new:,} new stories"
        try:
            start(command, Handed(None, told, "briefing"))
        except BriefingError as error:
            self.notify(str(error), severity="error", markup=False)
