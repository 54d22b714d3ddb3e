"""A program in a pty, timed by what it writes: nothing draws the bytes, so nothing slows them."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

SETTLING = 0.3
"""Seconds after a program's end, so that what it started is gone before the next is timed."""
PATIENCE = 30.0
"""Seconds after which something that did not come counts as never come."""


@dataclass
class Program:
    """A running program, and what it has written since it was last asked for something."""

    fd: int
    pid: int
    started: float
    sent: bytes = b""

    def until(self, text: bytes) -> float:
        """Take what it writes until a text is there; the moment that it was."""
        end = time.perf_counter() + PATIENCE
        while text not in self.sent:
            if time.perf_counter() > end:
                raise TimeoutError(text.decode())
            if select.select([self.fd], [], [], 0.1)[0]:
                self.sent += os.read(self.fd, 65536)
        return time.perf_counter()

    def press(self, key: bytes, text: bytes) -> float:
        """Seconds from a key to a text."""
        while select.select([self.fd], [], [], 0.05)[0]:
            os.read(self.fd, 65536)
        self.sent = b""
        start = time.perf_counter()
        os.write(self.fd, key)
        return self.until(text) - start

    def memory(self) -> int:
        """The bytes of memory that the program has now, its own processes left out."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) * 1024


@contextlib.contextmanager
def program(
    command: Sequence[str],
    size: tuple[int, int] = (120, 40),
    home: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Program]:
    """Run a command in a terminal with true colour, with a home folder if one is given."""
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **home}
    started = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(command[0], [*command], environment)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    try:
        yield Program(fd, pid, started)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)
        time.sleep(SETTLING)
