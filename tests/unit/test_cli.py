"""The command line: what each command prints, and the exit code it ends with."""

import json
from pathlib import Path

import pytest

from briefing import paths
from briefing.cli import main
from briefing.cli.arguments import parse
from briefing.cli.texts import COMMANDS
from briefing.errors import UsageError
from briefing.model import FigureKind
from briefing.ui import pictures
from tests.conftest import ROOT, SEED
from tests.unit.command_line import STORY, failed, printed, records


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


def test_the_value_of_an_option_is_no_command() -> None:
    found = parse(["--tag", "list", "-o", "show", "add", "x", "--name", "add"])
    assert (found.command, found.paths, found.tags) == ("add", ("x",), ("list",))
    assert (found.output, found.name) == ("show", "add")


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
        (
            ["export", "--format", "opl"],
            'there is no format "opl" (did you mean opml?); there are opml and urls',
        ),
        (["list", "--limit", "0"], "--limit takes a number of stories, from 1 on, not 0"),
        (["list", "--limit", "ten"], "--limit takes a number of stories, from 1 on, not ten"),
        (["config", "x"], 'there is no config command "x"; there are path and check'),
        (["config"], "say what to do: briefing config path, or briefing config check"),
    ],
)
def test_a_choice_that_is_none_is_told_with_those_there_are(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failed(capsys, 2, *words) == sentence


@pytest.mark.parametrize("command", ["", *COMMANDS])
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


def test_config_check_tells_how_to_install_what_draws_pictures(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = paths.config_file()
    path.parent.mkdir(parents=True)
    path.write_text("\nimages = true\n")
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)
    assert main(["config", "check"]) == 1
    told = "images needs an extra that is not installed: pip install 'briefing[images]'"
    assert capsys.readouterr().out == f"{path}:2: {told}\n"


def test_hostile_settings_come_back_clean(capsys: pytest.CaptureFixture[str]) -> None:
    paths.config_folder().mkdir(parents=True)
    paths.config_file().write_text('[keys]\n"\\u001b[2J" = "\\u009b\\u202e"\n')
    assert main(["config", "check"]) == 1
    assert capsys.readouterr().out.rstrip("\n").isprintable()
    assert main(["keys"]) == 0
    assert capsys.readouterr().err.rstrip("\n").isprintable()
