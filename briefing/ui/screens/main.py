"""The main screen: headlines beside the story. It owns the state; widgets and workers only tell.

What a key opens is imported by that key, so that the first picture does not wait for it.
"""

import gc
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus, Resize
from textual.getters import query_one
from textual.reactive import var

from briefing.config import Settings
from briefing.desk.library import Batch, Entry, Library
from briefing.desk.watcher import Watcher
from briefing.ui.hints import key_hints, mark_advice
from briefing.ui.keys import Action, Keymap, bindings
from briefing.ui.messages import BatchRead
from briefing.ui.page import Page
from briefing.ui.screens.marks import MarksScreen
from briefing.ui.typeset import NO_MARK
from briefing.ui.widgets.bars import KeyHints, MarkLine, TopBar
from briefing.ui.widgets.headlines import Headlines
from briefing.ui.widgets.reader import Reader

WIDE = 120
"""From this width on, the list and a page with margins stand side by side."""
NARROW = 80
"""Below this width there is one pane at a time."""


def _collect_again() -> None:
    """Collect garbage from now on, where that was put off until the first picture stands.

    What has been imported stays: no collection looks through it again.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class MainScreen(MarksScreen):
    """Headlines, reader, and the lines around them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere")]
    AUTO_FOCUS = "Headlines"

    headlines = query_one(Headlines)
    top_bar = query_one(TopBar)
    key_hints = query_one(KeyHints)

    doing: var[str] = var("reading …")

    def __init__(self, watcher: Watcher, settings: Settings, keymap: Keymap) -> None:
        super().__init__()
        self.watcher = watcher
        self.settings = settings
        self.keymap = keymap
        self.library = Library()
        self._told: tuple[Page | None, int] = (None, NO_MARK)

    def compose(self) -> ComposeResult:
        """A line above, the two panes, two lines below."""
        self._arrange()
        yield TopBar()
        with Horizontal(id="panes"):
            yield Headlines(self.library, id="headlines")
            yield Reader(self.settings.measure, id="reader")
        yield MarkLine(markup=False)
        yield KeyHints()

    def on_mount(self) -> None:
        """Take what has been read by now into the first picture, and the rest after it."""
        batches = self.watcher.batches()
        if self.watcher.is_ready():
            for batch in islice(batches, 1):
                self.take_batch(BatchRead(batch))
        self.tell()
        self.call_after_refresh(self.keep_reading, batches)
        self.call_after_refresh(_collect_again)

    def on_unmount(self) -> None:
        """End the reading, and with it the worker that waits for it."""
        self.watcher.stop()

    @work(thread=True, exclusive=True)
    def keep_reading(self, batches: Iterator[Batch]) -> None:
        """Hand on what is read, until the reading is stopped."""
        for batch in batches:
            self.post_message(BatchRead(batch))

    @on(BatchRead)
    def take_batch(self, event: BatchRead) -> None:
        """Put what was read in the list."""
        batch = event.batch
        shown = self.reader.entry
        if batch.put or batch.gone:
            self.library.drop(batch.gone)
            self.library.put(batch.put)
            self.headlines.rows_changed()
        if not self.library.rows:
            self.reader.advise(
                "Nothing to read here",
                "No document was found. briefing opens .txt, .md and .html files, and folders "
                "of them: briefing FOLDER, or briefing FILE FILE …",
            )
        unfinished = batch.done < batch.total
        self.doing = f"reading {batch.done} of {batch.total}" if unfinished else ""
        self.tell()
        if shown is not None and shown.key in batch.gone:
            self.notify(shown.story.headline, title="Gone from its place", markup=False)

    @on(Headlines.Moved)
    def show_row(self, event: Headlines.Moved) -> None:
        """The reader follows the list at once."""
        row = event.row
        if isinstance(row, Entry):
            self.reader.show(row)
        else:
            self.reader.advise(row.name, f"{row.place} {row.reason}.")
        self.tell()

    @on(Headlines.Chosen)
    def keep_list(self) -> None:
        """A click on a headline works like moving to it."""
        self.headlines.focus()

    @on(Reader.MarkChanged)
    def tell_mark(self) -> None:
        """Tell the mark under the cursor, unless that has been told before the message came."""
        page, cursor = self._told
        if page is not self.reader.page or cursor != self.reader.cursor:
            self.tell()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The panes and the hints follow the focus; a story that is gone into has been read."""
        row = self.headlines.row
        if self.focused is self.reader and row is not None:
            self.library.set_read(row, True)
        self._arrange()
        self.tell()

    def on_resize(self, event: Resize) -> None:
        """Wide, narrow or one pane at a time."""
        self._arrange()

    def tell(self) -> None:
        """Bring the lines above and below up to date."""
        self._told = self.reader.page, self.reader.cursor
        library, reader = self.library, self.reader
        stories = f"{library.stories} {'story' if library.stories == 1 else 'stories'}"
        unread = f"{count} unread" if (count := library.unread) else "all read"
        holding = (stories, unread) if library.stories else ("no stories",)
        self.top_bar.tell(holding, self.doing or f"{reader.view.value} view")
        mark, entry = reader.mark, reader.entry
        if mark is not None and entry is not None:
            self.mark_line.tell(mark, reader.cursor + 1, len(reader.page.marks), reader.page.cast)
        elif entry is not None and entry.is_marked:
            self.mark_line.say(mark_advice(self.keymap, reader.view, reader.page.marks))
        else:
            self.mark_line.say("")
        self.key_hints.hints = key_hints(
            self.keymap,
            reading=self.focused is reader,
            on_mark=mark is not None,
            view=reader.view,
            has_story=entry is not None,
            has_marks=bool(reader.page.marks),
        )
        self.headlines.refresh()

    def run(self, action: Action) -> None:
        """Run an action by name, as if its key had been pressed where it belongs."""
        namespace = {"list": self.headlines, "reader": self.reader}.get(action.where, self)
        self.call_later(partial(self.app.run_action, action.run, namespace))

    def action_help(self) -> None:
        """Show every key."""
        from briefing.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.keymap))

    def action_other_pane(self) -> None:
        """Go to the other pane."""
        (self.headlines if self.focused is self.reader else self.reader).focus()

    def action_read(self) -> None:
        """Go into the story."""
        self.reader.focus()

    def action_to_list(self) -> None:
        """Go back to the list."""
        self.headlines.focus()

    def action_back(self) -> None:
        """Go back to the list; from there, quit."""
        if self.focused is self.reader:
            self.headlines.focus()
        else:
            self.app.exit()

    def action_cancel(self) -> None:
        """Leave the selection, else the mark, else the story."""
        if self.selections:
            self.clear_selection()
        elif self.reader.cursor != NO_MARK:
            self.reader.cursor = NO_MARK
        else:
            self.headlines.focus()

    def action_next_view(self) -> None:
        """Set the story in the next view."""
        self.reader.view = self.reader.view.following
        self.tell()

    def action_next_unread(self, step: int) -> None:
        """Go to the nearest unread story."""
        row = self.headlines.row
        if row is not None and self.focused is self.headlines:
            self.library.set_read(row, True)
        at = self.library.next_unread(self.headlines.cursor, step) if row else None
        if at is None:
            self.tell()
            self.mark_line.say("Every story has been read.")
        else:
            self._go_to_row(at)

    def action_next_story(self, step: int) -> None:
        """Go to the next story, or the one before, and stay in the reader."""
        self._go_to_row(self.headlines.cursor + step)

    def _go_to_row(self, index: int) -> None:
        """Go to a row of the list; a story that is gone to from the reader is read."""
        self.headlines.go_to(index)
        if self.focused is self.reader and self.headlines.row is not None:
            self.library.set_read(self.headlines.row, True)

    def action_toggle_read(self) -> None:
        """Mark the story read, or unread again."""
        row = self.headlines.row
        if row is not None:
            self.library.set_read(row, self.library.is_unread(row))
            self.headlines.rows_changed()
            self.tell()

    def action_read_on(self) -> None:
        """Scroll a page; at the end of the story, go to the next unread one."""
        if self.reader.at_end:
            self.action_next_unread(1)
        else:
            self.reader.pages(1)

    def action_scroll_story(self, pages: float) -> None:
        """Scroll the story from the list."""
        self.reader.pages(pages)

    def _arrange(self) -> None:
        """Give the panes their widths by the terminal's, and by which of them has the focus."""
        width = self.app.size.width
        reading = isinstance(self.focused, Reader)
        self.update_classes({"wide": width >= WIDE, "one-pane": width < NARROW, "reading": reading})
