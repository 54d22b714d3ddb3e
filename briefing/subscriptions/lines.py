"""One line of the sources file: its words, quoted and escaped as newsboat does it.

A word ends at a blank. One that begins with a quotation mark ends at the next, and a backslash in
it escapes the sign that follows. A word that begins with `#` ends the line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TITLE = "~"
"""What the word begins with that names a source; every other word after the first is a tag."""

_BARE = re.compile(r"[^ \t\r\n]+")
_BLANKS = re.compile(r"[ \t\r\n]*")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)(?:"|\\?$)', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
_ESCAPES = str.maketrans({"\n": r"\n", "\r": r"\r", "\t": r"\t", '"': r"\"", "\\": r"\\"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is meant, and where it stands in its line, quotation marks included."""

    text: str
    start: int
    end: int


def words(line: str) -> tuple[Word, ...]:
    """The words of a line, without its comment."""
    return tuple(_words(line))


def tags_of(text: str) -> tuple[str, ...]:
    """Tags as a person types them: words, or several in quotation marks; none twice."""
    return tuple(dict.fromkeys(tag for word in _words(text) if (tag := plain(word.text))))


def line_of(place: str, name: str, tags: Iterable[str]) -> str:
    """The line of a source, without a line end. An empty name is left out."""
    return quoted(place) + labels_of(name, tags)


def labels_of(name: str, tags: Iterable[str]) -> str:
    """What follows the place in a line: the name and the tags, each after a blank."""
    name = plain(name)
    labels = [f' "{(TITLE + name).translate(_ESCAPES)}"'] if name else []
    # A tag that begins as a title does would be read as one.
    named = dict.fromkeys(plain(tag).lstrip(TITLE).strip() for tag in tags)
    return "".join(labels + [f" {quoted(tag)}" for tag in named if tag])


def quoted(word: str) -> str:
    """The word as a line can hold it, in quotation marks where it needs them."""
    if _BARE.fullmatch(word) and word[0] not in '"#':
        return word
    return f'"{word.translate(_ESCAPES)}"'


def plain(text: str) -> str:
    """A name or a tag as one line of signs that can be seen."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(filter(str.isprintable, line)).strip()


def _words(line: str) -> Iterator[Word]:
    position = _end_of_blanks(line, 0)
    while position < len(line) and line[position] != "#":
        match = _QUOTED.match(line, position) or _BARE.match(line, position)
        if match is None:  # pragma: no cover (each sign begins one or the other)
            return
        text = _ESCAPE.sub(_meant, match[1]) if match.re is _QUOTED else match[0]
        yield Word(text, position, match.end())
        position = _end_of_blanks(line, match.end())


def _end_of_blanks(line: str, position: int) -> int:
    match = _BLANKS.match(line, position)
    return match.end() if match else position


def _meant(escape: re.Match[str]) -> str:
    return _ESCAPED.get(escape[1], escape[1])
