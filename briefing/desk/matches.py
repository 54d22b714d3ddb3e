"""Where the words of a search stand in a text, to be shown there. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from briefing.model import Span

MOST = 2000
"""Places in one text that are shown; a search for "a" has no use for more."""
_WORD: Final = r"[^\W_]+"
_BETWEEN: Final = r"[\W_]{1,8}"


def matches(text: str, terms: Sequence[str]) -> tuple[Span, ...]:
    """The spans of a text where words begin with one of the terms, in order, none over another.

    Capitals and accents make no difference, as they make none to the search itself. Between the
    words of a phrase anything may stand that is no word.
    """
    patterns = [pattern for term in terms if (pattern := _pattern(term))]
    if not patterns or not text:
        return ()
    # The longest of those that begin at one place is the one that is shown.
    patterns.sort(key=len, reverse=True)
    found = re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})")
    folded, places = _folded(text)
    spans: list[Span] = []
    for match in found.finditer(folded):
        spans.append((places[match.start()], places[match.end()]))
        if len(spans) == MOST:
            break
    return tuple(spans)


def _pattern(term: str) -> str:
    words = re.findall(_WORD, _folded(term)[0])
    return _BETWEEN.join(map(re.escape, words))


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The text in small letters without accents, and where each character of that stands in it.

    Behind the last place stands the end of the text.
    """
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    plain = list(map(_plain, text))
    places = [at for at, character in enumerate(plain) if character]
    return "".join(plain), [*places, len(text)]


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """A character without its accent, in small; nothing for an accent that stands by itself."""
    if unicodedata.combining(character):
        return ""
    base = unicodedata.normalize("NFD", character)[0].casefold()
    return base if len(base) == 1 else character
