"""Times `annotate`: an article of 700 words, texts of 10,000, and texts made to be slow.

A text that is nothing but figures takes its time figure by figure, so those are told apart from
prose. Growth is the time of the whole over that of its first half: about 2 is linear.
"""

import random
import statistics
import time

from briefing.marks import annotate
from tests.benchmarks import report
from tests.benchmarks.documents import article

WORDS = 10_000
_MIXED = (
    "3,200", "12%", "$4.5 million", "10 years", "seven", "2½", "1990", "40 km", "6-3", "3/4",
    "May 5", "half", "two dozen", "$3", "10 to 12",
)  # fmt: skip
_PARAGRAPH = "Die Fähre fuhr am 3. Mai mit 1.234,5 Tonnen. „Gut so“, sagte die Wirtin.\n\n"


def _repeated(piece: str) -> str:
    """A text of 10,000 words."""
    return f"{piece} " * (WORDS // len(piece.split()))


def _mixed() -> str:
    """Numbers of all kinds, in an order that is the same in every run."""
    chance = random.Random(1)
    return " ".join(" ".join(chance.choice(_MIXED) for _ in range(WORDS)).split()[:WORDS])


DENSE = {
    "cells of a table": _repeated("3,200 12% $40 7.5"),
    "a spelled number": _repeated("seven"),
    "spelled numbers with hyphens": _repeated("twenty-one"),
    "ranges": _repeated("10-12"),
    "mixed numbers": _mixed(),
    "people counted": _repeated("He said 5 men died."),
    "short quotations": _repeated('"So it is," he said.'),
    "German": _PARAGRAPH * (WORDS // len(_PARAGRAPH.split())),
}
"""Texts of 10,000 words in which nearly every word is a mark."""

HOSTILE = {
    "100,000 quotation marks": '"' * 100_000,
    "100,000 single marks": "‘a " * 33_333,
    "1 MB of digits": "1" * 1_000_000,
    "one line of 1 MB": "word " * 200_000,
    "1 MB of numerals": "one hundred " * 83_000,
    "1 MB of German": _PARAGRAPH * (1_000_000 // len(_PARAGRAPH)),
}


def main() -> None:
    """Mean of 100 articles, the worst texts of 10,000 words, time against length."""
    articles = [article(number, 700) for number in range(100)]
    for text in articles[:10]:
        annotate(text)
    mean = statistics.mean(_seconds(text) for text in articles) * 1000
    report.say("annotate, an article of 700 words", f"{mean:.2f} ms", "at most 1 ms")
    longest = max(_seconds(article(number, WORDS)) for number in range(10)) * 1000
    report.say("annotate, the worst text of 10,000 words", f"{longest:.1f} ms", "at most 50 ms")
    for name, text in (DENSE | HOSTILE).items():
        half, whole = _seconds(text[: len(text) // 2]), _seconds(text)
        growth = f"{whole / half:.1f} times for twice the length"
        report.say(f"annotate, {name}", f"{whole * 1000:.0f} ms", growth)


def _seconds(text: str) -> float:
    """The best of two runs, in processor time, which other programs disturb less."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        annotate(text)
        taken.append(time.process_time() - start)
    return min(taken)
