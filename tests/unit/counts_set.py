"""The marked set of counts: stories by hand, and how pairs of their figures stand to each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from briefing.desk.counting.intervals import are_alike
from briefing.desk.counting.nouns import Claim, Part, Relation, Thing
from briefing.desk.counts import counted
from briefing.desk.entries import Entry
from briefing.desk.marking import mark
from tests.unit.samples import a_story

FOLDER = Path(__file__).parents[1] / "data" / "counts"
SIGN = re.compile(r"\{([a-z])\}")


class Pair(NamedTuple):
    """Two figures by their letters, and their relation: agree, differ, conflict, update, other."""

    case: str
    one: str
    other: str
    relation: str


class Case(NamedTuple):
    """Stories on one event; `at` tells for each letter its entry's number and its offset there."""

    name: str
    entries: tuple[Entry, ...]
    at: dict[str, tuple[int, int]]
    pairs: tuple[Pair, ...]


def cases(name: str) -> Iterator[Case]:
    for told in (FOLDER / name).read_text(encoding="utf-8").split("\n## "):
        title, _, body = told.removeprefix("## ").partition("\n")
        entries: list[Entry] = []
        at: dict[str, tuple[int, int]] = {}
        stories, *expected = re.split(r"^= ", body, flags=re.MULTILINE)
        for story in re.split(r"^@ ", stories, flags=re.MULTILINE)[1:]:
            head, *lines = story.strip().split("\n")
            entries.append(_entry(head, lines, len(entries), at))
        pairs = tuple(Pair(title, *line.split()[:3]) for line in expected)
        yield Case(title, tuple(entries), at, pairs)


def _entry(head: str, lines: Sequence[str], number: int, at: dict[str, tuple[int, int]]) -> Entry:
    publisher, _, date = (part.strip() for part in head.partition("|"))
    text = "\n\n".join(lines)
    while found := SIGN.search(text):
        at[found[1]] = (number, found.start())
        text = text[: found.start()] + text[found.end() :]
    headline, *paragraphs = text.split("\n\n")
    from briefing.model import BlockKind

    told = {"date": date or None, "publisher": publisher}
    story = a_story((BlockKind.HEADLINE, headline), *paragraphs, **told)
    story = replace(story, id=f"{publisher}-{number}")
    return Entry(story, mark(story.document), 1)


def found_relation(case: Case, things: Sequence[Thing], one: str, other: str) -> str:
    """The relation of two figures as it was found; "lost" where one is in no thing at all."""
    places = [_place(case, things, letter) for letter in (one, other)]
    if None in places:
        return "lost"
    (part, first), (second_part, second) = places  # type: ignore[misc]
    if part is not second_part:
        return "other"
    if first is second:
        return "agree"
    if (first.is_replaced and second.is_update) or (second.is_replaced and first.is_update):
        return "update"
    if are_alike(first.figure, second.figure):
        return "agree"
    apart = not first.interval.meets(second.interval)
    if part.relation is Relation.CONFLICT and apart and not (first.is_update or second.is_update):
        return "conflict"
    return "differ"


def _place(case: Case, things: Sequence[Thing], letter: str) -> tuple[Part, Claim] | None:
    number, offset = case.at[letter]
    story = case.entries[number].story
    for thing in things:
        for part in thing.parts:
            for claim in part.claims:
                for mention in claim.mentions:
                    figure = mention.figure
                    if (
                        mention.entry.story is story
                        and figure.start <= offset + 12
                        and (figure.start - 1 <= offset < figure.end)
                    ):
                        return part, claim
    return None


class Score(NamedTuple):
    """How the pairs of a set came out."""

    found: int
    true: int
    joined_wrongly: int
    apart: int
    false_conflicts: tuple[Pair, ...]
    conflicts_found: int
    conflicts: int
    wrong: tuple[tuple[Pair, str], ...]


TOGETHER = frozenset({"agree", "differ", "conflict", "update", "same-number"})


def score(name: str) -> Score:
    found = true = joined = apart = conflicts = conflicts_found = 0
    false: list[Pair] = []
    wrong: list[tuple[Pair, str]] = []
    for case in cases(name):
        things = counted(case.entries)
        for pair in case.pairs:
            got = found_relation(case, things, pair.one, pair.other)
            if got == "conflict" and pair.relation != "conflict":
                false.append(pair)
            if pair.relation in ("differ", "conflict"):
                true += 1
                found += got in ("differ", "conflict")
                conflicts += pair.relation == "conflict"
                conflicts_found += pair.relation == got == "conflict"
            if pair.relation == "other":
                apart += 1
                joined += got in TOGETHER
            expected = {"same-number": "agree"}.get(pair.relation, pair.relation)
            if got != expected and not (expected == "other" and got == "lost"):
                wrong.append((pair, got))
    return Score(found, true, joined, apart, tuple(false), conflicts_found, conflicts, tuple(wrong))
