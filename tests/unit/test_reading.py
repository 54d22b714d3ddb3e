"""The reading process, started and spoken to as the viewer does it."""

import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import TypeVar

import pytest

from briefing import paths, subscriptions
from briefing.desk import signals, watcher
from briefing.desk.nouns import Found, Progress
from briefing.desk.watcher import Watcher
from briefing.model import SourceKind
from briefing.store.database import VERSION, open_for_reading, open_for_writing
from briefing.store.headlines import Headline, headlines
from briefing.store.listing import Selection, listing
from briefing.store.sources import StoredSource, adopt, all_sources
from briefing.store.texts import unfinished
from tests.loopback import Reply, Server
from tests.unit.desk_samples import feed_source, item, rss, stories
from tests.unit.processes import HAS_PROC, session_of
from tests.unit.store_samples import FEED, draft, store

E = TypeVar("E")
PATIENCE = 60
"""Seconds that nothing here takes, even on a machine that is busy with others."""
QUOTED = '"The bridge is 40 metres long," Ann Lee said.'


class Viewer:
    """A viewer's part: a watcher, and all that it has told."""

    def __init__(self, *places: Path | str) -> None:
        self.watcher = Watcher([str(place) for place in places])
        self.told: list[signals.Event] = []
        self._queue: Queue[signals.Event | None] = Queue()
        self._thread = Thread(target=self._hear)
        self._thread.start()

    def _hear(self) -> None:
        for event in self.watcher.events():
            self._queue.put(event)
        self._queue.put(None)

    def wait_for(self, kind: type[E], fits: Callable[[E], bool] = lambda event: True) -> E:
        """The next event of a kind that fits; the test fails where there is none any more."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                event = self._queue.get(timeout=max(0.0, end - time.monotonic()))
            except Empty:
                raise AssertionError(f"no {kind.__name__} came, but {self.told}") from None
            assert event is not None, f"the process ended without {kind.__name__}: {self.told}"
            self.told.append(event)
            if isinstance(event, kind) and fits(event):
                return event

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Wait until the database is so; the viewer is told of each change."""
        while not is_so():
            self.wait_for(object)

    def hear_out(self) -> list[signals.Event]:
        """All that is told until the process ends by itself."""
        while (event := self._queue.get(timeout=PATIENCE)) is not None:
            self.told.append(event)
        return self.told

    def hang_up(self) -> int:
        """End the pipe of commands, as a viewer that crashes does; the process's exit code."""
        self.watcher._commands.close()
        return self.watcher._process.wait(PATIENCE)

    def stop(self) -> None:
        self.watcher.stop()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


