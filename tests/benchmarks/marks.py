"""Times `annotate`: an article of 700 words, a text of 10,000, and texts made to be slow."""

import statistics
import time

from briefing.marks import annotate
from tests.benchmarks import report
from tests.benchmarks.documents import article

_HOSTILE = {
    "100,000 quotation marks": '"' * 100_000,
    "1 MB of digits": "1" * 1_000_000,
    "one line of 1 MB": "word " * 200_000,
    "1 MB of numerals": "one hundred " * 83_000,
}


def main() -> None:
    """Mean of 100 articles, the worst text of 10,000 words, time against length."""
    articles = [article(number, 700) for number in range(100)]
    for text in articles[:10]:
        annotate(text)
    mean = statistics.mean(_seconds(text) for text in articles) * 1000
    report.say("annotate, an article of 700 words", f"{mean:.2f} ms", "at most 1 ms")
    longest = max(_seconds(article(number, 10_000)) for number in range(10)) * 1000
    report.say("annotate, the worst text of 10,000 words", f"{longest:.1f} ms", "at most 50 ms")
    for name, text in _HOSTILE.items():
        half, whole = _seconds(text[: len(text) // 2]), _seconds(text)
        growth = f"{whole / half:.1f} times for twice the length"
        report.say(f"annotate, {name}", f"{whole * 1000:.0f} ms", growth)


def _seconds(text: str) -> float:
    start = time.perf_counter()
    annotate(text)
    return time.perf_counter() - start
