"""The saved sources: the sources file brought into the database, and names to show for them.

Called by the reading process and by the commands, before they work on the saved sources.
"""

from collections.abc import Sequence
from pathlib import Path

from briefing import subscriptions
from briefing.desk.keeper import Keeper
from briefing.errors import SettingsError
from briefing.model import SourceKind
from briefing.store.sources import StoredSource, adopt


async def adopt_saved(keeper: Keeper, path: Path | None = None) -> tuple[SettingsError, ...]:
    """Make the sources of the sources file the saved ones; the mistakes that stand in it.

    A file that cannot be read leaves the saved sources as they are. Raises StoreError.
    """
    listed = subscriptions.load(path)
    if listed.sources or not listed.problems:
        await keeper.do(adopt, listed.sources)
    return listed.problems


def local_homes(sources: Sequence[StoredSource]) -> dict[str, int]:
    """The saved folders and files, by place, with the ids of their sources."""
    return {
        one.source.place: one.id
        for one in sources
        if one.is_saved and one.source.kind in (SourceKind.FOLDER, SourceKind.FILE)
    }
