"""The command `changes`: what changed in the stored stories since they were read."""

from collections.abc import Iterator
from contextlib import closing

from briefing import paths
from briefing.cli.arguments import Arguments
from briefing.cli.lines import drawing, row
from briefing.cli.output import is_screen, opened, write_json
from briefing.desk.changes import Changed, Changes
from briefing.desk.former import Former, all_changed
from briefing.desk.passages import in_notation, passages, told_change, told_figures
from briefing.errors import NothingMatched
from briefing.export.as_json import Record, headline_record
from briefing.export.plain import BLANK, Line, Run
from briefing.model import Quote
from briefing.store.database import open_for_reading

NOTHING = "–"
"""What stands for a mark that is not there."""


def print_changes(arguments: Arguments) -> int:
    """Print the stories that changed, those whose headline or place has the words alone."""
    wanted = " ".join(arguments.paths).casefold()
    found = [told for told in _changed() if wanted in _named(told)]
    if not found:
        raise NothingMatched(
            "no story that was read has changed since" + f": {wanted}" * bool(wanted)
        )
    with opened(arguments.output) as stream:
        if arguments.json:
            write_json(stream, "changes", [_record(told) for told in found])
        elif is_screen(arguments):
            drawing(stream, arguments)(_lines(found))
        else:
            stream.writelines(row(cells) for told in found for cells in _rows(told))
    return 0


def _changed() -> list[Former]:
    db = open_for_reading(paths.database_file())
    if db is None:
        return []
    with closing(db):
        return list(all_changed(db))


def _named(told: Former) -> str:
    story = told.entry.story
    return f"{story.headline} {story.document.url or ''} {story.place}".casefold()


def _lines(found: list[Former]) -> Iterator[Line]:
    for number, told in enumerate(found):
        if number:
            yield BLANK
        story = told.entry.story
        yield Line((Run(story.headline, strong=True), Run(f"  {story.publisher}", quiet=True)))
        for changed in told.changes.quotes:
            yield from _quote(told.changes, changed)
        figures = told_figures(told.changes)
        wide = max((len(figure.counted) for figure in figures), default=0)
        for figure in figures:
            name = Run(f"{figure.counted.ljust(wide)}  " if wide else "")
            before = Run(f"{figure.before or NOTHING}  →  ", quiet=True)
            yield Line((name, before, Run(figure.after or NOTHING, strong=True)), 4)
        for passage in passages(told.changes):
            yield Line((Run(in_notation(passage.parts)),), 4)


def _quote(found: Changes, changed: Changed) -> Iterator[Line]:
    """A quote as it was and as it is, below its speaker."""
    mark = changed.after or changed.before
    state = "added" if changed.before is None else "gone" if changed.after is None else "reworded"
    speaker = mark.speaker if isinstance(mark, Quote) else None
    yield Line((Run(f"{speaker or 'nobody named'}, {state}:", quiet=True),), 4)
    before, after = told_change(found, changed)
    if before:
        yield Line((Run(before, quiet=True),), 6, "− ")
    if after:
        yield Line((Run(after, strong=True),), 6, "+ ")


def _rows(told: Former) -> Iterator[tuple[object, ...]]:
    story = told.entry.story
    where = story.document.url or story.place
    for changed in told.changes.quotes:
        before, after = told_change(told.changes, changed)
        yield ("quote", before or NOTHING, after or NOTHING, story.headline, where)
    for figure in told_figures(told.changes):
        before, after = figure.before or NOTHING, figure.after or NOTHING
        yield ("figure", before, after, story.headline, where, figure.counted)
    for passage in passages(told.changes):
        yield ("text", in_notation(passage.parts), "", story.headline, where)


def _record(told: Former) -> Record:
    found = told.changes
    return headline_record(told.entry.story, told.entry.marks, told.entry.minutes) | {
        "before": found.before,
        "after": found.after,
        "quotes": [_pair(changed) for changed in found.quotes],
        "figures": [_pair(changed) for changed in found.figures],
        "pieces": [piece._asdict() for piece in found.pieces],
    }


def _pair(changed: Changed) -> Record:
    return {
        name: None if mark is None else {"start": mark.start, "end": mark.end}
        for name, mark in (("before", changed.before), ("after", changed.after))
    }
