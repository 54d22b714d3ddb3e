"""Other programs: the editor for a file, and a command that a text is given to."""

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import paths
from briefing.desk.programs import (
    MOST_SHOWN,
    Handed,
    briefing,
    edit,
    editor_command,
    pipe,
    start,
    stop,
    take_terminal,
)
from briefing.errors import BriefingError

BRIEF = 0.2


def script(path: Path, body: str) -> Path:
    """A program of this shell script."""
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def wait_for(happens: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + 20
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture(autouse=True)
def _no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


def test_a_command_reads_the_text_and_what_it_writes_is_handed_back() -> None:
    assert pipe("wc -w", "one two three\n")[1:3] == ("3\n", 0)
    assert pipe("tr a-z A-Z", "café — ok").text == "CAFé — OK"


def test_words_in_quotation_marks_are_one_argument() -> None:
    assert pipe("printf '%s|' 'a b' \"c  d\" e\\ f", "").text == "a b|c  d|e f|"


@pytest.mark.parametrize("sign", ["; echo x", "| echo x", "&& echo x", "$(echo x)", "`echo x`",
                                  "> x", "$HOME", "*", "~"])  # fmt: skip
def test_no_shell_reads_a_command(
    sign: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written = pipe(f"printf '%s ' {sign}", "").text
    assert written.split() == sign.split()
    assert not list(tmp_path.glob("x"))


def test_the_address_takes_its_place_among_the_words() -> None:
    url = "https://x.example/a b;reboot"
    found = pipe("""sh -c 'printf "%s." "$@"' - --at %u x%u""", "", url)
    assert found.text == f"--at.{url}.x%u."
    assert pipe("echo no address", "").text == "no address\n"
    with pytest.raises(BriefingError, match="does not tell where it stands"):
        pipe("echo %u", "")


def test_a_command_of_briefings_own_is_run_as_in_a_shell() -> None:
    found = briefing(["config", "path"])
    assert (found.command, found.code) == ("briefing config path", 0)
    assert found.text == f"{paths.config_file()}\n"
    assert briefing(["remove", "no such source"]).code == 1


def test_a_command_on_an_address_goes_on_when_it_takes_long(tmp_path: Path) -> None:
    """A player is not ended in the middle of its film, nor by what it writes meanwhile."""
    done = tmp_path / "done"
    player = f"sh -c 'yes | head -c 300000; sleep 1.5; touch {done}' player %u"
    assert pipe(player, "x", "http://a.example/1", patience=BRIEF) == (player, "", 0, True)
    assert not done.exists()
    wait_for(done.exists)


def test_a_command_of_the_settings_is_told_of_the_story_and_goes_on(tmp_path: Path) -> None:
    told = tmp_path / "told"
    handed = Handed("http://a.example/1", "--help me", "- The “Post”")
    start(f"""sh -c 'printf "%s|" "$@" > {told}.new; mv {told}.new {told}' - %u %t %s""", handed)
    wait_for(told.exists)
    assert told.read_text() == "http://a.example/1|help me|The “Post”|"
    with pytest.raises(BriefingError, match="where it stands on the web"):
        start("true %u", handed._replace(address=None))
    with pytest.raises(BriefingError, match="no-such-program could not be started"):
        start("no-such-program %u", handed)


def test_a_command_that_takes_the_terminal_tells_how_it_ended() -> None:
    handed = Handed(None, "title", "source")
    take_terminal("true %t", handed)
    with pytest.raises(BriefingError, match="false ended with status 1"):
        take_terminal("false %t", handed)


def test_both_outputs_and_the_status_are_told() -> None:
    ran = pipe("sh -c 'echo out; echo err >&2; exit 3'", "")
    assert ran.text == "out\nerr\n"
    assert ran.code == 3


def test_a_command_that_reads_nothing_is_no_mistake() -> None:
    assert pipe("true", "x" * 1_000_000)[1:3] == ("", 0)
    assert pipe("head -c 2", "abc" * 1_000_000).text == "ab"


def test_a_long_text_and_a_long_answer_do_not_wait_for_each_other() -> None:
    text = "words and more words\n" * 50_000
    assert pipe("cat", text).text == text[:MOST_SHOWN]


def test_bytes_that_are_no_text_do_not_stop_the_answer() -> None:
    assert pipe("printf 'a\\377b'", "").text == "a\ufffdb"
    assert pipe("cat", "half \ud83d a character").text == "half ? a character"


@pytest.mark.parametrize("command", ["", "   "])
def test_without_a_command_one_is_asked_for(command: str) -> None:
    with pytest.raises(BriefingError, match="Say which command"):
        pipe(command, "x")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("no-such-program-here -x", "no-such-program-here could not be started: no such file"),
        ("/", "/ could not be started: permission denied"),
        ("a\0b", "could not be started: embedded null byte"),
        ("wc 'open", "a quotation mark is not closed"),
    ],
)
def test_a_command_that_cannot_be_started_is_told(command: str, told: str) -> None:
    with pytest.raises(BriefingError, match=told):
        pipe(command, "x")


