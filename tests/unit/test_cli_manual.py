"""`briefing manual`, and the pages in docs/ that are made of the program's own tables."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from briefing import __version__, config, paths, subscriptions
from briefing.cli.grammar import commands
from briefing.cli.manual import manual
from briefing.cli.reference import ENVIRONMENT, FILES, SETTINGS, example
from briefing.cli.roff import entry, escaped, page, paragraph, section
from briefing.cli.settings import all_mistakes
from briefing.cli.texts import COMMANDS
from briefing.config import KEYMAPS, Settings
from briefing.desk.filter_fields import FIELDS, WORDS
from briefing.desk.filters import check
from briefing.ui.actions import ACTIONS
from tests import guide
from tests.conftest import ROOT
from tests.unit.command_line import printed

STALE = "make docs writes it anew"


@pytest.fixture(scope="module")
def told() -> str:
    """The guide as it stands."""
    return guide.GUIDE.read_text(encoding="utf-8")


def blocks(text: str, name: str) -> list[str]:
    """The blocks of code of one language."""
    return re.findall(rf"^```{name}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def as_read(text: str) -> str:
    """A manual page as roff sets it, every run of blanks one."""
    words = ["groff", "-man", "-Tutf8", "-P-cbou", "-rLL=2000n", "-ww"]
    done = subprocess.run(words, input=text, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    return " ".join(done.stdout.split())


def test_the_manual_page_in_docs_is_the_one_that_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert printed(capsys, "manual") == guide.MANUAL.read_text(encoding="utf-8"), STALE


def test_the_guide_has_the_tables_of_today(told: str) -> None:
    assert guide.guide(told) == told, STALE
    assert guide.parts(told) == ["filters", "settings", "example", "keys", "pictures"]


def test_the_manual_page_is_plain_ascii_and_ends_every_line() -> None:
    assert manual().isascii()
    assert manual().endswith("\n")


def test_no_line_of_the_manual_page_is_a_request_that_roff_does_not_know() -> None:
    known = {".TH", ".SH", ".SS", ".PP", ".TP", ".BR", ".br", ".nf", ".fi", ".RS", ".RE"}
    requests = {line.split()[0] for line in manual().splitlines() if line[:1] in (".", "'")}
    assert requests <= known


def test_every_hyphen_of_an_option_can_be_copied_and_searched() -> None:
    assert r"\fB\-\-no\-color\fR" in manual()
    assert not re.search(r"(?<!\\)--", manual())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".TH x", r"\&.TH x"),
        ("'unread since:2d'", r"\(aqunread since:2d\(aq"),
        ("a\\b", r"a\eb"),
        ("--json", r"\-\-json"),
        ("~/news `x` ^", r"\(ti/news \(gax\(ga \(ha"),
        ('"~Name"', r"\(dq\(tiName\(dq"),
        ("↓ ≥ ø", r"\[u2193] \[u2265] \[u00F8]"),
        ("😀", r"\[u1F600]"),
    ],
)
def test_what_roff_would_take_for_its_own_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_escaped_text_is_read_as_it_was() -> None:
    text = '.SH it\'s a \\fB`test`~^ "quoted" --long .\\" \'br and \\n(.x \\[u41] \\*(Xy ↓ é'
    assert text in as_read(page([".TH X 1\n", section("One"), paragraph(text)]))
    assert text in as_read(page([".TH X 1\n", section("One"), entry("a", text)]))


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_page_tells_every_command_option_field_and_action() -> None:
    read = as_read(manual())
    for command in commands():
        assert command.summary == "open the viewer" or command.summary[1:] in read
        for option in command.options:
            assert option.names[-1] in read
            assert option.text[1:] in read
    for row in (*FIELDS, *WORDS):
        assert f"{row.example} {row.meaning[0].upper()}{row.meaning[1:]}." in read
    for action in ACTIONS:
        assert not action.is_listed or f" {action.id} {action.text}." in read
    for line in example():
        assert line in read


def test_groff_and_mandoc_find_nothing_wrong_with_the_page(tmp_path: Path) -> None:
    path = tmp_path / "briefing.1"
    path.write_text(manual())
    checks = {
        "groff": ["groff", "-man", "-Tutf8", "-ww", "-z", os.fspath(path)],
        "mandoc": ["mandoc", "-T", "lint", "-W", "warning", os.fspath(path)],
    }
    found = [words for name, words in checks.items() if shutil.which(name)]
    if not found:
        pytest.skip("neither groff nor mandoc is installed")
    for words in found:
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
        said = (done.stdout + done.stderr).splitlines()
        # A date would make two pages of the same program differ.
        assert [line for line in said if "missing date" not in line] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_its_part_of_the_page(name: str) -> None:
    assert f'.SS "briefing {name} [options]' in manual()


def test_the_page_says_its_version() -> None:
    assert f'"briefing {__version__}"' in manual().splitlines()[0]


def test_every_setting_is_told_with_its_default() -> None:
    assert {row.name for row in SETTINGS} == set(config.SETTINGS)
    assert len(SETTINGS) == len(config.SETTINGS)
    defaults = {row.name: row.default for row in SETTINGS}
    for name in ("keymap", "measure", "refresh_minutes", "keep_days"):
        assert defaults[name] == str(getattr(Settings(), name))
    assert (Settings().notifications, defaults["notifications"]) == (True, "true")
    assert Settings().theme is None
    assert (Settings().keys, Settings().filters, Settings().full_text) == ((), (), ())


def test_the_example_of_the_settings_says_every_one_and_has_no_mistake(
    told: str, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    whole = max(blocks(told, "toml"), key=len)
    assert set(tomllib.loads(whole)) == set(config.SETTINGS)
    for text in blocks(told, "toml"):
        path.write_text(text)
        assert all_mistakes(path) == []


def test_every_filter_of_the_guide_is_understood(told: str) -> None:
    [block] = blocks(told, "filter")
    for line in block.splitlines():
        check(line)
    for row in (*FIELDS, *WORDS):
        check(row.example)


def test_every_line_of_the_sources_in_the_guide_is_one(told: str) -> None:
    [block] = blocks(told, "sources")
    found = subscriptions.parse(block.encode(), "sources")
    assert found.problems == ()
    assert [(source.name, source.tags) for source in found.sources] == [
        ("", ()),
        ("The Example", ("world", "daily")),
        ("", ("north sea", "world")),
        ("", ("!noisy", "world")),
        ("", ()),
        ("My notes", ("notes",)),
        ("", ()),
        ("", ()),
    ]


def test_the_guide_has_the_keys_of_all_keymaps(told: str) -> None:
    assert f"| what it does | {' | '.join(KEYMAPS)} | action |" in told
    for action in ACTIONS:
        assert not action.is_listed or f"| `{action.id}` |" in told


def test_the_files_are_where_the_program_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    found = (paths.config_file(), paths.sources_file(), paths.database_file(), paths.state_folder())
    if paths.config_folder() != Path("~/.config/briefing").expanduser():
        pytest.skip("the folders have other names on this system")
    *files, log = (Path(row.name).expanduser() for row in FILES)
    assert (*files, log.parent) == found


def test_every_variable_that_the_program_reads_is_told() -> None:
    named = " ".join(row.name for row in ENVIRONMENT)
    asked = re.compile(r"environ(?:\.get\(|\[)\"(\w+)\"")
    for path in (ROOT / "briefing").rglob("*.py"):
        for name in asked.findall(path.read_text(encoding="utf-8")):
            assert name in named, f"{path.name} reads {name}"


def test_a_wheel_carries_the_manual_page_to_where_man_looks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["shared-data"] == {"docs/briefing.1": "share/man/man1/briefing.1"}
    assert guide.MANUAL == ROOT / "docs" / "briefing.1"
