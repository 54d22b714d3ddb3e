"""Addresses on the web: read, shown without their passwords, and told private from public.

`fetch` asks before every hop; everyone who shows or logs an address calls `shown_url`.
"""

import ipaddress
import re
from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from briefing.documents.clean import URL_LIMIT, clean_line, safe_url

PORTS = {"http": 80, "https": 443}

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
_CREDENTIALS = re.compile(r"^((?:[a-z][a-z0-9+.-]*:)?//)?.*@", re.IGNORECASE | re.DOTALL)
_PRIVATE_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home.arpa")

# What some Pythons take for public: IETF protocols, among them a cloud's metadata; the metadata of
# another cloud, whose address looks like any other; and IPv4 translated within a network.
_ALSO_PRIVATE = (
    ipaddress.ip_network("192.0.0.0/24"),
    ipaddress.ip_network("168.63.129.16/32"),
    ipaddress.ip_network("64:ff9b:1::/48"),
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart. `url` is ASCII, without credentials and fragment.

    `target` is the path and query, as a request line has them. `userinfo` is "name:password" as it
    was written, None without one. An IPv6 `host` has no brackets.
    """

    url: str
    scheme: str
    host: str
    port: int
    target: str
    userinfo: str | None = None

    @property
    def origin(self) -> str:
        """Whom a request goes to: scheme, host and port."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """Host and port as a Host header has them, the port left out where it is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def full_url(self) -> str:
        """The address with its credentials: to be asked and stored, never shown."""
        if self.userinfo is None:
            return self.url
        return self.url.replace("://", f"://{self.userinfo}@", 1)

    @property
    def authorization(self) -> str | None:
        """The header that carries the credentials, None without any."""
        if self.userinfo is None:
            return None
        name, _, password = self.userinfo.partition(":")
        pair = f"{unquote(name)}:{unquote(password)}".encode()
        return f"Basic {b64encode(pair).decode('ascii')}"


def read_address(url: str) -> Address:
    """The parts of an absolute http or https address. Raises ValueError, a predicate for people."""
    url = url.strip()
    scheme = _SCHEME.match(url)
    if scheme is not None and scheme[0].lower() not in PORTS and "://" in url:
        raise ValueError(f"is a {scheme[0].lower()}: address, and only http and https are read")
    if len(url) > URL_LIMIT:
        raise ValueError(f"is longer than an address can be ({URL_LIMIT} characters)")
    safe = safe_url(url)
    if safe is None:
        raise ValueError("is not an address on the web (https://…)")
    parts = urlsplit(safe)
    port = parts.port if parts.port is not None else PORTS[parts.scheme]
    if not port or parts.hostname is None:
        raise ValueError("is not an address on the web (https://…)")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    userinfo = urlsplit(url).netloc.rpartition("@")[0] or None
    return Address(safe.partition("#")[0], parts.scheme, parts.hostname, port, target, userinfo)


def read_redirect(location: str, asked: Address) -> Address:
    """Where a redirect leads. Raises ValueError, a predicate for people.

    Credentials stay with the host they were given for, and are never taken from the answer.
    """
    scheme = _SCHEME.match(location.strip())
    if scheme is not None and scheme[0].lower() not in PORTS:
        name = scheme[0].lower()
        raise ValueError(f"redirects to a {name}: address, and only http and https are followed")
    try:
        found = read_address(urljoin(asked.url, location.strip().replace(" ", "%20")))
    except ValueError:
        raise ValueError("redirects to something that is not an address on the web") from None
    kept = asked.userinfo if _keeps_credentials(asked, found) else None
    return Address(found.url, found.scheme, found.host, found.port, found.target, kept)


def shown_url(url: str) -> str:
    """The address for a person to read, a log or a message: clean, and without name and password.

    Of what is no web address everything before the last "@" goes, since it may be a password.
    """
    return safe_url(url.strip()) or clean_line(_CREDENTIALS.sub(r"\1", url.strip()))


def is_public(address: str) -> bool:
    """Whether a numeric address belongs to the open internet, as far as its number tells.

    Not loopback, private, link-local, shared, reserved or multicast, nor one of these wrapped in
    IPv6.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.teredo is not None or ip.is_site_local:
            return False
    return (
        ip.is_global
        and not (ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast)
        and not (ip.is_reserved or ip.is_unspecified)
        and not any(ip in network for network in _ALSO_PRIVATE)
    )


def is_public_name(host: str) -> bool:
    """Whether a host may be on the open internet, by its name alone; for use behind a proxy."""
    name = host.rstrip(".").lower()
    if ":" in name:
        return is_public(name)
    labels = name.split(".")
    if all(label.isdigit() or re.fullmatch("0x[0-9a-f]*", label) for label in labels):
        return len(labels) == 4 and is_public(name)
    return not any(name == private or name.endswith(f".{private}") for private in _PRIVATE_NAMES)


def _keeps_credentials(asked: Address, found: Address) -> bool:
    if found.origin == asked.origin:
        return True
    is_upgrade = (asked.scheme, found.scheme) == ("http", "https")
    usual = asked.port == PORTS["http"] and found.port == PORTS["https"]
    return found.host == asked.host and is_upgrade and usual
