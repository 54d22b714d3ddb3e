"""The time that a clause tells: a day or a span, by its words. Pure; `clauses` calls.

"on Monday" and "Monday" are one day; "since 2022" and "in March" are spans.
"""

import re
from typing import Final

from briefing.desk.counting.lexicons import DAYS, MONTHS, PERIODS, SAYING

TOKEN: Final = re.compile(r"[^\W\d_][\w’'.&-]*|[,;:()\"“”—–]|\d(?:[\d,.]*\d)?\w*")
"""A word, a number or a sign of a clause."""
TRAIL: Final = ".’'"
"""Signs that do not belong to the word that they stand behind."""
_MOST: Final = 22
_OPENERS: Final = DAYS | {"on", "in", "since", "during", "over", "last", "this"}


def when(words: list[re.Match[str]], at: int, text: str) -> tuple[str, str | None, int] | None:
    """A time that starts at a word: its class ("day", "span") with its words, the text, the end."""
    first = words[at][0].lower()
    last = at
    heard: list[str] = []
    while last < len(words) and last - at < 7:
        low = words[last][0].lower().rstrip(TRAIL)
        is_time = low in DAYS or low in MONTHS or low in PERIODS or low[:1].isdigit()
        if is_time:
            heard.append(low)
        elif last > at and (
            low not in ("the", "last", "past", "this", "next", "previous", "first", "early", "late",
                        "two", "three", "four", "five", "six", "seven", "start", "of", "beginning",
                        "war", "began", "outbreak")
        ):  # fmt: skip
            break
        last += 1
    while last > at + 1 and words[last - 1][0].lower() in ("the", "of", "last", "this"):
        last -= 1
    if not heard and not (first == "since" and last > at + 1):
        return None
    if first == "by":
        # So many by then, and perhaps more since: that is no other time.
        return "", None, last
    said = text[words[at].start() : words[last - 1].end()].rstrip(".")
    inner = {words[n][0].lower().rstrip(TRAIL) for n in range(at, last)}
    if first != "since" and inner & DAYS:
        return f"day {' '.join(sorted(inner & DAYS))}", said, last
    key = " ".join(sorted(inner - {"the", "in", "on", "of", "during", "over"}))
    return f"span {key}", said, last


def opening(text: str, start: int, end: int) -> tuple[str, str | None]:
    """The time that a sentence begins with, as its class and its words, if it is the figure's."""
    words = list(TOKEN.finditer(text, start, end))[:_MOST]
    if not words or words[0][0].lower() not in _OPENERS:
        return "", None
    found = when(words, 0, text)
    # "On Monday the ministry said": then it was said.
    if found is None or any(word[0].lower() in SAYING for word in words[found[2] :]):
        return "", None
    return found[:2]
