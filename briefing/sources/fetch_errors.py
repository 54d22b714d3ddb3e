"""What went wrong on the web, in words a person understands. For `fetch` alone."""

import errno
import socket
import ssl
from http import HTTPStatus

import httpcore

from briefing.sources.fetch_body import Damaged, NotGzip, TooLarge, UnknownEncoding
from briefing.sources.fetch_nouns import NO_TLS, ErrorKind, Limits

FAILURES = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    OSError,
    EOFError,
    Damaged,
    NotGzip,
    TooLarge,
    UnknownEncoding,
)
"""Everything that a request may end in."""

_ADVICE = {
    401: "a name and a password are wanted: https://name:password@…",
    404: "check the address",
    429: "too many requests",
}

# What OpenSSL finds wrong with a certificate, by its X509_V_ERR number.
_CERTIFICATES = {
    9: "its certificate is not valid yet: check the clock of this machine",
    10: "its certificate has expired",
    18: "its certificate is signed by itself alone",
    19: "its certificate is signed by an authority that is not trusted",
    20: "its certificate is signed by an authority that is not trusted",
    23: "its certificate was revoked",
    62: "its certificate is for another host",
    64: "its certificate is for another host",
}

_CONNECTING = {
    errno.ECONNREFUSED: "cannot be reached: nothing answers at this address",
    errno.ECONNRESET: "broke off the connection",
    errno.ECONNABORTED: "broke off the connection",
    errno.EPIPE: "broke off the connection",
    errno.ENETUNREACH: "cannot be reached: there is no way to its network from here",
    errno.EHOSTUNREACH: "cannot be reached: there is no way to it from here",
    errno.ETIMEDOUT: "cannot be reached: nothing answers at this address",
    errno.EMFILE: "cannot be asked: too many files are open",
}


def explain(error: Exception, limits: Limits) -> tuple[str, ErrorKind]:
    """The reason, a predicate, and what it asks for. Takes any of FAILURES."""
    match error:
        case TooLarge():
            return f"is larger than {limits.body // 1_000_000} MB", ErrorKind.PERMANENT
        case UnknownEncoding():
            name = str(error)[:40].encode("ascii", "replace").decode()
            return f'is packed as "{name}", which was not asked for', ErrorKind.PERMANENT
        case NotGzip():
            return "says that it is packed with gzip, and is not", ErrorKind.PERMANENT
        case Damaged():
            return "is damaged or cut off: its gzip cannot be unpacked", ErrorKind.TEMPORARY
    return _explain_network(_root(error))


def explain_status(status: int) -> tuple[str, ErrorKind]:
    """The reason and kind of an answer that is no success."""
    try:
        name = f"{status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        name = str(status)
    advice = f": {_ADVICE[status]}" if status in _ADVICE else ""
    if status == 410:
        kind = ErrorKind.GONE
    elif 400 <= status < 500 and status not in (408, 421, 425, 429):
        kind = ErrorKind.PERMANENT
    else:
        kind = ErrorKind.TEMPORARY
    return f"answered {name}{advice}", kind


def _root(error: Exception) -> Exception:
    """The system's own error where httpcore wraps one."""
    inner = error.args[0] if error.args else None
    return inner if isinstance(inner, OSError) else error


def _explain_network(error: Exception) -> tuple[str, ErrorKind]:
    match error:
        case ssl.SSLCertVerificationError():
            why = _CERTIFICATES.get(error.verify_code, "its certificate cannot be verified")
            return f"cannot be trusted: {why}", ErrorKind.PERMANENT
        case ssl.SSLError():
            return NO_TLS, ErrorKind.TEMPORARY
        case socket.gaierror() if error.errno == getattr(socket, "EAI_AGAIN", None):
            why = "is there a network connection?"
            return f"cannot be looked up by its name: {why}", ErrorKind.TEMPORARY
        case socket.gaierror():
            return "cannot be found: no host has this name", ErrorKind.TEMPORARY
        case OSError():
            reason = _CONNECTING.get(error.errno or 0, "cannot be reached")
            return reason, ErrorKind.TEMPORARY
        case httpcore.ProxyError():
            return "cannot be reached: the proxy does not let it through", ErrorKind.TEMPORARY
        case httpcore.ProtocolError():
            return _explain_protocol(str(error)), ErrorKind.TEMPORARY
    return "broke off the connection", ErrorKind.TEMPORARY


def _explain_protocol(message: str) -> str:
    if "without sending a response" in message:
        return "broke off the connection without an answer"
    if "peer closed connection" in message:
        return "broke off in the middle of its answer"
    return "sent an answer that is not HTTP"
