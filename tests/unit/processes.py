"""Which processes run, for tests that see to it that none is left behind."""

from contextlib import suppress
from pathlib import Path

HAS_PROC = Path("/proc/self/stat").exists()


def session_of(process: int) -> list[int]:
    """The processes of a session that run."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                # The name stands in brackets and may hold anything.
                state, _, _, session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
                if state != "Z" and int(session) == process:
                    found.append(int(folder.name))
    return found
