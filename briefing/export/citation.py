"""A mark or a story with its citation, to be pasted elsewhere or exported.

The viewer's copy keys call this, and every form of export.
"""

import re

from briefing.export.wording import date_in_words, describe_quote, normalised
from briefing.model import Figure, Quote, Story

_INLINE = re.compile(r"([\\`*_{}\[\]<>&|~$@^])")
_AUTOLINK = re.compile(
    r"(?<=http):(?=//)|(?<=https):(?=//)|(?<=ftp):(?=//)|(?<=www)\.", re.IGNORECASE
)
_WEB = re.compile(r"https?://[!-;=?-\[\]-~]+")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AMPERSAND = r"\\&"
_LEADING = re.compile(r"^(\s{0,3})(?:([#+=:-])|(\d{1,9})([.)]))", re.MULTILINE)


def cite(story: Story, mark: Quote | Figure | None = None) -> str:
    """A mark's text, verbatim, and where it stands: speaker, headline, source, date, place.

    What a figure counts follows it in square brackets, which are ours. Without a mark, the
    citation of the story alone.
    """
    if mark is None:
        return origin(story)
    return f"{_verbatim(story, mark)}{gloss(mark)} — {origin(story, mark)}"


def cite_markdown(story: Story, mark: Quote | Figure | None = None) -> str:
    """The same as Markdown: the mark as a block quotation, the headline as a link if it has one.

    Everything foreign is escaped, so that it reads as it stands in the story.
    """
    url = web_address(story.document.url)
    title = markdown_link(f"“{escaped(story.headline)}”", url)
    told = [escaped(part) for part in _published(story)]
    place = [] if url else [escaped(_place(story))]
    whence = ", ".join([title, *told, *place])
    if mark is None:
        return whence
    lines = escaped(_verbatim(story, mark) + gloss(mark)).split("\n")
    quotation = "\n".join(f"> {line}" for line in lines)
    return f"{quotation}\n\n— {escaped(_whose(mark))}{whence}"


def origin(story: Story, mark: Quote | Figure | None = None) -> str:
    """Where a mark stands, without its text: speaker or claimant, headline, source, date, place."""
    whose = "" if mark is None else _whose(mark)
    return whose + ", ".join([f"“{story.headline}”", *_published(story), _place(story)])


def details(story: Story, mark: Quote | Figure) -> str:
    """What a citation leaves out: role, cue and mention of a speaker; a figure's value in short.

    "mayor of Ayr · said · named “she”", "≈ 8,000/day"; "" where there is no more to tell.
    """
    if isinstance(mark, Figure):
        value = normalised(mark)
        return "" if value == _verbatim(story, mark) else value
    if not mark.is_speech:
        return describe_quote(mark)
    cue = mark.cue if mark.cue and any(sign.isalpha() for sign in mark.cue) else None
    mention = story.text[slice(*mark.mention)] if mark.mention else None
    named = f"named “{mention}”" if mention and mention != mark.speaker else None
    return " · ".join(part for part in (mark.role, cue, named) if part)


def gloss(mark: Quote | Figure) -> str:
    """What a figure counts, in brackets: its own few digits would say little alone."""
    return f" [{mark.counted}]" if isinstance(mark, Figure) and mark.counted else ""


def web_address(url: str | None) -> str | None:
    """An address that may be a link in what is exported, http or https; None for any other."""
    return url if url and _WEB.fullmatch(url) else None


def markdown_link(text: str, url: str | None) -> str:
    """Escaped text as a link; as it is where there is no address."""
    return f"[{text}](<{_ENTITY.sub(_AMPERSAND, url)}>)" if url else text


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


def _whose(mark: Quote | Figure) -> str:
    """The speaker or claimant, before the origin; nothing where nobody is named."""
    if isinstance(mark, Figure):
        return f"{mark.claimant}, " if mark.claimant else ""
    return f"{mark.speaker}, " if mark.speaker and mark.is_speech else ""


def _published(story: Story) -> tuple[str, str]:
    document = story.document
    return story.publisher, date_in_words(document.date)


def _place(story: Story) -> str:
    return story.document.url or story.place
