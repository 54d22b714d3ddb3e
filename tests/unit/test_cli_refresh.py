"""The command that refreshes: what it asks for, what it says, and what it keeps."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from briefing import paths
from briefing.cli import main
from briefing.store.database import open_for_reading
from briefing.store.texts import unfinished
from tests.loopback import Reply, Server
from tests.unit.command_line import STORY, failed, printed, records
from tests.unit.feed_server import rss, save, served, server, stored

__all__ = ["server"]


def count_unfinished() -> int:
    db = open_for_reading(paths.database_file())
    assert db is not None
    with closing(db):
        return len(unfinished(db, 1000))


def test_new_stories_are_stored_summed_up_and_marked(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/a"] = served(rss("City Desk", "Ferry sinks", "Bridge closes"))
    server.routes["/b"] = served(rss("Harbour", "Tide rises"))
    save(server.url("/a"), f'{server.url("/b")} "~The Harbour"')
    assert printed(capsys, "refresh") == "2 of 2 sources, 3 new stories\n"
    assert [(one.source.name, one.stories) for one in stored()] == [
        ("City Desk", 2),
        ("The Harbour", 1),
    ]
    assert count_unfinished() == 0


def test_stories_are_left_unmarked_where_that_is_asked_for(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/a"] = served(rss("City Desk", "Ferry sinks"))
    save(server.url("/a"))
    assert printed(capsys, "refresh", "--no-marks") == "1 of 1 source, 1 new story\n"
    assert count_unfinished() == 1


def test_a_second_refresh_asks_with_what_the_server_sent(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/a"] = served(rss("City Desk", "Ferry sinks"))
    save(server.url("/a"))
    printed(capsys, "refresh", "--no-marks")
    (found,) = records(capsys, "refresh", "refresh", "--no-marks")
    assert (found["asked"], found["unchanged"], found["new"]) == (1, 1, 0)
    assert [r.headers.get("if-none-match") for r in server.requests] == [None, '"1"']


def test_a_feed_that_fails_is_said_and_the_others_go_on(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/a"] = served(rss("City Desk", "Ferry sinks"))
    server.routes["/c"] = Reply(body=b"<html><p>no feed")
    save(server.url("/a"), f'{server.url("/b")} "~Lost"', server.url("/c"))
    assert main(["refresh", "--no-marks"]) == 3
    out, err = capsys.readouterr()
    assert out == "1 of 3 sources, 1 new story, 2 failed\n"
    lost, no_feed = sorted(err.splitlines(), key=lambda line: "Lost" not in line)
    assert lost.startswith("briefing: Lost: answered 404")
    assert no_feed.startswith(f"briefing: {server.url('/c')}: ")


def test_a_feed_that_failed_is_left_alone_unless_it_is_named(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/a"] = Reply(500)
    save(f'{server.url("/a")} "~The Post"')
    assert main(["refresh"]) == 3
    capsys.readouterr()
    assert main(["refresh", "-v"]) == 0
    assert len(server.asked("/a")) == 1
    assert capsys.readouterr().out == "0 of 1 source, 0 new stories, 1 left alone\n"
    server.routes["/a"] = served(rss("City Desk", "Ferry sinks"))
    assert printed(capsys, "refresh", "--no-marks", "the post").startswith("1 of 1 source")


def test_only_what_is_named_is_refreshed_by_name_or_by_place(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in "abc":
        server.routes[f"/{name}"] = served(rss(f"Feed {name}", "Ferry sinks"))
    save(*(server.url(f"/{name}") for name in "abc"))
    printed(capsys, "refresh", "--no-marks")
    server.requests.clear()
    printed(capsys, "refresh", "--no-marks", "Feed a", server.url("/c"))
    assert {request.path for request in server.requests} == {"/a", "/c"}


def test_a_name_that_is_none_is_said_with_one_that_is_close(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    save(f'{server.url("/a")} "~City Desk"')
    said = failed(capsys, 1, "refresh", "City Dsk")
    assert said == "City Dsk: is not among the sources; did you mean City Desk?"
    said = failed(capsys, 1, "refresh", "https://u:secret@other.example/feed")
    assert said.startswith("https://other.example/feed: is not among the sources")
    assert server.requests == []


def test_without_sources_there_is_nothing_to_refresh(capsys: pytest.CaptureFixture[str]) -> None:
    said = failed(capsys, 4, "refresh")
    assert said == "there are no sources yet; briefing add ADDRESS adds one"


def test_offline_no_feed_is_asked_and_folders_are_read_all_the_same(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "ferry.txt").write_text(STORY)
    save(server.url("/a"), str(folder))
    told = printed(capsys, "refresh", "--offline")
    assert told == "offline: 1 feed not asked, 1 document read\n"
    assert server.requests == []
    assert [one.check.failures for one in stored()] == [0, 0]
    assert count_unfinished() == 0


def test_a_document_in_trouble_ends_in_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "ferry.txt").write_text(STORY)
    (folder / "empty.txt").write_text("")
    save(str(folder))
    assert main(["refresh"]) == 3
    out, err = capsys.readouterr()
    assert out == "1 document read, 1 in trouble\n"
    assert err == f"briefing: {folder / 'empty.txt'}: is empty\n"


def test_quiet_says_what_failed_and_nothing_else(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/a"] = served(rss("City Desk", "Ferry sinks"))
    save(server.url("/a"))
    assert printed(capsys, "refresh", "--quiet") == ""
    save(server.url("/a"), server.url("/b"))
    assert main(["refresh", "--quiet", "--no-marks"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_mistakes_of_the_sources_file_are_said_and_the_rest_is_refreshed(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.routes["/a"] = served(rss("City Desk", "Ferry sinks"))
    save(server.url("/a"), *(["query:x:y"] * 7))
    assert main(["refresh", "--no-marks"]) == 0
    out, err = capsys.readouterr()
    assert out == "1 of 1 source, 1 new story\n"
    lines = err.splitlines()
    assert lines[0].startswith(f"briefing: {paths.sources_file()}:2: ")
    assert lines[5] == "briefing: 2 more lines like these: briefing doctor tells them"


def test_json_tells_each_failure_without_a_password(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    save(server.url("/gone").replace("//", "//user:secret@"))
    server.routes["/gone"] = Reply(410)
    assert main(["refresh", "--json"]) == 3
    out, err = capsys.readouterr()
    assert "secret" not in out + err
    (found,) = json.loads(out)["refresh"]
    assert found["failures"][0]["place"] == server.url("/gone")
    assert (found["feeds"], found["asked"], found["failed"]) == (1, 1, 1)


def test_a_database_that_cannot_be_used_is_said_in_a_sentence(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    save(server.url("/a"))
    paths.database_file().parent.mkdir(parents=True)
    paths.database_file().write_text("This is a letter, and no database.")
    said = failed(capsys, 1, "refresh")
    assert said.startswith(f"{paths.database_file()}: is not a database of briefing")
    assert server.requests == []


def test_three_hundred_feeds_come_in_and_come_unchanged(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dead = {7, 70, 270}
    for number in set(range(300)) - dead:
        server.routes[f"/{number}"] = served(rss(f"Feed {number}", "One", "Two", "Three"))
    urls, opml = tmp_path / "urls", tmp_path / "feeds.opml"
    urls.write_text("".join(f"{server.url(f'/{n}')} news\n" for n in range(200)))
    outlines = "".join(f'<outline xmlUrl="{server.url(f"/{n}")}"/>' for n in range(100, 300))
    opml.write_text(f'<opml version="2.0"><head/><body>{outlines}</body></opml>')
    assert printed(capsys, "import", urls).startswith("Added 200 of 200 sources")
    assert printed(capsys, "import", opml).startswith("Added 100 of 200 sources")
    assert main(["refresh", "--no-marks"]) == 3
    out, err = capsys.readouterr()
    assert out == "297 of 300 sources, 891 new stories, 3 failed\n"
    assert {line.split(": ")[1] for line in err.splitlines()} == {
        server.url(f"/{number}") for number in dead
    }
    server.requests.clear()
    assert main(["refresh", "--json", "--no-marks"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["refresh"]
    assert (found["unchanged"], found["new"], found["left_alone"]) == (297, 0, 3)
    assert all("if-none-match" in request.headers for request in server.requests)
    assert len(server.requests) == 297


def test_ctrl_c_ends_a_refresh_and_keeps_what_has_come(server: Server) -> None:
    server.routes["/a"] = served(rss("City Desk", "Ferry sinks"))
    with Server({"/slow": Reply(hangs=True)}) as other:
        save(server.url("/a"), other.url("/slow"))
        process = subprocess.Popen(
            [sys.executable, "-m", "briefing", "refresh"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ),
        )  # fmt: skip
        _wait_for(lambda: bool(other.requests and paths.database_file().exists()) and _has_one())
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == "1 of 2 sources, 1 new story, stopped\n"
    assert err == ""
    assert stored()[0].stories == 1


def test_a_terminal_sees_how_far_it_is_and_nothing_of_that_stays(server: Server) -> None:
    server.routes["/a"] = served(rss("City Desk", "Ferry sinks"))
    save(server.url("/a"))
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", "refresh"],
        stdout=subprocess.PIPE, stderr=slave, text=True, env=dict(os.environ),
    )  # fmt: skip
    out, _ = process.communicate(timeout=20)
    os.close(slave)
    seen = b""
    with suppress(OSError):
        while piece := os.read(master, 65536):
            seen += piece
    os.close(master)
    assert out == "1 of 1 source, 1 new story\n"
    assert "1/1  1 new" in seen.decode()
    assert seen.endswith(b"\r\x1b[K")


def _has_one() -> bool:
    return any(one.stories for one in stored())


def _wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)