def test_a_command_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    slow = script(tmp_path / "slow", f'sleep 600 & echo $! > "{pid}"; echo started; wait')
    start = time.monotonic()
    with pytest.raises(BriefingError, match=r"slow took longer than \d+ seconds, so it was ended"):
        pipe(str(slow), "x", patience=1.0)
    assert time.monotonic() - start < 20
    child = int(pid.read_text(encoding="utf-8"))
    assert _ends(child)


def _ends(pid: int) -> bool:
    """Whether a process ends within a moment; one that nobody has waited for has ended, too."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        state = Path(f"/proc/{pid}/stat")
        try:
            os.kill(pid, 0)
            if state.exists() and state.read_text(encoding="utf-8").split()[2] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
    return False


def test_a_command_without_end_is_ended_and_fills_no_memory() -> None:
    # What it writes in the time is far more than what may be kept of it.
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(BriefingError, match="took longer"):
        pipe("yes", "x", patience=BRIEF)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    assert grown < 20 * MOST_SHOWN


def test_all_of_a_long_answer_is_taken_from_the_command(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    text = "x" * (8 * MOST_SHOWN)
    ran = pipe(f"tee {copy}", text)
    assert (len(ran.text), ran.code) == (MOST_SHOWN, 0)
    assert copy.stat().st_size == len(text)


def test_what_a_command_leaves_behind_is_not_waited_for_and_goes_on(tmp_path: Path) -> None:
    # As programs do that hold the clipboard.
    pid = tmp_path / "pid"
    holder = script(tmp_path / "holder", f'sleep 600 & echo $! > "{pid}"; echo copied')
    start = time.monotonic()
    assert pipe(str(holder), "x")[1:3] == ("copied\n", 0)
    assert time.monotonic() - start < 20
    child = int(pid.read_text(encoding="utf-8"))
    os.kill(child, signal.SIGKILL)


@pytest.mark.parametrize(
    ("visual", "editor", "expected"),
    [
        ("mine --wait", "other", ["mine", "--wait"]),
        ("", "other", ["other"]),
        ("gone", "other", ["other"]),
        ("", "", ["nano"]),
        ("'my editor' -n", "", ["my editor", "-n"]),
    ],
)
def test_the_editor_is_the_first_that_is_there(
    visual: str,
    editor: str,
    expected: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("mine", "other", "nano", "vi", "my editor"):
        script(tmp_path / name, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("VISUAL", visual)
    monkeypatch.setenv("EDITOR", editor)
    assert editor_command() == expected


def test_without_an_editor_the_reader_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BriefingError, match=r"set \$EDITOR"):
        editor_command()


def test_the_editor_is_given_the_file_as_its_last_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = script(tmp_path / "editor", 'echo "$1 edited" > "$2"')
    monkeypatch.setenv("EDITOR", f"{editor} --wait")
    file = tmp_path / "new folder" / "the sources"
    edit(file)
    assert file.read_text(encoding="utf-8") == "--wait edited\n"


def test_an_editor_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", str(script(tmp_path / "editor", "exit 4")))
    with pytest.raises(BriefingError, match="editor ended with status 4"):
        edit(tmp_path / "x")
    (tmp_path / "editor").write_text("#!/no/such/program\n", encoding="utf-8")
    with pytest.raises(BriefingError, match="editor could not be started"):
        edit(tmp_path / "x")


def test_a_break_in_the_editor_does_not_break_the_viewer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", str(script(tmp_path / "editor", "kill -INT $PPID")))
    before = signal.getsignal(signal.SIGINT)
    edit(tmp_path / "x")
    assert signal.getsignal(signal.SIGINT) is before


def test_a_player_is_left_alone_when_the_viewer_is_left(tmp_path: Path) -> None:
    done = tmp_path / "done"
    player = f"sh -c 'sleep 1; echo over; touch {done}' player %u"
    threading.Timer(BRIEF, stop, kwargs={"leave_players": True}).start()
    begun = time.monotonic()
    assert pipe(player, "x", "http://a.example/1", patience=60).goes_on
    assert time.monotonic() - begun < 20
    wait_for(done.exists)


def test_what_a_command_on_an_address_wrote_is_shown_when_it_ends() -> None:
    ran = pipe("sh -c 'echo got $1; exit 4' - %u", "x", "http://a.example/1")
    assert (ran.text, ran.code, ran.goes_on) == ("got http://a.example/1\n", 4, False)


def test_commands_that_are_waited_for_can_be_stopped_from_another_thread() -> None:
    assert not stop()
    threading.Timer(BRIEF, stop).start()
    begun = time.monotonic()
    with pytest.raises(BriefingError, match="sleep was stopped"):
        pipe("sleep 600", "x", patience=60)
    assert time.monotonic() - begun < 20
