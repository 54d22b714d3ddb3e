"""The sheet of changes: what is different in a story since it was read."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.desk.changes import Changed
from briefing.desk.former import Former, former
from briefing.export.wording import describe_figure, describe_quote
from briefing.model import Figure, Quote, Span
from briefing.store.database import Database
from briefing.ui.sheets.kind import Kind
from briefing.ui.sheets.sheet import Place, Row, blank, heading, verbatim
from briefing.ui.typeset import Line, Run, wrap

_INDENT: Final = 4
_CONTEXT: Final = 80
"""Letters that are shown of what was kept, on both sides of a change."""


def gather(db: Database, stories: Sequence[int]) -> Former | None:
    """What changed in the first of some stories."""
    return former(db, stories[0])


def draw(told: Former | None, width: int) -> Sequence[Row]:
    """The quotes, the figures, then the words."""
    return [] if told is None else list(_rows(told, width))


def _rows(told: Former, width: int) -> Iterator[Row]:
    found = told.changes
    for title, marks in (("Quotes", found.quotes), ("Figures", found.figures)):
        if marks:
            yield heading(title)
            for changed in marks:
                yield _mark(told, changed, width)
            yield blank()
    yield heading("Text")
    yield from _text(told, width)


def _mark(told: Former, changed: Changed, width: int) -> Row:
    """A mark as it was and as it is."""
    found = told.changes
    lines: list[Line] = []
    for sign, look, text, mark in (
        ("− ", "gone", found.before, changed.before),
        ("+ ", "added", found.after, changed.after),
    ):
        if mark is not None:
            words = verbatim(text[mark.start : mark.end], width, (look,), _INDENT + 2)
            lead = Run(sign, ("marker",))
            lines += [
                line._replace(runs=(lead, *line.runs), indent=_INDENT) if not n else line
                for n, line in enumerate(words)
            ]
    mark = changed.after or changed.before
    assert mark is not None
    described = describe_quote(mark) if isinstance(mark, Quote) else describe_figure(mark)
    state = "added" if changed.before is None else "gone" if changed.after is None else "changed"
    span = _place(told, changed)
    return Row(tuple(lines), Place(told.entry, span, changed.after), detail=f"{state}: {described}")


def _place(told: Former, changed: Changed) -> Span:
    """Where a mark stands in the new text; the top for one that is gone."""
    mark: Quote | Figure | None = changed.after
    return (0, 0) if mark is None else (mark.start, mark.end)


def _text(told: Former, width: int) -> Iterator[Row]:
    """The changed words with some of what was kept around them."""
    found = told.changes
    pieces = found.pieces
    for number, piece in enumerate(pieces):
        if piece.kind == "kept":
            continue
        if number and pieces[number - 1].kind == "gone" and piece.kind == "added":
            continue
        runs: list[Run] = []
        if number:
            kept = pieces[number - 1]
            text = found.after[max(kept.start, kept.end - _CONTEXT) : kept.end]
            runs.append(Run(text.rpartition("\n\n")[2], ("read",)))
        start = piece.start if piece.kind == "added" else 0
        for one in pieces[number : number + 2]:
            if one.kind == "gone":
                runs.append(Run(found.before[one.start : one.end], ("gone",)))
            elif one.kind == "added":
                runs.append(Run(found.after[one.start : one.end], ("added",)))
                start = one.start
        after = next((one for one in pieces[number + 1 :] if one.kind == "kept"), None)
        if after is not None:
            text = found.after[after.start : min(after.end, after.start + _CONTEXT)]
            runs.append(Run(text.partition("\n\n")[0], ("read",)))
            start = start or after.start
        yield Row(tuple(_flowed(runs, width)), Place(told.entry, (start, start)))
        yield blank()


def _flowed(runs: Sequence[Run], width: int) -> Iterator[Line]:
    """Runs of text as lines of a width."""
    text = "".join(run.text for run in runs).replace("\n", " ")
    for start, end in wrap(text, max(2, width - _INDENT)):
        at, pieces = 0, []
        for run in runs:
            low, high = max(start, at), min(end, at + len(run.text))
            if low < high:
                pieces.append(run._replace(text=text[low:high]))
            at += len(run.text)
        yield Line(tuple(pieces), _INDENT)


CHANGES: Final = Kind(
    "Changes",
    gather,
    draw,
    (("sheet-down+sheet-up", "move"), ("sheet-open", "its place"), ("sheet-copy", "copy"),
     ("sheet-export", "export")),
    "Nothing in this story has changed since it was read.",
)  # fmt: skip
