"""Quotations in other languages than English: what they are, and whose where a name stands alone.

No verb is known here, so only what no grammar is needed for names a speaker: "Ana Weiß: „…“" at
the start of a line, or a name with a dash under the words. Called by engine.py.
"""

import re
from collections.abc import Sequence

from briefing.marks.languages.language import Language
from briefing.marks.quotes import Quotation
from briefing.marks.surroundings import signed
from briefing.model import Quote, QuoteKind, Span

_NAME_WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'-]{0,30}\.?"
_PARTICLE = r"(?:von|van|der|den|zu|de|la|le|du|des|del|los|el|y|bin|al) "
_NAME = re.compile(
    rf"(?:[—–-] ?)?({_NAME_WORD}(?: (?:{_PARTICLE}){{0,2}}{_NAME_WORD}){{0,4}})"
    r"(?: ?\([^()\n]{1,60}\))?[ \u00a0\u202f]?(:)[ \u00a0\u202f]?"
)
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = 5
"""Words that make a sentence where no verb is known."""

_STOPS = tuple(".!?…")
_TELLING_MARKS = frozenset(",:")


def find_quotes(
    text: str, lines: Sequence[Span], quotations: Sequence[Quotation], language: Language
) -> list[Quote]:
    """The quotes of `quotations`, in order, each with its speaker where a name stands alone."""
    quotes: list[Quote] = []
    known: dict[str, str] = {}
    last: tuple[int, str, Span, str] | None = None
    for quotation in quotations:
        named = _named(text, lines, quotation, language)
        if named is not None:
            name = text[slice(*named[0])].replace("\u00a0", " ")
            name = known.setdefault(name.rpartition(" ")[2], name)
            last = quotation.paragraph, name, *named
        elif quotation.continues and last is not None and last[0] == quotation.paragraph - 1:
            last = quotation.paragraph, *last[1:]
        else:
            last = None
        kind = _kind(text, lines[quotation.paragraph], quotation, is_attributed=last is not None)
        speaker, mention, cue = last[1:] if last else (None, None, None)
        quotes.append(Quote(quotation.start, quotation.end, kind, speaker, mention, cue))
    return quotes


def _named(
    text: str, lines: Sequence[Span], quotation: Quotation, language: Language
) -> tuple[Span, str] | None:
    """The span of the name beside a quotation, and the colon or dash between them."""
    start, _ = lines[quotation.paragraph]
    name = _NAME.match(text, start, quotation.start)
    if name and name.end() == quotation.start and _is_name(name[1], language):
        return name.span(1), name[2]
    if quotation.start > start:
        return None
    below = signed(text, lines, quotation.paragraph, quotation.end)
    if below is None or below.mention is None or below.cue is None:
        return None
    words = text[slice(*below.mention)]
    if " " not in words or not _is_name(words, language):
        return None
    return below.mention, text[slice(*below.cue)]


def _is_name(words: str, language: Language) -> bool:
    """Whether words with capitals can be a name: no article opens them, no "question" is one."""
    low = words.lower()
    return low.split()[0] not in language.function_words and low not in language.no_speakers


def _kind(text: str, line: Span, quotation: Quotation, *, is_attributed: bool) -> QuoteKind:
    """What a quotation is, by its length and by the stops and commas in and around it."""
    inside = text[quotation.start + 1 : quotation.end - 1].strip()
    count = len(_WORD.findall(inside[:200]))
    after = text[quotation.end : quotation.end + 1] if quotation.end < line[1] else ""
    before = text[line[0] : quotation.start].rstrip()[-1:]
    is_speech = is_attributed or after == "," or before == ":" or inside.endswith(",")
    whole = inside.endswith(_STOPS) or after == "," or inside.endswith(",")
    if count >= _SENTENCE or (is_speech and whole and inside[:1].isupper()):
        return QuoteKind.DIRECT
    if is_attributed or (is_speech and before not in _TELLING_MARKS):
        return QuoteKind.FRAGMENT
    return QuoteKind.SCARE
