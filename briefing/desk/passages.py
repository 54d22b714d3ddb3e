"""What of a changed text is shown: the changed words, with some of what was kept around them. Pure.

The viewer's sheet of changes and `briefing changes` set passages; figures come in pairs.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefing.desk.changes import Changed, Changes, Kind
from briefing.desk.counting.subjects import subject
from briefing.model import Figure

CONTEXT: Final = 80
"""Characters of what was kept that are shown on either side of a change."""
CUT: Final = "…"


class Part(NamedTuple):
    """Words of a passage; those that are gone stand in the old text alone."""

    kind: Kind
    text: str


class Passage(NamedTuple):
    """A stretch of one paragraph with changes in it; `start` is where they begin in the new text.

    Where all of it is gone, that is where it stood.
    """

    start: int
    parts: tuple[Part, ...]


class Told(NamedTuple):
    """A figure that changed: what it counts, as far as a text tells, how it was and how it is.

    One of `before` and `after` is empty for a figure that was added, or that is gone.
    """

    counted: str
    before: str
    after: str
    changed: Changed


def passages(found: Changes) -> Iterator[Passage]:
    """The changed stretches of a text, in its order."""
    for paragraph in _paragraphs(found):
        if any(part.kind != "kept" for _, part in paragraph):
            yield from _parted(paragraph)


def told_figures(found: Changes) -> list[Told]:
    """The figures that changed; the same change once, under the best name that the text has."""
    told: dict[tuple[str, str], dict[str, Told]] = {}
    for changed in found.figures:
        before, after = told_change(found, changed)
        counted = _counted(found.after, changed.after) or _counted(found.before, changed.before)
        told.setdefault((before, after), {}).setdefault(
            counted.lower(), Told(counted, before, after, changed)
        )
    # A headline leaves out what the text below it says.
    best = [
        one
        for same in told.values()
        for name, one in same.items()
        if name or len(same) == 1
    ]  # fmt: skip
    order = {id(changed): place for place, changed in enumerate(found.figures)}
    return sorted(best, key=lambda one: order[id(one.changed)])


def told_change(found: Changes, changed: Changed) -> tuple[str, str]:
    """The words of a mark as it was and as it is; empty for what is not there."""
    before = found.before[changed.before.start : changed.before.end] if changed.before else ""
    after = found.after[changed.after.start : changed.after.end] if changed.after else ""
    return " ".join(before.split()), " ".join(after.split())


def _counted(text: str, mark: object) -> str:
    """What a figure counts, in the words of the text; what its verb is said of where it does not
    say: "the death toll rose to 41".
    """
    if not isinstance(mark, Figure):
        return ""
    start = max(text.rfind("\n\n", 0, mark.start) + 2, text.rfind(". ", 0, mark.start) + 2, 0)
    return mark.counted or subject(text, start, mark.start).form


def _paragraphs(found: Changes) -> Iterator[list[tuple[int, Part]]]:
    """The text in parts, each with its place in the new text, paragraph by paragraph."""
    paragraph: list[tuple[int, Part]] = []
    at = 0
    for piece in found.pieces:
        text = (found.before if piece.kind == "gone" else found.after)[piece.start : piece.end]
        within = 0
        for number, words in enumerate(text.split("\n\n")):
            if number:
                yield paragraph
                paragraph = []
            place = at if piece.kind == "gone" else piece.start + within
            paragraph += [(place, Part(piece.kind, words))] * bool(words)
            within += len(words) + 2
        at = at if piece.kind == "gone" else piece.end
    yield paragraph


def _parted(paragraph: list[tuple[int, Part]]) -> Iterator[Passage]:
    """A paragraph's changes, those that stand far from each other in passages of their own."""
    start: int | None = None
    parts: list[Part] = []
    for number, (place, part) in enumerate(paragraph):
        if part.kind != "kept":
            start = place if start is None else start
            parts.append(part)
            continue
        is_first, is_last = number == 0, number == len(paragraph) - 1
        if is_first:
            parts.append(Part("kept", _end(part.text)))
        elif is_last:
            parts.append(Part("kept", _beginning(part.text)))
        elif len(part.text) <= 2 * CONTEXT:
            parts.append(part)
        else:
            yield Passage(start or place, (*parts, Part("kept", _beginning(part.text))))
            start, parts = None, [Part("kept", _end(part.text))]
    if start is not None:
        yield Passage(start, tuple(parts))


def _beginning(text: str) -> str:
    """The first words of a long text."""
    return text if len(text) <= CONTEXT else f"{text[:CONTEXT].rpartition(' ')[0]} {CUT}"


def _end(text: str) -> str:
    """The last words of a long text."""
    return text if len(text) <= CONTEXT else f"{CUT} {text[-CONTEXT:].partition(' ')[2]}"


def in_notation(parts: Iterable[Part]) -> str:
    """A passage on one line, in the notation of word diffs: [-gone-]{+added+}."""
    signs = {"kept": ("", ""), "gone": ("[-", "-]"), "added": ("{+", "+}")}
    told = ""
    for part in parts:
        left, right = signs[part.kind]
        words = part.text.strip() if left else part.text
        lead = part.text[: len(part.text) - len(part.text.lstrip())] if left else ""
        is_added = part.kind == "added" and told.endswith("-]")
        told += ("" if is_added else lead) + left + words + right
    return " ".join(told.split())
