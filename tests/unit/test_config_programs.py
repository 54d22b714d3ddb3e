"""What the settings say of other programs: the browser, and commands of the reader's own."""

from pathlib import Path

import pytest

from briefing.config import Settings, check, load
from briefing.config_programs import OwnCommand
from briefing.ui.keys import resolve, rows


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_a_browser_may_leave_the_place_of_the_address_out(config: Path) -> None:
    config.write_text('browser = "firefox --new-tab"\nask_before_opening = false\n')
    settings = load(config)
    assert (settings.browser, settings.ask_before_opening) == ("firefox --new-tab %u", False)
    config.write_text('browser = "w3m %u -B"\nbrowser_in_terminal = true\n')
    assert load(config).browser == "w3m %u -B"
    assert load(config).browser_in_terminal


def test_commands_are_read_in_their_order_with_their_lines(config: Path) -> None:
    config.write_text(
        '[commands]\nbookmark = "save %u %t"\n'
        'watch = { run = "mpv %u", key = "P" }\n'
        'lynx = { run = "lynx %u", terminal = true }\n'
    )
    assert load(config).commands == (
        OwnCommand("bookmark", "save %u %t", "", False, 2),
        OwnCommand("watch", "mpv %u", "P", False, 3),
        OwnCommand("lynx", "lynx %u", "", True, 4),
    )


@pytest.mark.parametrize(
    ("written", "line", "reason"),
    [
        ("browser = 3", 1, "browser must be a command in quotation marks, not 3"),
        ("""browser = "fire 'fox" """, 1, "browser leaves a quotation mark open"),
        ('commands = "x"', 1, 'commands must be a table: [commands], then lines of name = "run"'),
        ('[commands]\n"My One" = "x"', 2,
         'a command must be named in small letters and hyphens, not "My One"'),
        ("[commands]\nx = 3", 2, '"x" must be a command, or { run = "command", key = "key" }'),
        ('[commands]\nx = { rum = "y" }', 2, 'a command has no setting "rum"; did you mean "run"?'),
        ('[commands]\nx = { key = "P" }', 2,
         'run of "x" must be a command in quotation marks, not None'),
        ('[commands]\nx = { run = "y", key = 3 }', 2, 'key of "x" must be one key, not 3'),
        ('[commands]\nx = { run = "y", terminal = 1 }', 2,
         'terminal of "x" must be true or false, not 1'),
    ],
)  # fmt: skip
def test_each_mistake_is_told_and_costs_its_own_line(
    config: Path, written: str, line: int, reason: str
) -> None:
    config.write_text(f"{written}\n")
    assert [(one.line, one.reason) for one in check(config)] == [(line, reason)]
    assert load_anyway(config).commands == ()


def load_anyway(path: Path) -> Settings:
    from briefing.config import load_or_default

    return load_or_default(path)[0]


def command(name: str, key: str, line: int = 2) -> OwnCommand:
    return OwnCommand(name, "mpv %u", key, False, line)


def test_a_command_stands_with_its_key_behind_what_works_everywhere() -> None:
    keymap, mistakes = resolve(Settings(commands=(command("watch", "Ctrl+O"),)), "config.toml")
    assert mistakes == []
    table = list(rows(keymap))
    at = table.index(("everywhere", "watch", "Ctrl+O", "Run mpv %u"))
    assert {row[0] for row in table[:at]} == {"everywhere"}
    assert "everywhere" not in {row[0] for row in table[at + 1 :]}
    assert keymap.while_finding().commands == keymap.commands


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ([command("help", "P")], '"help" is an action of briefing\'s own'),
        ([command("watch", "q")], 'the key "q" runs "back" already'),
        ([command("watch", "shift+q")], '"shift+q" is no key'),
        ([command("watch", "P"), command("listen", "P")], 'the key "P" runs "watch" already'),
    ],
)
def test_a_key_or_name_that_is_taken_is_told(commands: list[OwnCommand], reason: str) -> None:
    keymap, [mistake] = resolve(Settings(commands=tuple(commands)), "config.toml")
    assert reason in mistake.reason
    assert keymap.commands == tuple(commands[:-1])
