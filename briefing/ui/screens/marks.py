"""What a person does with the mark under the cursor; the main screen is built on it.

What a key opens is imported by that key, so that the first picture does not wait for it.
"""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial

from textual import on
from textual.getters import query_one
from textual.screen import Screen

from briefing.config import Settings
from briefing.errors import BriefingError
from briefing.export.links import links_of
from briefing.ui.page import View
from briefing.ui.widgets.bars import MarkLine
from briefing.ui.widgets.reader import Reader


class MarksScreen(Screen[None]):
    """A screen with a reader and the line that tells of its marks."""

    reader = query_one(Reader)
    mark_line = query_one(MarkLine)
    settings: Settings

    @abstractmethod
    def tell(self) -> None:
        """Bring what stands around the reader up to date."""

    @abstractmethod
    def tell_around(self) -> None:
        """The same without the line of the mark, which may be saying something."""

    @on(Reader.LinkClicked)
    def open_link(self, event: Reader.LinkClicked) -> None:
        """Show where a link leads before it is opened."""
        self.ask_to_open(event.url)

    def action_walk_marks(self, step: int, kind: str = "") -> None:
        """Go to the next or previous mark."""
        if not self.reader.display:
            self.reader.focus()
        if not self.reader.walk(step, kind):
            which = "next" if step > 0 else "earlier"
            self.mark_line.say(f"There is no {which} {kind or 'mark'} in this view.")

    def action_open_mark(self) -> None:
        """Show the mark's details, or from evidence go to its place in the text."""
        reader, mark = self.reader, self.reader.mark
        if mark is None or reader.entry is None:
            self.action_walk_marks(1)
        elif reader.view is View.EVIDENCE:
            reader.go_to(mark)
        else:
            from briefing.ui.screens.dialogs import DetailsScreen

            self.app.push_screen(DetailsScreen(reader.entry, mark), self._after_details)

    def action_copy(self) -> None:
        """Copy what is selected, else the mark, with its citation; else the story's citation."""
        from briefing.export.citation import cite

        if self.reader.entry is None:
            return
        story, selected = self.reader.entry.story, self.get_selected_text()
        if selected:
            self._copy(f"{selected.strip()} — {cite(story)}")
        else:
            self._copy(cite(story, self.reader.mark))

    def action_copy_markdown(self) -> None:
        """Copy the same as Markdown."""
        from briefing.export.citation import cite_markdown

        if self.reader.entry is not None:
            self._copy(cite_markdown(self.reader.entry.story, self.reader.mark))

    def action_browse(self) -> None:
        """Open the story's own page, where the document tells it, or else a file of its."""
        entry = self.reader.entry
        if entry is not None and entry.story.address:
            self.ask_to_open(entry.story.address)
        else:
            self.mark_line.say("This story does not tell where it stands on the web.")

    def action_links(self, number: str = "") -> None:
        """List the links of the story, to open or copy one; `number` has been typed already."""
        from briefing.ui.screens.links import Chosen, LinksScreen

        links = links_of(self.reader.entry.story) if self.reader.entry else ()
        if not links:
            self.mark_line.say("There is no link in this story.")
            return

        def chosen(link: Chosen | None) -> None:
            if link is None:
                return
            if link.what == "copy":
                self._copy(link.url)
            else:
                self.open_address(link.url)

        self.app.push_screen(LinksScreen(links, number), chosen)

    def ask_to_open(self, url: str, then: Callable[[], None] | None = None) -> None:
        """Open an address, once that is agreed to where the settings want it, and `then` go on."""
        from briefing.ui.screens.dialogs import OpenAddressScreen

        def opened(agreed: bool | None) -> None:
            if agreed:
                self.open_address(url)
                if then is not None:
                    then()

        if self.settings.ask_before_opening:
            self.app.push_screen(OpenAddressScreen(url), opened)
        else:
            opened(True)

    def open_address(self, url: str) -> None:
        """Open an address in the browser of the settings, which may take the terminal."""
        from briefing.desk.browser import open_url

        browser = self.settings.browser
        try:
            if self.settings.browser_in_terminal:
                self.leave_terminal_to(partial(open_url, url, browser, in_terminal=True))
            else:
                open_url(url, browser)
        except BriefingError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.tell()
        self.mark_line.say(f"Opened: {url}")

    def leave_terminal_to(self, program: Callable[[], None]) -> None:
        """Leave the terminal to a program until it ends. Raises BriefingError where that fails."""
        from textual.app import SuspendNotSupported

        failure: BriefingError | None = None
        try:
            with self.app.suspend():
                # The viewer comes back only where nothing is raised in here.
                try:
                    program()
                except BriefingError as error:
                    failure = error
        except SuspendNotSupported as error:
            raise BriefingError("This terminal cannot be left to another program.") from error
        self.app.refresh(layout=True)
        if failure is not None:
            raise failure

    def _after_details(self, action: str | None) -> None:
        if action == "copy":
            self.action_copy()
        elif action == "copy-markdown":
            self.action_copy_markdown()

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.tell()
        self.mark_line.say(f"Copied: {' '.join(text.split())}")
