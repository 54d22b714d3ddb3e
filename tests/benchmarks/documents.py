"""Documents to measure with: news-like prose with quotes and figures, the same in every run."""

import os
import random
from pathlib import Path

_NAMES = ["Ada Quill", "Ivo Marsh", "Lena Foss", "Omar Reyes", "Ruth Adler", "Tomas Brandt"]
_SAID = ["said", "added", "told reporters", "warned", "wrote", "argued"]
_WHAT = ["the bridge", "the harvest", "the river gauge", "the night train", "the east wing"]
_PLAIN = [
    "The council met for a third evening and put off the vote on {what} until the spring.",
    "Crews began to clear the road beside {what} before dawn, and traffic was slow by noon.",
    "Records kept since the last century show nothing like what was seen at {what} this week.",
]


def article(number: int, words: int) -> str:
    """An article of about so many words; the same for the same number."""
    chance = random.Random(number)
    lines = [f"Headline {number}: {chance.choice(_WHAT)} and what it costs"]
    count = 0
    while count < words:
        who, said = chance.choice(_NAMES), chance.choice(_SAID)
        what = chance.choice(_WHAT)
        figure = f"{chance.randint(2, 99) * 100:,}"
        paragraph = " ".join(
            [
                chance.choice(_PLAIN).format(what=what),
                f'"We did not expect this of {what}," {who} {said}.',
                f"Some {figure} people were counted near {what} on Monday, {who} {said}.",
            ]
        )
        lines.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(lines) + "\n"


def write_folder(folder: Path, count: int) -> None:
    """So many documents of about 5 KB in a folder, the first of them the newest."""
    for number in range(count):
        path = folder / f"{number:05}.txt"
        path.write_text(article(number, 820), encoding="utf-8")
        os.utime(path, (count - number, count - number))
