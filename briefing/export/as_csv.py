"""Stories, quotes and figures as CSV (RFC 4180) that is safe to open in a spreadsheet.

The columns are those of the JSON, what it nests spread over several. A cell that a spreadsheet
would run as a formula has an apostrophe before it: one that begins with =, +, -, @, one of their
full-width forms, a tab or a line break, and is no number. Every other cell is verbatim.

A file begins with a byte order mark: without one, Excel reads curly quotation marks and accents as
other signs. Standard output goes without, for the programs behind a pipe.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Final

from briefing.export.as_json import Record, figure_record, headline_record, quote_record
from briefing.export.told import Told, What

_PLACE: Final = ("title", "source", "date", "url", "place", "start", "end", "story")
COLUMNS: Final = {
    What.STORIES: (
        "headline", "byline", "date", "publisher", "url", "place", "source", "source_kind",
        "source_place", "minutes", "quotes", "speech", "figures", "dates", "cut", "id", "text",
    ),
    What.QUOTES: (
        "text", "speaker", "role", "mention", "mention_start", "mention_end", "cue", "kind", *_PLACE
    ),
    What.FIGURES: (
        "text", "value", "low", "high", "unit", "approx", "bound", "counted", "per", "claimant",
        "kind", *_PLACE,
    ),
}  # fmt: skip
"""The columns of each, in their order."""

BYTE_ORDER_MARK: Final = "\ufeff"

_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")
"""What a cell begins with that a spreadsheet would run."""


def csv_head(what: What) -> str:
    """The byte order mark, and the line of the columns' names."""
    return BYTE_ORDER_MARK + _line(COLUMNS[what])


def csv_lines(told: Told, what: What) -> Iterator[str]:
    """A line for the story, or for each of its marks that are asked for."""
    for record in _records(told, what):
        yield _line(_cell(record[name]) for name in COLUMNS[what])


def _records(told: Told, what: What) -> Iterator[Record]:
    """The JSON's records, with nothing nested."""
    story = told.story
    match what:
        case What.STORIES:
            record = headline_record(story, told.marks, told.minutes)
            source = record["source"]
            yield (
                record
                | record["marks"]
                | {"source": source["name"], "source_kind": source["kind"]}
                | {"source_place": source["place"], "text": story.text}
            )
        case What.QUOTES:
            for quote in told.marks.quotes:
                record = quote_record(story, quote)
                mention = record["mention"] or {}
                yield record | {
                    "mention": mention.get("text"),
                    "mention_start": mention.get("start"),
                    "mention_end": mention.get("end"),
                }
        case What.FIGURES:
            for figure in told.marks.figures:
                yield figure_record(story, figure)


def _cell(value: object) -> str:
    """A value as a cell that is not run as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()