class Viewers:
    """Starts viewers and stops them at the end of a test."""

    def __init__(self) -> None:
        self._all: list[Viewer] = []

    def __call__(self, *places: Path | str) -> Viewer:
        viewer = Viewer(*places)
        self._all.append(viewer)
        return viewer

    def stop(self) -> None:
        for viewer in self._all:
            viewer.stop()


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Viewers]:
    """Starts the reading process; its temporary files are in `tmp_path / "tmp"`."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    viewers = Viewers()
    yield viewers
    viewers.stop()


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def rows(*places: Path | str, path: Path | None = None) -> list[Headline]:
    """The stored stories of places, or of all saved sources."""
    db = open_for_reading(path or paths.database_file())
    if db is None:
        return []
    with closing(db):
        return headlines(db, listing(db, Selection(places=tuple(map(str, places)))))


def names(*places: Path | str) -> list[str]:
    return sorted(row.headline for row in rows(*places))


def sources() -> list[StoredSource]:
    db = open_for_reading(paths.database_file())
    assert db is not None
    with closing(db):
        return all_sources(db)


def save(*urls: str) -> None:
    subscriptions.add_all(paths.sources_file(), [feed_source(url) for url in urls])


def set_up(text: str) -> None:
    write(paths.config_file(), text)


def all_end(process: int) -> bool:
    """Whether every process of a session ends before anybody loses patience."""
    end = time.monotonic() + PATIENCE
    while session_of(process):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def test_a_folder_is_stored_then_marked_and_followed_from_then_on(
    start: Viewers, tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    for number in range(3):
        write(folder / f"{number}.txt", f"Story {number}\n\n{QUOTED}\n")
    write(folder / "empty.txt", "")
    viewer = start(folder)
    assert viewer.wait_for(signals.Ready) == signals.Ready(str(paths.database_file()))
    looked = viewer.wait_for(signals.Looked, lambda event: bool(event.troubles))
    assert (looked.done, looked.total) == (4, 4)
    assert [trouble.name for trouble in looked.troubles] == ["empty.txt"]
    assert names(folder) == ["Story 0", "Story 1", "Story 2"]
    viewer.wait_until(lambda: all(row.quotes == 1 for row in rows(folder)))
    kinds = [type(event) for event in viewer.told]
    assert kinds[0] is signals.Ready
    assert kinds.index(signals.Changed) < kinds.index(signals.Looked)
    marked = [one for event in viewer.told if isinstance(event, signals.Marked)
              for one in event.stories]  # fmt: skip
    assert set(marked) <= {row.id for row in rows(folder)}
    write(folder / "3.txt", f"Story 3\n\n{QUOTED}\n")
    (folder / "0.txt").unlink()
    viewer.wait_for(signals.Changed)
    viewer.wait_until(lambda: names(folder) == ["Story 1", "Story 2", "Story 3"])
    viewer.wait_for(signals.Marked)
    assert {row.quotes for row in rows(folder)} == {1}


def test_a_place_that_is_not_there_is_told(start: Viewers, tmp_path: Path) -> None:
    viewer = start(tmp_path / "none.txt")
    looked = viewer.wait_for(signals.Looked)
    assert (looked.done, looked.total) == (0, 0)
    assert [trouble.reason for trouble in looked.troubles] == ["does not exist"]


def test_what_is_piped_in_is_read(
    start: Viewers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "piped", f"Piped\n\n{QUOTED}\n")
    with path.open() as file:
        monkeypatch.setattr(sys, "stdin", file)
        viewer = start("-")
        viewer.wait_until(lambda: names("-") == ["Piped"])


def test_feeds_are_refreshed_when_that_is_wanted_and_their_stories_marked(
    start: Viewers, server: Server
) -> None:
    server.routes["/a"] = rss(*(item(name, body=QUOTED) for name in "abc"))
    server.routes["/b"] = Reply(500)
    save(server.url("/a"), server.url("/b"))
    viewer = start()
    viewer.wait_for(signals.Looked)
    assert server.requests == []
    assert [one.is_saved for one in sources()] == [True, True]
    viewer.watcher.send(signals.Refresh())
    first = viewer.wait_for(signals.Refreshing)
    assert first.progress == Progress(0, 2)
    summary = viewer.wait_for(signals.Refreshed).summary
    assert (summary.sources, summary.new, len(summary.failures)) == (2, 3, 1)
    told = [event.progress for event in viewer.told if isinstance(event, signals.Refreshing)]
    assert told[-1] == Progress(2, 2, failed=1, new=3)
    viewer.wait_until(lambda: [row.quotes for row in rows()] == [1, 1, 1])
    failing = next(one.id for one in sources() if one.source.place == server.url("/b"))
    viewer.watcher.send(signals.Refresh((failing,)))
    assert viewer.wait_for(signals.Refreshed).summary.waiting == 1
    viewer.watcher.send(signals.Refresh((failing,), insist=True))
    assert viewer.wait_for(signals.Refreshed).summary.sources == 1
    assert [len(server.asked(path)) for path in ("/a", "/b")] == [1, 2]


def test_a_refresh_is_stopped_when_that_is_wanted_and_keeps_what_it_brought(
    start: Viewers, server: Server
) -> None:
    server.routes["/a"] = stories("a")
    server.routes["/b"] = Reply(hangs=True)
    save(server.url("/a"), server.url("/b"))
    viewer = start()
    # Nothing is under way yet, and nothing comes of it.
    viewer.watcher.send(signals.StopRefresh())
    viewer.watcher.send(signals.Refresh())
    viewer.wait_for(signals.Refreshing, lambda event: event.progress.done == 1)
    # One that is under way is not begun again.
    viewer.watcher.send(signals.Refresh())
    viewer.watcher.send(signals.StopRefresh())
    summary = viewer.wait_for(signals.Refreshed).summary
    assert (summary.is_stopped, summary.new) == (True, 1)
    assert names() == ["Headline a"]
    server.routes["/b"] = stories("b")
    viewer.watcher.send(signals.Refresh())
    assert viewer.wait_for(signals.Refreshed).summary.new == 1


def test_a_source_is_looked_for_and_added_with_one_request(start: Viewers, server: Server) -> None:
    server.routes["/feed"] = stories("a", "b")
    url = server.url("/feed")
    viewer = start()
    viewer.watcher.send(signals.Probe(url))
    probed = viewer.wait_for(signals.Probed)
    found = Found(url, SourceKind.FEED, "City Desk", 2)
    assert probed == signals.Probed(url, (found,))
    viewer.watcher.send(signals.Subscribe(found, "Mine", ("news",)))
    assert viewer.wait_for(signals.Answered) == signals.Answered("Added Mine: 2 stories")
    viewer.wait_for(signals.Changed)
    assert names() == ["Headline a", "Headline b"]
    assert len(server.requests) == 1
    viewer.watcher.send(signals.Probe(url))
    probed = viewer.wait_for(signals.Probed)
    assert probed == signals.Probed(url, (), "is there already, as Mine", url, is_there=True)
    viewer.watcher.send(signals.Subscribe(found))
    answered = viewer.wait_for(signals.Answered)
    assert not answered.is_well
    assert "is there already" in answered.text


def test_a_folder_that_is_added_or_written_in_the_sources_file_is_followed_at_once(
    start: Viewers, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        write(tmp_path / name / "a.txt", f"Story of {name}\n\nText.\n")
    viewer = start()
    viewer.wait_for(signals.Looked)
    viewer.watcher.send(signals.Probe(str(tmp_path / "one")))
    [found] = viewer.wait_for(signals.Probed).found
    viewer.watcher.send(signals.Subscribe(found))
    viewer.wait_until(lambda: names() == ["Story of one"])
    write(paths.sources_file(), f"{tmp_path / 'two'}\n")
    viewer.watcher.send(signals.SourcesEdited())
    viewer.wait_until(lambda: names() == ["Story of two"])


def test_an_article_that_cannot_be_fetched_is_told_and_the_story_stays(
    start: Viewers, server: Server
) -> None:
    # A feed must not lead into the network of whoever reads it, but for its own host.
    inside = server.url("/inside").replace("127.0.0.1", "localhost")
    server.routes["/feed"] = rss(item("a", link=inside), item("b", link=None))
    save(server.url("/feed"))
    viewer = start()
    viewer.watcher.send(signals.Refresh())
    viewer.wait_for(signals.Refreshed)
    for name, reason in (("a", "private network"), ("b", "where it stands on the web")):
        [story] = [row.id for row in rows() if row.headline == f"Headline {name}"]
        viewer.watcher.send(signals.FetchArticle(story))
        answered = viewer.wait_for(signals.Answered)
        assert not answered.is_well
        assert reason in answered.text
    viewer.watcher.send(signals.FetchArticle(12345))
    assert not viewer.wait_for(signals.Answered).is_well
    assert server.asked("/inside") == []
    assert not any(row.is_full for row in rows())


def test_an_article_on_the_host_of_a_feed_at_home_is_fetched(
    start: Viewers, server: Server
) -> None:
    words = " ".join(f"Word {number} of the whole article stands here." for number in range(80))
    page = f"<html><head><title>T</title></head><body><article><p>{words}</p></article></body>"
    server.routes["/article"] = Reply(body=page.encode(), headers={"Content-Type": "text/html"})
    server.routes["/feed"] = rss(item("a", link=server.url("/article")))
    save(server.url("/feed"))
    viewer = start()
    viewer.watcher.send(signals.Refresh())
    viewer.wait_for(signals.Refreshed)
    [story] = [row.id for row in rows()]
    viewer.watcher.send(signals.FetchArticle(story))
    viewer.wait_until(lambda: [row.is_full for row in rows()] == [True])


def test_what_the_settings_want_is_done_without_being_asked(start: Viewers, server: Server) -> None:
    server.routes["/feed"] = stories("new")
    save(server.url("/feed"))
    with closing(open_for_writing(paths.database_file())) as db:
        adopt(db, [FEED])
        # Seen in November 2023, and kept for thirty days.
        store(db, draft("old"))
    set_up("refresh_minutes = 60\nkeep_days = 30\n")
    viewer = start()
    assert viewer.wait_for(signals.Refreshed).summary.new == 1
    viewer.wait_until(lambda: names() == ["Headline new"])
    with closing(open_for_writing(paths.database_file())) as db:
        assert db.execute("SELECT headline FROM story").fetchall() == [("Headline new",)]


def break_database(how: str) -> bytes:
    """Put something at the database's place that is none; what that is."""
    path = paths.database_file()
    if how == "newer":
        with closing(open_for_writing(path)) as db:
            db.execute(f"PRAGMA user_version = {VERSION + 1}")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        write(path, "Some notes of mine.\n" * 50)
    return path.read_bytes()


