"""Across stories: the sheets that the main screen lays over itself, and the way back to a place.

The main screen is built on it. What a key opens is imported by that key.
"""

from abc import abstractmethod
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from briefing.desk.scopes import ScopeKind, everything, told_within
from briefing.store.headlines import Headline
from briefing.ui.screens.panes import PanesScreen
from briefing.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from briefing.store.listing import Selection
    from briefing.ui.screens.sheets import Ended
    from briefing.ui.sheets.kind import Kind, Stories
    from briefing.ui.sheets.sheet import Place


class AcrossScreen(PanesScreen):
    """A screen from which stories are looked at together."""

    @abstractmethod
    def take_apart(self, key: tuple[str, ...]) -> None:
        """Take out of a sheet what does not belong there, for good."""

    def action_voices(self) -> None:
        """Show who said what."""
        self._lay_voices(self._story_first())

    def action_counts(self) -> None:
        """Set side by side the figures that count the same thing."""
        self._lay_counts(self._story_first())

    def action_changes(self) -> None:
        """Show what changed in the story since it was read."""
        from briefing.ui.sheets.changes import CHANGES

        row = self.chosen_story
        self._lay(CHANGES, [] if row is None else self._one_story(row.id))

    def action_brief(self) -> None:
        """Show the front page of what is new."""
        from briefing.ui.sheets.brief import BRIEF

        self._lay(BRIEF, self._new_stories())

    @on(Reader.StoryClicked)
    def open_elsewhere(self, event: Reader.StoryClicked) -> None:
        """Go to what another source tells of the event."""
        self.go_to_story(event.story)
        self.go_to_pane(self.reader)

    def go_to_story(self, story: int) -> None:
        """Go to a story, in the list if it is there, else among all stories."""
        at = self.library.index_of(story)
        if at is None:
            self.end_finding()
            self.choose(everything())
            self.return_to(story)
        else:
            self.headlines.go_to(at)

    def go_to_place(self, place: "Place") -> None:
        """Go to a place in a story."""
        self.go_to_story(place.entry.key)
        self.reader.show(place.entry)
        if place.mark is not None:
            self.reader.go_to(place.mark)
        else:
            self.reader.go_to_span(place.span)
        self.go_to_pane(self.reader)

    def _lay_voices(self, choices: "list[Stories]", chosen: int = 0) -> None:
        from briefing.ui.sheets.voices import VOICES

        self._lay(VOICES, choices, chosen)

    def _lay_counts(self, choices: "list[Stories]", chosen: int = 0) -> None:
        from briefing.ui.sheets.counts import COUNTS

        self._lay(COUNTS, choices, chosen)

    def _lay(self, kind: "Kind", choices: "list[Stories]", chosen: int = 0) -> None:
        """Lay a sheet over the screen."""
        from briefing.ui.screens.sheets import SheetScreen

        if not choices or not self.library.stories:
            self.mark_line.say("There is no story to look at.")
            return

        def ended(how: "Ended | None") -> None:
            if how is None:
                return
            if how.place is not None:
                self.go_to_place(how.place)
            elif how.apart:
                self.take_apart(how.apart)
            elif how.read:
                self.triage.read_stories(how.read, self._tell_done)
            elif how.other == "counts":
                self._lay_counts(choices, how.chosen)
            elif how.other == "voices":
                self._lay_voices(choices, how.chosen)

        self.app.push_screen(
            SheetScreen(kind, choices, self.library.path, self.keymap, chosen), ended
        )

    def _new_stories(self) -> "list[Stories]":
        """What came within a day, and within a week; at last what is listed."""
        from briefing.ui.sheets.kind import Stories

        choices: list[Stories] = []
        if self.scope.kind is not ScopeKind.OPENED:
            for name, text in (("since yesterday", "since:24h"), ("this week", "since:7d")):
                stories = Stories(name, partial(self._found, text))
                # A week holds what its last day does, and is not looked up before it is wanted.
                if choices or stories.ids:
                    choices.append(stories)
        return [*choices, *self._listed()]

    def _found(self, filter_text: str) -> Sequence[int]:
        """The stories that a filter finds now."""
        import time

        from briefing.desk.filters import parse
        from briefing.store.listing import Selection

        asked = parse(filter_text, self.library.sources, int(time.time()))
        return self._selected(Selection(filter=asked))

    def _selected(self, selection: "Selection", most: int | None = None) -> Sequence[int]:
        """The stories of a selection, or the first of them."""
        from briefing.store.database import open_for_reading
        from briefing.store.listing import listing

        db = open_for_reading(self.library.path)
        if db is None:
            return ()
        with closing(db):
            return listing(db, selection, most)

    @property
    def chosen_story(self) -> Headline | None:
        """The story under the list's cursor."""
        row = self.headlines.row
        return row if isinstance(row, Headline) else None

    def _known(self, name: str, ids: Sequence[int]) -> "list[Stories]":
        """Stories as a choice; none where there are none."""
        from briefing.ui.sheets.kind import Stories

        return [Stories(name, lambda: ids)] if ids else []

    def _one_story(self, story: int) -> "list[Stories]":
        return self._known("this story", (story,))

    def _listed(self) -> "list[Stories]":
        """The stories of the list, those that are folded with the others."""
        from briefing.ui.sheets.kind import MOST_LISTED, Stories

        name = self.list_name if self.finding is not None else told_within(self.scope)
        selection = self.selection
        if not selection.is_folded or not self.library.ids:
            return self._known(name, self.library.ids)
        unfolded = partial(self._selected, selection._replace(is_folded=False), MOST_LISTED)
        return [Stories(name, unfolded, self.library.stories)]

    def _event(self, story: int) -> "list[Stories]":
        return self._known("this event", self.library.members(story))

    def _story_first(self) -> "list[Stories]":
        """The story, its event, the list; as many of them as there are."""
        row = self.chosen_story
        choices = [] if row is None else self._one_story(row.id)
        if row is not None and self.library.fold_of(row.id):
            choices += self._event(row.id)
        if self.library.stories > 1:
            choices += self._listed()
        return choices
