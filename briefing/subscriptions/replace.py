"""A file rewritten whole, so that whoever reads it finds the old content or the new, never less.

Called by the sources file's edits alone.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.errors import SourceError
from briefing.subscriptions.read import read_bytes

_ATTEMPTS = 5
# The addresses in a list of sources may hold passwords.
_MODE_OF_NEW_FILE = 0o600


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Replace the content of the file by what `change` makes of it; a missing file is empty.

    Of a link the target is replaced, and the file's mode is kept. `change` is called again where
    somebody else has written meanwhile. Raises SourceError, and the file is then as it was.
    """
    # A link's target is replaced, so that the link stays. `Path.resolve` raises on some loops.
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone_in(target.parent):
            for _ in range(_ATTEMPTS):
                before = _content(target)
                after = change(before or b"")
                if after == before or _replaced(target, before, after):
                    return
    except OSError as error:
        reason = f"cannot be written ({error.strerror or error})"
        raise SourceError(str(path), reason) from error
    raise SourceError(str(path), "is being written by another program; try again")


def _content(path: Path) -> bytes | None:
    """The bytes of the file; None where there is none."""
    try:
        return read_bytes(path)
    except FileNotFoundError:
        return None


def _replaced(target: Path, before: bytes | None, after: bytes) -> bool:
    """Put a new file in the place of the old; False, and no change, if that is not as it was."""
    status = target.stat() if before is not None else None
    if status is not None and not os.access(target, os.W_OK):
        raise SourceError(str(target), "is read-only; allow writing to it first")
    # Imported late: the program reads the file at every start, and seldom writes it.
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 (a descriptor)
            file.write(after)
            file.flush()
            _dress(file.fileno(), status)
            os.fsync(file.fileno())
        if _content(target) != before:
            return False
        os.replace(name, target)  # noqa: PTH105
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)  # noqa: PTH108
    _settle(target.parent)
    return True


def _dress(descriptor: int, status: os.stat_result | None) -> None:
    """Give a new file the mode, and where that is allowed the owner, of the one it replaces."""
    if sys.platform == "win32":
        return
    if status is None:
        os.fchmod(descriptor, _MODE_OF_NEW_FILE)
        return
    with suppress(PermissionError):
        os.fchown(descriptor, status.st_uid, status.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


def _settle(folder: Path) -> None:
    """Have the folder's new entry outlast a power cut, where the system can promise that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let no other run of this program edit in the folder meanwhile, where that can be held off."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some file systems lock no folders; there the second look at the file must do.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
