"""Looking at the pictures of a story; the main screen is built on it."""

from typing import TYPE_CHECKING

from briefing.ui.screens.triage import TriageScreen
from briefing.ui.themes import PLAIN

if TYPE_CHECKING:
    from textual.widget import Widget

    from briefing.ui.screens.links import Chosen


class PicturingScreen(TriageScreen):
    """A screen whose story can have its pictures shown."""

    drawing: "type[Widget] | None" = None
    """What draws a picture, where the settings ask for pictures and the terminal was asked."""

    def action_pictures(self) -> None:
        """Show the pictures of the story, each fetched when it is looked at."""
        from briefing.desk.pictures import pictures_of

        entry = self.reader.entry
        pictures = pictures_of(entry.story) if entry is not None else ()
        if entry is None or not pictures:
            self.mark_line.say("There is no picture in this story.")
        elif self.drawing is None:
            advice = "images = true in the settings shows pictures"
            self.mark_line.say(f"{advice}; {self.keymap.first('links')} has their addresses.")
        elif self.app.theme == PLAIN:
            self.mark_line.say("This terminal has too few colours to show pictures.")
        else:
            from briefing.ui.screens.pictures import PicturesScreen

            screen = PicturesScreen(entry.key, pictures, self.drawing, self.watcher.send)
            self.app.push_screen(screen, self._after_pictures)

    def _after_pictures(self, chosen: "Chosen | None") -> None:
        if chosen is not None and chosen.what == "copy":
            self._copy(chosen.url)
        elif chosen is not None:
            self.open_address(chosen.url)
