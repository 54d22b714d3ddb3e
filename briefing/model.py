"""The nouns that every room shares: sources, stories, blocks and marks.

All are frozen. Every offset is a code point offset into the `text` of the story (or into the text
given to `annotate`), end exclusive, so that `text[start:end]` is what a reader saw.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal, TypeAlias

Span: TypeAlias = tuple[int, int]
Bound: TypeAlias = Literal["at least", "up to"]


class SourceKind(StrEnum):
    """Where the stories of a source come from."""

    FOLDER = "folder"
    FILE = "file"
    STDIN = "stdin"
    FEED = "feed"


class BlockKind(StrEnum):
    """What a piece of a story is, as its reader sees it."""

    HEADLINE = "headline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    SEE_ALSO = "see-also"
    PROMO = "promo"
    LIST_ITEM = "list item"
    QUOTATION = "quotation block"
    CODE = "code"
    TABLE = "table"
    IMAGE = "image"


class QuoteKind(StrEnum):
    """What stands between quotation marks: speech whole or in part, or no speech at all."""

    DIRECT = "direct"
    FRAGMENT = "fragment"
    SCARE = "scare"
    TITLE = "title"


class FigureKind(StrEnum):
    """What a figure measures."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    RATE = "rate"
    DURATION = "duration"
    MEASURE = "measure"
    RANGE = "range"
    AGE = "age"
    SCORE = "score"
    FRACTION = "fraction"


class Medium(StrEnum):
    """What an enclosure holds, as far as its feed tells."""

    AUDIO = "audio"
    VIDEO = "video"
    IMAGE = "image"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of text in quotation marks (marks included), and whose words it is.

    `speaker` is the name as resolved over the whole text, `mention` the span that names the speaker
    here ("he"), `cue` the word or phrase that attributes ("said", ":"), and `role` the title or
    apposition that the text gives the speaker ("U.S. Secretary of State"), verbatim.
    """

    start: int
    end: int
    kind: QuoteKind
    speaker: str | None = None
    mention: Span | None = None
    cue: str | None = None
    role: str | None = None

    @property
    def is_speech(self) -> bool:
        """Whether somebody's words stand here, rather than a title or a turn of phrase."""
        return self.kind in (QuoteKind.DIRECT, QuoteKind.FRAGMENT)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity. `start` and `end` hold its core ("8,000", "$3.2 billion", "10 years").

    `value` is None for a range, which has `low` and `high` instead. `unit` is an ISO 4217 code,
    "percent", an era ("BC", "AD"), or a unit's name in the singular. `counted` are the words for
    what is counted, `per` the period or thing of a rate, `claimant` on whose word it stands (None:
    the text's own).
    """

    start: int
    end: int
    kind: FigureKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    approx: bool = False
    bound: Bound | None = None
    counted: str | None = None
    per: str | None = None
    claimant: str | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A date, `value` in ISO 8601 with unknown leading parts left open: `--10-31`, `--08`."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a reader adds to the words by which a story is read.

    `cue_verbs` are verbs that report speech, each in any form; `units` pairs of how a unit is
    written and what it is; `boilerplate` how paragraphs begin that are no part of a story.
    """

    cue_verbs: tuple[str, ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    boilerplate: tuple[str, ...] = ()


NO_ADDITIONS: Final = Lexicon()


@dataclass(frozen=True, slots=True)
class Marks:
    """Every mark of one text, each kind in the order of the text."""

    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a story. `level` is a heading's rank (1–6), or the depth of a list or quotation.

    `marker` is what stands before a list item ("•", "3.", "☑"), in a quotation too. A table's text
    has a row a line and its cells between " | "; a code block keeps its lines; every other block is
    one line.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a story's text that leads to `url`, which is http or https."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that a feed's story comes with: an episode to hear, a film, a paper to read.

    `url` is absolute, http or https. `length` is in bytes, None where the feed tells none.
    """

    url: str
    medium: Medium
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where stories come from: `place` is a path, a feed's address, or "-" for standard input."""

    name: str
    kind: SourceKind
    place: str
    tags: tuple[str, ...] = ()

    @property
    def is_on_web(self) -> bool:
        """Whether it is fetched; a feed can be a file on this machine, too."""
        return self.kind is SourceKind.FEED and "://" in self.place


@dataclass(frozen=True, slots=True)
class Draft:
    """A story as its feed gives it, its body not turned into blocks yet.

    `headline` and `byline` are cleaned lines, the headline "" where the feed gives none. `url` is
    absolute, http or https. `date` is ISO 8601 with seconds and offset, None where the feed gives
    none that can be. `body` is foreign text as it came: HTML, or plain text where `is_html` is
    false; `base` is what its relative links are relative to. `digest` tells this content of the
    story from every other.
    """

    id: str | None
    url: str | None
    headline: str
    byline: str | None
    date: str | None
    body: str
    is_html: bool
    base: str
    digest: bytes
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed's bytes say. `drafts` leaves out the stories whose digest was known before.

    `title` and `url` (of its site) are None where the feed has none. `ttl` is in minutes. `total`
    counts all stories that were read, `remark` says in words what was left out or mended. `held`
    are the digests, known before, of the stories that are still there unchanged.
    """

    title: str | None
    url: str | None
    drafts: tuple[Draft, ...]
    total: int
    ttl: int | None = None
    remark: str | None = None
    held: frozenset[bytes] = frozenset()


@dataclass(frozen=True, slots=True)
class Document:
    """What a document's bytes say: cleaned text, and what its blocks are.

    The blocks lie in `text` in order, a blank line between two of them, and the first is the
    headline. `date` is ISO 8601 as far as the document tells it, None where it tells nothing.
    `cut` says that the document was longer than what is kept of it.
    """

    headline: str
    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    byline: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One article as the reader sees it: a document, with the source and place it came from.

    `id` is stable for a place over time. `modified` is the file's time in seconds since the epoch,
    for sorting alone: it is never shown as the story's date. `enclosures` are no part of the text.
    """

    id: str
    source: Source
    place: str
    document: Document
    modified: float = field(default=0.0, compare=False)
    enclosures: tuple[Enclosure, ...] = ()

    @property
    def headline(self) -> str:
        """The headline, one cleaned line."""
        return self.document.headline

    @property
    def address(self) -> str | None:
        """What opening the story opens: its own page, else the first file that it comes with."""
        if self.document.url:
            return self.document.url
        return self.enclosures[0].url if self.enclosures else None

    @property
    def publisher(self) -> str:
        """Who published the story, as the document tells it; else the source's name."""
        return self.document.publisher or self.source.name

    @property
    def text(self) -> str:
        """The stored text that every mark's offsets point into."""
        return self.document.text
