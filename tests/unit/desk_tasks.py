"""What workers do in the tests of the desk; a module, since workers import it by name."""

import os
import re
import signal

from briefing.desk.articles import read_article
from briefing.model import Document, Feed, Lexicon, Marks
from briefing.sources.feeds import parse


def parse_or_fail(body: bytes, content_type: str, url: str, known: frozenset[bytes]) -> Feed:
    """Read a feed, unless it is one that hangs the worker, ends it, or trips the program."""
    _fail(body)
    return parse(body, content_type, url, known)


def read_or_fail(
    body: bytes, content_type: str, url: str, headline: str, lexicon: Lexicon
) -> tuple[Document, Marks, int]:
    """Read an article in the same way."""
    _fail(body)
    return read_article(body, content_type, url, headline, lexicon)


def _fail(body: bytes) -> None:
    if b"<title>hangs<" in body:
        re.fullmatch(r"(a+)+", "a" * 64 + "b")
    if b"<title>ends<" in body:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"<title>trips<" in body:
        raise RuntimeError("tripped")
