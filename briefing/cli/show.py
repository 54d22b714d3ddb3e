"""The lines of a story in each view, for `briefing show`, and of its quotes and figures."""

import bisect
from collections.abc import Iterable, Iterator

from briefing.desk.entries import Entry
from briefing.desk.views import evidence, skim, speakers, story_sentences
from briefing.export.as_json import (
    Record,
    excerpt_record,
    figure_record,
    quote_record,
    story_record,
)
from briefing.export.plain import BLANK, NOBODY, Line, Run, Setting, story_lines
from briefing.export.wording import (
    claim,
    date_in_words,
    describe_quote,
    enclosed,
    facts,
    normalised,
    speaker_with_role,
)
from briefing.model import Figure, Quote

VALUE_WIDTH = 14


def headline_lines(entry: Entry) -> Iterator[Line]:
    """A story's headline, and beneath it what is known of the story."""
    yield _title(entry)
    yield Line((Run(facts(entry.story, entry.marks, entry.minutes), quiet=True),), 2)


def view_record(entry: Entry, view: str) -> Record:
    """A story as JSON; the views other than full add what they pick out."""
    record = story_record(entry.story, entry.marks, entry.minutes)
    match view:
        case "skim":
            return record | {"skim": _skim_records(entry)}
        case "evidence":
            return record | {"evidence": _evidence_record(entry)}
        case _:
            return record


def view_lines(entry: Entry, view: str) -> Iterator[Line]:
    """A story in a view: full, skim or evidence."""
    setting = Setting(entry.story, entry.marks, speakers(entry.marks))
    headline = entry.story.document.blocks[0]
    yield from setting.block(headline)
    yield Line((Run(facts(entry.story, entry.marks, entry.minutes), quiet=True),))
    for enclosure in entry.story.enclosures:
        yield Line((Run(f"{enclosed(enclosure)}: {enclosure.url}", quiet=True),))
    match view:
        case "skim":
            yield from _skim_lines(entry, setting)
        case "evidence":
            yield from _evidence_lines(entry, setting)
        case _:
            yield from story_lines(entry.story, setting)


def quote_lines(entry: Entry, quotes: Iterable[Quote]) -> Iterator[Line]:
    """Quotes under their story's headline, each with whose words they are."""
    setting = Setting(entry.story, entry.marks, speakers(entry.marks))
    yield from _heading(entry)
    for quote in quotes:
        yield BLANK
        yield Line(setting.passage(quote.start, quote.end), 2)
        yield Line((Run(describe_quote(quote), quiet=True),), 4, "— ")


def figure_lines(entry: Entry, figures: Iterable[Figure]) -> Iterator[Line]:
    """Figures under their story's headline, each with what it counts and on whose word."""
    yield from _heading(entry)
    yield BLANK
    for figure in figures:
        counted = f"{figure.counted} · " if figure.counted else ""
        yield _valued(figure, counted + claim(figure))


def _title(entry: Entry) -> Line:
    return Line((Run(entry.story.headline, strong=True),))


def _heading(entry: Entry) -> Iterator[Line]:
    document = entry.story.document
    yield _title(entry)
    source = entry.story.publisher
    yield Line((Run(f"{source} · {date_in_words(document.date)}", quiet=True),))


def _valued(figure: Figure, told: str, indent: int = 2) -> Line:
    value = normalised(figure).ljust(VALUE_WIDTH)
    return Line((Run(value, strong=True), Run("  "), Run(told, quiet=True)), indent)


def _skim_lines(entry: Entry, setting: Setting) -> Iterator[Line]:
    block = None
    for excerpt in skim(entry.story, entry.marks):
        if excerpt.block is not block:
            yield BLANK
        block = excerpt.block
        yield Line(setting.passage(excerpt.start, excerpt.end))
    if block is None:
        yield BLANK
        yield Line((Run("No quotation and no figure stands in this story.", quiet=True),))


def _evidence_lines(entry: Entry, setting: Setting) -> Iterator[Line]:
    found = evidence(entry.story, entry.marks)
    voices = {name: number for number, name in enumerate(speakers(entry.marks))}
    if found.speakers:
        yield from _section("Quotes, by speaker")
    for group in found.speakers:
        yield BLANK
        voice = voices.get(group.name or "", NOBODY)
        yield Line((Run(speaker_with_role(group.name, group.role), voice=voice),))
        yield from (Line(setting.passage(q.start, q.end), 2) for q in group.quotes)
    if found.counts:
        yield from _section("Figures, by what they count")
    sentences = story_sentences(entry.story)
    for counted in found.counts:
        yield BLANK
        yield Line((Run(counted.counted or "Other figures"),))
        for figure in counted.figures:
            yield _valued(figure, claim(figure))
            at = bisect.bisect_right(sentences, figure.start, key=lambda span: span[0]) - 1
            yield Line(setting.passage(*sentences[at]), 4)
    if found.not_speech:
        yield from _section("In quotation marks, but no speech")
        yield BLANK
        yield from (Line(setting.passage(q.start, q.end), 2) for q in found.not_speech)
    if not (found.speakers or found.counts or found.not_speech):
        yield BLANK
        yield Line((Run("No quotation and no figure stands in this story.", quiet=True),))


def _section(title: str) -> Iterator[Line]:
    yield BLANK
    yield Line((Run(title, strong=True),))


def _skim_records(entry: Entry) -> list[Record]:
    found = skim(entry.story, entry.marks)
    return [excerpt_record(entry.story, excerpt.start, excerpt.end) for excerpt in found]


def _evidence_record(entry: Entry) -> Record:
    story, found = entry.story, evidence(entry.story, entry.marks)
    return {
        "speakers": [
            {
                "name": group.name,
                "role": group.role,
                "quotes": [quote_record(story, quote) for quote in group.quotes],
            }
            for group in found.speakers
        ],
        "counts": [
            {
                "counted": group.counted,
                "figures": [figure_record(story, figure) for figure in group.figures],
            }
            for group in found.counts
        ],
        "not_speech": [quote_record(story, quote) for quote in found.not_speech],
    }
