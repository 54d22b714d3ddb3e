"""People under several forms of a name: which of them are one. Pure.

`voices` calls this with every name that somebody speaks under. Two names are tied where they agree,
and kept apart where there is doubt: a wrong tie puts words into somebody's mouth.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|['’.-](?=[^\W_]))*\.?")
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES: Final = frozenset(
    (
        "al",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "van",
        "von",
    )
)
_SMALL: Final = frozenset(("a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "with"))
_LEAST_SIMILAR: Final = 5
"""Letters of a surname from which on two spellings of it can be one."""


class Form(NamedTuple):
    """A name that somebody speaks under in a story, and the roles that the story gives there."""

    story: int
    name: str
    roles: tuple[str, ...] = ()


class Tie(NamedTuple):
    """Two names that are one person's, and why."""

    one: str
    other: str
    reason: str


class People(NamedTuple):
    """`person` gives for every name the fullest one of the same person; `ties` tell why."""

    person: Mapping[str, str]
    ties: tuple[Tie, ...]


Decided = Mapping[tuple[str, str], bool]
"""What a reader has said of two names, the smaller first: whether they are one person's."""


def people(forms: Iterable[Form], decided: Decided | None = None) -> People:
    """Which names are one person's, over all stories."""
    return _People(list(forms), decided or {}).tied()


class _Name(NamedTuple):
    """A name taken apart: plain words; `surname` is empty where it can be no person's."""

    words: tuple[str, ...]
    given: tuple[str, ...]
    surname: str


class _People:
    def __init__(self, forms: Sequence[Form], decided: Decided) -> None:
        self._decided = decided
        self._names = {name: _taken_apart(name) for name in dict.fromkeys(f.name for f in forms)}
        self._roles: dict[str, set[str]] = {}
        for form in forms:
            self._roles.setdefault(form.name, set()).update(map(_plain, form.roles))
        self._group: dict[str, list[str]] = {name: [name] for name in self._names}
        self._ties: list[Tie] = []

    def tied(self) -> People:
        for (one, other), is_same in self._decided.items():
            if is_same and one in self._names and other in self._names:
                self._tie(one, other, "you said so")
        self._tie_spellings()
        self._tie_full_names()
        self._tie_surnames()
        self._tie_descriptions()
        person = {name: self._fullest(group) for name, group in self._group.items()}
        return People(person, tuple(self._ties))

    def _tie_spellings(self) -> None:
        """The same words, but for capitals, accents and an article."""
        same: dict[tuple[str, ...], str] = {}
        for name, apart in self._names.items():
            first = same.setdefault(apart.words, name)
            if first != name:
                self._tie(first, name, "the same words")

    def _tie_full_names(self) -> None:
        """Given names that agree, and a surname that is the same or is spelled nearly so."""
        by_start: dict[str, list[str]] = {}
        for name, apart in self._names.items():
            if apart.given:
                by_start.setdefault(apart.surname[:3], []).append(name)
        for names in by_start.values():
            for at, one in enumerate(names):
                for other in names[at + 1 :]:
                    reason = _agreement(self._names[one], self._names[other])
                    if reason and not any(self._is_ambiguous(n, names) for n in (one, other)):
                        self._tie(one, other, reason)

    def _is_ambiguous(self, name: str, names: Sequence[str]) -> bool:
        """Whether a name with an initial goes with more given names than one: "J. Smith"."""
        apart = self._names[name]
        initial = apart.given[0].rstrip(".")
        if len(initial) > 1:
            return False
        others = (self._names[other] for other in names)
        given = {
            other.given[0]
            for other in others
            if other.surname == apart.surname and other.given[0].rstrip(".") != initial
            and other.given[0].startswith(initial)
        }  # fmt: skip
        return len(given) > 1

    def _tie_surnames(self) -> None:
        """A surname alone is the only person's who has it, among these stories."""
        full: dict[str, set[str]] = {}
        for name, apart in self._names.items():
            if apart.given:
                full.setdefault(apart.surname, set()).add(self._fullest(self._group[name]))
        for name, apart in self._names.items():
            if not apart.surname or apart.given:
                continue
            same = full.get(apart.surname, set())
            if not same:
                near = (held for known, held in full.items() if _is_near(known, apart.surname))
                same = set().union(*near)
            if len(same) == 1:
                [whole] = same
                self._tie(whole, name, "the only one of this surname here")

    def _tie_descriptions(self) -> None:
        """A description is the only person's whose role a story tells in the same words."""
        for name, apart in self._names.items():
            if apart.given or len(apart.words) < 2 or not name.lower().startswith("the "):
                continue
            wanted = set(apart.words) - _SMALL
            held = {
                self._fullest(self._group[other])
                for other, roles in self._roles.items()
                if self._names[other].given and any(wanted <= set(role.split()) for role in roles)
            }
            if len(held) == 1:
                [whole] = held
                self._tie(whole, name, "a story gives this role")

    def _tie(self, one: str, other: str, reason: str) -> None:
        """Put two groups together, unless a reader has said that some of them are apart."""
        first, second = self._group[one], self._group[other]
        if first is second:
            return
        for a in first:
            for b in second:
                if self._decided.get((min(a, b), max(a, b))) is False:
                    return
        first += second
        for name in second:
            self._group[name] = first
        self._ties.append(Tie(one, other, reason))

    def _fullest(self, group: Sequence[str]) -> str:
        """The name that says most: with given names, then with most words, then the longest."""
        return max(
            group,
            key=lambda name: (
                bool(self._names[name].given),
                len(self._names[name].words) if self._names[name].given else 0,
                len(name),
                name,
            ),
        )


