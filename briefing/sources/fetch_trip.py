"""A request on its way through redirects: what may be followed and asked. For `fetch` alone."""

from briefing.sources.addresses import (
    is_public,
    is_public_name,
    read_address,
    read_redirect,
    shown_url,
)
from briefing.sources.fetch_nouns import ErrorKind, FetchError, Request

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


class Trip:
    """One request from the address asked to the one that answers. `left` is its time in seconds."""

    def __init__(self, request: Request, deadline: float) -> None:
        """Begin. Raises FetchError if the address cannot be asked at all."""
        self.request = request
        self.left = deadline
        self.moved_to: str | None = None
        self._place = shown_url(request.url)
        try:
            self.address = self.asked = read_address(request.url)
        except ValueError as error:
            raise self.error(str(error), ErrorKind.REFUSED) from None
        self._seen = {self.address.url}
        self._only_permanent = True
        self._at_home = request.user_typed
        self._home_is_private = False

    @property
    def is_redirected(self) -> bool:
        """Whether a redirect was followed."""
        return len(self._seen) > 1

    def follow(self, status: int, location: str | None, limit: int) -> None:
        """Take a redirect. Raises FetchError if it leads nowhere, in a circle or on and on."""
        if not location:
            raise self.error("redirects without saying where to", ErrorKind.TEMPORARY)
        try:
            there = read_redirect(location, self.address)
        except ValueError as error:
            raise self.error(str(error), ErrorKind.REFUSED) from None
        if there.url in self._seen:
            raise self.error("redirects in a circle", ErrorKind.PERMANENT)
        if len(self._seen) > limit:
            reason = f"redirects more than {limit} times"
            raise self.error(reason, ErrorKind.PERMANENT)
        # To write down an address without TLS for one with it would give the safety up for good.
        is_downgrade = (self.address.scheme, there.scheme) == ("https", "http")
        self._only_permanent &= status in _PERMANENT and not is_downgrade
        if self._only_permanent:
            self.moved_to = there.full_url
        if not self.is_redirected:
            self._at_home &= self._home_is_private
        self._at_home &= there.host == self.asked.host
        self._seen.add(there.url)
        self.address = there

    def check(self, numbers: tuple[str, ...]) -> None:
        """Raises FetchError unless these numeric addresses of the present host may be asked.

        A host in a private network may be asked if a person typed it, and redirect to itself.
        """
        is_private = not all(map(is_public, numbers))
        if not self.is_redirected:
            self._home_is_private = is_private
        self._check(is_private)

    def check_name(self) -> None:
        """The same for a host that a proxy will look up."""
        is_private = not is_public_name(self.address.host)
        if not self.is_redirected:
            self._home_is_private = is_private
        self._check(is_private)

    def error(
        self,
        reason: str,
        kind: ErrorKind,
        *,
        status: int | None = None,
        retry_after: int | None = None,
    ) -> FetchError:
        """A FetchError on the address that was asked, with where it led if that is another."""
        return FetchError(self._place, reason, kind, status=status, retry_after=retry_after)

    def error_here(
        self,
        reason: str,
        kind: ErrorKind,
        *,
        status: int | None = None,
        retry_after: int | None = None,
    ) -> FetchError:
        """The same, saying where the trip has led if that is another address."""
        if self.is_redirected:
            reason = f"leads on to {self.address.url}, which {reason}"
        return self.error(reason, kind, status=status, retry_after=retry_after)

    def _check(self, is_private: bool) -> None:
        if is_private and not self._at_home:
            reason = "is in a private network, and was not added by hand"
            raise self.error_here(reason, ErrorKind.REFUSED)
