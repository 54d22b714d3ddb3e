"""The viewer's end of the reading process: starts it, hears of what it does, tells it what to do.

A process of its own works while Textual is still being imported, leaves the screen's thread alone,
and can be killed, whatever a document or a feed does to it.
"""

import os
import select
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.desk.signals import Command, Event

GRACE = 0.5
"""Seconds in which the process may end by itself, and take its temporary files along."""
_PROGRAM = (sys.executable, "-P", "-m", "briefing.desk.reading")


class Watcher:
    """A running process that reads places, or the saved sources where there are none."""

    def __init__(self, places: Sequence[str], *, offline: bool = False) -> None:
        self.places = tuple(places)
        heard, told = os.pipe()
        self._process = subprocess.Popen(
            [*_PROGRAM, str(heard), "offline" if offline else "online", *places],
            stdin=_standard_input(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            pass_fds=(heard,),
            start_new_session=True,
        )
        os.close(heard)
        self._commands = os.fdopen(told, "wb", buffering=0)

    def events(self) -> "Iterator[Event]":
        """What happens, as it does, until the reading is stopped. Blocks; for a worker's thread."""
        import pickle

        pipe = self._process.stdout
        assert pipe is not None
        with pipe, suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            while True:
                yield pickle.load(pipe)

    def is_ready(self) -> bool:
        """Whether an event is there already, or on its way, so that nobody waits for it."""
        pipe = self._process.stdout
        with suppress(OSError, ValueError):
            return pipe is not None and bool(select.select([pipe], [], [], 0)[0])
        return False

    def send(self, command: "Command") -> None:
        """Tell the process to do something. One that has ended does nothing any more."""
        import pickle

        with suppress(OSError, ValueError):
            self._commands.write(pickle.dumps(command, pickle.HIGHEST_PROTOCOL))

    def stop(self) -> None:
        """End the process; `events` ends too."""
        with suppress(OSError):
            self._commands.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(GRACE)
        self._process.kill()
        self._process.wait()


def _standard_input() -> int | None:
    """What was piped in, which may have moved to leave its place to the keys; never the keys."""
    with suppress(AttributeError, OSError, ValueError):
        if not sys.stdin.isatty():
            return sys.stdin.fileno()
    return subprocess.DEVNULL
