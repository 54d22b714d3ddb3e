"""Sets a table in columns, its cells wrapped; in plain rows where it has no room for that. Pure."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from briefing.model import Span
from briefing.ui.typeset import Ink, Line, Run, Sweep, runs, set_lines, wrap

_CELL = " | "
_GAP = "  "
_LONGEST_WORD = 20
"""Cells beyond which a word does not keep its column wide."""


def table_lines(text: str, span: Span, inks: Sequence[Ink], width: int) -> list[Line]:
    """A table's lines, its first row as the heading."""
    return rows_lines(text, _rows(text, span), inks, width)


def rows_lines(text: str, spans: Sequence[Span], inks: Sequence[Ink], width: int) -> list[Line]:
    """The lines of some rows of a table, the first of them as the heading."""
    rows = [_cells(text, span) for span in spans]
    widths = _widths(text, rows, width)
    if not widths:
        return [line for span in spans for line in set_lines(text, span, inks, width, ("table",))]
    sweep = Sweep(inks, spans[0][0])
    set_rows = [_row(text, row, widths, sweep) for row in rows]
    rule = Line((Run(_GAP.join("─" * wide for wide in widths), ("marker",)),))
    heading, *others = set_rows
    return [*heading, rule, *(line for row in others for line in row)] if others else heading


def _widths(text: str, rows: Sequence[Sequence[Span]], width: int) -> list[int]:
    """The widths of the columns; none where they do not fit, however they are wrapped."""
    columns = [
        [text[slice(*cell)] for cell in column if cell is not None] for column in zip_longest(*rows)
    ]
    room = width - len(_GAP) * (len(columns) - 1)
    wanted = [max(map(cell_len, cells)) for cells in columns]
    words = [max((cell_len(word) for cell in cells for word in cell.split()), default=0)
             for cells in columns]  # fmt: skip
    least = [min(word, _LONGEST_WORD) for word in words]
    if sum(least) > room:
        return []
    # The widest cap on the columns' widths with which all of them fit.
    capped = least
    for cap in range(1, max(wanted) + 1):
        wider = [max(low, min(wide, cap)) for low, wide in zip(least, wanted, strict=True)]
        if sum(wider) > room:
            break
        capped = wider
    return capped


def _rows(text: str, span: Span) -> list[Span]:
    """The spans of a table's rows, a line each."""
    rows: list[Span] = []
    at = span[0]
    for row in text[slice(*span)].split("\n"):
        rows.append((at, at + len(row)))
        at += len(row) + 1
    return rows


def _cells(text: str, row: Span) -> list[Span]:
    """The spans of a row's cells."""
    cells: list[Span] = []
    at = row[0]
    for cell in text[slice(*row)].split(_CELL):
        cells.append((at, at + len(cell)))
        at += len(cell) + len(_CELL)
    return cells


def _row(text: str, cells: Sequence[Span], widths: Sequence[int], sweep: Sweep) -> list[Line]:
    """One row: cells that hold a number stand to the right of their column."""
    columns = [_cell(text, cell, wide, sweep) for cell, wide in zip(cells, widths, strict=False)]
    lines = []
    for pieces in zip_longest(*columns):
        out: list[Run] = []
        for n, piece in enumerate(pieces):
            out += [Run(" " * widths[n])] if piece is None else piece
            out.append(Run(_GAP))
        lines.append(Line(tuple(out[:-1])))
    return lines


def _cell(text: str, cell: Span, width: int, sweep: Sweep) -> list[list[Run]]:
    """The lines of one cell, filled up to the width of its column."""
    start, end = cell
    is_number = text[start:end].lstrip("-+$€£").rstrip("%")[:1].isdigit()
    lines = []
    for left, right in wrap(text[start:end], width):
        piece = start + left, start + right
        blank = Run(" " * (width - cell_len(text[slice(*piece)])))
        over = sweep.over(*piece)
        body = list(runs(text, piece, over, ("table",))) if right > left else []
        lines.append([blank, *body] if is_number else [*body, blank])
    return lines
