"""Events: the list folded by them, the coverage of one, stories joined by hand.

The main screen is built on it. What a key opens is imported by that key.
"""

from abc import abstractmethod

from briefing.desk.triage import Step
from briefing.store.listing import Selection
from briefing.ui.messages import Done
from briefing.ui.screens.across import AcrossScreen


class CoveringScreen(AcrossScreen):
    """A list whose stories can be folded by the events that they are on."""

    is_folded: bool = False

    @property
    def selection(self) -> Selection:
        """What is to be listed, folded if that is wanted."""
        return super().selection._replace(is_folded=self.is_folded)

    def listing_shown(self) -> None:
        """Tell who else tells of the story that is open, where that has become known."""
        super().listing_shown()
        row, shown = self.chosen_story, self.reader.entry
        if row is None or shown is None or shown.key != row.id:
            return
        told = self.library.with_others(shown, row)
        if (told.sources, told.elsewhere) != (shown.sources, shown.elsewhere):
            self.reader.show(told)
            self.keep_told()

    @abstractmethod
    def keep_told(self) -> None:
        """Leave what the line of the mark says, although the page is set anew."""

    def action_fold(self) -> None:
        """List the stories on one event under one headline, or each by itself again."""
        self.is_folded = not self.is_folded
        self._list_anew()
        row = self.chosen_story
        if row is not None:
            # What is folded away stands under another story on its event.
            self.return_to(row.id, *self.library.members(row.id))

    def action_coverage(self) -> None:
        """Show the stories of all sources on this event."""
        from briefing.ui.sheets.coverage import COVERAGE

        row = self.chosen_story
        if row is None or self.library.fold_of(row.id) is None:
            self.mark_line.say("No other story tells of this event, as far as is known.")
            return
        self._lay(COVERAGE, self._event(row.id))

    def action_join(self) -> None:
        """Put the picked stories together for good."""
        from briefing.desk.deciding import join_stories

        picked = [row.id for row in self.headlines.picked]
        if len(picked) < 2:
            key = self.keymap.first("pick")
            self.mark_line.say(f"Pick two stories or more with {key}: they are then one event.")
            return
        self.headlines.unpick()
        self.triage.decide(lambda db: join_stories(db, picked), self._tell_decided)

    def take_apart(self, key: tuple[str, ...]) -> None:
        """Take a story out of its coverage, or a name from another, for good."""
        from briefing.desk.deciding import part_names, part_story

        if key[0] == "names":
            _, name, form = key
            self.triage.decide(lambda db: part_names(db, name, form), self._tell_decided)
        else:
            story = int(key[-1])
            self.triage.decide(lambda db: part_story(db, story), self._tell_decided)

    def _tell_decided(self, step: Step | None) -> None:
        """Tell what was decided, and how that is taken back."""
        if step is None:
            self.post_message(Done("That is so already."))
            return
        undo = self.keymap.first("undo")
        told = f"{step.told[:1].upper()}{step.told[1:]}."
        self.post_message(Done(told + (f" {undo} takes it back." if undo else "")))
