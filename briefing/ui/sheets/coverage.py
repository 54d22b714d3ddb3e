"""The sheet of a coverage: the stories of all sources on one event, and what they share."""

import time
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.desk.coverage import Coverage, coverage_of
from briefing.desk.entries import Entry
from briefing.desk.gathering import entries
from briefing.export.wording import ago
from briefing.store.database import Database
from briefing.store.headlines import Headline
from briefing.ui.sheets.kind import Kind
from briefing.ui.sheets.sheet import Place, Row, blank, note, verbatim
from briefing.ui.typeset import Line, Run

_INDENT: Final = 2


class Told(NamedTuple):
    """A coverage with the stories that its rows lead to."""

    coverage: Coverage
    entries: dict[int, Entry]
    now: float


def gather(db: Database, stories: Sequence[int]) -> Told | None:
    """The coverage that the first of some stories is in."""
    coverage = coverage_of(db, stories[0])
    if coverage is None:
        return None
    ids = [row.id for row in coverage.members]
    return Told(coverage, {entry.key: entry for entry in entries(db, ids)}, time.time())


def draw(told: Told | None, width: int) -> Sequence[Row]:
    """What the stories share, then each of them, the newest first."""
    return [] if told is None else list(_rows(told, width))


def _rows(told: Told, width: int) -> Iterator[Row]:
    coverage = told.coverage
    sources = f"{coverage.sources} sources" if coverage.sources > 1 else "1 source"
    texts = f"{len(coverage.members)} stories"
    if coverage.texts < len(coverage.members):
        texts += f", {coverage.texts} of them with a text of their own"
    yield note(f"{sources} · {texts}", width, indent=_INDENT)
    if coverage.why:
        yield note(_told_why(coverage), width, indent=_INDENT)
    yield blank()
    for row in reversed(coverage.members):
        entry = told.entries.get(row.id)
        if entry is not None:
            yield _story(row, entry, told.now, width)
            yield blank()


def _told_why(coverage: Coverage) -> str:
    """What the stories share; what not all of them do with the number of those that do."""
    told = [
        one.text if one.stories == coverage.explained else f"{one.text} ({one.stories} of them)"
        for one in coverage.why
    ]
    are_all = coverage.explained == len(coverage.members)
    return f"{'share' if are_all else f'{coverage.explained} of them share'}: {', '.join(told)}"


def _story(row: Headline, entry: Entry, now: float, width: int) -> Row:
    look = "read" if row.is_read else "unread"
    lines = list(verbatim(row.headline, width, (look,), _INDENT))
    known = [row.publisher, ago(now - row.time), f"{entry.minutes} min"]
    known += [f"“{row.quotes}"] * bool(row.quotes) + [f"#{row.figures}"] * bool(row.figures)
    lines.append(Line((Run(" · ".join(filter(None, known)), ("facts",)),), _INDENT))
    head = entry.story.document.blocks[0]
    place = Place(entry, (head.start, head.end))
    return Row(tuple(lines), place, key=("story", str(row.id)))


COVERAGE: Final = Kind(
    "Coverage",
    gather,
    draw,
    (("sheet-down+sheet-up", "move"), ("sheet-open", "read"), ("sheet-apart", "another event"),
     ("sheet-counts", "counts"), ("sheet-voices", "voices"), ("sheet-export", "export")),
    "This story stands alone: no other source tells of its event.",
)  # fmt: skip
