"""Times the viewer on an archive: the start, a step, opening, and memory, beside an empty one."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import report
from tests.benchmarks.archives import environment, write_archive
from tests.benchmarks.program import Program, program

STORIES = 100_000
RUNS = 7
STEPS = 60
SEARCHES = 25
TYPED = ("headline council", "what was counted", "evening news", "reyes 000123")
PACE = 0.1
"""Seconds between two keys of a fast typist."""
VIEWER = [sys.executable, "-m", "briefing"]


def main() -> None:
    """First headlines with 100,000 stories and with 100, a step, opening, a search, memory."""
    with tempfile.TemporaryDirectory() as folder:
        many, few = Path(folder, "many"), Path(folder, "few")
        write_archive(many, STORIES)
        write_archive(few, 100)
        measure(many, few)


def measure(many: Path, few: Path) -> None:
    """Measure on two homes that `write_archive` has made."""
    rows = [(_first_paint(many), _first_paint(few)) for _ in range(RUNS)]
    ours, floor = zip(*rows, strict=True)
    report.ratio("first headlines of 100,000 stories / of 100", ours, floor, 1.3)
    with program(VIEWER, home=environment(many)) as viewer:
        viewer.until(b"Headline 000000")
        viewer.until(b"100,000 unread")
        steps = sorted(viewer.press(b"j", _headline(step)) for step in range(1, STEPS + 1))
        _say("one step down the list of 100,000", steps, "at most 10 ms")
        opened = sorted(_open_and_leave(viewer) for _ in range(STEPS))
        _say("opening a story of 100,000", opened, "at most 25 ms")
        found = sorted(_search(viewer, number) for number in range(0, STORIES, STORIES // SEARCHES))
        _say("results of a search on the screen, of 100,000", found, "at most 100 ms")
        keys = sorted(seconds for words in TYPED for seconds in _typed(viewer, words))
        _say("a key while a search is typed", keys, "at most 50 ms at the 95th")
        report.say("memory of the viewer", f"{viewer.memory() / 1e6:.0f} MB", "at most 150 MB")


def _first_paint(home: Path) -> float:
    with program(VIEWER, home=environment(home)) as viewer:
        return viewer.until(b"Headline 000000") - viewer.started


def _open_and_leave(viewer: Program) -> float:
    seconds = viewer.press(b"\r", b"list")
    viewer.press(b"h", b"read")
    return seconds


def _search(viewer: Program, number: int) -> float:
    """Seconds from the last key of a search to its results."""
    digits = f"{number:06}"
    viewer.press(b"/", b"Words of")
    viewer.press(digits[:-1].encode(), b"found")
    seconds = viewer.press(digits[-1:].encode(), "” · 1 found".encode())
    viewer.press(b"\x1b", b"100,000")
    return seconds


def _typed(viewer: Program, words: str) -> list[float]:
    """Seconds from each key of a search to its letter on the screen, at a fast typist's pace."""
    viewer.press(b"/", b"Words of")
    times = []
    for end in range(1, len(words) + 1):
        times.append(viewer.press(words[end - 1 : end].encode(), words[:end].encode()))
        time.sleep(max(0.0, PACE - times[-1]))
    viewer.press(b"\x1b", b"100,000")
    return times


def _say(what: str, times: list[float], bound: str) -> None:
    slow = times[int(len(times) * 0.95)] * 1000
    value = f"{statistics.median(times) * 1000:.1f} ms"
    report.say(what, value, f"{bound}; 95th percentile {slow:.1f} ms")


def _headline(number: int) -> bytes:
    return f"Headline {number:06}".encode()
