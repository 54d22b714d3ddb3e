"""Other programs that a reader hands things to: an editor, a command for a text or an address."""

import os
import select
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple
from weakref import WeakSet

from briefing.errors import BriefingError

PATIENCE = 30.0
"""Seconds that a command may take for a text."""
MOST_SHOWN = 200_000
"""Characters of a command's output that are kept."""
_CHUNK = 1 << 16
_lock = threading.Lock()
_running: "set[subprocess.Popen[bytes]]" = set()
_players: "set[subprocess.Popen[bytes]]" = set()
"""Those of the running ones that were given an address, and may go on."""
_left: "WeakSet[subprocess.Popen[bytes]]" = WeakSet()
_stopped: "WeakSet[subprocess.Popen[bytes]]" = WeakSet()
_OFTEN = 0.05
"""Seconds between two looks at whether a command has ended that left its output open."""


class Output(NamedTuple):
    """What a command wrote, on both of its outputs, and how it ended: 0 is well.

    One that `goes_on` has not ended yet, as a player has not.
    """

    command: str
    text: str
    code: int
    goes_on: bool = False


class Handed(NamedTuple):
    """What a command can be told of a story: `%u` its address, `%t` its title, `%s` its source."""

    address: str | None
    title: str
    source: str

    @property
    def signs(self) -> dict[str, str | None]:
        """What stands for each sign; none can be taken for an option of the command."""
        return {
            "%u": self.address,
            "%t": self.title.lstrip("- "),
            "%s": self.source.lstrip("- "),
        }


def editor_command() -> list[str]:
    """The user's editor: $VISUAL, else $EDITOR, else one that is there.

    Raises BriefingError where there is none.
    """
    wanted = [os.environ.get(name, "") for name in ("VISUAL", "EDITOR")]
    for candidate in (*wanted, "nano", "vi"):
        words = _words(candidate)
        if words and shutil.which(words[0]):
            return words
    raise BriefingError("No editor was found: set $EDITOR to one, such as nano.")


def edit(path: Path) -> None:
    """Have a file edited in the terminal, which the caller has left to the editor.

    Raises BriefingError where that fails.
    """
    command = editor_command()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _unbroken():
            code = subprocess.run([*command, os.fspath(path)], check=False).returncode
    except OSError as error:
        reason = error.strerror or "unknown error"
        raise BriefingError(f"{command[0]} could not be started: {reason}.") from error
    if code:
        raise BriefingError(f"{command[0]} ended with status {code}.")


def pipe(command: str, text: str, address: str | None = None, patience: float = PATIENCE) -> Output:
    """What a command makes of a text on its standard input. No shell reads the command.

    A word `%u` of it becomes `address`, which begins with http; what is given an address may be a
    player, and goes on after `patience` seconds. What the command leaves running behind it is left
    alone. Raises BriefingError where it cannot be started, or takes longer for a text.
    """
    words = _filled(command, {"%u": address})
    run = _output_of_player if "%u" in _words(command) else _output
    return run(command, words, _as_file(text), patience)


def stop(*, leave_players: bool = False) -> bool:
    """End the commands whose output is waited for; whether there are any.

    With `leave_players` those that may go on do, and are not waited for any more.
    """
    with _lock:
        left = _players & _running if leave_players else set()
        running = _running - left
        _stopped.update(running)
        _left.update(left)
    for process in running:
        _end(process)
    return bool(running)


def start(command: str, handed: Handed, ended: Callable[[int], None] | None = None) -> None:
    """Start a command that goes on by itself, with nothing to read; see `Handed` for its words.

    `ended` hears its status, in another thread, if it ends while this program runs. Raises
    BriefingError where it cannot be started.
    """
    words = _filled(command, handed.signs)
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise _not_started(words[0], error) from error

    def wait() -> None:
        # Somebody has to take the status of one that ends before the viewer does.
        code = process.wait()
        if ended is not None:
            ended(code)

    threading.Thread(target=wait, daemon=True).start()


def take_terminal(command: str, handed: Handed) -> None:
    """Run a command in the terminal, which the caller has left to it; see `Handed` for its words.

    Raises BriefingError where that fails.
    """
    words = _filled(command, handed.signs)
    try:
        with _unbroken():
            code = subprocess.run(words, check=False).returncode
    except (OSError, ValueError) as error:
        raise _not_started(words[0], error) from error
    if code:
        raise BriefingError(f"{words[0]} ended with status {code}.")


def _filled(command: str, signs: Mapping[str, str | None]) -> list[str]:
    """A command as an argument list, with what it is told in place of its signs."""
    words = _words(command)
    if not words:
        raise BriefingError("Say which command, such as: wc -w")
    filled = [signs.get(word, word) for word in words]
    known = [word for word in filled if word is not None]
    if len(known) < len(filled):
        raise BriefingError("This story does not tell where it stands on the web.")
    return known


def _not_started(program: str, error: Exception) -> BriefingError:
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    return BriefingError(f"{program} could not be started: {reason}.")


