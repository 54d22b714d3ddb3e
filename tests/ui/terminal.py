"""A real terminal for the program to run in: a pty, its bytes, and the screen they draw."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pyte

PATIENCE = 20.0
"""Seconds to wait for something that must come; only a failing test waits so long."""


@dataclass
class Terminal:
    """A program in a pty. `sent` holds every byte that it wrote."""

    fd: int
    pid: int
    screen: pyte.Screen
    stream: pyte.ByteStream
    sent: bytearray = field(default_factory=bytearray)

    def read(self, seconds: float) -> None:
        """Take what the program writes for some time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.fd], [], [], left)[0] and not self._take():
                return

    def wait_for(self, holds: Callable[[str], bool]) -> str:
        """Take what the program writes until what stands on the screen is as it should be."""
        end = time.monotonic() + PATIENCE
        while not holds(self.picture) and time.monotonic() < end:
            self.read(0.05)
        assert holds(self.picture), self.picture
        return self.picture

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.fd, keys.encode())

    @property
    def picture(self) -> str:
        """What stands on the screen, as lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def _take(self) -> bool:
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.sent += data
        with contextlib.suppress(Exception):
            self.stream.feed(data)
        return bool(data)


@contextlib.contextmanager
def terminal(
    arguments: Sequence[str | bytes], size: tuple[int, int] = (100, 30), **environment: str
) -> Iterator[Terminal]:
    """Run `briefing` with some arguments in a terminal of so many columns and lines."""
    width, height = size
    pid, fd = pty.fork()
    if pid == 0:
        command = [os.fsencode(sys.executable), b"-m", b"briefing", *map(os.fsencode, arguments)]
        os.execve(command[0], command, {**os.environ, **environment})
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    screen = pyte.Screen(width, height)
    try:
        yield Terminal(fd, pid, screen, pyte.ByteStream(screen))
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)
