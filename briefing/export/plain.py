"""A story as lines of text whose runs know what they are, for `briefing show`.

Printed as they are, the runs give the story's verbatim text; a terminal adds what sets them off.
"""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from briefing.model import Block, BlockKind, Marks, Story

NOT_SPEECH: Final = -1
NOBODY: Final = -2

_QUIET: Final = frozenset(
    {BlockKind.BYLINE, BlockKind.CAPTION, BlockKind.SEE_ALSO, BlockKind.PROMO, BlockKind.IMAGE}
)
_STRONG: Final = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})
_TIGHT: Final = frozenset({BlockKind.LIST_ITEM, BlockKind.CODE})


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `voice` is the number of the speaker, NOBODY if not named, or NOT_SPEECH.

    `strong` is for headlines and figures, `quiet` for what is not the story itself.
    """

    text: str
    strong: bool = False
    quiet: bool = False
    voice: int = NOT_SPEECH


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line before it is wrapped: `indent` columns, `prefix`, text that wraps beneath itself."""

    runs: Runs = ()
    indent: int = 0
    prefix: str = ""

    def __str__(self) -> str:
        """The line unwrapped, as it is where nothing can be set off."""
        text = "".join(run.text for run in self.runs)
        return " " * self.indent + self.prefix + text if text else ""


BLANK: Final = Line()


class Setting:
    """A story's text cut into runs at its marks; `voices` are its speakers in their order."""

    def __init__(self, story: Story, marks: Marks, voices: Sequence[str]) -> None:
        self._text = story.text
        number = {name: n for n, name in enumerate(voices)}
        speech = [quote for quote in marks.quotes if quote.is_speech]
        voice_at = {quote.end: NOT_SPEECH for quote in speech}
        voice_at |= {quote.start: number.get(quote.speaker or "", NOBODY) for quote in speech}
        figure_at = {figure.end: False for figure in marks.figures}
        figure_at |= {figure.start: True for figure in marks.figures}
        self._cuts = sorted({0, *voice_at, *figure_at})
        self._looks: list[tuple[bool, int]] = []
        strong, voice = False, NOT_SPEECH
        for cut in self._cuts:
            strong = figure_at.get(cut, strong)
            voice = voice_at.get(cut, voice)
            self._looks.append((strong, voice))

    def passage(self, start: int, end: int, *, strong: bool = False, quiet: bool = False) -> Runs:
        """The runs of `text[start:end]`, all of them strong or quiet where asked."""
        runs = []
        number = bisect.bisect_right(self._cuts, start) - 1
        while start < end:
            number += 1
            stop = min(end, self._cuts[number]) if number < len(self._cuts) else end
            is_figure, voice = self._looks[number - 1]
            runs.append(Run(self._text[start:stop], strong or is_figure, quiet, voice))
            start = stop
        return tuple(runs)

    def block(self, block: Block) -> Iterator[Line]:
        """The lines of a block, each row of a table and each line of code one of its own."""
        prefix = _prefix(block)
        indent = 2 * max(0, block.level - 1) if block.kind is BlockKind.LIST_ITEM else 0
        start = block.start
        for text in self._text[block.start : block.end].split("\n"):
            runs = self.passage(
                start,
                start + len(text),
                strong=block.kind in _STRONG,
                quiet=block.kind in _QUIET,
            )
            yield Line(runs, indent, prefix)
            start += len(text) + 1


def story_lines(story: Story, setting: Setting) -> Iterator[Line]:
    """The blocks of a story after its headline, a blank line before each."""
    before: BlockKind | None = None
    for block in story.document.blocks[1:]:
        if not (block.kind is before and block.kind in _TIGHT):
            yield BLANK
        yield from setting.block(block)
        before = block.kind


def _prefix(block: Block) -> str:
    match block.kind:
        case BlockKind.LIST_ITEM:
            return f"{block.marker or '•'} "
        case BlockKind.QUOTATION:
            return "> " * max(1, block.level)
        case BlockKind.CODE:
            return "    "
        case _:
            return ""
