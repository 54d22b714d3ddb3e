"""A mark or a story with its citation, to be pasted elsewhere: the viewer's copy keys call this."""

import re

from briefing.export.wording import date_in_words
from briefing.model import Figure, Quote, Story

_INLINE = re.compile(r"([\\`*_{}\[\]<>&|~$@^])")
_AUTOLINK = re.compile(r"(?<=http):(?=//)|(?<=https):(?=//)|(?<=www)\.", re.IGNORECASE)
_LEADING = re.compile(r"^(\s{0,3})(?:([#+=:-])|(\d{1,9})([.)]))", re.MULTILINE)


def cite(story: Story, mark: Quote | Figure | None = None) -> str:
    """A mark's text, verbatim, and where it stands: speaker, headline, source, date, place.

    What a figure counts follows it in square brackets, which are ours. Without a mark, the
    citation of the story alone.
    """
    origin = ", ".join([f"“{story.headline}”", *_origin(story), _place(story)])
    if mark is None:
        return origin
    return f"{_verbatim(story, mark)}{_gloss(mark)} — {_whose(mark)}{origin}"


def cite_markdown(story: Story, mark: Quote | Figure | None = None) -> str:
    """The same as Markdown: the mark as a block quotation, the headline as a link if it has one.

    Everything foreign is escaped, so that it reads as it stands in the story.
    """
    title = f"“{escaped(story.headline)}”"
    if story.document.url:
        title = f"[{title}](<{story.document.url}>)"
    told = [escaped(part) for part in _origin(story)]
    place = [] if story.document.url else [escaped(_place(story))]
    origin = ", ".join([title, *told, *place])
    if mark is None:
        return origin
    lines = escaped(_verbatim(story, mark) + _gloss(mark)).split("\n")
    quotation = "\n".join(f"> {line}" for line in lines)
    return f"{quotation}\n\n— {escaped(_whose(mark))}{origin}"


def escaped(text: str) -> str:
    """Text in which Markdown finds no markup, no HTML and no address to link."""
    text = _INLINE.sub(r"\\\1", text)
    text = _AUTOLINK.sub(lambda sign: "\\" + sign[0], text)
    return _LEADING.sub(_escaped_lead, text)


def _escaped_lead(lead: re.Match[str]) -> str:
    """What would begin a heading, a list or an underline, with its sign escaped."""
    space, sign, digits, point = lead.groups()
    return f"{space}\\{sign}" if sign else f"{space}{digits}\\{point}"


def _verbatim(story: Story, mark: Quote | Figure) -> str:
    return story.text[mark.start : mark.end]


def _gloss(mark: Quote | Figure) -> str:
    """What a figure counts: its own few digits would say little alone."""
    return f" [{mark.counted}]" if isinstance(mark, Figure) and mark.counted else ""


def _whose(mark: Quote | Figure) -> str:
    """The speaker or claimant, before the origin; nothing where nobody is named."""
    if isinstance(mark, Figure):
        return f"{mark.claimant}, " if mark.claimant else ""
    return f"{mark.speaker}, " if mark.speaker and mark.is_speech else ""


def _origin(story: Story) -> tuple[str, str]:
    document = story.document
    return story.publisher, date_in_words(document.date)


def _place(story: Story) -> str:
    return story.document.url or story.place
