"""A sheet over the main screen: voices, counts, changes or the brief, each line with its place.

Opened by the keys of the main screen, which goes to the place that it ends with. What is gathered
is read in a thread, while the screen stands already.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.getters import query_one
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from briefing.export.citation import cite
from briefing.paths import styles_folder
from briefing.store.database import open_for_reading
from briefing.ui.keys import Keymap
from briefing.ui.sheets.kind import Kind, Stories
from briefing.ui.sheets.sheet import Place, Sheet, as_markdown, foot, note
from briefing.ui.widgets.bars import KeyHints, MarkLine, TopBar
from briefing.ui.widgets.sheet import SheetView

_WIDEST = 110
"""Columns beyond which lines are not stretched."""
_BESIDE = 3
"""Columns on each side of what stands below the sheet."""


class Ended(NamedTuple):
    """How a sheet was left: for a place, or for another kind of sheet, or to do something.

    `read` are stories to mark read, `apart` is the key of a row that does not belong there.
    """

    place: Place | None = None
    other: str = ""
    chosen: int = 0
    read: Sequence[int] = ()
    apart: tuple[str, ...] = ()


class SheetScreen(Screen[Ended]):
    """One sheet on the stories of a choice of lists."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [styles_folder() / "sheet.tcss"]
    AUTO_FOCUS = "SheetView"

    top_bar = query_one(TopBar)
    view = query_one(SheetView)
    detail = query_one("#detail", Static)
    mark_line = query_one(MarkLine)
    key_hints = query_one(KeyHints)

    @dataclass
    class Gathered(Message):
        """A thread has gathered what the sheet is made of, or what the first stories give."""

        stories: Stories
        data: Any
        is_all: bool

    def __init__(
        self, kind: Kind, choices: Sequence[Stories], path: Path, keymap: Keymap, chosen: int = 0
    ) -> None:
        """`chosen` is the list of `choices` that the sheet begins with."""
        super().__init__()
        self.kind = kind
        self.choices = choices
        self.keymap = keymap
        self.chosen = min(chosen, len(choices) - 1)
        self._path = path
        self._gathered: SheetScreen.Gathered | None = None

    def compose(self) -> ComposeResult:
        """A line above, the sheet, two lines below."""
        yield TopBar()
        yield SheetView()
        yield Static(id="detail", markup=False)
        yield MarkLine(markup=False)
        yield KeyHints()

    def on_mount(self) -> None:
        """Begin to gather."""
        self._begin()

    def on_resize(self, event: Resize) -> None:
        """Set the lines for another width."""
        self._draw(keep=True)

    @on(SheetView.Moved)
    def tell_row(self, event: SheetView.Moved) -> None:
        """Tell the words of the row's place, and where they stand."""
        row = event.row
        if row is None or row.place is None:
            self.detail.update("")
            return
        width = self.app.size.width - 2 * _BESIDE
        words, citation = foot(row.words, cite(row.place.entry.story), width)
        self.detail.update(
            Content.assemble((words, "italic $soft"), "\n" * bool(words), (citation, "$quiet"))
        )
        self.mark_line.say(row.detail)

    @on(SheetView.Chosen)
    def open_row(self) -> None:
        """Go to its place."""
        self.action_open()

    @on(Gathered)
    def take(self, event: Gathered) -> None:
        """Show what was gathered, unless other stories are wanted by now."""
        if event.stories is self.choices[self.chosen]:
            keep = self._gathered is not None
            self._gathered = event
            self._draw(keep)

    def action_open(self) -> None:
        """Leave for the place of the row."""
        if self.view.row is not None:
            self.dismiss(Ended(place=self.view.row.place))

    def action_close(self) -> None:
        """Leave."""
        self.dismiss(Ended())

    def action_other(self, kind: str) -> None:
        """Leave for another kind of sheet on the same stories."""
        self.dismiss(Ended(other=kind, chosen=self.chosen))

    def action_read_all(self) -> None:
        """Leave, with the stories of the sheet marked read."""
        self.dismiss(Ended(read=self.choices[self.chosen].ids[: self.kind.most]))

    def action_take_apart(self) -> None:
        """Leave, with the row said not to belong with the others."""
        row = self.view.row
        if row is None or not row.key:
            self.mark_line.say("Nothing stands here that could be taken apart.")
        else:
            self.dismiss(Ended(apart=row.key))

    def action_next_scope(self) -> None:
        """Gather from the next of the lists, from the last one go on to the first."""
        if len(self.choices) > 1:
            self.chosen = (self.chosen + 1) % len(self.choices)
            self._begin()

    def action_copy(self) -> None:
        """Copy the row with its citation."""
        row = self.view.row
        if row is not None and row.place is not None:
            self.app.copy_to_clipboard(row.place.citation)
            self.mark_line.say(f"Copied: {row.place.citation}")

    def action_export(self) -> None:
        """Write the sheet as Markdown into the folder that the viewer was started in."""
        from briefing.export.file_names import file_name, write_new
        from briefing.export.told import Format

        title = f"{self.kind.title} of {self.choices[self.chosen].name}"
        try:
            name = file_name(title, Format.MARKDOWN)
            path = write_new(Path.cwd(), name, as_markdown(title, self.view.sheet))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self.mark_line.say(
                f"✗ The folder briefing was started in cannot be written to ({reason.lower()});"
                " start it in another one."
            )
            return
        self.mark_line.say(f"Written: {path}")

    def _begin(self) -> None:
        self._gathered = None
        stories = self.choices[self.chosen]
        self.top_bar.tell([self.kind.title, stories.name], "reading …")
        first, *others = self.kind.hints
        hints = [first, ("sheet-close", "back"), *others, ("sheet-scope", self._next_name())]
        self.key_hints.hints = [
            (" ".join(keys), word)
            for names, word in hints
            if all(keys := [self.keymap.first(name) for name in names.split("+")]) and word
        ]
        self._gather(stories)

    def _next_name(self) -> str:
        """What the key to other stories leads to; empty where there are none."""
        following = self.choices[(self.chosen + 1) % len(self.choices)]
        return following.name if len(self.choices) > 1 else ""

    @work(thread=True, exclusive=True, group="sheet")
    def _gather(self, stories: Stories) -> None:
        """Read the stories and make of them what the sheet shows, of many the first ones first."""
        db = open_for_reading(self._path)
        if db is None:
            return
        ids = stories.ids[: self.kind.most]
        with closing(db):
            if len(ids) > self.kind.first:
                data = self.kind.gather(db, ids[: self.kind.first])
                self.post_message(self.Gathered(stories, data, is_all=False))
            self.post_message(self.Gathered(stories, self.kind.gather(db, ids), is_all=True))

    def _draw(self, keep: bool = False) -> None:
        """Set what was gathered for the width that there is."""
        if self._gathered is None or not self.view.size:
            return
        stories, is_all = self._gathered.stories, self._gathered.is_all
        width = min(_WIDEST, self.view.size.width - 6)
        rows = tuple(self.kind.draw(self._gathered.data, width))
        count = stories.count
        told = "1 story" if count == 1 else f"{count:,} stories"
        shown = min(count, self.kind.most if is_all else self.kind.first)
        if shown < count:
            told = f"the first {shown:,} of {told}"
        if not is_all:
            told = f"{told}, reading on …"
        self.top_bar.tell([self.kind.title, stories.name], told)
        if is_all and not rows:
            rows = (note(self.kind.nothing, width),)
        self.view.show(Sheet(rows), keep)