@pytest.mark.parametrize("how", ["newer", "garbage"])
def test_with_a_broken_database_named_places_are_read_all_the_same(
    start: Viewers, tmp_path: Path, how: str
) -> None:
    content = break_database(how)
    folder = tmp_path / "notes"
    write(folder / "a.txt", f"One\n\n{QUOTED}\n")
    viewer = start(folder)
    ready = viewer.wait_for(signals.Ready)
    assert str(paths.database_file()) in ready.warning
    assert "move" in ready.warning
    path = Path(ready.path)
    assert path.is_relative_to(tmp_path / "tmp")
    viewer.wait_until(lambda: [row.quotes for row in rows(folder, path=path)] == [1])
    assert viewer.hang_up() == 0
    assert list((tmp_path / "tmp").iterdir()) == []
    assert paths.database_file().read_bytes() == content


def test_with_a_broken_database_the_saved_sources_cannot_be_read(start: Viewers) -> None:
    content = break_database("garbage")
    viewer = start()
    [event] = viewer.hear_out()
    assert isinstance(event, signals.Failed)
    assert str(paths.database_file()) in event.reason
    assert "is not a database of briefing" in event.reason
    assert paths.database_file().read_bytes() == content
    # Nobody listens any more.
    viewer.watcher.send(signals.Refresh())


