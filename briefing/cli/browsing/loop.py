"""The loop of prompts: takes a number or a word, does what it says, and tells what came of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from briefing.cli.browsing import acting, choosing, spoken
from briefing.cli.browsing.headlines import STARRED, UNREAD, Headlines, Narrowing
from briefing.cli.browsing.speech import story_paragraphs
from briefing.cli.browsing.stories import Stories
from briefing.cli.browsing.terminal import Paragraph, Terminal
from briefing.cli.browsing.words import help_lines, number_of, split, unknown
from briefing.desk.browser import open_url
from briefing.desk.entries import Entry, Trouble, marked
from briefing.desk.scopes import Scope
from briefing.errors import BriefingError
from briefing.store.headlines import Headline

_MORE: Final = "Enter for more, or a word (? for help): "
_MORE_SOURCES: Final = "Enter for more, a source number, or a word (? for help): "
_SOURCE: Final = "Source number, or a word (? for help): "
_STORY: Final = "Story number, or a word (? for help): "
_READ: Final = "Enter for the next unread story, or a word (? for help): "


class Loop:
    """What is listed, which story is open, and what has not been told of it yet."""

    def __init__(self, stories: Stories, terminal: Terminal) -> None:
        self._stories = stories
        self._terminal = terminal
        self._headlines = Headlines(stories, terminal)
        self._rest: Sequence[Paragraph] = ()
        self._choices: Sequence[Scope] = ()
        self._at = 0
        """The row of the open story."""
        self._entry: Entry | None = None
        self._is_left = False
        self._words: dict[str, Callable[[str], None]] = {
            "next": lambda _: self._leave(self._headlines.next),
            "back": lambda _: self._back(),
            "list": lambda _: self._leave(self._headlines.show_again),
            "all": lambda _: self._leave(lambda: self._headlines.show(stories.base)),
            "unread": self._unread,
            "starred": lambda _: self._leave(lambda: self._headlines.show(narrowing=STARRED)),
            "sources": lambda _: self._sources(),
            "filter": self._filter,
            "star": lambda rest: self._change(acting.star, rest),
            "read": lambda rest: self._change(acting.read, rest),
            "quotes": lambda rest: self._list_of(rest, spoken.quotes, "No quotation"),
            "figures": lambda rest: self._list_of(rest, spoken.figures, "No figure"),
            "links": lambda rest: self._list_of(rest, spoken.links, "No link"),
            "open": self._open,
            "again": lambda _: self._again(),
            "undo": lambda _: self._undo(),
            "refresh": lambda _: self._refresh(),
            "add": self._add,
            "help": lambda _: self._page([list(help_lines())], self._rest),
            "quit": lambda _: self._quit(),
        }

    def run(self) -> None:
        """Ask and answer until the person leaves, or the words end. Raises BriefingError."""
        self._terminal.tell(*choosing.greeting(self._stories))
        self._headlines.show()
        while not self._is_left:
            self._terminal.tell(*self._stories.news())
            line = self._terminal.ask(self._prompt)
            if line is None:
                return
            try:
                self._obey(line)
            except BriefingError as error:
                self._terminal.tell(spoken.sentence(str(error)))

    @property
    def _prompt(self) -> str:
        if self._rest:
            return _MORE_SOURCES if self._choices else _MORE
        if self._choices:
            return _SOURCE
        return _STORY if self._entry is None else _READ

    def _obey(self, line: str) -> None:
        number = number_of(line)
        if not line:
            self._go_on()
        elif number is not None:
            self._choose(number) if self._choices else self._read(number - 1)
        else:
            name, rest = split(line)
            word = self._words.get(name)
            if word is None:
                self._terminal.tell(unknown(name))
                return
            word(rest)

    def _go_on(self) -> None:
        """Tell what is left; after a story read the next unread one, else the next headlines."""
        if self._rest:
            self._page(self._rest)
        elif self._choices:
            self._leave(self._headlines.tell)
        elif self._entry is None:
            self._headlines.next()
        else:
            following = self._stories.library.next_unread(self._at, 1)
            if following is None:
                self._terminal.tell("Every story of the list has been read.")
                self._back()
            else:
                self._read(following)

    def _page(self, paragraphs: Sequence[Paragraph], then: Sequence[Paragraph] = ()) -> None:
        """Tell a screenful; what is left of it, and what comes `then`, waits for Enter."""
        self._rest = (*self._terminal.tell_screen(paragraphs), *then)

    def _leave(self, go: Callable[[], None]) -> None:
        """Close the story or the sources, and go to the headlines."""
        self._entry, self._rest, self._choices = None, (), ()
        go()

    def _back(self) -> None:
        """Go back to the headlines; from there, to those before."""
        is_there = self._entry is None and not self._choices
        self._leave(self._headlines.back if is_there else self._headlines.tell)

    def _read(self, index: int) -> None:
        """Read a story of the list."""
        row = choosing.row_at(self._stories, index)
        if isinstance(row, Trouble):
            self._terminal.tell(spoken.sentence(f"{row.place} {row.reason}"))
            return
        entry = self._stories.entry(row)
        if entry is None:
            self._terminal.tell("This story is gone from its place.")
            return
        self._at, self._entry, self._choices = index, entry, ()
        self._headlines.turn_to(index)
        self._again()

    def _again(self) -> None:
        self._page(story_paragraphs(self._story("")))

    def _story(self, rest: str) -> Entry:
        """The story that a number means; without one, the open one. Raises BriefingError."""
        if not rest and self._entry is not None:
            return self._entry
        row = choosing.row_at(self._stories, choosing.index_of(rest))
        entry = self._stories.library.entry(row) if isinstance(row, Headline) else None
        if entry is None:
            raise BriefingError("there is no story to be read there")
        return entry if entry.is_marked else marked(entry)

    def _list_of(self, rest: str, told: Callable[[Entry], Iterable[str]], nothing: str) -> None:
        """Tell the quotes, the figures or the links of a story."""
        lines = list(told(self._story(rest)))
        self._page([lines or [f"{nothing} stands in this story."]], self._rest)

    def _open(self, rest: str) -> None:
        """Open a link of the open story, its address first."""
        if self._entry is None:
            raise BriefingError("open a story first, by its number")
        address = acting.address(self._entry, rest)
        self._terminal.tell(f"Opening {address}")
        open_url(address)

    def _unread(self, rest: str) -> None:
        if rest or self._entry is not None:
            self._change(acting.unread, rest)
        else:
            self._leave(lambda: self._headlines.show(narrowing=UNREAD))

    def _change(self, change: Callable[[Stories, Headline], str], rest: str) -> None:
        """Do something to the story that a number means, or to the open one."""
        index = self._at if not rest and self._entry is not None else choosing.index_of(rest)
        row = choosing.row_at(self._stories, index)
        if isinstance(row, Trouble):
            raise BriefingError("that is no story: it could not be read")
        self._terminal.tell(f"{change(self._stories, row)}: {spoken.ended(row.headline)}")

    def _undo(self) -> None:
        told = self._stories.undo()
        self._terminal.tell(f"Taken back: {told}." if told else "There is nothing to take back.")
        if self._entry is not None:
            at = self._stories.library.index_of(self._entry.key)
            if at is None:
                self._leave(self._headlines.tell)
            else:
                self._at = at

    def _sources(self) -> None:
        choices = choosing.scopes_of(self._stories)
        lines = [spoken.source(number, scope) for number, scope in enumerate(choices, 1)]
        self._leave(lambda: self._page([lines]))
        self._choices = choices

    def _choose(self, number: int) -> None:
        if 0 < number <= len(self._choices):
            scope = self._choices[number - 1]
            self._leave(lambda: self._headlines.show(scope))
        else:
            self._terminal.tell(f"The sources have numbers from 1 to {len(self._choices)}.")

    def _filter(self, rest: str) -> None:
        if not rest:
            raise BriefingError("say what to find, such as /ferry or filter unread has:quote")
        asked = choosing.asked(self._stories, rest)
        self._leave(lambda: self._headlines.show(narrowing=Narrowing(rest, filter=asked)))

    def _refresh(self) -> None:
        acting.refresh(self._stories, self._terminal)
        self._leave(self._headlines.show_again)

    def _add(self, rest: str) -> None:
        if acting.add(self._stories, self._terminal, rest):
            self._leave(lambda: self._headlines.show(self._stories.base))

    def _quit(self) -> None:
        self._is_left = True
