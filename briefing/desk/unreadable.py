"""What is said of a source whose answer a worker could not read.

Called by a visit to a feed, and for the whole article of a story.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from briefing.errors import SourceError
from briefing.log import keep_traceback
from briefing.sources.pool import Overdue, WorkerDied


@contextmanager
def told_if_unreadable(shown: str, overdue: str) -> Iterator[None]:
    """Raise SourceError on what is `shown` for anything that goes wrong while it is read.

    `overdue` is the reason for what took too long. A traceback of the program's own is kept in the
    log: one answer that trips it must not take the others with it.
    """
    try:
        yield
    except Overdue:
        raise SourceError(shown, overdue) from None
    except WorkerDied:
        raise SourceError(shown, "cannot be read: the program that reads it failed") from None
    except SourceError:
        raise
    except Exception:
        log = keep_traceback()
        where = f"; what happened stands in {log}" if log else ""
        raise SourceError(shown, f"cannot be read: briefing failed on it{where}") from None
