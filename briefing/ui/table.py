"""Sets a table in columns where they fit the page, in plain rows where they do not. Pure."""

from collections.abc import Sequence

from rich.cells import cell_len

from briefing.model import Span
from briefing.ui.typeset import Ink, Line, Run, Sweep, runs, set_lines

_CELL = " | "
_GAP = "  "


def table_lines(text: str, span: Span, inks: Sequence[Ink], width: int) -> list[Line]:
    """A table's lines, its first row as the heading."""
    rows = _cells(text, span)
    columns = max(len(row) for row in rows)
    widths = [
        max((cell_len(text[slice(*row[n])]) for row in rows if n < len(row)), default=0)
        for n in range(columns)
    ]
    if sum(widths) + len(_GAP) * (columns - 1) > width:
        return set_lines(text, span, inks, width, ("table",))
    sweep = Sweep(inks, span[0])
    lines = [_row(text, row, widths, sweep) for row in rows]
    rule = Line((Run(_GAP.join("─" * wide for wide in widths), ("marker",)),))
    return [lines[0], rule, *lines[1:]] if len(lines) > 1 else lines


def _cells(text: str, span: Span) -> list[list[Span]]:
    """The spans of a table's cells, row by row."""
    rows: list[list[Span]] = []
    at = span[0]
    for row in text[slice(*span)].split("\n"):
        cells: list[Span] = []
        for cell in row.split(_CELL):
            cells.append((at, at + len(cell)))
            at += len(cell) + len(_CELL)
        at += 1 - len(_CELL)
        rows.append(cells)
    return rows


def _row(text: str, cells: Sequence[Span], widths: Sequence[int], sweep: Sweep) -> Line:
    """One row: cells that hold a number stand to the right of their column."""
    out: list[Run] = []
    for n, cell in enumerate(cells):
        blank = Run(" " * (widths[n] - cell_len(text[slice(*cell)])))
        over = sweep.over(*cell)
        body = list(runs(text, cell, over, ("table",))) if cell[1] > cell[0] else []
        is_number = text[cell[0] : cell[1]].lstrip("-+$€£").rstrip("%")[:1].isdigit()
        out += [blank, *body] if is_number else [*body, blank]
        out.append(Run(_GAP))
    return Line()._replace(runs=tuple(out[:-1]))
