"""A table on its way from the page to a block; the walk of the page fills it cell by cell."""

from dataclasses import dataclass, field
from itertools import pairwise

from briefing.documents.inline import CELL_BREAK, EMPTY_CELL, LINE_BREAK, Fragment, fold
from briefing.documents.pieces import Piece
from briefing.model import BlockKind

Cell = list[Fragment]

_LONGEST_CELL = 600
_EMPTY: Cell = [EMPTY_CELL]


@dataclass(slots=True)
class Table:
    """The rows of a table, and the row that is being filled."""

    rows: list[list[Cell]] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)

    def close_cell(self, fragments: Cell, *, if_empty: bool) -> None:
        """Ends a cell. One with nothing in it counts only `if_empty`, and shows a dash."""
        if any(fragment.text.strip() for fragment in fragments):
            self.row.append(fragments)
        elif if_empty:
            self.row.append(_EMPTY)

    def close_row(self) -> None:
        """Ends a row; one without words leaves nothing."""
        if any(cell is not _EMPTY for cell in self.row):
            self.rows.append(self.row)
        self.row = []

    def emptied(self) -> list[Piece]:
        """What the rows hold, which are taken out: one block, a row a line.

        Or paragraphs, where the table only laid out the page.
        """
        self.close_row()
        rows, self.rows = self.rows, []
        if _lays_out(rows):
            return [
                piece
                for row in rows
                for cell in row
                if cell is not _EMPTY
                for piece in _paragraphs(cell)
            ]
        fragments: list[Fragment] = []
        for row in rows:
            for place, cell in enumerate(row):
                fragments.append(CELL_BREAK if place else LINE_BREAK)
                fragments += (_in_cell(fragment) for fragment in cell)
        text, links = fold(fragments)
        return [Piece(BlockKind.TABLE, text, links=links)] if text else []


def _lays_out(rows: list[list[Cell]]) -> bool:
    columns = max(map(len, rows), default=0)
    return columns < 2 or any(_length(cell) > _LONGEST_CELL for row in rows for cell in row)


def _length(cell: Cell) -> int:
    return sum(len(fragment.text) for fragment in cell)


def _in_cell(fragment: Fragment) -> Fragment:
    if fragment is LINE_BREAK:
        return Fragment(" ")
    return Fragment(fragment.text.replace("|", "¦"), fragment.url)


def _paragraphs(cell: Cell) -> list[Piece]:
    """The paragraphs of a cell, which stand between its line breaks."""
    breaks = [-1, *(n for n, bit in enumerate(cell) if bit is LINE_BREAK), len(cell)]
    folded = (fold(cell[before + 1 : after]) for before, after in pairwise(breaks))
    return [Piece(BlockKind.PARAGRAPH, text, links=links) for text, links in folded if text]
