"""A line at the foot that asks for words: what to search, a filter, a command."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantBlur
from textual.message import Message
from textual.widgets import Input, Static

from briefing.desk.memory import recall_asked, remember_asked

Complete = Callable[[str], Sequence[str]]
"""Gives the whole texts that what has been typed may become."""
MOST_REMEMBERED = 100


def _nothing(text: str) -> Sequence[str]:
    return ()


class Question(NamedTuple):
    """What is asked for: its name, the sign before the line, a hint for an empty one.

    `enter` is what Enter does then, in a word.
    """

    name: str
    sign: str
    hint: str
    enter: str
    complete: Complete = _nothing


class Prompt(Horizontal):
    """Hidden until something is asked. Tab completes, the arrows go through earlier answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "cancel", show=False, priority=True),
        Binding("tab", "complete(1)", "complete", show=False, priority=True),
        Binding("shift+tab", "complete(-1)", "complete back", show=False, priority=True),
        Binding("up", "recall(-1)", "earlier", show=False, priority=True),
        Binding("down", "recall(1)", "later", show=False, priority=True),
    ]

    @dataclass
    class Changed(Message):
        """What has been typed so far, and what it may become."""

        question: Question
        text: str
        completions: Sequence[str]
        problem: str = ""

    @dataclass
    class Answered(Message):
        """Enter was pressed."""

        question: Question
        text: str

    @dataclass
    class Left(Message):
        """Nothing is to be done. `for_another`: the reader went to another pane, with the mouse."""

        question: Question
        for_another: bool = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self.question: Question | None = None
        self._remembered: dict[str, list[str]] = recall_asked()
        self._recalled = 0
        self._draft = ""
        self._completions: Sequence[str] = ()
        self._completed: str | None = None
        self._waiting: tuple[Question, str] | None = None

    def compose(self) -> ComposeResult:
        """A sign, and the line."""
        yield Static(id="sign")
        yield Input(compact=True, id="line", select_on_focus=False)

    @property
    def line(self) -> Input:
        """Where it is typed."""
        return self.query_one(Input)

    def on_mount(self) -> None:
        """Ask what has been waiting for the line to be there."""
        if self._waiting is not None:
            self.ask(*self._waiting)
            self._waiting = None

    def ask(self, question: Question, text: str = "") -> None:
        """Show the line, with a text to begin with."""
        self.question = question
        if not self.is_mounted and not self.query(Input):
            self._waiting = (question, text)
            return
        self.query_one("#sign", Static).update(Content.styled(question.sign, "b $primary"))
        self._recalled = len(self._remembered.get(question.name, ()))
        self.display = True
        line = self.line
        line.placeholder = question.hint
        with line.prevent(Input.Changed):
            line.value = text
        line.cursor_position = len(text)
        self.screen.set_focus(line)
        self._tell()

    def complain(self, problem: str) -> None:
        """Say what is wrong with an answer, which can then be changed."""
        assert self.question is not None
        self.post_message(self.Changed(self.question, self.line.value, (), problem))

    def close(self) -> None:
        """Hide the line."""
        self.question = None
        self.display = False

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Ask no more once another pane has the focus."""
        focused = self.screen.focused
        if self.question is not None and focused is not None and focused is not self.line:
            self.post_message(self.Left(self.question, for_another=True))

    @on(Input.Changed)
    def take_change(self, event: Input.Changed) -> None:
        """Hand on what is typed."""
        event.stop()
        self._tell()

    @on(Input.Submitted)
    def take_answer(self, event: Input.Submitted) -> None:
        """Hand on the answer, and remember it."""
        event.stop()
        question, text = self.question, self.line.value.strip()
        if question is None:
            return
        remembered = self._remembered.setdefault(question.name, [])
        if text and remembered[-1:] != [text]:
            remembered.append(text)
            del remembered[:-MOST_REMEMBERED]
            remember_asked(self._remembered)
        self.post_message(self.Answered(question, text))

    def action_leave(self) -> None:
        """Ask no more."""
        if self.question is not None:
            self.post_message(self.Left(self.question))

    def action_complete(self, step: int) -> None:
        """Put what the text may become in its place, one after the other."""
        if not self._completions:
            return
        found = list(self._completions)
        at = found.index(self._completed) + step if self._completed in found else 0
        self._completed = found[at % len(found)]
        self._put(self._completed)

    def action_recall(self, step: int) -> None:
        """Go through what was asked before; behind the last stands what was being typed."""
        if self.question is None:
            return
        remembered = self._remembered.get(self.question.name, [])
        at = max(0, min(len(remembered), self._recalled + step))
        if at == self._recalled:
            return
        if self._recalled == len(remembered):
            self._draft = self.line.value
        self._recalled = at
        self._put(remembered[at] if at < len(remembered) else self._draft)

    def _put(self, text: str) -> None:
        self.line.value = text
        self.line.cursor_position = len(text)

    def _tell(self) -> None:
        question = self.question
        if question is None:
            return
        text = self.line.value
        if text != self._completed:
            self._completed = None
            self._completions = question.complete(text)
        self.post_message(self.Changed(question, text, self._completions))
