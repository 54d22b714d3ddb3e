"""The log: where tracebacks are kept, since none is shown to a person."""

import time
import traceback
from contextlib import suppress
from pathlib import Path

from briefing.paths import state_folder

LARGEST = 1_000_000


def keep_traceback() -> Path | None:
    """Add the traceback of the error being handled to the log; None if it cannot be written."""
    log = state_folder() / "briefing.log"
    with suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        is_long = log.exists() and log.stat().st_size > LARGEST
        with log.open("w" if is_long else "a", encoding="utf-8", errors="replace") as file:
            file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')}\n{traceback.format_exc()}\n")
        return log
    return None
