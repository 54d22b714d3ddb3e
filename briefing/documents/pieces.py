"""What a format hands over: the pieces of a document, and what it tells about itself."""

from dataclasses import dataclass

from briefing.model import BlockKind, Link

DEEPEST_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has a place in the text: `text` is clean, `links` point into it."""

    kind: BlockKind
    text: str
    level: int = 0
    marker: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a document tells about itself outside its text, each clean and none invented."""

    headline: str | None = None
    byline: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None

    def or_else(self, other: "Particulars") -> "Particulars":
        """These particulars, with what they lack taken from others."""
        return Particulars(
            self.headline or other.headline,
            self.byline or other.byline,
            self.date or other.date,
            self.publisher or other.publisher,
            self.url or other.url,
        )


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same to a reader: letters and digits alone count."""
    return _letters(one) == _letters(other)


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, line.casefold())) or line
