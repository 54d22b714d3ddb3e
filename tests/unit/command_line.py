"""Runs commands for the tests of the command line, and gives what they print."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from briefing.cli import main

STORY = """\
Ferry sinks off Ayr

"It sank at once," Ann Lee said. The 300 passengers swam ashore.

Harbour master Max Roe said that $2 million would be paid.
"""


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
