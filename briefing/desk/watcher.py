"""Starts the process that reads documents, and brings what it reads.

A process of its own reads while Textual is still being imported, leaves the screen's thread
alone, and can be killed, whatever a document does to it.
"""

import os
import select
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.desk.library import Batch


class Watcher:
    """A running process that reads and watches some places."""

    def __init__(self, places: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "briefing.desk.watch", *places],
            stdin=_standard_input(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,
        )

    def batches(self) -> "Iterator[Batch]":
        """What is read, as it comes, until the reading is stopped.

        An empty batch ends the first look at all places. Blocks; for a worker's thread.
        """
        import pickle

        pipe = self._process.stdout
        assert pipe is not None
        with pipe, suppress(EOFError, OSError, pickle.UnpicklingError):
            while True:
                yield pickle.load(pipe)

    def is_ready(self) -> bool:
        """Whether a batch is there already, or on its way, so that nobody waits for it."""
        pipe = self._process.stdout
        with suppress(OSError, ValueError):
            return pipe is not None and bool(select.select([pipe], [], [], 0)[0])
        return False

    def stop(self) -> None:
        """End the process; `batches` ends too."""
        self._process.kill()
        self._process.wait()


def _standard_input() -> int | None:
    """What was piped in, which may have moved to leave its place to the keys; never the keys."""
    with suppress(AttributeError, OSError, ValueError):
        if not sys.stdin.isatty():
            return sys.stdin.fileno()
    return subprocess.DEVNULL
