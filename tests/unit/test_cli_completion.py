"""`briefing completion`: its scripts in the shells themselves, and the lists they ask for."""

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from briefing import paths, subscriptions
from briefing.cli.arguments import SHELLS
from briefing.cli.grammar import CHOICES, FILES, FREE, LISTED, commands
from briefing.cli.texts import COMMANDS
from briefing.store.database import open_for_writing
from briefing.store.sources import adopt
from tests.unit.command_line import failed, printed
from tests.unit.feed_server import save
from tests.unit.terminals import terminal

HOSTILE = "$(touch pwned)`touch pwned`'; touch pwned; '"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, with `briefing` among the programs of the shells."""
    programs = tmp_path / "programs"
    programs.mkdir()
    program = programs / "briefing"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m briefing "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "my story.txt").write_text("A story.\n")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def sources() -> None:
    """Saved sources, some with names as a hostile feed may have them."""
    save(
        'https://post.example/feed eu "north sea" "~The Post"',
        'https://times.example/feed eu "~The Times"',
        'https://world.example/feed daily "~World: News"',
        f'https://evil.example/feed "~{HOSTILE}"',
        'https://mark.example/feed "~Quoted \\"Name\\""',
    )
    with closing(open_for_writing(paths.database_file())) as db:
        adopt(db, subscriptions.load().sources)


def ran(*words: str) -> str:
    done = subprocess.run(
        words, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout


def in_bash(line: str, *pieces: str) -> list[str]:
    """What bash is offered at the end of a line; it hands its function the pieces of it."""
    script = (
        "source <(command briefing completion bash)\n"
        f"COMP_LINE={shlex.quote(line)} COMP_POINT=${{#COMP_LINE}}\n"
        f"COMP_WORDS=({shlex.join(pieces)}) COMP_CWORD={len(pieces) - 1}\n"
        "_briefing\n"
        "((${#COMPREPLY[@]})) && printf '%s\\n' \"${COMPREPLY[@]}\"\n"
        "true"
    )
    return ran("bash", "--norc", "-c", script).splitlines()


def in_fish(line: str) -> list[str]:
    script = f"command briefing completion fish | source; complete -C {shlex.quote(line)}"
    return [found.split("\t")[0] for found in ran("fish", "--no-config", "-c", script).splitlines()]


def needs(name: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")


def test_every_value_of_an_option_and_of_a_command_is_known() -> None:
    known = {*FILES, *LISTED, *CHOICES, *FREE}
    for command in commands():
        assert set(command.values) <= known, command.name
        assert {option.value for option in command.options} - {""} <= known, command.name


def test_an_option_of_one_name_takes_the_same_in_every_command() -> None:
    values: dict[str, set[str]] = {}
    for command in commands():
        for option in command.options:
            for name in option.names:
                values.setdefault(name, set()).add(option.value)
    assert [name for name, found in values.items() if len(found) > 1] == []


@pytest.mark.parametrize("name", SHELLS)
def test_a_script_has_every_command_and_every_option(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    script = printed(capsys, "completion", name)
    for command in commands():
        assert command.name in script
        for option in command.options:
            long = option.names[-1].removeprefix("--")
            assert f"-l {long} " in script if name == "fish" else f"--{long}" in script


@pytest.mark.parametrize("name", SHELLS)
def test_a_script_is_one_that_its_shell_can_read(name: str, tmp_path: Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    path = tmp_path / "script"
    ran(sys.executable, "-m", "briefing", "completion", name, "-o", os.fspath(path))
    assert ran(name, "-n", os.fspath(path)) == ""


def test_the_lists_are_what_the_saved_sources_are_called_and_tagged(
    sources: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(capsys, "completion", "sources").splitlines() == [
        "The Post", "The Times", "World: News", HOSTILE, 'Quoted "Name"',
    ]  # fmt: skip
    assert printed(capsys, "completion", "tags").splitlines() == ["daily", "eu", "north sea"]
    filters = printed(capsys, "completion", "filters").splitlines()
    assert {"unread", "tag:eu", 'tag:"north sea"', 'source:"The Post"', "has:figure"} < set(filters)
    assert not any("Quoted" in term for term in filters)


@pytest.mark.parametrize("name", ["sources", "tags"])
def test_to_complete_makes_no_database(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    save("https://post.example/feed eu")
    assert printed(capsys, "completion", name) == ""
    assert not paths.database_file().parent.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "say for which shell: briefing completion bash, or zsh, or fish"),
        (["bsh"], 'there is no shell "bsh" (did you mean bash?); there are bash, zsh and fish'),
    ],
)
def test_a_shell_that_is_not_known_is_told(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failed(capsys, 2, "completion", *words) == said


@needs("bash")
@pytest.mark.parametrize(
    ("line", "pieces", "expected"),
    [
        ("briefing ", ["briefing", ""], list(COMMANDS)),
        ("briefing --json se", ["briefing", "--json", "se"], ["search"]),
        ("briefing -o list s", ["briefing", "-o", "list", "s"],
         ["show", "search", "sources"]),
        ("briefing show --vi", ["briefing", "show", "--vi"], ["--view"]),
        ("briefing show --view ", ["briefing", "show", "--view", ""], ["full", "skim", "evidence"]),
        ("briefing show --view=s", ["briefing", "show", "--view", "=", "s"], ["skim"]),
        ("briefing show --view=", ["briefing", "show", "--view", "="],
         ["full", "skim", "evidence"]),
        ("briefing show ", ["briefing", "show", ""], []),
        ("briefing show -o ", ["briefing", "show", "-o", ""], []),
        ("briefing config p", ["briefing", "config", "p"], ["path"]),
        ("briefing config path ", ["briefing", "config", "path", ""], []),
        ("briefing export q", ["briefing", "export", "q"], ["quotes"]),
        ("briefing export quotes q", ["briefing", "export", "quotes", "q"], []),
        ("briefing export --limit 3 q", ["briefing", "export", "--limit", "3", "q"], ["quotes"]),
        ("briefing my\\ story.txt sh", ["briefing", "my\\ story.txt", "sh"], []),
        ("briefing news --pl", ["briefing", "news", "--pl"], ["--plain"]),
        ("briefing remove The\\ T", ["briefing", "remove", "The\\ T"], ["The\\ Times"]),
        ('briefing remove "The T', ["briefing", "remove", '"The T'], ["The Times"]),
        ("briefing remove World:\\ N", ["briefing", "remove", "World", ":", "\\ N"],
         ["\\ News"]),
        ("briefing add --tag n", ["briefing", "add", "--tag", "n"], ["north\\ sea"]),
        ("briefing search tag:d", ["briefing", "search", "tag", ":", "d"], ["daily"]),
        ("briefing search tag:", ["briefing", "search", "tag", ":"],
         ["daily", "eu", '\\"north\\ sea\\"']),
        ("briefing list --filter u", ["briefing", "list", "--filter", "u"], ["unread"]),
    ],
)  # fmt: skip
def test_bash_is_offered_what_fits(
    shell: Path, sources: None, line: str, pieces: list[str], expected: list[str]
) -> None:
    assert in_bash(line, *pieces) == expected


@needs("bash")
def test_in_bash_a_name_is_data_whatever_is_in_it(shell: Path, sources: None) -> None:
    offered = in_bash("briefing refresh ", "briefing", "refresh", "")
    assert [shlex.split(word) for word in offered] == [
        ["The Post"], ["The Times"], ["World: News"], [HOSTILE], ['Quoted "Name"'],
    ]  # fmt: skip
    # Within quotation marks only what needs no escape is offered.
    assert in_bash('briefing refresh "', "briefing", "refresh", '"') == [
        "The Post", "The Times", "World: News",
    ]  # fmt: skip
    assert [path.name for path in shell.iterdir()] == ["my story.txt"]


SETUPS = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        "bind 'set enable-bracketed-paste off'; source <(briefing completion bash)",
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        "unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u -D;"
        " source <(briefing completion zsh)",
    ),
}


@pytest.mark.parametrize("name", SETUPS)
def test_a_line_that_is_completed_at_a_terminal_gives_the_name_as_it_is(
    name: str, shell: Path, sources: None
) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    words, setup = SETUPS[name]
    with terminal(words) as at:
        # The function stands for the program on the line; the script itself asks the program.
        at.type(f"{setup}; briefing() {{ printf '[%s]' \"$@\"; echo end; }}; echo rea''dy\n")
        at.wait("ready")
        for typed, expected in (
            ("briefing remove \\$\t", f"[remove][{HOSTILE}]"),
            ("briefing remove Wor\t", "[remove][World: News]"),
            ("briefing remove World:\t", "[remove][World: News]"),
            ("briefing remove 'The P\t", "[remove][The Post]"),
            ("briefing remove \"The P\t", "[remove][The Post]"),
            ("briefing show my\t", "[show][my story.txt]"),
            ("briefing sh\t--vi\tsk\t", "skim]"),
            ("briefing search tag:da\t", "[search][tag:daily]"),
            ("briefing search tag:\\\"n\t", '[search][tag:"north sea"]'),
        ):  # fmt: skip
            at.type(f"{typed}\n")
            assert at.wait("end\r\n").endswith(expected), typed
    assert [path.name for path in shell.iterdir()] == ["my story.txt"]


@needs("fish")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("briefing show --view ", {"full", "skim", "evidence"}),
        ("briefing remove ", {"The Post", "The Times", "World: News", HOSTILE, 'Quoted "Name"'}),
        ("briefing --json sea", {"search"}),
        ("briefing config ", {"path", "check"}),
        ("briefing config path ", set()),
        ("briefing export q", {"quotes"}),
        ("briefing export --limit 3 q", {"quotes"}),
        ("briefing export quotes q", set()),
        ("briefing news --pl", {"--plain"}),
        ("briefing add --tag ", {"daily", "eu", "north sea"}),
        ("briefing search tag:d", {"tag:daily"}),
        ("briefing show my", {"my story.txt"}),
    ],
)
def test_fish_is_offered_what_fits(
    shell: Path, sources: None, line: str, expected: set[str]
) -> None:
    assert set(in_fish(line)) == expected
    assert [path.name for path in shell.iterdir()] == ["my story.txt"]
