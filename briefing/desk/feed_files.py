"""The saved feeds that are files on this machine, and which of them have changed."""

from collections.abc import Sequence

from briefing.model import SourceKind
from briefing.sources.feed_files import stamp_of
from briefing.store.sources import StoredSource


class FeedFiles:
    """Feeds that are files, as they were when they were last read or looked at."""

    def __init__(self, sources: Sequence[StoredSource]) -> None:
        self._places = {
            one.id: one.source.place
            for one in sources
            if one.is_saved and one.source.kind is SourceKind.FEED and not one.source.is_on_web
        }
        self._seen = {one.id: one.check.etag for one in sources if one.id in self._places}

    def changed(self) -> tuple[int, ...]:
        """The sources whose files are others than at the last look; each is told once."""
        now = {id_: stamp_of(place) for id_, place in self._places.items()}
        changed = tuple(id_ for id_, stamp in now.items() if stamp != self._seen[id_])
        self._seen = now
        return changed
