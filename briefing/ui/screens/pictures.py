"""The pictures of a story, one at a time: each fetched when it is looked at, and not before."""

from collections.abc import Callable
from io import BytesIO
from typing import ClassVar
from urllib.parse import urlsplit

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from briefing.desk import signals
from briefing.desk.pictures import Picture
from briefing.ui.messages import Heard
from briefing.ui.screens.dialogs import DIALOGS
from briefing.ui.screens.links import Chosen


class PicturesScreen(ModalScreen[Chosen | None]):
    """A picture with its caption. Ends with an address and what to do with it, or None."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i", "dismiss", "close", show=False),
        Binding("right,down,j,n,space,right_square_bracket", "step(1)", show=False),
        Binding("left,up,k,p,b,left_square_bracket", "step(-1)", show=False),
        Binding("enter,o", "choose('open')", show=False),
        Binding("y", "choose('copy')", show=False),
    ]

    def __init__(
        self,
        story: int,
        pictures: tuple[Picture, ...],
        draw: Callable[[BytesIO], Widget],
        send: Callable[[signals.Command], None],
    ) -> None:
        """`draw` makes a widget of a picture's bytes; `send` tells the reading process."""
        super().__init__()
        self.story = story
        self.pictures = pictures
        self._draw = draw
        self._send = send
        self._at = 0
        self._answers: dict[str, signals.Pictured] = {}

    def compose(self) -> ComposeResult:
        """Which picture, the picture, what the story says of it, the keys."""
        with VerticalGroup(classes="dialog picture"):
            yield Static(id="which", classes="dialog--title")
            yield Container(id="frame")
            yield Static(id="words")
            yield Static(id="address")
            keys = [("← →", "pictures")] * (len(self.pictures) > 1)
            keys += [("Enter", "open"), ("y", "copy the address"), ("Esc", "close")]
            shown = [Content.assemble((key, "b $primary"), f" {word}") for key, word in keys]
            yield Static(Content("   ").join(shown), classes="dialog--keys")

    def on_mount(self) -> None:
        """Show the first picture."""
        self.action_step(0)

    def action_step(self, step: int) -> None:
        """Go to the next picture, or the one before; fetch it where it is new."""
        self._at = max(0, min(len(self.pictures) - 1, self._at + step))
        url, words = self.pictures[self._at]
        which = f"Picture {self._at + 1} of {len(self.pictures)}"
        self.query_one("#which", Static).update(Content(which))
        self.query_one("#words", Static).update(Content(words))
        self.query_one("#address", Static).update(Content(urlsplit(url).hostname or ""))
        answer = self._answers.get(url)
        if answer is not None:
            self._show(answer)
        else:
            self._frame(Static(Content("Fetching the picture …")))
            self._send(signals.FetchPicture(self.story, url))

    def action_choose(self, what: str) -> None:
        """Open or copy the picture's address."""
        self.dismiss(Chosen(self.pictures[self._at].url, what))

    @on(Heard)
    def take(self, message: Heard) -> None:
        """Show the picture that came, if it is the one that is looked at."""
        if isinstance(message.event, signals.Pictured):
            self._answers[message.event.url] = message.event
            if message.event.url == self.pictures[self._at].url:
                self._show(message.event)

    def _show(self, answer: signals.Pictured) -> None:
        if answer.reason:
            self._frame(Static(Content(answer.reason), classes="wrong"))
        else:
            self._frame(self._draw(BytesIO(answer.picture)))

    def _frame(self, shown: Widget) -> None:
        """Put something in the place of what was shown."""
        frame = self.query_one("#frame")
        frame.remove_children()
        frame.mount(shown)
