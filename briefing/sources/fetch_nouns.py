"""What is asked of the web and what comes back. It costs nothing to import; `fetch` does the work.

The nouns are for whoever fetches: the refresh of sources, the finding of feeds, and pages.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from briefing.errors import SourceError

NO_TLS = "cannot be asked over TLS: the two sides do not agree"
"""Why nothing came from a server that may speak plain HTTP."""

Kind: TypeAlias = Literal["feed", "page", "image"]


class ErrorKind(StrEnum):
    """What a failure asks of whoever keeps the source."""

    TEMPORARY = "temporary"
    """May pass by itself: no network, no answer, 429, 5xx. Try again after a while."""
    PERMANENT = "permanent"
    """Stays until somebody mends the address or the server: 404, a bad certificate, too large."""
    GONE = "gone"
    """410: the publisher says that it is over. Ask no more."""
    REFUSED = "refused"
    """Not asked at all: offline, no web address, or a private address that nobody typed."""
    UNASKED = "unasked"
    """304 although no validator was sent. Forget the validators, and try again after a while."""


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to ask for. `etag` and `last_modified` are given back exactly as they came.

    `user_typed` says that a person wrote this very address, so that it may lead into their own
    network. `kind` decides which types are asked for.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    user_typed: bool = False
    kind: Kind = "feed"


@dataclass(frozen=True, slots=True)
class Response:
    """A good answer: 200 or 203 with a body, or 304 without one.

    `url` is what was asked and `final_url` what answered, both without credentials. `moved_to` is
    the address to write down instead of the one asked, credentials kept where it is the same host;
    None unless the first redirects were permanent. `body` is inflated. `max_age` and `retry_after`
    are in seconds, `server_date` in seconds since the epoch; all None where the answer says nothing
    that can be used.
    """

    url: str
    final_url: str
    status: int
    body: bytes = b""
    moved_to: str | None = None
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    max_age: int | None = None
    retry_after: int | None = None
    server_date: int | None = None

    @property
    def is_unchanged(self) -> bool:
        """Whether the server has nothing newer than what the validators stand for."""
        return self.status == 304


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken from the web: `deadline` in seconds, `body` in bytes once inflated.

    `total` and `per_origin` count requests at one time. The deadline is for one request with all
    its redirects; the time it waits for its turn is not counted.
    """

    total: int = 24
    per_origin: int = 1
    deadline: float = 30.0
    body: int = 10_000_000
    redirects: int = 8


class FetchError(SourceError):
    """An address that gave nothing, `place` without credentials and `reason` in plain words.

    `status` is the answer's, None where there was none. `retry_after` is in seconds from now, None
    where the server asked for nothing. With status 429 it holds for the whole host.
    """

    def __init__(
        self,
        place: str,
        reason: str,
        kind: ErrorKind,
        *,
        status: int | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(place, reason)
        self.kind = kind
        self.status = status
        self.retry_after = retry_after
