"""Where the command line reads from, and when it opens the viewer."""

import io
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from briefing import cli, paths
from briefing.cli import main
from briefing.config import Settings
from briefing.desk import watcher
from tests.conftest import SEED
from tests.unit.command_line import STORY, failed, printed, run


class NoWatcher:
    """Stands for the process that reads; it only remembers what it was to read."""

    def __init__(self, places: Sequence[str], *, offline: bool) -> None:
        self.places = places
        self.offline = offline
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def viewed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the viewer is opened with, on a terminal that has a keyboard."""
    from briefing.ui import app

    opened: list[tuple[Any, ...]] = []

    def run(*given: Any) -> int:
        opened.append(given)
        return 0

    monkeypatch.setattr(app, "run", run)
    monkeypatch.setattr(watcher, "Watcher", NoWatcher)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(cli, "_has_keyboard", lambda: True)
    return opened


def test_standard_input_is_a_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert printed(capsys, "list", "-").startswith("Ferry sinks off Ayr\tstandard input\t")


@pytest.mark.parametrize("command", [[], ["show"], ["list"], ["quotes"], ["figures"]])
def test_nobody_is_left_to_type_a_document_at_a_terminal(
    command: list[str],
    viewed: list[tuple[Any, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    said = failed(capsys, 2, *command, SEED, "-")
    assert said == "- reads standard input: pipe a document into it"
    assert viewed == []


def test_a_pipe_that_nobody_reads_is_told_how_to_be_read(ferry: Path) -> None:
    hint = "briefing: standard input is not read; briefing - reads it\n"
    for words, said in (([], hint), (["quotes"], hint), ([ferry], ""), (["keys"], "")):
        done = subprocess.run(
            [sys.executable, "-m", "briefing", *map(str, words)],
            input=STORY, capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        assert done.stderr == said
        assert done.stdout
    assert run("list").stderr == ""


def test_on_a_terminal_the_viewer_opens_with_what_the_settings_say(
    viewed: list[tuple[Any, ...]], ferry: Path
) -> None:
    paths.config_folder().mkdir(parents=True)
    paths.config_file().write_text('keymap = "newsboat"\nmeasure = 7\n')
    assert main([str(ferry), "-"]) == 0
    ((reads, settings, mistakes, _),) = viewed
    assert reads.places == (str(ferry), "-")
    assert reads.stopped
    assert settings == Settings(keymap="newsboat")
    assert [mistake.line for mistake in mistakes] == [2]


def test_without_a_path_the_viewer_opens_the_seeds(viewed: list[tuple[Any, ...]]) -> None:
    assert main([]) == 0
    assert str(SEED) in viewed[0][0].places


def test_no_viewer_opens_where_no_path_is_there_or_lines_are_asked_for(
    viewed: list[tuple[Any, ...]], ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["nowhere"]) == 1
    assert main([str(ferry), "--json"]) == 0
    assert main([str(ferry), "--plain"]) == 0
    monkeypatch.setenv("TERM", "dumb")
    assert main([str(ferry)]) == 0
    assert viewed == []
