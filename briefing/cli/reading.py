"""Reads the stories that a command works on, and says which documents could not be read."""

from collections.abc import Iterator, Sequence

from briefing import paths
from briefing.cli.output import say
from briefing.cli.places import advice
from briefing.desk.library import Entry
from briefing.desk.marking import mark, minutes
from briefing.errors import BriefingError, DocumentError, NothingMatched
from briefing.sources.files import stories

SOME_FAILED = 3


class Reading:
    """The stories at some paths, read and marked as they are asked for.

    What cannot be read is said at once and counted; the rest goes on.
    """

    def __init__(self, places: Sequence[str]) -> None:
        self._places = places or paths.seeds()
        self._read = 0
        self._failed = 0

    def __iter__(self) -> Iterator[Entry]:
        for found in stories(self._places):
            if isinstance(found, DocumentError):
                self._failed += 1
                say(f"{found}{advice(found.place)}")
            else:
                self._read += 1
                if found.document.cut:
                    say(f"{found.place}: is too long to read whole, so its end is left out")
                yield Entry(found, mark(found.document), minutes(found.document))

    def outcome(self, printed: int, wanted: str) -> int:
        """The exit code, once every story has been read and `printed` things were found.

        Raises NothingMatched where all went well but nothing was `wanted`.
        """
        if self._failed:
            return SOME_FAILED if self._read else BriefingError.exit_code
        if not printed:
            raise NothingMatched(f"no {wanted} found")
        return 0
