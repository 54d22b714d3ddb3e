"""Patterns that few texts need, compiled when one first does: importing a room then costs less."""

import re
from collections.abc import Callable
from functools import cache


def rare(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """What gives the compiled pattern, the same one each time."""
    return cache(lambda: re.compile(pattern, flags))
