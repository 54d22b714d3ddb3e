"""Links, mail addresses, handles and hashtags: their digits are no figures."""

from briefing.marks.patterns import rare
from briefing.model import Span

_LINKS = rare(r"(?:https?://|www\.)[^\s<>\"]{1,2000}")
_HANDLES = rare(r"[@#](?:[^\W\d]|(?<=\w@)\d)[\w.-]{0,100}")


def addresses(text: str) -> list[Span]:
    """Where they stand; links first, then handles."""
    spans = []
    if "://" in text or "www." in text:
        spans += [found.span() for found in _LINKS().finditer(text)]
    if "@" in text or "#" in text:
        spans += [found.span() for found in _HANDLES().finditer(text)]
    return spans
