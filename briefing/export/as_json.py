"""Stories, quotes and figures as JSON, for `--json`; the shape is versioned by `SCHEMA`.

Offsets are code points into the story's `text`, end exclusive: `text[start:end]` is the mark's own
`text`. A number is a JSON number, a double's nearest where it has more digits than that holds; what
no double holds is a string of its digits.
"""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, TypeAlias

from briefing.model import Block, Enclosure, Figure, Marks, Quote, Span, Story

SCHEMA: Final = 1
LARGEST_EXACT: Final = Decimal(2) ** 53
LARGEST_EXPONENT: Final = 300

Record: TypeAlias = dict[str, Any]


def document(name: str, records: Sequence[Record], *, ascii_only: bool = False) -> str:
    """The whole output: the schema's version, and the records under their name.

    A lone surrogate, which no UTF-8 can carry, is written as JSON's own escape.
    """
    text = json.dumps({"schema": SCHEMA, name: records}, ensure_ascii=ascii_only, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def headline_record(story: Story, marks: Marks, minutes: int) -> Record:
    """What a list tells of a story. `marks.speech` counts the quotes that are somebody's words.

    `cut` says that the document was too long to be read whole.
    """
    told = story.document
    return {
        "id": story.id,
        "headline": story.headline,
        "byline": told.byline,
        "date": told.date,
        "publisher": told.publisher,
        "url": told.url,
        "source": {
            "name": story.source.name,
            "kind": story.source.kind.value,
            "place": story.source.place,
        },
        "place": story.place,
        "minutes": minutes,
        "cut": told.cut,
        "marks": {
            "quotes": len(marks.quotes),
            "speech": sum(quote.is_speech for quote in marks.quotes),
            "figures": len(marks.figures),
            "dates": len(marks.dates),
        },
    }


def story_record(story: Story, marks: Marks, minutes: int) -> Record:
    """A whole story: what a list tells, its text, its blocks, its links, the files that it comes
    with, and every mark.
    """
    return headline_record(story, marks, minutes) | {
        "text": story.text,
        "blocks": [_block(block) for block in story.document.blocks],
        "links": [
            {"start": link.start, "end": link.end, "url": link.url} for link in story.document.links
        ],
        "enclosures": [_enclosure(enclosure) for enclosure in story.enclosures],
        "quotes": [quote_record(story, quote) for quote in marks.quotes],
        "figures": [figure_record(story, figure) for figure in marks.figures],
        "dates": [
            _placed(story, date.start, date.end) | {"value": date.value} for date in marks.dates
        ],
    }


def quote_record(story: Story, quote: Quote) -> Record:
    """A quote with where it stands. `mention` is the span that names the speaker there."""
    return _placed(story, quote.start, quote.end) | {
        "kind": quote.kind.value,
        "speaker": quote.speaker,
        "role": quote.role,
        "mention": _mention(story, quote.mention),
        "cue": quote.cue,
    }


def figure_record(story: Story, figure: Figure) -> Record:
    """A figure with where it stands; a range has `low` and `high`, and no `value`."""
    return _placed(story, figure.start, figure.end) | {
        "kind": figure.kind.value,
        "value": plain_number(figure.value),
        "low": plain_number(figure.low),
        "high": plain_number(figure.high),
        "unit": figure.unit,
        "approx": figure.approx,
        "bound": figure.bound,
        "counted": figure.counted,
        "per": figure.per,
        "claimant": figure.claimant,
    }


def _enclosure(enclosure: Enclosure) -> Record:
    """A file that a story comes with; `length` is in bytes, null where the feed tells none."""
    return {
        "url": enclosure.url,
        "type": enclosure.medium.value,
        "length": enclosure.length,
    }


def excerpt_record(story: Story, start: int, end: int) -> Record:
    """A sentence of the skim view."""
    return {"start": start, "end": end, "text": story.text[start:end]}


def plain_number(value: Decimal | None) -> int | float | str | None:
    """A number as JSON has it: exact where a double is, digits where no double comes near."""
    if value is None:
        return None
    if not value.is_finite() or value.adjusted() > LARGEST_EXPONENT:
        return str(value)
    if abs(value) <= LARGEST_EXACT and value == value.to_integral_value():
        return int(value)
    return float(value)


def _placed(story: Story, start: int, end: int) -> Record:
    """A mark's verbatim text and offsets, and the story, source, title and date it belongs to."""
    return {
        "text": story.text[start:end],
        "start": start,
        "end": end,
        "story": story.id,
        "title": story.headline,
        "source": story.publisher,
        "date": story.document.date,
        "url": story.document.url,
        "place": story.place,
    }


def _block(block: Block) -> Record:
    record: Record = {"kind": block.kind.value, "start": block.start, "end": block.end}
    if block.level:
        record["level"] = block.level
    if block.marker:
        record["marker"] = block.marker
    return record


def _mention(story: Story, mention: Span | None) -> Record | None:
    return None if mention is None else excerpt_record(story, *mention)
