"""What is told of a language, so that its figures and dates can be read; a file each fills it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, eq=False)
class Language:
    """The words of a language that stand around numbers, and the forms of its dates.

    All words are in lower case. Units and currencies lead to the names and codes that English
    figures have, so that figures compare across languages.
    """

    code: str
    """ISO 639-1."""

    probes: tuple[str, ...]
    """Words that nearly every article has and few English ones do."""

    letters: str
    """Letters that the other languages here do not have."""

    function_words: frozenset[str]
    """Articles, prepositions, auxiliaries: a text is in the language whose words it is full of.
    They count nothing, too."""

    cardinals: Mapping[str, int]
    """The numbers from two to twelve, and those above that are one word and common."""

    ones: frozenset[str]
    """The articles that may be the number before a scale: "eine Million"."""

    scales: Mapping[str, Decimal]
    collectives: Mapping[str, int]
    """Nouns for about so many, after an article: "une vingtaine"."""

    units: Mapping[str, str]
    currencies: Mapping[str, str]
    approximators: frozenset[str]
    at_least: frozenset[str]
    up_to: frozenset[str]
    """Phrases before a number."""

    to: str
    """The word between the ends of a range, a pattern: "bis"."""

    between: tuple[str, str]
    """The two words of "zwischen 10 und 12"."""

    of: str
    """A pattern for what stands between a scale and its noun: "millions d'euros"."""

    per: frozenset[str]
    things: frozenset[str]
    """What a rate can be per, beside units of time."""

    months: Mapping[str, int]
    month_abbreviations: Mapping[str, int]
    """They are read beside a day or a year alone."""

    day_joint: str
    day_tail: str
    year_joint: str
    """Patterns of a date: between two days, between a day and the month, before the year."""

    month_cues: frozenset[str]
    """Words after which a month without a day is one."""

    labels: frozenset[str]
    """Nouns that a number after them names: "Artikel 5"."""

    no_speakers: frozenset[str]
    """Words before a colon that tell what comes, and name nobody."""

    streets: tuple[str, ...]
    """Words for a street: their ends, before a number, and whole, after one."""

    parts: Mapping[str, int]
    """Denominators in words: "drei Viertel"."""

    clock: str
    """A pattern for a time of day, from its first digit."""

    clock_cues: frozenset[str]
    """Words after which `hour_clock` is a time, not a duration: "à 20 heures"."""

    hour_clock: str
    """A pattern after the digits."""

    ordinal: str
    """A pattern for what makes the digits before it an ordinal."""

    ordinal_cues: frozenset[str]
    """Words after which a number with a full stop is an ordinal, whatever follows."""

    age_cues: frozenset[str]
    age_tail: str
    """Phrases before, and a pattern after, years that are an age."""

    adjectives: Mapping[str, str] = field(default_factory=dict)
    """Endings of compounds with a number, by their unit: "20-prozentig"."""

    nouns_have_capitals: bool = False


def numbered(running: str) -> dict[str, int]:
    """A table of words in their order from one: months. Words of one entry stand with bars."""
    return {
        word: number
        for number, entry in enumerate(running.split(), start=1)
        for word in entry.split("|")
    }


def named(lines: str) -> dict[str, str]:
    """A table of lines such as "kilometer: kilometer | kilometern", by the words after the colon.

    What stands before the colon is the name that all of them lead to.
    """
    table = {}
    for line in lines.strip().splitlines():
        name, _, words = line.partition(":")
        for word in words.split("|"):
            table[" ".join(word.split())] = name.strip()
    return table