def briefing(words: Sequence[str], patience: float = PATIENCE) -> Output:
    """What a command of briefing's own prints, in a process of its own. Raises BriefingError."""
    program = [sys.executable, "-P", "-m", "briefing", *words]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return _output(shlex.join(["briefing", *words]), program, _nothing(), patience, env)


def _output(
    command: str,
    words: list[str],
    given: AbstractContextManager[IO[bytes]],
    patience: float,
    env: Mapping[str, str] | None = None,
) -> Output:
    """What a command, as an argument list, writes when it is given a file to read."""
    end = time.monotonic() + patience
    try:
        with given as file, _started(words, file, env) as process:
            written = _written(process, end)
            process.wait(max(0.0, end - time.monotonic()))
    except subprocess.TimeoutExpired as error:
        told = f"{words[0]} took longer than {patience:.0f} seconds, so it was ended."
        raise BriefingError(told) from error
    except (OSError, ValueError) as error:
        raise _not_started(words[0], error) from error
    return _ended(command, words, process, written)


def _output_of_player(
    command: str, words: list[str], given: AbstractContextManager[IO[bytes]], patience: float
) -> Output:
    """The same for one that may go on: it writes to a file, which nobody has to read for it."""
    end = time.monotonic() + patience
    with given as file, tempfile.TemporaryFile() as output:
        try:
            process = _begun(words, file, output)
        except (OSError, ValueError) as error:
            raise _not_started(words[0], error) from error
        with _noted(process, _players):
            while process.poll() is None and process not in _left and time.monotonic() < end:
                time.sleep(_OFTEN)
        if process.poll() is None:
            threading.Thread(target=process.wait, daemon=True).start()
            return Output(command, "", 0, goes_on=True)
        output.seek(0)
        return _ended(command, words, process, output.read(4 * MOST_SHOWN))


def _ended(
    command: str, words: list[str], process: "subprocess.Popen[bytes]", written: bytes
) -> Output:
    """What a command wrote that has ended. Raises BriefingError for one that was stopped."""
    if process in _stopped:
        raise BriefingError(f"{words[0]} was stopped.")
    return Output(command, written.decode("utf-8", "replace")[:MOST_SHOWN], process.returncode)


@contextmanager
def _unbroken() -> Iterator[None]:
    """Leave Ctrl+C to the program that has the terminal."""
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _nothing() -> Iterator[IO[bytes]]:
    """A file in which nothing stands."""
    with Path(os.devnull).open("rb") as file:
        yield file


@contextmanager
def _as_file(text: str) -> Iterator[IO[bytes]]:
    """A text as a file without a name: a command may read it, or leave it."""
    with tempfile.TemporaryFile() as file:
        file.write(text.encode("utf-8", "replace"))
        file.seek(0)
        yield file


@contextmanager
def _started(
    words: list[str], given: IO[bytes], env: Mapping[str, str] | None
) -> Iterator["subprocess.Popen[bytes]"]:
    """A command that runs; where what is done with it fails, it ends with all that it started."""
    process = _begun(words, given, subprocess.PIPE, env)
    assert process.stdout is not None
    with process.stdout, _noted(process):
        try:
            yield process
        except BaseException:
            _end(process)
            process.wait()
            raise


def _begun(
    words: list[str],
    given: IO[bytes],
    output: IO[bytes] | int,
    env: Mapping[str, str] | None = None,
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        words, stdin=given, stdout=output, stderr=subprocess.STDOUT, env=env, start_new_session=True
    )


@contextmanager
def _noted(
    process: "subprocess.Popen[bytes]", *others: "set[subprocess.Popen[bytes]]"
) -> Iterator[None]:
    """Have a command be among those that can be stopped, for as long as it is waited for."""
    with _lock:
        for among in (_running, *others):
            among.add(process)
    try:
        yield
    finally:
        with _lock:
            for among in (_running, *others):
                among.discard(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a command with all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _written(process: "subprocess.Popen[bytes]", end: float) -> bytes:
    """What a command writes until it ends or closes its output; what is beyond measure is dropped.

    Raises TimeoutExpired.
    """
    assert process.stdout is not None
    kept = bytearray()
    poll = select.poll()
    poll.register(process.stdout, select.POLLIN)
    while True:
        # In this order: what it wrote before it ended is there to be read.
        has_ended = process.poll() is not None
        if poll.poll(0 if has_ended else _OFTEN * 1000):
            chunk = os.read(process.stdout.fileno(), _CHUNK)
            if not chunk:
                return bytes(kept)
            # No character of UTF-8 has more than four bytes.
            kept += chunk[: max(0, 4 * MOST_SHOWN - len(kept))]
        elif has_ended:
            return bytes(kept)
        if time.monotonic() > end:
            raise subprocess.TimeoutExpired(process.args, 0)


def _words(command: str) -> list[str]:
    """A command as an argument list. Raises BriefingError where a quotation mark is left open."""
    try:
        return shlex.split(command)
    except ValueError as error:
        raise BriefingError(f"{command}: a quotation mark is not closed.") from error
