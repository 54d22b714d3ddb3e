"""The sheet of changes: what is different in a story since it was read."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from briefing.desk.changes import Changed
from briefing.desk.former import Former, former
from briefing.desk.passages import Told, passages, told_change, told_figures
from briefing.export.wording import describe_figure, describe_quote
from briefing.model import Figure, Quote
from briefing.store.database import Database
from briefing.ui.sheets.kind import Kind
from briefing.ui.sheets.sheet import GAP, Place, Row, blank, heading, verbatim
from briefing.ui.typeset import Line, Run, cut, wrap

_INDENT: Final = 4
_LOOKS: Final = {"kept": "read", "gone": "gone", "added": "added"}


def gather(db: Database, stories: Sequence[int]) -> Former | None:
    """What changed in the first of some stories."""
    return former(db, stories[0])


def draw(told: Former | None, width: int) -> Sequence[Row]:
    """The quotes, the figures, then the words."""
    return [] if told is None else list(_rows(told, width))


def _rows(told: Former, width: int) -> Iterator[Row]:
    found = told.changes
    if found.quotes:
        yield heading("Quotes")
        for changed in found.quotes:
            yield _quote(told, changed, width)
        yield blank()
    figures = told_figures(found)
    if figures:
        yield heading("Figures")
        wide = min(max(cell_len(figure.counted) for figure in figures), width // 2)
        for figure in figures:
            yield _figure(told, figure, wide)
        yield blank()
    yield heading("Text")
    for passage in passages(found):
        runs = [Run(part.text, (_LOOKS[part.kind],)) for part in passage.parts]
        place = Place(told.entry, (passage.start, passage.start))
        yield Row(tuple(_flowed(runs, width)), place)
        yield blank()


def _quote(told: Former, changed: Changed, width: int) -> Row:
    """A quote as it was and as it is."""
    lines: list[Line] = []
    for sign, look, text in zip(
        "−+", ("gone", "added"), told_change(told.changes, changed), strict=True
    ):
        words = verbatim(text, width, (look,), _INDENT + 2) if text else ()
        lead = Run(f"{sign} ", ("marker",))
        lines += [
            line if number else line._replace(runs=(lead, *line.runs), indent=_INDENT)
            for number, line in enumerate(words)
        ]
    state = "added" if changed.before is None else "gone" if changed.after is None else "reworded"
    mark = changed.after or changed.before
    assert isinstance(mark, Quote)
    return Row(tuple(lines), _place(told, changed), detail=f"{state}: {describe_quote(mark)}")


def _figure(told: Former, figure: Told, wide: int) -> Row:
    """What is counted, how many there were, and how many there are."""
    changed = figure.changed
    before = Run(figure.before, ("gone",)) if figure.before else Run("–", ("facts",))
    after = Run(figure.after, ("added",)) if figure.after else Run("–", ("facts",))
    name = cut(figure.counted, wide)
    lead = Run(name + " " * (wide - cell_len(name)) + GAP * bool(wide), ("read",))
    line = Line((lead, before, Run("  →  ", ("marker",)), after), _INDENT)
    mark = changed.after or changed.before
    assert isinstance(mark, Figure)
    state = "added" if changed.before is None else "gone" if changed.after is None else "changed"
    return Row((line,), _place(told, changed), detail=f"{state}: {describe_figure(mark)}")


def _place(told: Former, changed: Changed) -> Place:
    """Where a mark stands in the new text; the top for one that is gone."""
    mark = changed.after
    return Place(told.entry, (0, 0) if mark is None else (mark.start, mark.end), mark)


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
