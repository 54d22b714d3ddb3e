"""The saved sources, as the commands work on them: the database open, and sources by their names.

What the sources file says is brought into the database first, each time.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from difflib import get_close_matches
from typing import Final

from briefing import paths, subscriptions
from briefing.cli.output import say
from briefing.desk.keeper import Keeper
from briefing.desk.names import shown_name
from briefing.desk.saved import adopt_saved
from briefing.errors import SettingsError, SourceError
from briefing.model import Source, SourceKind
from briefing.store.sources import StoredSource, all_sources

MOST_TOLD: Final = 5
"""Lines of the sources file whose problems are told; the doctor tells all."""
NO_SOURCES: Final = "there are no sources yet; briefing add ADDRESS adds one"


@asynccontextmanager
async def kept() -> AsyncIterator[Keeper]:
    """The user's database, with the sources of the sources file. Raises StoreError."""
    keeper = Keeper(paths.database_file())
    try:
        _tell(await adopt_saved(keeper))
        yield keeper
    finally:
        keeper.close()


async def saved_sources(keeper: Keeper) -> list[StoredSource]:
    """The saved sources, in their order."""
    return [stored for stored in await keeper.do(all_sources) if stored.is_saved]


def left_behind(stored: StoredSource) -> bool:
    """Whether a source was taken out of the list by hand, and stories without a star stay of it."""
    return not stored.is_saved and stored.stories > stored.starred


def chosen(sources: Sequence[StoredSource], words: Iterable[str]) -> list[StoredSource]:
    """The sources that words name, in their own order; an address, a path, or a name.

    Raises SourceError for a word that names none.
    """
    ids = {stored.id for word in words for stored in _named(sources, word)}
    return [stored for stored in sources if stored.id in ids]


def unmistakable(name: str, place: str) -> str:
    """A feed's name; its place where the name is only its host's, which others may share."""
    shown = subscriptions.without_password(place)
    is_host = name == subscriptions.name_of(Source("", SourceKind.FEED, place))
    return shown if is_host else name


def _named(sources: Sequence[StoredSource], word: str) -> list[StoredSource]:
    """The sources of one word: those in that place, else those of that name."""
    keys = {subscriptions.place_key(word)}
    # A name need not be a place.
    with suppress(SourceError):
        keys.add(subscriptions.place_key(subscriptions.classify(word).place))
    found = [stored for stored in sources if _keys(stored) & keys]
    if not found:
        wanted = word.strip().casefold()
        found = [stored for stored in sources if shown_name(stored).casefold() == wanted]
    if not found:
        names = [shown_name(stored) for stored in sources]
        near = get_close_matches(word, names, n=1, cutoff=0.7)
        meant = f"; did you mean {near[0]}?" if near else "; briefing sources prints them"
        raise SourceError(subscriptions.shown(word), f"is not among the sources{meant}")
    return found


def _keys(stored: StoredSource) -> set[str]:
    """A source's place as it is compared, with its password and without."""
    place = stored.source.place
    without = subscriptions.without_password(place)
    return {subscriptions.place_key(place), subscriptions.place_key(without)}


def _tell(problems: Sequence[SettingsError]) -> None:
    for problem in problems[:MOST_TOLD]:
        say(str(problem))
    if len(problems) > MOST_TOLD:
        say(f"{len(problems) - MOST_TOLD:,} more lines like these: briefing doctor tells them")
