"""A line on standard error that tells how far a command is, and is gone when the command ends.

Called by the commands that use the network. Nothing is written where no person looks on.
"""

import os
import sys
import time
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

from briefing.cli.arguments import Arguments
from briefing.cli.output import is_capable
from briefing.documents.clean import clean_line

BAR: Final = 24
"""Columns of a whole bar."""
PAUSE: Final = 0.05
"""Seconds between two lines; a terminal far away takes a while for each."""
_CLEAR: Final = "\r\x1b[K"


class Progress:
    """A context manager; after it the line is gone."""

    def __init__(self, arguments: Arguments) -> None:
        stream = sys.stderr
        is_seen = not arguments.quiet and stream is not None and stream.isatty() and is_capable()
        self._stream = stream if is_seen else None
        self._shown = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._write("")

    def tell(self, text: str) -> None:
        """Show a text, at once."""
        self._write(clean_line(text))

    def count(self, done: int, total: int, text: str) -> None:
        """Show a bar, a count and a text, unless the last ones stand there since a moment only."""
        now = time.monotonic()
        if self._stream is None or (now - self._shown < PAUSE and done < total):
            return
        self._shown = now
        full = BAR * done // max(1, total)
        can_draw = (self._stream.encoding or "").lower().replace("-", "") == "utf8"
        on, off = "━╌" if can_draw else "#."
        self._write(f"{on * full}{off * (BAR - full)}  {done:,}/{total:,}{text}")

    def _write(self, line: str) -> None:
        if self._stream is None:
            return
        with suppress(OSError, ValueError):
            # A line that wraps could not be cleared.
            self._stream.write(_CLEAR + line[: _columns() - 1])
            self._stream.flush()


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
