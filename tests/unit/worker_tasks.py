"""What the tests of the pool have its workers do; a module, since workers import it by name."""

import os
import re
import signal
from typing import NoReturn

from briefing.errors import SourceError


def own_pid() -> int:
    return os.getpid()


def added(one: int, other: int) -> int:
    return one + other


def hang_in_a_pattern() -> None:
    """Hold the interpreter for longer than anybody waits."""
    re.fullmatch(r"(a+)+", "a" * 64 + "b")


def leave() -> NoReturn:
    os._exit(3)


def kill_itself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(place: str) -> NoReturn:
    raise SourceError(place, "is empty")


def use_memory(size: int) -> int:
    return len(bytearray(size))


def niceness() -> int:
    return os.nice(0)


def ignores_interrupts() -> bool:
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN
