"""How lists are put in words that make sense when they are heard alone, a line each.

What counts most comes first, and signs that are read out as signs are put in words.
"""

from collections.abc import Iterator
from typing import Final

from briefing.desk.entries import Entry, Row, Trouble
from briefing.desk.names import shown_place
from briefing.desk.nouns import Found
from briefing.desk.scopes import Scope, ScopeKind, is_to_try
from briefing.export.links import links_of
from briefing.export.wording import claim, date_in_words, enclosed, speaker_with_role
from briefing.model import Figure, FigureKind, Medium, Quote
from briefing.store.headlines import Headline

_UNITS: Final = (("day", 86_400), ("hour", 3600), ("minute", 60))
_WEEK: Final = 7 * 86_400
_SHARES: Final = frozenset({FigureKind.FRACTION, FigureKind.PERCENT})
_PREPOSITIONS: Final = frozenset({"according", "as", "at", "by", "for", "from", "in", "of", "per"})


def counted(count: int, one: str, more: str = "") -> str:
    """A number with its noun: "1 story", "2,790 stories"."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def ended(text: str) -> str:
    """A text that ends as a sentence does; "" stays so."""
    text = text.strip()
    return f"{text}." if text and text.rstrip("\"'”’»)]")[-1:] not in (*".!?…",) else text


def sentence(told: str) -> str:
    """A message as a sentence: with a capital, unless it begins as a name or a path does."""
    first = told.split(" ", 1)[0].rstrip(",:;")
    return ended(told[:1].upper() + told[1:] if first.isalpha() else told)


def headline(number: int, row: Row, now: float, sources: int = 1) -> str:
    """A row of the list: "1. unread. Title. Source. 2 hours ago. 5 quotes, 3 figures."

    `sources` is how many tell of its event.
    """
    if isinstance(row, Trouble):
        return f"{number}. not read. {ended(f'{row.name} {row.reason}')}"
    flags = ["unread"] * (not row.is_read) + ["starred"] * row.is_starred
    marks = [counted(row.quotes, "quote")] if row.quotes else []
    marks += [counted(row.figures, "figure")] if row.figures else []
    parts = [
        ", ".join(flags),
        row.headline or "No headline",
        shown_place(row.publisher),
        _when(row, now),
        ", ".join(marks),
        f"{sources} sources tell of it" if sources > 1 else "",
    ]
    return " ".join([f"{number}.", *map(ended, filter(None, parts))])


def facts(entry: Entry) -> str:
    """What is known of a story, beneath its headline."""
    told = entry.story.document
    quotes = sum(quote.is_speech for quote in entry.marks.quotes)
    marks = [counted(quotes, "quote")] if quotes else []
    marks += [counted(len(entry.marks.figures), "figure")] if entry.marks.figures else []
    files = [enclosed(one) for one in entry.story.enclosures if one.medium is not Medium.IMAGE]
    parts = (
        entry.story.publisher,
        date_in_words(told.date) if told.date else "",
        f"{counted(entry.minutes, 'minute')} to read",
        ", ".join(marks),
        f"It comes with {', '.join(files)}" if files else "",
    )
    return " ".join(map(ended, filter(None, parts)))


def announced(quote: Quote) -> str:
    """Whose words come, and how they are said: "Antony Blinken reiterated"; "" for nobody."""
    cue = quote.cue or ""
    is_verb = cue[:1].isalpha() and cue.split()[0].casefold() not in _PREPOSITIONS
    return " ".join(filter(None, (quote.speaker, cue if is_verb and quote.speaker else "")))


def quotes(entry: Entry) -> Iterator[str]:
    """The speech of a story, numbered, each with whose words it is."""
    text = entry.story.text
    spoken = [quote for quote in entry.marks.quotes if quote.is_speech]
    for number, quote in enumerate(spoken, 1):
        words = " ".join(text[quote.start : quote.end].split())
        who = speaker_with_role(quote.speaker, quote.role)
        yield f"{number}. {who[:1].upper()}{who[1:]}: {words}"


def figures(entry: Entry) -> Iterator[str]:
    """The figures of a story, numbered, each with what it counts and on whose word."""
    for number, figure in enumerate(entry.marks.figures, 1):
        told = claim(figure)
        value = _value(entry.story.text[figure.start : figure.end], figure)
        yield f"{number}. {ended(value)} {ended(told[:1].upper() + told[1:])}"


def links(entry: Entry) -> Iterator[str]:
    """The links of a story, numbered, each with its whole address."""
    found = links_of(entry.story)
    for number, (url, words) in enumerate(found, 1):
        yield " ".join(filter(None, (f"{number}.", ended(words), url)))
    if found:
        yield "Type open and a number to open one in the browser."


def source(number: int, scope: Scope) -> str:
    """A choice of stories among the others."""
    kinds = {ScopeKind.TAG: "Tag ", ScopeKind.FILTER: "Filter "}
    name = ended(kinds.get(scope.kind, "") + scope.name)
    match scope.kind:
        case ScopeKind.OPENED if is_to_try(scope):
            numbers = "They come with briefing."
        case ScopeKind.OPENED:
            numbers = "What was named at the start."
        case ScopeKind.FILTER:
            numbers = ended(scope.text)
        case ScopeKind.UNREAD | ScopeKind.STARRED:
            numbers = f"{counted(scope.stories, 'story', 'stories')}."
        case _:
            numbers = holding(scope.stories, scope.unread)
    trouble = f" It failed: {ended(scope.trouble)}" if scope.trouble else ""
    return f"{number}. {name} {numbers}{trouble}"


def holding(stories: int, unread: int) -> str:
    """How much a list holds: "45 stories, 12 unread."."""
    return f"{counted(stories, 'story', 'stories')}, {unread:,} unread."


def found(number: int, one: Found) -> str:
    """Something that may be added, and where it is."""
    stories = "" if one.stories is None else f" {counted(one.stories, 'story', 'stories')}."
    return f"{number}. {ended(one.title)}{stories} {shown_place(one.place)}"


def _when(row: Headline, now: float) -> str:
    """When a story was published: how long ago within a week, else its date; "" if not known."""
    seconds = now - row.time
    if row.date and "T" in row.date and 0 <= seconds < _WEEK:
        for unit, length in _UNITS:
            if seconds >= length:
                return f"{counted(int(seconds // length), unit)} ago"
        return "just now"
    return date_in_words(row.date) if row.date else ""


def _value(words: str, figure: Figure) -> str:
    """A figure as it stands in the text, what bounds it before it, what it counts after it."""
    before = "about " if figure.approx and not figure.bound else f"{figure.bound or ''} ".lstrip()
    of = " of" if figure.kind in _SHARES else ""
    what = f"{of} {figure.counted}" if figure.counted else ""
    per = f" per {figure.per}" if figure.per else ""
    return f"{before}{words}{what}{per}"
