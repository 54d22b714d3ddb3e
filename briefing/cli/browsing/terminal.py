"""A terminal that only prints: whole lines, folded at blanks, and prompts that wait for a line.

Nothing that is written moves the cursor or changes a colour. Every line is cleaned here once more.
"""

import shutil
from collections.abc import Iterable, Sequence
from typing import Final, TextIO, TypeAlias

from rich.cells import cell_len

from briefing.documents.clean import clean_text

NARROWEST: Final = 20
LOWEST: Final = 5
"""Columns and rows that are taken for granted, whatever a terminal says of itself."""

Paragraph: TypeAlias = Sequence[str]
"""Lines that belong together; each makes sense by itself."""


class Terminal:
    """Where lines are told and words are typed."""

    def __init__(self, keys: TextIO, stream: TextIO) -> None:
        self._keys = keys
        self._stream = stream
        self._is_typed = keys.isatty()

    def tell(self, *lines: str) -> None:
        """Write lines, each folded to the width of the terminal."""
        self._write(row for line in lines for row in _folded(line, _columns()))

    def ask(self, prompt: str) -> str | None:
        """The line that answers a prompt, cleaned; None when there are no more."""
        self._stream.write(prompt)
        self._stream.flush()
        try:
            line = self._keys.readline()
        except (OSError, ValueError):
            line = ""
        answer = " ".join(clean_text(line).split())
        if not line:
            self.end_line()
        elif not self._is_typed:
            # A keyboard's terminal shows what is typed; a pipe leaves the prompt's line open.
            self._write([answer])
        return answer if line else None

    def end_line(self) -> None:
        """Leave the line of a prompt that was not answered."""
        self._write([""])

    def tell_screen(self, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
        """Write as many whole paragraphs as a screen holds; those that are left.

        A blank line stands between two of them. One that is higher than the screen is parted
        between two of its rows.
        """
        left = max(LOWEST, shutil.get_terminal_size().lines - 1)
        for number, paragraph in enumerate(paragraphs):
            rows = [row for line in paragraph for row in _folded(line, _columns())]
            if number and len(rows) + 1 > left:
                return list(paragraphs[number:])
            if number:
                self._write([""])
                left -= 1
            self._write(rows[:left])
            if len(rows) > left:
                return [rows[left:], *paragraphs[number + 1 :]]
            left -= len(rows)
        return []

    def _write(self, rows: Iterable[str]) -> None:
        self._stream.writelines(f"{row}\n" for row in rows)
        self._stream.flush()


def _columns() -> int:
    return max(NARROWEST, shutil.get_terminal_size().columns)


def _folded(line: str, columns: int) -> list[str]:
    """A line in rows of so many columns, parted at blanks; a longer word has a row of its own."""
    rows = []
    for part in clean_text(line).split("\n"):
        row, length = "", 0
        for number, word in enumerate(part.split(" ")):
            width = cell_len(word)
            if number and length + 1 + width > columns and row.strip():
                rows.append(row)
                row, length = word, width
            else:
                row = f"{row} {word}" if number else word
                length += width + bool(number)
        rows.append(row)
    return rows