def _taken_apart(name: str) -> _Name:
    words = tuple(word for word in _plain(name).split() if word not in _SUFFIXES)
    if words[:1] == ("the",):
        return _Name(words[1:], (), "")
    is_person = 1 <= len(words) <= 5 and not _SMALL.intersection(words) and "," not in name
    capitals = all(word[:1].isupper() or word.lower() in _PARTICLES for word in _WORD.findall(name))
    if not is_person or not capitals:
        return _Name(words, (), "")
    # A surname begins with its particle: "von der Leyen".
    at = next((n for n, word in enumerate(words[:-1]) if word in _PARTICLES), len(words) - 1)
    return _Name(words, words[:at], " ".join(words[at:]))


def _agreement(one: _Name, other: _Name) -> str:
    """Why two full names are one person's; empty where that is not clear."""
    if not _given_agree(one.given, other.given):
        return ""
    if one.surname == other.surname:
        return "the same surname, and given names that agree"
    is_same_given = len(one.given[0]) > 1 and one.given[0] == other.given[0]
    if is_same_given and _is_near(one.surname, other.surname):
        return "the same given name, and a surname spelled another way"
    return ""


def _given_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether given names are the same, or one is the other's initial."""
    first, second = one[0].rstrip("."), other[0].rstrip(".")
    if first == second:
        # Of two middle names, neither may say otherwise.
        return all(
            a.rstrip(".")[0] == b.rstrip(".")[0] for a, b in zip(one[1:], other[1:], strict=False)
        )
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]


def _is_near(one: str, other: str) -> bool:
    """Whether two words are spellings of one name: "zelenskiy", "zelensky", "zelenskyy"."""
    if min(len(one), len(other)) < _LEAST_SIMILAR or one[:3] != other[:3]:
        return False
    return _skeleton(one) == _skeleton(other)


def _skeleton(word: str) -> str:
    """A word with what transliterations differ in made the same: endings in y, doubled letters."""
    word = re.sub(r"(?:iy|yy|ij|yi|ii|y|i|j)$", "i", word)
    word = word.replace("ou", "u").replace("kh", "h").replace("ph", "f").replace("w", "v")
    word = word.replace("ts", "c").replace("tz", "c").replace("ck", "k")
    return re.sub(r"(.)\1", r"\1", word)


def _plain(text: str) -> str:
    """Small letters without accents, words apart by a blank."""
    folded = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    words = (word.removesuffix("'s") for word in re.findall(r"[^\W_]+(?:['.-][^\W_]+)*\.?", bare))
    return " ".join(words)
