"""A look at the saved folders and files, which stores what is new or changed in them.

Called by the commands that refresh, and by those that read the stored stories.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.desk.keeper import Keeper
from briefing.desk.local import Local
from briefing.desk.saved import local_homes
from briefing.store.sources import StoredSource


@dataclass(frozen=True, slots=True)
class Documents:
    """What a look brought: how many documents were read, and what is wrong with the others."""

    read: int = 0
    troubles: tuple[str, ...] = ()


def look(
    keeper: Keeper, sources: Sequence[StoredSource], is_stopped: Callable[[], bool] = lambda: False
) -> Documents:
    """Look at those of the sources that are folders and files. Raises StoreError.

    Not for the thread of an event loop: it may take long. It ends early once `is_stopped`.
    """
    homes = local_homes(sources)
    if not homes:
        return Documents()
    read, troubles = 0, tuple[str, ...]()
    for now in Local(tuple(homes), homes, keeper).look():
        read = now.done
        troubles = tuple(f"{trouble.place}: {trouble.reason}" for trouble in now.troubles)
        if is_stopped():
            break
    return Documents(read, troubles)
