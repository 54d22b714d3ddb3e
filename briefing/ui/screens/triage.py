"""What is done to the stories of the list: read, unread, starred, all of them read; and undone.

The main screen is built on it.
"""

from typing import TYPE_CHECKING

from textual import on

from briefing.desk.triage import Step, Triage
from briefing.store.headlines import Headline
from briefing.ui.messages import Done
from briefing.ui.screens.finding import FindingScreen

if TYPE_CHECKING:
    from collections.abc import Callable


class TriageScreen(FindingScreen):
    """A list whose stories can be marked."""

    _triage: Triage | None = None

    @property
    def triage(self) -> Triage:
        """What does it to the library in use, and remembers it."""
        if self._triage is None or self._triage.library is not self.library:
            self._triage = Triage(self.library)
        return self._triage

    def action_toggle_read(self) -> None:
        """Mark the story read, or unread again."""
        self._do(self.triage.toggle_read)

    def action_star(self) -> None:
        """Star the story, or take its star away."""
        self._do(self.triage.toggle_starred)

    def action_read_all(self) -> None:
        """Mark every story of the list read, once that is agreed to."""
        unread = self.library.unread
        if not unread:
            self.mark_line.say("Every story of this list has been read.")
            return
        from briefing.ui.screens.dialogs import AgreeScreen

        def agreed(yes: bool | None) -> None:
            if yes:
                self.triage.read_all(self.selection, self._tell_done)

        count = "1 story" if unread == 1 else f"{unread:,} stories"
        key = self.keymap.first("undo")
        taken_back = f" {key} takes it back." if key else ""
        question = f"{count} of “{self.list_name}” will be marked read.{taken_back}"
        self.app.push_screen(AgreeScreen("Mark all read?", question, "mark read"), agreed)

    def action_read_above(self) -> None:
        """Mark the story under the cursor read, and every one above it."""
        stories = self.library.ids[: self.headlines.cursor + 1]
        self.triage.read_stories(stories, self._tell_done)

    def action_undo(self) -> None:
        """Take back the last thing that was done."""
        if self.triage.undo(self._tell_undone) is None:
            self.mark_line.say("There is nothing to take back.")

    @on(Done)
    def show_done(self, message: Done) -> None:
        """List the stories as they are now, and say what became of them."""
        self._list_soon()
        self.tell()
        self.mark_line.say(message.told)

    def _do(self, what: "Callable[..., None]") -> None:
        """Do it to the stories that are picked, else to the one under the cursor."""
        row = self.headlines.row
        rows = self.headlines.picked
        if not rows and isinstance(row, Headline):
            rows = [row]
        if rows:
            what(*rows)
            self.headlines.unpick()
            self.headlines.rows_changed()
            self.tell()

    def _tell_done(self, step: Step) -> None:
        self.post_message(Done(step.told[:1].upper() + step.told[1:] + "."))

    def _tell_undone(self, step: Step) -> None:
        self.post_message(Done(f"Taken back: {step.told}."))
