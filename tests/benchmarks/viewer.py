"""Times a step down the list in a real terminal, from the key to the next story's headline."""

import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import report
from tests.benchmarks.documents import write_folder
from tests.benchmarks.program import program

STEPS = 60


def main() -> None:
    """The median and the 95th percentile of steps through a folder of 1,000 documents."""
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Path(folder), 1000)
        with program([sys.executable, "-m", "briefing", folder]) as viewer:
            viewer.until(b"1,000 stories")
            viewer.until(b"full view")
            times = [viewer.press(b"j", _headline(step)) for step in range(1, STEPS + 1)]
    times.sort()
    value = f"{statistics.median(times) * 1000:.1f} ms"
    slow = times[int(len(times) * 0.95)] * 1000
    report.say("one headline down", value, f"at most 20 ms; 95th percentile {slow:.1f} ms")


def _headline(number: int) -> bytes:
    return f"Headline {number}:".encode()
