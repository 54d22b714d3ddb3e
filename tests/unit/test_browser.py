"""The one place that opens addresses."""

import time
from pathlib import Path

import pytest

from briefing.desk.browser import open_url
from briefing.errors import BriefingError


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a browser was started with, one argument a line."""
    log = tmp_path / "arguments"
    browser = tmp_path / "my browser"
    script = f'#!/bin/sh\nprintf "%s\\n" "$@" > "{log}.part" && mv "{log}.part" "{log}"\n'
    browser.write_text(script, encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"'{browser}' --new-tab %s")
    return log


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x", "smb://x/y",
     "--flag", "-P", "http://x.example/\nhttp://y", "", "about:blank", "ftp://x.example/"],
)  # fmt: skip
def test_nothing_but_http_and_https_is_opened(url: str, opened: Path) -> None:
    with pytest.raises(BriefingError, match="Only http and https"):
        open_url(url)
    assert not opened.exists()


@pytest.mark.parametrize(
    "url", ["http://x.example/;reboot", "https://x.example/$(id)", "https://x.example/%action"]
)
def test_an_address_is_one_argument_and_no_shell_sees_it(url: str, opened: Path) -> None:
    open_url(url)
    end = time.monotonic() + 10
    while not opened.exists() and time.monotonic() < end:
        time.sleep(0.01)
    flag, address = opened.read_text(encoding="utf-8").splitlines()
    assert flag == "--new-tab"
    assert address.startswith(url.split("/")[0])
    assert address.rsplit("/", 1)[1][:3] == url.rsplit("/", 1)[1][:3]


def test_without_a_browser_the_reader_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BriefingError, match=r"set \$BROWSER"):
        open_url("https://x.example/")
