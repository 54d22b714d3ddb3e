"""Footnotes of Markdown, `[^1]` and `[^1]: text`, as rules for markdown-it's parser.

`markdown` adds them to its parser, and prints what `Footnotes` has gathered below the story.
"""

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_REFERENCE = re.compile(r"\[\^([^\]\s^\[]{1,60})\]")
_DEFINITION = re.compile(_REFERENCE.pattern + r":[ \t]*")
_INDENT = 4


@dataclass(slots=True)
class Footnotes:
    """The footnotes of one text: what each label says, and its number, by the first reference."""

    texts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def add_rules(self, parser: MarkdownIt) -> None:
        """Have a parser, which is for this text alone, gather definitions and number references."""
        parser.block.ruler.before(
            "reference", "footnote", self._define, {"alt": ["paragraph", "reference"]}
        )
        parser.inline.ruler.before("link", "footnote_reference", self._refer)

    def numbered(self) -> list[tuple[int, str]]:
        """Every footnote's number and text: those referred to in that order, then the others."""
        return [
            (self._number(label), self.texts[label])
            for label in dict.fromkeys([*self.numbers, *self.texts])
        ]

    def _number(self, label: str) -> int:
        return self.numbers.setdefault(label, len(self.numbers) + 1)

    def _define(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:
        """A block rule: a definition, its paragraph's lines, and the indented ones below it."""
        first = state.bMarks[start] + state.tShift[start]
        found = _DEFINITION.match(state.src, first, state.eMarks[start])
        if found is None or state.is_code_block(start):
            return False
        if silent:
            return True
        lines = [state.src[found.end() : state.eMarks[start]]]
        at = start + 1
        while at < end and self._goes_on(state, at, end):
            lines.append(state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]])
            at += 1
        self.texts.setdefault(found[1], " ".join(lines).strip())
        state.line = at
        return True

    def _goes_on(self, state: StateBlock, at: int, end: int) -> bool:
        """Whether a line below a definition is still its own."""
        if state.isEmpty(at):
            return at + 1 < end and not state.isEmpty(at + 1) and self._is_indented(state, at + 1)
        if self._is_indented(state, at):
            return True
        if state.isEmpty(at - 1):
            return False
        rules = state.md.block.ruler.getRules("paragraph")
        return not any(rule(state, at, end, True) for rule in rules)

    def _is_indented(self, state: StateBlock, at: int) -> bool:
        return state.sCount[at] - state.blkIndent >= _INDENT

    def _refer(self, state: StateInline, silent: bool) -> bool:
        """An inline rule: a reference to a label that is defined is its number in brackets."""
        found = _REFERENCE.match(state.src, state.pos, state.posMax)
        if found is None or found[1] not in self.texts:
            return False
        if not silent:
            state.pending += f"[{self._number(found[1])}]"
        state.pos = found.end()
        return True
