"""A look at the saved folders and files, which stores what is new or changed in them.

Called by the commands that refresh, and by those that read the stored stories.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.desk.keeper import Keeper
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
    # Imported late: most sources are feeds, and a refresh of those does not wait for this.
    from briefing.desk.entries import Trouble
    from briefing.desk.local import Local

    done, troubles = 0, tuple[Trouble, ...]()
    for now in Local(tuple(homes), homes, keeper).look():
        done, troubles = now.done, now.troubles
        if is_stopped():
            break
    # A place that is not there is in trouble, and held no document to be done with.
    failed = sum(trouble.place not in homes for trouble in troubles)
    told = tuple(f"{trouble.place}: {trouble.reason}" for trouble in troubles)
    return Documents(max(0, done - failed), told)