def test_the_process_ends_by_itself_when_nobody_gives_it_commands_any_more(
    start: Viewers, tmp_path: Path
) -> None:
    write(tmp_path / "notes" / "a.txt", "One\n\nText.\n")
    viewer = start(tmp_path / "notes")
    viewer.wait_for(signals.Looked)
    assert viewer.hang_up() == 0
    viewer.hear_out()
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_command_that_is_none_ends_the_process_as_well(start: Viewers, tmp_path: Path) -> None:
    viewer = start(write(tmp_path / "a.txt", "One\n\nText.\n"))
    viewer.wait_for(signals.Looked)
    viewer.watcher._commands.write(b"not a command")
    assert viewer.watcher._process.wait(PATIENCE) == 0


def busy(start: Viewers, server: Server) -> Viewer:
    """A process that refreshes and whose workers run."""
    long = f"<p>{QUOTED * 400}</p>"
    server.routes["/a"] = rss(*(item(str(number), body=long) for number in range(40)))
    server.routes["/b"] = Reply(hangs=True)
    save(server.url("/a"), server.url("/b"))
    viewer = start()
    viewer.watcher.send(signals.Refresh())
    viewer.wait_for(signals.Marked)
    return viewer


@pytest.mark.skipif(not HAS_PROC, reason="processes are looked up in /proc")
def test_nothing_is_left_of_a_process_that_is_stopped_in_its_work(
    start: Viewers, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watcher, "GRACE", PATIENCE)
    viewer = busy(start, server)
    process = viewer.watcher._process.pid
    # Its workers and what starts them.
    assert len(session_of(process)) >= 3
    viewer.watcher.stop()
    assert all_end(process)
    assert list((tmp_path / "tmp").iterdir()) == []
    # Another run finds all that was stored, and goes on from there.
    server.routes["/b"] = stories("late")
    viewer = start()
    viewer.watcher.send(signals.Refresh())
    assert viewer.wait_for(signals.Refreshed).summary.new == 1
    assert len(rows()) == 41


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no process can be held up here")
def test_a_process_that_does_not_end_by_itself_is_ended(start: Viewers, tmp_path: Path) -> None:
    viewer = start(write(tmp_path / "a.txt", "One\n\nText.\n"))
    viewer.wait_for(signals.Looked)
    viewer.watcher._process.send_signal(signal.SIGSTOP)
    viewer.watcher.stop()
    assert viewer.watcher._process.returncode == -signal.SIGKILL
    viewer.hear_out()


