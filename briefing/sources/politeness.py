"""How often a publisher is asked: what their headers want, held between bounds. Pure.

All times are whole seconds, moments since the epoch; `now` is always given. Whoever refreshes the
sources keeps `next_check` and the count of failures across restarts.
"""

import re
from hashlib import blake2b

FLOOR = 15 * 60
"""No source is asked more often than this, whatever its headers or the settings say."""

CEILING = 24 * 3600
"""No source is left alone for longer than this, whatever its headers say."""

_SECONDS = re.compile(r"[0-9]{1,400}")
_DIRECTIVE = re.compile(r'([a-z-]{1,40})\s*(?:=\s*"?([^",]*)"?)?', re.IGNORECASE)


def next_check(
    now: int,
    place: str,
    interval: int,
    *,
    max_age: int | None = None,
    ttl: int | None = None,
    retry_after: int | None = None,
) -> int:
    """When to ask a source again after a good answer.

    The longest of its wishes and the `interval` counts (`ttl` in minutes, the rest in seconds),
    held between FLOOR and CEILING. Up to a tenth is added, always the same for one place, so that
    sources that were read together drift apart; at the ceiling it is taken off instead, though
    never from what `retry_after` asks for.
    """
    wanted = max(interval, max_age or 0, (ttl or 0) * 60, FLOOR)
    return now + max(_spread(wanted, 10, place), min(retry_after or 0, CEILING))


def backoff(failures: int, place: str) -> int:
    """How many seconds to leave a source alone after this many failures in a row, from 1.

    Twice as long each time, from FLOOR to CEILING, and spread by up to a quarter as in
    `next_check`. A Retry-After that is longer goes before it.
    """
    doubled = FLOOR * 2 ** min(max(failures - 1, 0), 16)
    return _spread(doubled, 4, f"{place} {failures}")


def is_due(now: int, last_check: int | None, next_check: int | None) -> bool:
    """Whether to ask a source now.

    A clock that was set back or forward starves no source: moments that cannot be, a check in the
    future or a next one beyond CEILING, count as due.
    """
    if next_check is None or next_check <= now or next_check - now > CEILING:
        return True
    return last_check is not None and last_check > now


def retry_after(value: str | None, server_date: int | None, now: int) -> int | None:
    """The seconds that a Retry-After asks for, at most CEILING; None if it says nothing usable.

    A date counts from the server's own Date, so that a clock that is wrong on either side does no
    harm.
    """
    if value is None:
        return None
    value = value.strip()
    if _SECONDS.fullmatch(value):
        return _bounded(value)
    moment = http_date(value)
    if moment is None:
        return None
    wait = moment - (now if server_date is None else server_date)
    return min(wait, CEILING) if wait >= 0 else None


def max_age(cache_control: str | None) -> int | None:
    """For how many seconds an answer stays fresh, at most CEILING; None if it does not say.

    The first valid max-age counts; "no-cache" and "no-store" make it 0.
    """
    found = None
    for name, value in _DIRECTIVE.findall(cache_control or ""):
        match name.lower():
            case "no-cache" | "no-store":
                return 0
            case "max-age" if found is None and _SECONDS.fullmatch(value.strip()):
                found = _bounded(value)
    return found


def expires(value: str | None, server_date: int | None, now: int) -> int | None:
    """The same for an Expires header, which counts from the server's own Date."""
    moment = None if value is None else http_date(value)
    if moment is None:
        return None
    return max(0, min(moment - (now if server_date is None else server_date), CEILING))


def http_date(value: str) -> int | None:
    """The moment that a header's date stands for; None if it is no date."""
    from email.utils import mktime_tz, parsedate_tz

    try:
        parts = parsedate_tz(value)
        return None if parts is None else int(mktime_tz(parts))
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _bounded(digits: str) -> int:
    return min(int(digits), CEILING)


def _spread(delay: int, part: int, key: str) -> int:
    """The delay and up to one `part` of it more, or that much less than CEILING if it passes it."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    share = int.from_bytes(digest, "big")
    delay = min(delay, CEILING)
    longest = CEILING - (CEILING * share // part >> 32)
    return min(delay + (delay * share // part >> 32), longest)
