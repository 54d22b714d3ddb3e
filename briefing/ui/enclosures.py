"""The files that a story comes with, as lines beneath what is known of it. Pure."""

from typing import Final

from briefing.export.wording import enclosed, host_of
from briefing.model import Enclosure, Medium, Story
from briefing.ui.typeset import Line, Run, cut

_MOST: Final = 3
"""Lines of files; more are counted, and stand among the links."""
_SIGNS: Final = {Medium.AUDIO: "♪", Medium.VIDEO: "▷", Medium.IMAGE: "▣"}
_PAPER: Final = "▤"


def enclosure_lines(story: Story, width: int) -> list[Line]:
    """A line a file: "♪ audio, 34 MB · example.org"; a picture that the text shows has none."""
    if not story.enclosures:
        return []
    in_text = {link.url for link in story.document.links}
    told = [
        one for one in story.enclosures if one.medium is not Medium.IMAGE or one.url not in in_text
    ]
    shown = told if len(told) <= _MOST else told[: _MOST - 1]
    lines = [_line(one, width) for one in shown]
    if len(told) > len(shown):
        more = f"and {len(told) - len(shown)} more among the links"
        lines.append(Line((Run(more, ("caption",)),)))
    return lines


def _line(enclosure: Enclosure, width: int) -> Line:
    sign = _SIGNS.get(enclosure.medium, _PAPER)
    words = f"{sign} {enclosed(enclosure)} · {host_of(enclosure.url)}"
    return Line((Run(cut(words, width), ("caption",), url=enclosure.url),))
