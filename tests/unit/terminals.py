"""A shell in a terminal of its own, for the tests of completion: what keys make of its line."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

PATIENCE = 30.0
"""Seconds to wait for something that must come; only a failing test waits so long."""

# A process with threads, as a worker of the tests is, had better not fork with a terminal itself.
_IN_TERMINAL = (
    "import fcntl, os, signal, sys, termios;"
    # What starts the tests behind itself has them, and all they start, ignore an interrupt.
    "signal.signal(signal.SIGINT, signal.SIG_DFL);"
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    "os.execvp(sys.argv[1], sys.argv[1:])"
)


class Terminal:
    """A program at a terminal. `wait` reads what it writes until that holds a text."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._seen = ""

    def type(self, keys: str) -> None:
        """Send keys, which wait until the program asks for them."""
        os.write(self._handle, keys.encode())

    def wait(self, text: str, again: str = "") -> str:
        """What was written before `text`; what comes after it is left for the next time.

        The keys `again` are typed anew each second: what interrupts a program right before it
        begins to wait for a line is not heard by it.
        """
        end = time.monotonic() + PATIENCE
        while text not in self._seen:
            left = min(1.0, end - time.monotonic()) if again else end - time.monotonic()
            assert left > 0, f"{text!r} did not come: {self._seen!r}"
            if again and not select.select([self._handle], [], [], left)[0]:
                self.type(again)
            elif select.select([self._handle], [], [], left)[0]:
                self._seen += os.read(self._handle, 65536).decode(errors="replace")
        before, _, self._seen = self._seen.partition(text)
        return before


@contextmanager
def terminal(words: Sequence[str]) -> Iterator[Terminal]:
    """A program at a terminal that can do nothing but print; it ends with the block."""
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-c", _IN_TERMINAL, *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "TERM": "dumb", "COLUMNS": "200"},
    )
    os.close(theirs)
    try:
        yield Terminal(ours)
    finally:
        program.kill()
        program.wait()
        os.close(ours)
