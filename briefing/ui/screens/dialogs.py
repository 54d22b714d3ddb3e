"""The dialogs over the main screen: a mark's details, and an address before it is opened."""

from typing import ClassVar
from urllib.parse import urlsplit

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.desk.entries import Entry
from briefing.export.wording import normalised
from briefing.model import Figure, Quote
from briefing.paths import styles_folder
from briefing.ui.page import Mark

DIALOGS = styles_folder() / "dialogs.tcss"
"""The style sheet of every dialog, read when the first one opens."""


class DetailsScreen(ModalScreen[str | None]):
    """All that is known of a mark. Ends with the id of the action to run on it, or None."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", "close", show=False),
        Binding("y", "dismiss('copy')", "copy", show=False),
        Binding("Y", "dismiss('copy-markdown')", "copy as Markdown", show=False),
    ]

    def __init__(self, entry: Entry, mark: Mark) -> None:
        super().__init__()
        self.entry = entry
        self.mark = mark

    def compose(self) -> ComposeResult:
        """The verbatim text, the facts in two columns, the keys."""
        mark, text = self.mark, self.entry.story.text
        if isinstance(mark, Quote):
            title, facts = "Quote", quote_facts(self.entry, mark)
        else:
            title, facts = "Figure", figure_facts(mark)
        with VerticalGroup(classes="dialog"):
            yield Static(Content(title), classes="dialog--title")
            with VerticalScroll(classes="dialog--body"):
                yield Static(Content(text[mark.start : mark.end]), classes="dialog--verbatim")
                for name, value in facts:
                    yield Static(Content.assemble((f"{name:<15}", "$quiet"), value))
            yield Static(
                Content.from_markup(
                    "[b $primary]y[/] copy   [b $primary]Y[/] as Markdown   "
                    "[b $primary]Esc[/] close"
                ),
                classes="dialog--keys",
            )


class OpenAddressScreen(ModalScreen[bool]):
    """Shows where a link leads, and asks before it is opened."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", "open", show=False),
        Binding("escape,q", "dismiss(False)", "cancel", show=False),
    ]

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url

    def compose(self) -> ComposeResult:
        """The host by itself, since it is what tells a true address from a false one."""
        with VerticalGroup(classes="dialog"):
            yield Static(Content("Open this address?"), classes="dialog--title")
            with VerticalScroll(classes="dialog--body"):
                yield Static(Content(urlsplit(self.url).hostname or ""), classes="dialog--verbatim")
                yield Static(Content(self.url))
            yield Static(
                Content.from_markup("[b $primary]Enter[/] open   [b $primary]Esc[/] cancel"),
                classes="dialog--keys",
            )


class AgreeScreen(ModalScreen[bool]):
    """Asks before something is done to many stories."""

    CSS_PATH = DIALOGS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "dismiss(True)", "agree", show=False),
        Binding("escape,q,n", "dismiss(False)", "cancel", show=False),
    ]

    def __init__(self, title: str, question: str, agree: str) -> None:
        super().__init__()
        self.heading = title
        self.question = question
        self.agree = agree

    def compose(self) -> ComposeResult:
        """The question, what it means, the keys."""
        with VerticalGroup(classes="dialog"):
            yield Static(Content(self.heading), classes="dialog--title")
            yield Static(Content(self.question), classes="dialog--body")
            keys = f"[b $primary]Enter[/] {self.agree}   [b $primary]Esc[/] cancel"
            yield Static(Content.from_markup(keys), classes="dialog--keys")


def quote_facts(entry: Entry, quote: Quote) -> list[tuple[str, str]]:
    """What is known of a quote, as names and values."""
    text = entry.story.text
    said = sum(q.is_speech and q.speaker == quote.speaker for q in entry.marks.quotes)
    named = text[slice(*quote.mention)] if quote.mention else None
    facts = [
        ("Speaker", quote.speaker or "not named in the text"),
        ("Role", quote.role),
        ("Named here", named if named != quote.speaker else None),
        ("Cue", {":": "a colon"}.get(quote.cue or "", quote.cue)),
        ("Kind", {"direct": "direct speech", "fragment": "part of a sentence"}.get(quote.kind)),
        ("In this story", f"{said} quotes of this speaker" if quote.speaker and said > 1 else None),
        ("Place", f"characters {quote.start} to {quote.end} of the text"),
    ]
    return [(name, value) for name, value in facts if value]


def figure_facts(figure: Figure) -> list[tuple[str, str]]:
    """What is known of a figure, as names and values."""
    certainty = [
        "approximate" if figure.approx else "",
        {"at least": "or more", "up to": "or fewer"}.get(figure.bound or "", ""),
    ]
    facts = [
        ("Value", normalised(figure)),
        ("Certainty", ", ".join(filter(None, certainty)) or "exact as written"),
        ("Counts", figure.counted),
        ("Kind", figure.kind.value),
        ("Unit", figure.unit),
        ("Per", figure.per),
        ("Claimant", figure.claimant or "none: the text says so itself"),
        ("Place", f"characters {figure.start} to {figure.end} of the text"),
    ]
    return [(name, value) for name, value in facts if value]
