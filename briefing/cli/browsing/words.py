"""The words that a person may type, in the order of the help, and what an unknown one may mean."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final, NamedTuple


class Word(NamedTuple):
    """A word: the names it goes by, what may follow it, and what it does."""

    names: tuple[str, ...]
    argument: str
    meaning: str

    @property
    def name(self) -> str:
        """What the word is called in the loop."""
        return self.names[0]


WORDS: Final = (
    Word(("next", "n"), "", "the next headlines"),
    Word(("back", "b"), "", "back to the headlines, then to those before, then to all stories"),
    Word(("list", "l"), "", "the list again, with what has come"),
    Word(("all",), "", "all stories"),
    Word(("unread", "u"), "", "list the unread stories; in a story, mark it unread"),
    Word(("starred",), "", "list the stories with a star"),
    Word(("sources",), "", "all sources, to choose one by its number"),
    Word(("filter", "/"), "TERMS", "list what a filter finds; /ferry finds a word"),
    Word(("star", "s"), "NUMBER", "give a story a star, or take it away"),
    Word(("read",), "NUMBER", "mark a story read; unread NUMBER marks it unread"),
    Word(("quotes",), "NUMBER", "the quotations of a story, each with its speaker"),
    Word(("figures",), "NUMBER", "the figures of a story, each with what it counts"),
    Word(("links",), "NUMBER", "the links of a story, numbered"),
    Word(("open", "o"), "NUMBER", "open a link of the story in the browser; alone, its own page"),
    Word(("again",), "", "read the story from its beginning"),
    Word(("undo",), "", "take back what was done to a story last"),
    Word(("refresh",), "", "fetch new stories; Ctrl+C stops it"),
    Word(("add",), "ADDRESS", "add a source: a feed, a web page, a folder, a file"),
    Word(("help", "h", "?"), "", "these words"),
    Word(("quit", "q", "exit"), "", "leave"),
)
_BY_NAME: Final = {name: word for word in WORDS for name in word.names}


def split(line: str) -> tuple[str, str]:
    """The word of a line by its first name, and what follows it; an unknown one as it stands.

    A line that begins with a stroke is a search.
    """
    if line.startswith("/"):
        return "filter", line[1:].strip()
    first, _, rest = line.partition(" ")
    word = _BY_NAME.get(first.casefold())
    return (first if word is None else word.name), rest.strip()


def number_of(text: str) -> int | None:
    """The number that a text is, as it may be typed: "7", "7."; None if it is none."""
    digits = text.removesuffix(".")
    return int(digits[:9]) if digits.isascii() and digits.isdigit() else None


def help_lines() -> Iterator[str]:
    """All that can be typed, a line each."""
    yield "A number reads that story. Enter goes on."
    for word in WORDS:
        argument = f" {word.argument}" if word.argument else ""
        short = [f"or {name}" for name in word.names[1:] if name != "/"]
        yield f"{' '.join([word.name + argument, *short])}: {word.meaning}."
    yield "What needs a NUMBER means the open story without one."


def unknown(word: str) -> str:
    """A sentence on a word that is none, and what may be meant."""
    if not word:
        return "That is no word. Type ? for the words."
    shown = word if len(word) <= 40 else f"{word[:39]}…"
    near = get_close_matches(word.casefold(), _BY_NAME, n=1)
    if near:
        return f'There is no word "{shown}". Did you mean {near[0]}? Type ? for the words.'
    return f'There is no word "{shown}". Type ? for the words, or /{shown} to search for it.'
