"""Times refreshes against a loopback server, beside newsboat with ten threads where it is there."""

import contextlib
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import report
from tests.benchmarks.archives import environment
from tests.benchmarks.program import program

RUNS = 5
FEEDS, STORIES, PORTS, DELAY_MS = 100, 30, 64, 50
STEPS = 60
UNTIL_QUIET, BETWEEN = 10.0, 7.0
"""Seconds until what was left to do in the viewer is done, and until what it said is gone."""


@dataclass(frozen=True)
class Reader:
    """A program that refreshes the feeds of a home folder of its own."""

    command: Sequence[str]
    home: Mapping[str, str]

    def refresh(self) -> float:
        """Seconds from the program's start to its end."""
        start = time.perf_counter()
        subprocess.run(
            self.command,
            check=False,
            env={**os.environ, **self.home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return time.perf_counter() - start


def main() -> None:
    """First, second and incremental refresh; keys meanwhile; feeds in trouble; 500 feeds."""
    with served(FEEDS) as urls:
        rows = [(_rounds(urls, _briefing), _rounds(urls, _newsboat)) for _ in range(RUNS)]
        for place, what, bound in (
            (0, "first refresh of 100 feeds", "at most as long as newsboat's"),
            (1, "second refresh, nothing new", "at most a third of newsboat's"),
            (2, "third refresh, one new story each", "at most a third of newsboat's"),
        ):
            ours = [mine[place] for mine, _ in rows]
            theirs = [others[place] for _, others in rows if others]
            _say(what, ours, theirs, bound)
    with served(FEEDS) as urls:
        _say_viewer(urls, [(others[1], others[2]) for _, others in rows if others])
    alone = statistics.median(mine[0] for mine, _ in rows)
    with served(FEEDS, trouble=True) as urls:
        _say_good_ones(urls, alone)
    with served(500) as urls, tempfile.TemporaryDirectory() as folder:
        reader = _briefing(Path(folder), urls)
        seconds = reader.refresh()
        stored = _stored(Path(folder))
        report.say("500 feeds of 30 stories", f"{seconds:.2f} s", f"{stored:,} of 15,000 stored")


@contextlib.contextmanager
def served(feeds: int, *, trouble: bool = False) -> Iterator[list[str]]:
    """A server with so many feeds, and their addresses."""
    command = [sys.executable, "-m", "tests.benchmarks.feed_server"]
    # One origin is asked one thing at a time, so that a feed in trouble has a port of its own.
    ports = feeds if trouble else PORTS
    numbers = [str(feeds), str(STORIES), str(ports), str(DELAY_MS), *["trouble"] * trouble]
    with subprocess.Popen([*command, *numbers], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        open_ports = server.stdout.readline().split()
        try:
            yield [f"http://127.0.0.1:{open_ports[n % ports]}/{n}.xml" for n in range(feeds)]
        finally:
            server.kill()


def _briefing(folder: Path, urls: Sequence[str]) -> Reader:
    config = folder / "config" / "briefing"
    config.mkdir(parents=True)
    (config / "sources").write_text("\n".join(urls) + "\n")
    command = [sys.executable, "-m", "briefing", "refresh", "--no-marks"]
    return Reader(command, environment(folder))


def _newsboat(folder: Path, urls: Sequence[str]) -> Reader | None:
    program_file = shutil.which("newsboat")
    if program_file is None:
        return None
    (folder / "urls").write_text("\n".join(urls) + "\n")
    (folder / "config").write_text("reload-threads 10\n")
    files = ["-u", f"{folder}/urls", "-c", f"{folder}/cache.db", "-C", f"{folder}/config"]
    return Reader([program_file, "-x", "reload", *files], {"HOME": str(folder)})


def _rounds(
    urls: Sequence[str], make: Callable[[Path, Sequence[str]], Reader | None]
) -> list[float]:
    """Seconds of a first refresh, one with nothing new, and one with a new story in each feed."""
    with tempfile.TemporaryDirectory() as folder:
        reader = make(Path(folder), urls)
        if reader is None:
            return []
        seconds = [reader.refresh(), reader.refresh()]
        _shift(urls)
        return [*seconds, reader.refresh()]


def _shift(urls: Sequence[str]) -> None:
    """Have each feed bring a new story."""
    urllib.request.urlopen(urls[0].rpartition("/")[0] + "/shift").close()


def _stored(home: Path) -> int:
    """The number of stories in a home's database."""
    with contextlib.closing(sqlite3.connect(_database(home))) as db:
        return int(db.execute("SELECT count(*) FROM story").fetchone()[0])


def _database(home: Path) -> Path:
    return home / "data" / "briefing" / "briefing.sqlite3"


def _say(what: str, ours: Sequence[float], theirs: Sequence[float], bound: str) -> None:
    mine = statistics.median(ours)
    if not theirs:
        report.say(what, f"{mine:.2f} s", "newsboat is not installed")
        return
    pairs = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    other = statistics.median(theirs)
    report.say(what, f"{mine:.2f} / {other:.2f} s", f"ratio {pairs:.2f}, {bound}")


def _say_viewer(urls: Sequence[str], theirs: Sequence[tuple[float, float]]) -> None:
    """How long a refresh takes in the viewer, where nothing is to be started, and a key meanwhile.

    `theirs` are newsboat's seconds of a second and a third refresh.
    """
    with tempfile.TemporaryDirectory() as folder:
        reader = _briefing(Path(folder), urls)
        subprocess.run(
            [arg for arg in reader.command if arg != "--no-marks"],
            check=False,
            env={**os.environ, **reader.home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with program([sys.executable, "-m", "briefing"], home=reader.home) as running:
            running.until(b"3,000 unread")
            # The first refresh opens the web; the stories that are not placed yet are meanwhile.
            running.press(b"R", b"0 new stories")
            time.sleep(UNTIL_QUIET)
            again, with_new = [], []
            for _ in range(RUNS):
                again.append(running.press(b"R", b"0 new stories"))
                time.sleep(BETWEEN)
            for _ in range(RUNS):
                _shift(urls)
                with_new.append(running.press(b"R", b"100 new stories"))
                time.sleep(BETWEEN)
            bound = "at most a third of newsboat's whole run"
            _say("in the viewer: nothing new", again, [row[0] for row in theirs], bound)
            _say("in the viewer: one new story each", with_new, [row[1] for row in theirs], bound)
            _shift(urls)
            os.write(running.fd, b"R")
            times = sorted(running.press(b"j", b"Headline") for _ in range(STEPS))
        slow = times[int(len(times) * 0.95)] * 1000
        median = f"{statistics.median(times) * 1000:.1f} ms"
        report.say("a key while feeds load and stories are marked", median,
                   f"95th percentile {slow:.1f} ms, at most 50 ms")  # fmt: skip


def _say_good_ones(urls: Sequence[str], alone: float) -> None:
    """When the good 93 feeds are stored, beside some that are slow, fail or never answer."""
    wanted = (FEEDS - 7) * STORIES
    with tempfile.TemporaryDirectory() as folder:
        reader = _briefing(Path(folder), urls)
        start = time.perf_counter()
        with subprocess.Popen(
            reader.command,
            env={**os.environ, **reader.home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as running:
            while time.perf_counter() - start < 60:
                with contextlib.suppress(sqlite3.Error):
                    if _stored(Path(folder)) >= wanted:
                        break
                time.sleep(0.02)
            seconds = time.perf_counter() - start
            running.kill()
    report.say("the good 93 beside 7 in trouble / all 100 alone", f"{seconds:.2f} / {alone:.2f} s",
               f"ratio {seconds / alone:.2f}, at most 2")  # fmt: skip
