"""Feeds that are files on this machine: read as a server would answer, without the web."""

from pathlib import Path

from briefing.errors import DocumentError, SourceError
from briefing.sources.fetch_nouns import Limits, Response
from briefing.sources.files import Found, find, read_bytes

_OK, _UNCHANGED = 200, 304


def stamp_of(place: str) -> str | None:
    """What changes with the file in `place`; None where there is none that can be read."""
    found = next(find(place))
    return _stamp(found) if isinstance(found, Found) else None


def read_feed_file(place: str, known: str | None = None) -> Response:
    """The content of the file at an absolute path, its stamp as the ETag; 304 if that is `known`.

    Raises SourceError.
    """
    found = next(find(place))
    if isinstance(found, DocumentError):
        raise SourceError(found.place, found.reason)
    stamp, address = _stamp(found), Path(place).as_uri()
    if stamp == known:
        return Response(address, address, _UNCHANGED, etag=stamp)
    largest = Limits().body
    if found.size > largest:
        raise SourceError(found.place, f"is larger than {largest // 1_000_000} MB")
    try:
        body = read_bytes(found)
    except DocumentError as error:
        raise SourceError(error.place, error.reason) from error
    return Response(address, address, _OK, body, etag=stamp)


def _stamp(found: Found) -> str:
    return f"{found.modified_ns}-{found.changed_ns}-{found.size}"
