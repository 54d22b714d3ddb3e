"""The command line: what it prints where, and the exit code it ends with."""

import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from briefing import __version__, cli, paths
from briefing.__main__ import main as door
from briefing.cli import main, output
from briefing.cli.arguments import parse
from briefing.config import Settings
from briefing.desk import watcher
from briefing.errors import UsageError
from briefing.model import FigureKind
from tests.conftest import ROOT, SEED

STORY = """\
Ferry sinks off Ayr

"It sank at once," Ann Lee said. The 300 passengers swam ashore.

Harbour master Max Roe said that $2 million would be paid.
"""


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY)
    return path


def printed(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """What a command that goes well prints; it says nothing."""
    assert main([str(word) for word in words]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def records(capsys: pytest.CaptureFixture[str], name: str, *words: object) -> list[dict[str, Any]]:
    found = json.loads(printed(capsys, *words, "--json"))
    assert found["schema"] == 1
    listed: list[dict[str, Any]] = found[name]
    return listed


def failed(capsys: pytest.CaptureFixture[str], code: int, *words: object) -> str:
    """What a command that fails says; it prints nothing."""
    assert main([str(word) for word in words]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("briefing: ")
    assert err.endswith("\n")
    return err.removeprefix("briefing: ").rstrip("\n")


def run(*words: object, **env: str) -> subprocess.CompletedProcess[str]:
    """The program itself, with nothing of a terminal about it."""
    return subprocess.run(
        [sys.executable, "-m", "briefing", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_a_first_word_is_a_command_and_any_other_a_path() -> None:
    assert parse(["list", "a", "b"]).command == "list"
    assert parse(["list", "a", "b"]).paths == ("a", "b")
    assert parse(["--json", "-o", "show", "list", "a"]).command == "list"
    assert parse(["a", "list"]).command == ""
    assert parse(["a", "list"]).paths == ("a", "list")
    assert parse(["./show"]).paths == ("./show",)
    assert parse(["--", "show"]).paths == ("show",)
    assert parse(["show", "--", "-odd.txt"]).paths == ("-odd.txt",)
    assert parse(["show", "a", "--json", "--", "--", "-x"]).paths == ("a", "--", "-x")
    assert parse(["show", "-"]).paths == ("-",)


def test_options_may_stand_anywhere() -> None:
    found = parse(["figures", "a", "--kind", "money", "b", "-o", "x", "--no-color"])
    assert found.paths == ("a", "b")
    assert found.kind is FigureKind.MONEY
    assert (found.output, found.no_color) == ("x", True)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["list", "--jsno"], "unrecognized arguments: --jsno (did you mean --json?)"),
        (["list", "--json", "--plain"], "--json and --plain exclude each other"),
        (["keys", "a"], "unrecognized arguments: a"),
        (["keys", "--", "a"], "unrecognized arguments: a"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_told_in_a_sentence(
    words: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UsageError) as raised:
        parse(words)
    assert str(raised.value).startswith(reason)
    assert "--help" in failed(capsys, 2, *words)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["show", "--view", "all"], 'there is no view "all"; there are full, skim and evidence'),
        (
            ["figures", "--kind", "mony"],
            'there is no kind of figure "mony" (did you mean money?); there are count, money,'
            " percent, rate, duration, measure, range, age, score and fraction",
        ),
        (["config", "x"], 'there is no config command "x"; there are path and check'),
        (["config"], "say what to do: briefing config path, or briefing config check"),
    ],
)
def test_a_choice_that_is_none_is_told_with_those_there_are(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failed(capsys, 2, *words) == sentence


@pytest.mark.parametrize("command", ["", "show", "list", "quotes", "figures", "keys", "config"])
def test_every_command_has_help_with_examples(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed(capsys, *command.split(), "--help")
    assert f"usage: briefing {command}".rstrip() in text
    assert "examples:" in text
    assert "exit status:" in text
    assert all(len(line) <= 100 for line in text.splitlines())


def test_show_prints_the_text_as_it_stands(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "show", ferry).splitlines()
    assert lines[0] == "Ferry sinks off Ayr"
    assert [line for line in lines[2:] if line] == [line for line in STORY.splitlines()[1:] if line]


def test_show_skim_leaves_out_what_holds_no_mark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ferry sinks\n\nA ferry sank.\n\nIt was old. It carried 300 people.\n")
    lines = printed(capsys, "show", "--view", "skim", path).splitlines()
    assert lines[2:] == ["", "A ferry sank.", "", "It carried 300 people."]


def test_show_evidence_sets_quotes_under_speakers_and_figures_under_what_they_count(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = printed(capsys, "show", "--view", "evidence", SEED)
    quotes, figures = text.split("Figures, by what they count\n")
    assert 'Lloyd Austin, Defense Secretary\n  "reckless developments."\n' in quotes
    assert "\nNorth Korean " in figures
    assert "≈ 8,000" in figures
    assert "In quotation marks, but no speech\n\n  'Fair Game'\n" in figures


def test_list_prints_a_line_with_tabs_for_each_story(
    ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = ferry.parent.name
    assert printed(capsys, "list", ferry) == (
        f"Ferry sinks off Ayr\t{source}\t\t1\t1\t2\t{ferry}\n"
    )


def test_without_a_command_and_a_terminal_the_headlines_are_printed(
    ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(capsys, ferry) == printed(capsys, "list", ferry)


def test_without_a_path_the_seeds_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    places = [line.split("\t")[-1] for line in printed(capsys, "list").splitlines()]
    assert str(SEED) in places


def test_quotes_prints_speaker_and_words(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "quotes", ferry) == (
        f'Ann Lee\t"It sank at once,"\tsaid\tdirect\tFerry sinks off Ayr\t{ferry}\n'
    )


@pytest.mark.parametrize("name", ["Antony Blinken", "blinken", "BLINK"])
def test_quotes_of_one_speaker_by_any_part_of_the_name(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = records(capsys, "quotes", "quotes", "--speaker", name, SEED)
    assert len(found) == 6
    assert {quote["speaker"] for quote in found} == {"Antony Blinken"}


def test_a_speaker_who_is_not_there_ends_in_4_and_a_name_that_is_close(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = failed(capsys, 4, "quotes", "--speaker", "Blinkin", SEED)
    assert said == "no quotes by Blinkin found; did you mean Antony Blinken?"


def test_figures_of_one_kind(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = records(capsys, "figures", "figures", "--kind", "money", ferry)
    assert (found["text"], found["value"], found["unit"]) == ("$2 million", 2_000_000, "USD")
    (line,) = printed(capsys, "figures", "--kind", "money", ferry).splitlines()
    assert line.split("\t")[:2] == ["$2m", "$2 million"]


def test_nothing_matched_ends_in_4_and_json_is_whole_all_the_same(
    ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failed(capsys, 4, "figures", "--kind", "score", ferry) == "no figures found"
    assert main(["figures", "--kind", "score", "--json", str(ferry)]) == 4
    assert json.loads(capsys.readouterr().out) == {"schema": 1, "figures": []}


def test_marks_of_json_are_verbatim_in_the_text_of_show(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folders = (ROOT / "seeds", ROOT / "tests" / "data")
    texts = {story["id"]: story["text"] for story in records(capsys, "stories", "show", *folders)}
    for command in ("quotes", "figures"):
        found = records(capsys, command, command, *folders)
        assert found
        for mark in found:
            text = texts[mark["story"]]
            assert text[mark["start"] : mark["end"]] == mark["text"]


def test_the_views_add_what_they_pick_to_json(
    ferry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (story,) = records(capsys, "stories", "show", "--view", "skim", ferry)
    assert story["skim"][0]["text"] == STORY.splitlines()[2]
    (story,) = records(capsys, "stories", "show", "--view", "evidence", ferry)
    assert [group["name"] for group in story["evidence"]["speakers"]] == ["Ann Lee"]


def test_some_documents_in_trouble_end_in_3_and_the_others_are_printed(
    ferry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert main(["list", str(tmp_path)]) == 3
    out, err = capsys.readouterr()
    assert out.startswith("Ferry sinks off Ayr\t")
    assert err == f"briefing: {tmp_path / 'empty.txt'}: is empty\n"


def test_documents_that_are_all_in_trouble_end_in_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "nowhere.txt" in failed(capsys, 1, "show", tmp_path / "nowhere.txt")


@pytest.mark.parametrize(
    ("place", "advice"),
    [
        ("qoutes", "did you mean the command quotes?"),
        ("help", "did you mean briefing --help?"),
        ("https://news.example/a", "save the page first"),
    ],
)
def test_a_path_that_is_not_there_comes_with_advice(
    place: str, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert advice in failed(capsys, 1, place)


def test_foreign_words_come_back_clean(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (
        ["show", "\x1b]0;x\x07\x1b[2Ja"],
        ["--\x1b[2Jx"],
        ["quotes", "--speaker", "\x9b2J", SEED],
    ):
        assert main([str(word) for word in words]) != 0
        said = capsys.readouterr().err
        assert said.rstrip("\n").isprintable()


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


class NoWatcher:
    """Stands for the process that reads; it only remembers what it was to read."""

    def __init__(self, places: Sequence[str]) -> None:
        self.places = places
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


def test_on_a_terminal_the_viewer_opens_with_what_the_settings_say(
    viewed: list[tuple[Any, ...]], ferry: Path
) -> None:
    paths.config_folder().mkdir(parents=True)
    paths.config_file().write_text('keymap = "newsboat"\nmeasure = 7\n')
    assert main([str(ferry), "-"]) == 0
    ((reads, settings, mistakes),) = viewed
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


def test_keys_prints_the_keymap_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    paths.config_folder().mkdir(parents=True)
    paths.config_file().write_text('[keys]\nnext-mark = ["ctrl+n"]\n')
    lines = [line.split("\t") for line in printed(capsys, "keys").splitlines()]
    assert {len(line) for line in lines} == {4}
    (line,) = [line for line in lines if line[1] == "next-mark"]
    assert line[2] == "Ctrl+N"
    (record,) = [r for r in records(capsys, "keys", "keys") if r["action"] == "next-mark"]
    assert record["keys"] == "Ctrl+N"


def test_config_path_is_the_file_that_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "config", "path") == f"{paths.config_file()}\n"


def test_config_check_prints_every_mistake_and_ends_in_1(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = paths.config_file()
    assert printed(capsys, "config", "check") == (f"{path}: does not exist, so the defaults hold\n")
    path.parent.mkdir(parents=True)
    path.write_text("measure = 70\n")
    assert printed(capsys, "config", "check") == f"{path}: no mistakes\n"
    path.write_text('measure = 7\n[keys]\nnxt-mark = "n"\nhelp = "?"\nquit = "no key"\n')
    assert main(["config", "check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"{path}:1", f"{path}:3", f"{path}:5"]
    assert main(["config", "check", "--json"]) == 1
    mistakes = json.loads(capsys.readouterr().out)["mistakes"]
    assert [mistake["line"] for mistake in mistakes] == [1, 3, 5]


def test_config_check_knows_the_names_of_the_themes(capsys: pytest.CaptureFixture[str]) -> None:
    path = paths.config_file()
    path.parent.mkdir(parents=True)
    path.write_text('theme = "nord"\n')
    assert printed(capsys, "config", "check") == f"{path}: no mistakes\n"
    path.write_text('measure = 70\ntheme = "nrod"\n[keys]\nnothing = "x"\n')
    assert main(["config", "check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f'{path}:2: there is no theme "nrod"; did you mean "nord"?'
    assert [line.split(": ")[0] for line in lines] == [f"{path}:2", f"{path}:4"]


def test_hostile_settings_come_back_clean(capsys: pytest.CaptureFixture[str]) -> None:
    paths.config_folder().mkdir(parents=True)
    paths.config_file().write_text('[keys]\n"\\u001b[2J" = "\\u009b\\u202e"\n')
    assert main(["config", "check"]) == 1
    assert capsys.readouterr().out.rstrip("\n").isprintable()
    assert main(["keys"]) == 0
    assert capsys.readouterr().err.rstrip("\n").isprintable()


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
