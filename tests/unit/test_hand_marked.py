"""What is counted, and on whose word: measured on news whose figures were marked by hand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.marks import annotate
from briefing.model import Figure
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "data" / "figures"
_MARKED = re.compile(r"\{([^|{}]+)\|([^|{}]+)\|([^|{}]+)\}")
_WORD = re.compile(r"[\w$%’'-]+")
_ARTICLES = {"the", "a", "an"}
LEAST = 0.9


class Marked(NamedTuple):
    """A figure as a person marked it; None for what nobody counts or claims."""

    place: str
    start: int
    words: str
    counted: str | None
    claimant: str | None


def read() -> Iterator[tuple[str, list[Marked]]]:
    """The texts without their marks, and the marks."""
    for path in sorted(FOLDER.glob("*.txt")):
        text, marks, at = "", [], 0
        source = path.read_text(encoding="utf-8")
        for found in _MARKED.finditer(source):
            text += source[at : found.start()]
            words, counted, claimant = found.groups()
            marks.append(
                Marked(
                    path.name,
                    len(text),
                    words,
                    None if counted == "-" else counted,
                    None if claimant == "-" else claimant,
                )
            )
            text += words
            at = found.end()
        yield text + source[at:], marks


def is_same(found: str | None, marked: str | None) -> bool:
    """Whether one name holds the other whole, articles aside; nothing is the same as nothing."""
    if found is None or marked is None:
        return found is marked
    one, other = (set(_WORD.findall(name.lower())) - _ARTICLES for name in (found, marked))
    return one <= other or other <= one


def judged() -> Iterator[tuple[Marked, Figure | None]]:
    """Each marked figure with the one that is found in its place."""
    for text, marks in read():
        figures = annotate(text).figures
        for mark in marks:
            end = mark.start + len(mark.words)
            here = (one for one in figures if one.start < end and mark.start < one.end)
            yield mark, next(here, None)


def wrong(field: str) -> list[str]:
    return [
        f"{mark.place}: {mark.words}: {getattr(mark, field)}, found "
        + ("no figure" if figure is None else str(getattr(figure, field)))
        for mark, figure in judged()
        if figure is None or not is_same(getattr(figure, field), getattr(mark, field))
    ]


def test_there_are_a_hundred_figures() -> None:
    assert sum(len(marks) for _, marks in read()) >= 100


def test_what_is_counted_is_right_in_nine_of_ten() -> None:
    named = [mark for mark, _ in judged() if mark.counted]
    missed = [line for line in wrong("counted") if ": None," not in line]
    assert len(missed) <= (1 - LEAST) * len(named), "\n".join(missed)


def test_on_whose_word_is_right_in_nine_of_ten() -> None:
    total = sum(1 for _ in judged())
    missed = wrong("claimant")
    assert len(missed) <= (1 - LEAST) * total, "\n".join(missed)