@pytest.mark.skipif(not HAS_PROC, reason="processes are looked up in /proc")
def test_nothing_is_left_of_a_process_that_hangs_up_in_its_work(
    start: Viewers, server: Server
) -> None:
    viewer = busy(start, server)
    process = viewer.watcher._process.pid
    assert viewer.hang_up() == 0
    assert all_end(process)
    db = open_for_reading(paths.database_file())
    assert db is not None
    with closing(db):
        # What was not finished waits for the next run.
        assert len(unfinished(db, 100)) < 40
        held = db.execute("SELECT count(*) FROM source WHERE holder IS NOT NULL").fetchone()
        assert held == (0,)


PARENT = """
import sys, time
from briefing.desk.watcher import Watcher
from briefing.desk import signals
watcher = Watcher([])
watcher.send(signals.Refresh())
for event in watcher.events():
    if isinstance(event, signals.Marked):
        print(watcher._process.pid, flush=True)
        time.sleep(600)
"""


@pytest.mark.skipif(not HAS_PROC, reason="processes are looked up in /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_the_process_and_its_workers_end_with_their_parent(
    server: Server, how: signal.Signals
) -> None:
    server.routes["/a"] = rss(*(item(str(number), body=QUOTED) for number in range(40)))
    server.routes["/b"] = Reply(hangs=True)
    save(server.url("/a"), server.url("/b"))
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        process = int(parent.stdout.readline())
        assert process in session_of(process)
        parent.send_signal(how)
        parent.wait(PATIENCE)
        assert all_end(process)


EVENTS: Sequence[signals.Event | signals.Command] = (
    signals.Ready("/a", "b"),
    signals.Probed("x", (Found("x", SourceKind.FEED, "X", 1, None, 0),)),
    signals.Refreshing(Progress(1, 2, 3, 4)),
    signals.Refresh((1, 2), insist=True),
    signals.Subscribe(Found("x", SourceKind.FOLDER, "X"), "name", ("tag",)),
)


@pytest.mark.parametrize("event", EVENTS)
def test_a_signal_comes_out_of_a_pipe_as_it_went_in(
    event: signals.Event | signals.Command,
) -> None:
    assert pickle.loads(pickle.dumps(event, pickle.HIGHEST_PROTOCOL)) == event


def test_whether_an_event_is_there_is_known_without_waiting(tmp_path: Path) -> None:
    reading = Watcher([str(write(tmp_path / "a.txt", "One\n\nText.\n"))])
    end = time.monotonic() + PATIENCE
    while not reading.is_ready() and time.monotonic() < end:
        time.sleep(0.01)
    assert reading.is_ready()
    assert isinstance(next(reading.events()), signals.Ready)
    reading.stop()
    assert not reading.is_ready()
