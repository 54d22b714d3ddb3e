"""Where the command line writes to, whatever stands at the other end or fails."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import __version__, cli
from briefing.__main__ import main as door
from briefing.cli import main, output
from tests.conftest import ROOT, SEED
from tests.unit.command_line import STORY, failed, run


def test_a_file_is_written_whole(ferry: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "list.tsv"
    target.parent.mkdir()
    assert main(["list", str(ferry), "-o", str(target)]) == 0
    assert target.read_text().startswith("Ferry sinks off Ayr\t")
    assert [path.name for path in target.parent.iterdir()] == ["list.tsv"]


def test_a_file_keeps_its_mode_and_a_link_stays_a_link(ferry: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "kept.json", tmp_path / "link.json"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    assert main(["list", "--json", str(ferry), "-o", str(link)]) == 0
    assert link.is_symlink()
    assert json.loads(target.read_text())["schema"] == 1
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_file_that_fails_half_way_keeps_what_it_had(
    ferry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out" / "kept.tsv"
    target.parent.mkdir()
    target.write_text("old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert main(["list", str(ferry), "-o", str(target)]) == 1
    assert target.read_text() == "old"
    assert [path.name for path in target.parent.iterdir()] == ["kept.tsv"]


@pytest.mark.parametrize("target", ["", "nowhere/out.tsv"])
def test_a_file_that_cannot_be_written_is_said(
    target: str, ferry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = failed(capsys, 1, "list", ferry, "-o", tmp_path / target)
    assert said.startswith(f"{tmp_path / target}: ")


def test_a_device_is_written_to_and_not_replaced(ferry: Path) -> None:
    assert main(["list", str(ferry), "-o", os.devnull]) == 0
    assert not Path(os.devnull).is_file()


def test_what_fails_unforeseen_is_one_sentence_and_a_log(
    ferry: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(words: object) -> None:
        raise KeyError("unforeseen")

    monkeypatch.setattr(cli, "parse", broken)
    said = failed(capsys, 1, "list", ferry)
    log = Path(said.rpartition(" stands in ")[2])
    assert said.startswith("something failed that should not have (KeyError)")
    assert "KeyError: 'unforeseen'" in log.read_text()
    assert "Traceback" not in said


def test_an_interruption_ends_quietly_in_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "parse", interrupted)
    assert main(["list"]) == 130
    assert capsys.readouterr() == ("", "")


def test_the_version_is_answered_before_anything_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert door(["--version"]) == 0
    assert capsys.readouterr().out == f"briefing {__version__}\n"
    program = "import sys; from briefing.__main__ import main; main(['-V']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {program}"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(done.stdout.split())
    assert "briefing.__main__" in loaded
    assert not loaded & {"argparse", "pathlib", "briefing.cli", "textual", "rich"}


def test_commands_bring_in_neither_textual_nor_rich() -> None:
    program = (
        "import sys, briefing.marks, briefing.desk.marking, briefing.cli.commands, "
        "briefing.cli.settings; from briefing.cli import main; main(['quotes', '--json']); "
        "main(['keys']); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stderr.split())
    assert "briefing.marks" in loaded
    assert not loaded & {"textual", "rich", "httpx", "feedparser"}


def test_a_reader_who_leaves_early_ends_it_quietly(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(STORY)
    program = f"{sys.executable} -m briefing show {tmp_path} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "Ferry sinks off Ayr\n0\n"
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_behind_standard_output_is_said(ferry: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefing", "show", str(ferry)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr == (
        "briefing: standard output: cannot be written (No space left on device)\n"
    )


@pytest.mark.parametrize("words", [["show"], ["quotes", "--json"]])
def test_a_narrow_encoding_is_no_obstacle(words: list[str]) -> None:
    done = run(*words, SEED, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert done.stderr == ""
    if "--json" in words:
        assert "“flagrant violation”" in [q["text"] for q in json.loads(done.stdout)["quotes"]]


def test_output_that_is_no_terminal_has_no_escapes() -> None:
    for words in (["show"], ["list"], ["quotes"], ["figures"], ["keys"], []):
        assert "\x1b" not in run(*words, FORCE_COLOR="1").stdout


@pytest.mark.parametrize(
    ("env", "options", "coloured", "drawn"),
    [
        ({}, [], True, True),
        ({"NO_COLOR": "1"}, [], False, True),
        ({"NO_COLOR": ""}, [], True, True),
        ({}, ["--no-color"], False, True),
        ({"TERM": "dumb"}, [], False, False),
        ({}, ["--plain"], False, False),
    ],
)
def test_a_terminal_gets_colour_unless_it_is_unwanted(
    env: dict[str, str],
    options: list[str],
    coloured: bool,
    drawn: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["quotes", "--speaker", "Wood", str(SEED), *options]) == 0
    out = capsys.readouterr().out
    assert ("\x1b[3;36m" in out or "\x1b[3;" in out.replace("\x1b[3m", "")) is coloured
    assert ("\x1b[" in out) is drawn
    assert all(len(line) < 120 for line in out.splitlines()) is drawn


def test_messages_survive_a_closed_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    output.say("lost")
    assert main(["list", "/nowhere"]) == 1
