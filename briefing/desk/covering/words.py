"""Words as they are compared: folded to plain letters, and cut to a stem. Pure."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[0-9][0-9.,:]*[0-9]|[^\W_]+(?:['’][^\W_]+)*")
"""A word or a number as it stands in a text."""

_POSSESSIVE: Final = re.compile(r"['’]s?$")
_SHORTEST: Final = 3
"""Letters that a stem keeps."""
_ENDINGS: Final = ("ations", "ation", "ments", "ment", "ings", "ing", "ers", "er", "ies", "ied")
_MORE_ENDINGS: Final = ("ed", "es", "ly", "s", "y", "e")


@lru_cache(maxsize=32_768)
def folded(word: str) -> str:
    """A word without capitals, accents and the ending of its possessive."""
    plain = word if word.isascii() else unicodedata.normalize("NFKD", word)
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _POSSESSIVE.sub("", kept.casefold())


def plain_text(text: str) -> str:
    """The words of a text, folded: the same for texts that differ in spaces, signs and capitals."""
    return " ".join(folded(match[0]) for match in WORD.finditer(text))


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """What a folded word shares with its other forms, roughly: "collapsed", "collaps"."""
    if word[:1].isdigit() or len(word) <= _SHORTEST:
        return word.replace(",", "")
    for ending in (*_ENDINGS, *_MORE_ENDINGS):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            kept = word[: -len(ending)]
            # A doubled letter was doubled for the ending's sake: "cutting", "stopped".
            is_doubled = kept[-1] == kept[-2] and kept[-1] not in "lsz"
            kept = kept[:-1] if is_doubled and len(kept) > _SHORTEST else kept
            return kept.removesuffix("e") if len(kept) > _SHORTEST else kept
    return word
