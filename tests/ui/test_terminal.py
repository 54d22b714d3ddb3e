"""The program in a real terminal: nothing foreign reaches it raw, and keys do what they say."""

import os
import re
import signal
from pathlib import Path

import pytest

from briefing import paths
from tests.conftest import SEED
from tests.ui.terminal import terminal

ESC, BEL = "\x1b", "\x07"
SEQUENCES = {
    "csi": f"{ESC}[7777h",
    "csi in c1": "\x9b7777h",
    "title": f"{ESC}]0;EVIL{BEL}",
    "title in c1": "\x9d0;EVIL\x9c",
    "clipboard": f"{ESC}]52;c;RVZJTA=={BEL}",
    "link": f"{ESC}]8;;http://evil.example{ESC}\\",
    "dcs": f"{ESC}PEVIL{ESC}\\",
    "apc": f"{ESC}_EVIL{ESC}\\",
    "pm": f"{ESC}^EVIL{ESC}\\",
    "reset": f"{ESC}c",
    "right to left": "\u202eabc\u202c",
    "isolate": "\u2067abc\u2069",
    "zero width": "a\u200bb\u2060c\ufeff",
    "tags": "\U000e0041\U000e0042",
    "filler": "\u3164",
    "bell and backspace": "\x07\x08\x7f",
    "next line": "a\x85b\u2028c",
}
FORBIDDEN = [
    b"7777h", b"EVIL", b"RVZJTA", b"\x1b]0;", b"\x1bc", b"\x1bP", b"\x1b_", b"\x1b^", b"\x07",
    b"\x08", b"\x7f", "\x85".encode(), "\x9b".encode(), "\x9d".encode(), "\x9c".encode(),
    *(sign.encode() for sign in "\u202e\u202c\u2067\u2069\u200b\u2060\ufeff\u2028\u3164"),
    "\U000e0041".encode(), "\U000e0042".encode(),
]  # fmt: skip
MARKUP = ["[@click=app.quit]x[/]", "[/]", "[b", "\\[", "$t", "[sys:LOCK=SAFE]", "[link=x]y[/link]"]


def hostile_folder(folder: Path) -> None:
    """Documents with every payload in headline, byline, body and file name."""
    payload = "".join(f" {name} {sequence} ." for name, sequence in SEQUENCES.items())
    markup = " ".join(MARKUP)
    (folder / "plain.txt").write_text(
        f"Headline{payload} {markup}\n\nBy Ann{payload} Lee\n\n"
        f'"We know{payload}," said Ann Lee. "It is{markup}{payload} so," she said. '
        f"Some 8,000{payload} people came.\n\nAt the end of a line {ESC}\n\n[2J at a start.\n",
        encoding="utf-8",
    )
    escaped = payload.replace(ESC, "&#27;").replace(BEL, "&#7;")
    (folder / "page.html").write_text(
        f"<html><head><title>Page{escaped} {markup}</title>"
        f'<meta name="author" content="Bo{escaped}"></head><body><article>'
        f'<p>"Words{escaped}," said Bo. {markup}</p>'
        f'<p><a href="http://evil.example/{ESC}]8;;x">link{payload}</a>'
        '<a href="javascript:alert(1)">script</a></p></article></body></html>',
        encoding="utf-8",
    )
    (folder / "notes.md").write_text(
        f"---\ntitle: Front{payload}\nauthor: Cy{payload}\n---\n\n# Notes{payload}\n\n"
        f"`code{payload}` and {markup}\n\n| a{payload} | b |\n|---|---|\n| 1 | {markup} |\n",
        encoding="utf-8",
    )
    for number, sequence in enumerate(SEQUENCES.values()):
        name = f"{number} {sequence} {MARKUP[number % len(MARKUP)]}.txt".replace("/", "_")
        (folder / name).write_text(f"File {number}\n\nBody.\n", encoding="utf-8")
        (folder / f"bad {name}").write_bytes(b"\0" * 64)
    odd = folder / os.fsdecode(b"sub \xff\x1b]0;EVIL\x07")
    odd.mkdir()
    (odd / "x.txt").write_text("X\n\nY", encoding="utf-8")


