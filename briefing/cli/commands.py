"""What each command prints of the stories it is given; every function returns an exit code."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Generic, TypeVar

from briefing.cli import show
from briefing.cli.arguments import Arguments
from briefing.cli.lines import drawing, row
from briefing.cli.output import is_screen, opened, write_json
from briefing.cli.reading import reading
from briefing.desk.entries import Entry
from briefing.desk.views import speakers
from briefing.errors import NothingMatched
from briefing.export.as_json import Record, figure_record, headline_record, quote_record
from briefing.export.plain import BLANK, Line
from briefing.export.wording import normalised
from briefing.model import Figure, Quote

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Report(Generic[Item]):
    """What a command prints of a story, in each form that it can be asked for in.

    `items` picks what to print; `record` is one of them as JSON, `lines` are all of them on a
    screen, and `row` is one of them elsewhere: None where that takes the lines too. `name` is what
    JSON calls them, `gap` the blank lines between two stories.
    """

    name: str
    items: Callable[[Entry], Sequence[Item]]
    record: Callable[[Entry, Item], Record]
    lines: Callable[[Entry, Sequence[Item]], Iterable[Line]]
    row: Callable[[Entry, Item], Iterable[object]] | None
    gap: int = 1

    def print(self, arguments: Arguments) -> int:
        """Read the stories and print what there is to print; the exit code tells how it went."""
        found = reading(arguments)
        with opened(arguments.output) as stream:
            if arguments.json:
                records = [self.record(e, item) for e in found for item in self.items(e)]
                write_json(stream, self.name, records)
                count = len(records)
            else:
                draw = drawing(stream, arguments)
                as_rows = None if is_screen(arguments) else self.row
                count = 0
                for entry in found:
                    items = self.items(entry)
                    if as_rows is not None:
                        stream.writelines(row(as_rows(entry, item)) for item in items)
                    elif items:
                        draw([BLANK] * self.gap if count else [])
                        draw(self.lines(entry, items))
                    count += len(items)
        return found.outcome(count, self.name)


def show_stories(arguments: Arguments) -> int:
    """Print stories in one of the views."""
    report: Report[Entry] = Report(
        name="stories",
        items=lambda entry: [entry],
        record=lambda entry, _: show.view_record(entry, arguments.view),
        lines=lambda entry, _: show.view_lines(entry, arguments.view),
        row=None,
        gap=2,
    )
    return report.print(arguments)


def list_headlines(arguments: Arguments) -> int:
    """Print the headlines, and what is known of each story."""
    report: Report[Entry] = Report(
        name="stories",
        items=lambda entry: [entry],
        record=lambda entry, _: headline_record(entry.story, entry.marks, entry.minutes),
        lines=lambda entry, _: show.headline_lines(entry),
        row=lambda entry, _: _headline_cells(entry),
    )
    return report.print(arguments)


def print_quotes(arguments: Arguments) -> int:
    """Print quotations, all of them or one speaker's."""
    wanted = arguments.speaker
    heard: dict[str, None] = {}

    def items(entry: Entry) -> Sequence[Quote]:
        heard.update(dict.fromkeys(speakers(entry.marks)))
        return [quote for quote in entry.marks.quotes if wanted is None or _is_by(quote, wanted)]

    report: Report[Quote] = Report(
        name="quotes",
        items=items,
        record=lambda entry, quote: quote_record(entry.story, quote),
        lines=show.quote_lines,
        row=_quote_cells,
    )
    try:
        return report.print(arguments)
    except NothingMatched as nothing:
        if wanted is None:
            raise
        raise NothingMatched(f"no quotes by {wanted} found{_meant(wanted, heard)}") from nothing


def print_figures(arguments: Arguments) -> int:
    """Print figures, all of them or those of one kind."""
    kind = arguments.kind
    report: Report[Figure] = Report(
        name="figures",
        items=lambda entry: [f for f in entry.marks.figures if kind is None or f.kind is kind],
        record=lambda entry, figure: figure_record(entry.story, figure),
        lines=show.figure_lines,
        row=_figure_cells,
    )
    return report.print(arguments)


def _headline_cells(entry: Entry) -> tuple[object, ...]:
    document = entry.story.document
    return (
        entry.story.headline,
        entry.story.publisher,
        document.date,
        entry.minutes,
        sum(quote.is_speech for quote in entry.marks.quotes),
        len(entry.marks.figures),
        entry.story.place,
    )


def _quote_cells(entry: Entry, quote: Quote) -> tuple[object, ...]:
    text = entry.story.text[quote.start : quote.end]
    kind = quote.kind.value
    return quote.speaker, text, quote.cue, kind, entry.story.headline, entry.story.place


def _figure_cells(entry: Entry, figure: Figure) -> tuple[object, ...]:
    return (
        normalised(figure),
        entry.story.text[figure.start : figure.end],
        figure.counted,
        figure.claimant,
        figure.kind.value,
        entry.story.headline,
        entry.story.place,
    )


def _is_by(quote: Quote, wanted: str) -> bool:
    return quote.speaker is not None and wanted.casefold() in quote.speaker.casefold()


def _meant(wanted: str, heard: Iterable[str]) -> str:
    """A speaker whose name is close to the one asked for, as a question."""
    names = {part.casefold(): name for name in heard for part in (*name.split(), name)}
    near = get_close_matches(wanted.casefold(), names, n=1, cutoff=0.7)
    return f"; did you mean {names[near[0]]}?" if near else ""
