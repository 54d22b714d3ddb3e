"""Which paragraphs of a text are in another language than English, by their function words.

Cavnar and Trenkle (1994) and others since tell languages by longer lists; of three, far from each
other, the commonest thirty words tell as well, in microseconds. Called by engine.py.
"""

from collections.abc import Sequence

from briefing.marks.languages.french import FRENCH
from briefing.marks.languages.german import GERMAN
from briefing.marks.languages.language import Language
from briefing.marks.languages.spanish import SPANISH
from briefing.marks.lexicon import words
from briefing.model import Span

LANGUAGES = (GERMAN, FRENCH, SPANISH)

_ENGLISH = words(
    """
    the of and to that with for by from said at is it his her their were been who has this they she
    not have would which but are was will be had its than more when what we you about after over
    into there can could all one out new he an
    """
)
"""The commonest words of English news."""

_ALSO_ENGLISH = _ENGLISH | words("a as do fit fue han in man me no on or plus sin so son us")
"""Words that English texts hold too, and that tell no other language."""

_TELLING = [
    (language, language.function_words - _ALSO_ENGLISH, language.letters) for language in LANGUAGES
]
_PROBES = frozenset(probe for language in LANGUAGES for probe in language.probes)
_LONGEST_LOOK = 500
"""Characters of a paragraph that are looked at."""

_MOST_LINES = 60
"""Paragraphs that are looked at, where none of them tells its language by itself."""

_FEWEST = 4
"""Function words and letters that tell a language, at least; one fewer where they are all."""

_SHARE = 6
"""Of so many words, one at least is a function word of the language."""


def foreign_lines(text: str, lines: Sequence[Span]) -> dict[int, Language]:
    """The paragraphs, by their number among `lines`, that are in another language, and in which.

    A paragraph too short to tell is in the language of the one before it that tells, or else of the
    first that does; English is what nothing speaks against.
    """
    if _PROBES.isdisjoint(text.split()):
        return {}
    told: list[Language | bool] = [_told(text[start:end]) for start, end in lines]
    if not any(told):
        whole = " ".join(text[start:end][:_LONGEST_LOOK] for start, end in lines[:_MOST_LINES])
        language = _told(whole, _FEWEST - 1)
        return dict.fromkeys(range(len(lines)), language) if isinstance(language, Language) else {}
    here = next(found for found in told if found)
    foreign = {}
    for number, found in enumerate(told):
        here = found or here
        if isinstance(here, Language):
            foreign[number] = here
    return foreign


def _told(paragraph: str, fewest: int = _FEWEST) -> Language | bool:
    """The language of a paragraph; True for English, False where too little tells it."""
    paragraph = paragraph[:_LONGEST_LOOK].lower()
    held = paragraph.split()
    english = sum(map(_ENGLISH.__contains__, held))
    hits, language = 0, None
    for candidate, telling, letters in _TELLING:
        found = sum(map(telling.__contains__, held)) + sum(map(paragraph.count, letters))
        if found > hits:
            hits, language = found, candidate
    if language and hits >= fewest and hits > 3 * english and hits * _SHARE >= len(held):
        return language
    return english >= 2 and english >= hits
