"""Times whole programs: `briefing --version`, and the first picture in a real terminal."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import report
from tests.benchmarks.documents import write_folder
from tests.benchmarks.program import program

RUNS = 15
_EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("READY")
Empty().run()
"""


def main() -> None:
    """Version, first paint with the seeds, first headlines of a folder of 1,000 documents."""
    version = [sys.executable, "-m", "briefing", "--version"]
    nothing = [sys.executable, "-c", "pass"]
    pairs = [(_whole(version), _whole(nothing)) for _ in range(RUNS)]
    ours, floor = zip(*pairs, strict=True)
    report.ratio("briefing --version / python -c pass", ours, floor, 4)
    seeds = [sys.executable, "-m", "briefing"]
    empty = [sys.executable, "-c", _EMPTY]
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Path(folder), 1000)
        many = [*seeds, folder]
        rows = [
            (_until(seeds, b"Kursk"), _until(empty, b"READY"), _until(many, b"Headline"))
            for _ in range(RUNS)
        ]
    ours, floor, thousand = zip(*rows, strict=True)
    report.ratio("first paint with the seeds / empty Textual app", ours, floor, 1.5)
    report.ratio("first headlines of 1,000 documents / empty Textual app", thousand, floor, 2)


def _whole(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _until(command: list[str], text: bytes) -> float:
    """Seconds from exec until a text has been written to the terminal."""
    with program(command) as running:
        return running.until(text) - running.started
