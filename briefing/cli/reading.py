"""Reads the stories that a command works on, and says which documents could not be read.

They stand at the paths and addresses of the command line; without one, in the database, for the
saved sources; and without those, they are the documents that come with the program.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from briefing import paths
from briefing.cli.arguments import Arguments
from briefing.cli.output import say
from briefing.cli.places import advice, named
from briefing.desk.entries import Entry
from briefing.desk.marking import mark, minutes, set_apart
from briefing.errors import BriefingError, DocumentError, NothingMatched
from briefing.paths import is_web_address
from briefing.sources.files import stories

SOME_FAILED = 3


class Reading:
    """The stories at some places, read and marked as they are asked for.

    What cannot be read is said at once and counted; the rest goes on.
    """

    def __init__(self, places: Sequence[str], arguments: Arguments) -> None:
        self._places = places
        self._arguments = arguments
        self._read = 0
        self._failed = 0

    def __iter__(self) -> Iterator[Entry]:
        return islice(self._entries(), self._arguments.limit)

    def outcome(self, printed: int, wanted: str) -> int:
        """The exit code, once every story has been read and `printed` things were found.

        Raises NothingMatched where all went well but nothing was `wanted`.
        """
        if self._failed:
            return SOME_FAILED if self._read else BriefingError.exit_code
        if not printed:
            raise NothingMatched(self._nothing(wanted))
        return 0

    def _entries(self) -> Iterator[Entry]:
        yield from self._from_web([place for place in self._places if is_web_address(place)])
        for found in stories([place for place in self._places if not is_web_address(place)]):
            if isinstance(found, DocumentError):
                self._fail(f"{found}{advice(found.place)}")
            else:
                self._read += 1
                if found.document.cut:
                    say(f"{found.place}: is too long to read whole, so its end is left out")
                document = set_apart(found.document)
                story = replace(found, document=document)
                yield Entry(story, mark(document), minutes(document))

    def _from_web(self, addresses: Sequence[str]) -> Iterator[Entry]:
        if not addresses:
            return
        # Nothing of the web is imported for documents.
        from briefing.cli.fetched import fetched

        found = fetched(addresses, self._arguments)
        for failure in found.failures:
            self._fail(f"{failure.place}: {failure.reason}")
        for entry in found.entries:
            self._read += 1
            yield entry

    def _fail(self, told: str) -> None:
        self._failed += 1
        say(told)

    def _nothing(self, wanted: str) -> str:
        return f"no {wanted} found"


def reading(arguments: Arguments) -> Reading:
    """The stories that a command line asks for.

    Raises FilterError.
    """
    if arguments.paths:
        return Reading(named(arguments.paths), arguments)
    if arguments.filter is not None:
        from briefing.desk.filters import check

        check(arguments.filter)
    # The database is not imported where nothing is saved.
    if has_sources():
        from briefing.cli.stored import Stored

        return Stored(arguments)
    if arguments.filter is not None:
        from briefing.cli.seeded import Seeded

        return Seeded(arguments)
    return Reading(paths.seeds(), arguments)


def has_sources() -> bool:
    """Whether the sources file names anything, be it a mistake; else there are only the seeds."""
    from briefing import subscriptions

    listed = subscriptions.load()
    return bool(listed.sources or listed.problems)
