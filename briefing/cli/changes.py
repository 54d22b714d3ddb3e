"""The command `changes`: what changed in the stored stories since they were read."""

from collections.abc import Iterator
from contextlib import closing

from briefing import paths
from briefing.cli.arguments import Arguments
from briefing.cli.lines import drawing, row
from briefing.cli.output import is_screen, opened, write_json
from briefing.desk.changes import Changed, Changes
from briefing.desk.former import Former, all_changed
from briefing.errors import NothingMatched
from briefing.export.as_json import Record, headline_record
from briefing.export.plain import BLANK, Line, Run
from briefing.store.database import open_for_reading

_CONTEXT = 60


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
        for changed in (*told.changes.quotes, *told.changes.figures):
            before, after = _words(told.changes, changed)
            yield Line((Run(before, quiet=True), Run("  →  "), Run(after, strong=True)), 4)
        for line in _text(told.changes):
            yield Line((Run(line),), 4)


def _words(found: Changes, changed: Changed) -> tuple[str, str]:
    """A mark as it was and as it is; a dash for what is not there."""
    before = found.before[changed.before.start : changed.before.end] if changed.before else "–"
    after = found.after[changed.after.start : changed.after.end] if changed.after else "–"
    return " ".join(before.split()), " ".join(after.split())


def _text(found: Changes) -> Iterator[str]:
    """The changed words, in the notation of word diffs: [-gone-]{+added+}."""
    out = ""
    for number, piece in enumerate(found.pieces):
        text = (found.before if piece.kind == "gone" else found.after)[piece.start : piece.end]
        if piece.kind == "gone":
            out += f"[-{text.strip()}-]"
        elif piece.kind == "added":
            out += f"{{+{text.strip()}+}}"
        elif len(text) > 2 * _CONTEXT or not number:
            if out:
                yield " ".join((out + text[:_CONTEXT].partition("\n\n")[0]).split())
            out = text[-_CONTEXT:].rpartition("\n\n")[2] + " "
        else:
            out += f"{text} "
    if "[-" in out or "{+" in out:
        yield " ".join(out.split())


def _rows(told: Former) -> Iterator[tuple[object, ...]]:
    story = told.entry.story
    where = story.document.url or story.place
    for name, marks in (("quote", told.changes.quotes), ("figure", told.changes.figures)):
        for changed in marks:
            yield (name, *_words(told.changes, changed), story.headline, where)
    for line in _text(told.changes):
        yield ("text", line, "", story.headline, where)


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