def test_no_foreign_byte_reaches_the_terminal(tmp_path: Path) -> None:
    hostile_folder(tmp_path)
    with terminal([str(tmp_path)], size=(120, 40)) as term:
        term.wait_for(lambda picture: "unread" in picture and "full view" in picture)
        for _ in range(45):
            term.press("j")
            term.read(0.05)
        term.press("g")
        for keys in ("]", "]", "\r", "\r", "\x1b", "v", "v", "v", "h", "j", "\r", "]", "\r", "q"):
            term.press(keys)
            term.read(0.15)
        term.press("?")
        term.wait_for(lambda picture: "Search" in picture)
        # The shape of the mouse's pointer is set by the viewer itself, with a bell at its end.
        sent = re.sub(rb"\x1b\]22;[a-z-]*\x07", b"", bytes(term.sent))
    for payload in FORBIDDEN:
        assert payload not in sent, payload


def test_markup_in_foreign_text_stands_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Title {' '.join(MARKUP)}\n\nBody.", encoding="utf-8")
    with terminal([str(tmp_path)], size=(150, 30)) as term:
        picture = term.wait_for(lambda picture: "full view" in picture and "Body" in picture)
    for markup in MARKUP:
        assert markup in " ".join(picture.split()), markup


def test_copying_reaches_the_terminal_s_clipboard() -> None:
    with terminal([str(SEED)]) as term:
        term.wait_for(lambda picture: "24 marks" in picture)
        term.press("]y")
        term.wait_for(lambda picture: "Copied" in picture)
        assert b"\x1b]52;c;" in bytes(term.sent)


def test_without_arguments_the_seeds_open() -> None:
    with terminal([]) as term:
        wanted = ("2 stories", "U.S. Says 8,000 North", "Welcome")
        term.wait_for(lambda picture: all(words in picture for words in wanted))


def test_q_leaves_the_terminal_as_it_was() -> None:
    with terminal([str(SEED)]) as term:
        term.wait_for(lambda picture: "24 marks" in picture)
        term.press("q")
        term.read(2)
        assert bytes(term.sent).rstrip().endswith((b"\x1b[?25h", b"\x1b[?1049l", b"\x1b[<u")) or (
            b"\x1b[?1049l" in bytes(term.sent)
        )


def test_a_viewer_that_is_ended_from_outside_leaves_the_terminal_as_it_was() -> None:
    with terminal([str(SEED)]) as term:
        term.wait_for(lambda picture: "24 marks" in picture)
        os.kill(term.pid, signal.SIGTERM)
        term.read(5)
        sent = bytes(term.sent)
        assert sent.rfind(b"\x1b[?1049l") > sent.rfind(b"\x1b[?1049h")
        assert sent.rfind(b"\x1b[?1000l") > sent.rfind(b"\x1b[?1000h")


def test_the_viewer_comes_back_from_a_program_that_fails_and_from_the_shell() -> None:
    config = paths.config_file()
    config.parent.mkdir(parents=True)
    config.write_text('[commands]\nfail = { run = "false", key = "Z", terminal = true }\n'
                      '[keys]\nsuspend = "ctrl+n"\n')  # fmt: skip
    with terminal([str(SEED)]) as term:
        term.wait_for(lambda picture: "24 marks" in picture)
        term.press("Z")
        term.wait_for(lambda picture: "false ended with status 1" in picture)
        term.press("\x0e")
        for _ in range(200):
            if os.waitpid(term.pid, os.WUNTRACED | os.WNOHANG)[0]:
                break
            term.read(0.05)
        term.screen.reset()
        os.kill(term.pid, signal.SIGCONT)
        term.wait_for(lambda picture: "24 marks" in picture and "U.S. Says" in picture)


def is_drawn(picture: str) -> bool:
    """Whether the seed stands there with its marks and its scroll bar, which comes last."""
    return "24 marks" in picture and "full view" in picture and "▆" in picture


def test_ctrl_l_draws_the_screen_anew() -> None:
    with terminal([str(SEED)]) as term:
        picture = term.wait_for(is_drawn)
        term.screen.reset()
        assert not is_drawn(term.picture)
        term.press("\x0c")
        assert term.wait_for(is_drawn) == picture


@pytest.mark.parametrize(("term_name", "no_color"), [("xterm-16color", ""), ("xterm", "1")])
def test_poor_terminals_get_no_true_colour(term_name: str, no_color: str) -> None:
    environment = {"TERM": term_name, "COLORTERM": ""} | ({"NO_COLOR": "1"} if no_color else {})
    with terminal([str(SEED)], (100, 30), **environment) as term:
        term.wait_for(lambda picture: "24 marks" in picture)
        sent = bytes(term.sent)
    assert b"38;2;" not in sent
    assert b"48;2;" not in sent
    if no_color:
        assert b"\x1b[31m" not in sent
        assert b";36m" not in sent
