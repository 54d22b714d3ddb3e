"""The words that a reader adds in the settings: cue verbs and units. Called by engine.py."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from briefing.marks import currencies, units
from briefing.marks.counted import read_rate, read_whole
from briefing.model import Figure, FigureKind

_KEPT = 8
"""Lexicons that stay at hand: a process has one, as a rule."""

_BARE = frozenset({FigureKind.COUNT, FigureKind.RANGE, FigureKind.RATE})
_VOWELS = frozenset("aeiou")


@lru_cache(_KEPT)
def readers_cues(verbs: tuple[str, ...]) -> Mapping[str, str]:
    """Every form of the verbs, in lower case, with the form of "say" that it is read as.

    A verb may be given in any form; the others follow by the rules of spelling.
    """
    forms: dict[str, str] = {}
    for verb in map(str.lower, verbs):
        for base in _bases(verb):
            stem = base.removesuffix("e")
            forms |= {base: "say", f"{base}s": "says", f"{stem}ed": "said", f"{stem}ing": "saying"}
            doubled = base + base[-1]
            forms |= {f"{doubled}ed": "said", f"{doubled}ing": "saying"}
    # What is given may be irregular, "spake", so it stands for a past unless its end says more.
    forms |= {verb.lower(): "said" for verb in verbs if not verb.lower().endswith(("ing", "s"))}
    return forms


def _bases(verb: str) -> list[str]:
    """What the base form of a verb may be: "deadpan" of "deadpanned", "quibble" of "quibbled"."""
    for ending in ("ed", "ing"):
        stem = verb.removesuffix(ending)
        if stem != verb and len(stem) > 2 and not _VOWELS.isdisjoint(stem):
            twice = stem[-1] == stem[-2] and stem[-1] not in _VOWELS
            return [stem, f"{stem}e", *([stem[:-1]] if twice else [])]
    return [verb[:-1]] if verb.endswith("s") and not verb.endswith("ss") else [verb]


@lru_cache(_KEPT)
def _written(own: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], Mapping[str, units.Unit]]:
    """The pattern of the reader's units, and the unit of each as it is written, in lower case.

    A name that is known here already keeps its kind: a currency's code makes money.
    """
    table = {}
    for written, name in own:
        known = units.WORDS.get(name.lower())
        if name in currencies.SIGNS or name.lower() in currencies.WORDS:
            code = currencies.SIGNS.get(name) or currencies.WORDS[name.lower()]
            known = units.Unit(code, FigureKind.MONEY)
        table[" ".join(written.lower().split())] = known or units.Unit(name, FigureKind.MEASURE)
    either = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    return re.compile(rf"[ \u00a0\u2009\u202f-]?({either})(?!\w)", re.IGNORECASE), table


def with_readers_units(
    text: str, figures: Iterable[Figure], own: tuple[tuple[str, str], ...]
) -> tuple[Figure, ...]:
    """The figures, those that nothing else measures in the units of the reader's that follow."""
    pattern, table = _written(own)
    return tuple(_measured(text, figure, pattern, table) for figure in figures)


def _measured(
    text: str, figure: Figure, pattern: re.Pattern[str], table: Mapping[str, units.Unit]
) -> Figure:
    found = pattern.match(text, figure.end) if figure.unit is None else None
    if found is None or figure.kind not in _BARE:
        return figure
    unit = table[found[1].lower()]
    kind = FigureKind.RANGE if figure.kind is FigureKind.RANGE else unit.kind
    counted, _ = read_whole(text, found.end())
    return replace(
        figure,
        end=found.end(),
        kind=kind,
        unit=unit.name,
        counted=counted,
        per=read_rate(text, found.end()) or figure.per,
    )
