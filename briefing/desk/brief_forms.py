"""The brief as plain text, Markdown, HTML or JSON, to be printed, mailed, or kept. Pure."""

from collections.abc import Iterator
from html import escape
from textwrap import wrap
from typing import Any, Final

from briefing.desk.brief import Brief, Piece, Told
from briefing.desk.copies import Copies, publishers
from briefing.desk.counting.nouns import Relation, whose
from briefing.desk.entries import Entry
from briefing.export.as_json import excerpt_record, figure_record, headline_record, quote_record
from briefing.export.citation import escaped, markdown_link, web_address
from briefing.export.html import PAGE_END, page_head
from briefing.export.wording import normalised, speaker_with_role
from briefing.model import Span

_WIDTH: Final = 76
_INDENT: Final = "   "
_STYLE: Final = """\
section { margin-bottom: 2.5rem; }
h1 { margin-bottom: 0; }
h1 + .facts { margin: .2rem 0 2.5rem; }
h2 { margin: 0; font-size: 1.25rem; }
h2 + .facts { margin-top: .2rem; }
h2 a { color: inherit; text-decoration: none; }
h2 a:hover { text-decoration: underline; }
.facts a, footer a, td a { color: inherit; }
blockquote p, blockquote footer { margin: 0; }
footer, table { font-size: .95rem; }
caption { text-align: left; }
td { border: 0; padding: .1rem 1.2rem .1rem 0; }
td:first-child { text-align: right; white-space: nowrap; }
"""


def told_differences(relation: Relation) -> str:
    """What is said of figures that do not agree; nothing of others."""
    if relation is Relation.CONFLICT:
        return "figures cannot both hold"
    return "figures differ" if relation is Relation.DIFFER else ""


def told_sources(piece: Piece) -> str:
    """How many sources tell of an event; the name of the source where it is one."""
    if piece.sources > 1:
        return f"{piece.sources} sources"
    return publishers(piece.texts[0])


def named_sources(piece: Piece) -> str:
    """Who tells of an event, the lead's source first: "Post, Mail and Wire (the same text)"."""
    return ", ".join(dict.fromkeys(map(_sharing, piece.texts)))


def _sharing(copies: Copies) -> str:
    """Who brings a text; that it is the same one is said, since it counts once."""
    names = list(dict.fromkeys(entry.story.publisher for entry in copies))
    if len(names) == 1:
        return names[0]
    return f"{names[0]} (the same text: {', '.join(names[1:])})"


def told_figure(told: Told, relation: Relation) -> tuple[str, str]:
    """A figure in short, and whose word it stands on where figures differ, else what it counts."""
    claim = told.claim
    words = whose(claim.claimant, claim.entry) if told_differences(relation) else told.thing
    return normalised(claim.figure), words


def _figures(piece: Piece) -> Iterator[tuple[Told, str, str]]:
    for told in piece.figures:
        yield told, *told_figure(told, piece.relation)


def told_brief(brief: Brief) -> str:
    """How much a brief tells of, and how long it takes: "9 new stories from 4 sources"."""
    stories = "1 new story" if brief.stories == 1 else f"{brief.stories:,} new stories"
    sources = "1 source" if brief.sources == 1 else f"{brief.sources:,} sources"
    minutes = "1 minute" if brief.minutes == 1 else f"{brief.minutes} minutes"
    return f"{stories} from {sources} · {minutes}"


def title(brief: Brief, since: str) -> str:
    """The line above the brief that is printed."""
    return f"{since} · {told_brief(brief)}"


def left_out(brief: Brief) -> str:
    """The line below the brief: what did not come onto the page."""
    if not brief.left_out:
        return ""
    return "1 more event" if brief.left_out == 1 else f"{brief.left_out:,} more events"


def as_text(brief: Brief, since: str) -> str:
    """The brief for a terminal or a mail, 76 columns wide."""
    lines = ["THE BRIEF", *_set(title(brief, since), ""), "─" * _WIDTH, ""]
    for number, piece in enumerate(brief.pieces, 1):
        lines += _text(piece, number)
        lines.append("")
    lines += [f"{_INDENT}{left_out(brief)}"] * bool(brief.left_out)
    return "\n".join(lines).rstrip() + "\n"


def _text(piece: Piece, number: int) -> Iterator[str]:
    """A piece: headline, sources, sentence, quote, figures, and where all of that stands."""
    story = piece.lead.story
    yield from _set(story.headline, _INDENT, f"{number}".ljust(len(_INDENT))) or [str(number)]
    yield from _set(named_sources(piece), _INDENT)
    if piece.first is not None:
        yield from ("", *_set(_words(piece.lead, piece.first), _INDENT))
    if piece.quote is not None:
        quote, entry = piece.quote.quote, piece.quote.entry
        bar = _INDENT + "│ "
        yield from ("", *_set(_words(entry, (quote.start, quote.end)), bar))
        yield from _set(_whose(piece), bar)
    if piece.figures:
        yield from ("", *_text_figures(piece))
    yield ""
    places = _places(piece)
    wide = max(len(publisher) for publisher, _ in places)
    for publisher, place in places:
        yield f"{_INDENT}{publisher.ljust(wide)}  {place}" if len(places) > 1 else _INDENT + place


def _text_figures(piece: Piece) -> Iterator[str]:
    """Figures that differ under the name of what they count, a line each; others in one line."""
    differ = told_differences(piece.relation)
    if not differ:
        pairs = (f"{value} {words}".rstrip() for _, value, words in _figures(piece))
        yield from _set(" · ".join(pairs), _INDENT)
        return
    yield from _set(f"{piece.figures[0].thing}: {differ}", _INDENT)
    rows = list(_figures(piece))
    wide = max(len(value) for _, value, _ in rows)
    for told, value, claimant in rows:
        publisher = told.claim.entry.story.publisher
        source = "" if publisher == claimant else f" ({publisher})"
        lead = f"{_INDENT}  {value.rjust(wide)}  "
        yield from _set(claimant + source, " " * len(lead), lead)


def _set(text: str, indent: str, first: str | None = None) -> list[str]:
    return wrap(
        text, _WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def as_markdown(brief: Brief, since: str) -> str:
    """The brief as Markdown, every foreign word escaped."""
    parts = ["# The brief", escaped(title(brief, since))]
    for number, piece in enumerate(brief.pieces, 1):
        story = piece.lead.story
        link = markdown_link(escaped(story.headline), web_address(story.document.url))
        parts.append(f"## {number}. {link}")
        parts.append(f"*{escaped(named_sources(piece))}*")
        if piece.first is not None:
            parts.append(escaped(_words(piece.lead, piece.first)))
        if piece.quote is not None:
            quote, entry = piece.quote.quote, piece.quote.entry
            text = escaped(_words(entry, (quote.start, quote.end)))
            told = escaped(speaker_with_role(quote.speaker, quote.role))
            parts.append(f"> {text}\n>\n> — {told}, {_markdown_source(entry)}")
        parts += _markdown_figures(piece)
    parts += [left_out(brief)] * bool(brief.left_out)
    return "\n\n".join(parts) + "\n"


def _markdown_figures(piece: Piece) -> Iterator[str]:
    differ = told_differences(piece.relation)
    rows = [
        (f"**{_within(value)}** {escaped(words)}".rstrip(), told.claim.entry)
        for told, value, words in _figures(piece)
    ]
    if differ:
        lines = [f"{escaped(piece.figures[0].thing)}: *{differ}*", ""]
        lines += [f"- {line}, {_markdown_source(entry)}" for line, entry in rows]
        yield "\n".join(lines)
    elif rows:
        yield " · ".join(line for line, _ in rows)


def _within(text: str) -> str:
    """Escaped text that does not begin a line: "4.1m" would be an item of a list there."""
    return escaped(f"·{text}")[1:]


def _markdown_source(entry: Entry) -> str:
    """The source of a piece, with a link to the story."""
    story = entry.story
    return markdown_link(escaped(story.publisher), web_address(story.document.url))


def as_html(brief: Brief, since: str) -> str:
    """The brief as a page of its own."""
    parts = [page_head("The brief", _STYLE), "<h1>The brief</h1>\n"]
    parts.append(f'<p class="facts">{escape(title(brief, since))}</p>\n')
    for piece in brief.pieces:
        headline = _link(piece.lead, escape(piece.lead.story.headline))
        parts.append(f"<section>\n<h2>{headline}</h2>\n")
        parts.append(f'<p class="facts">{_html_sources(piece)}</p>\n')
        if piece.first is not None:
            parts.append(f"<p>{escape(_words(piece.lead, piece.first))}</p>\n")
        if piece.quote is not None:
            quote, entry = piece.quote.quote, piece.quote.entry
            text = escape(_words(entry, (quote.start, quote.end)))
            told = escape(speaker_with_role(quote.speaker, quote.role))
            parts.append(
                f"<blockquote><p><q>{text}</q></p>\n"
                f"<footer>— {told}, {_html_source(entry)}</footer></blockquote>\n"
            )
        parts += [_html_figures(piece)] * bool(piece.figures)
        parts.append("</section>\n")
    parts += [f'<p class="facts">{left_out(brief)}</p>\n'] * bool(brief.left_out)
    return "".join([*parts, PAGE_END])


def _html_sources(piece: Piece) -> str:
    """Who tells of an event, each with a link to its story."""
    told = []
    for copies in piece.texts:
        first, *others = {entry.story.publisher: _html_source(entry) for entry in copies}.values()
        told.append(f"{first} (the same text: {', '.join(others)})" if others else first)
    return ", ".join(dict.fromkeys(told))


def _html_figures(piece: Piece) -> str:
    """A table of the figures that differ, with claimant and source; else a line of them all."""
    differ = told_differences(piece.relation)
    rows = [
        (f"<data>{escape(value)}</data>", escape(words), _html_source(told.claim.entry))
        for told, value, words in _figures(piece)
    ]
    if not differ:
        told = " · ".join(f"{value} {words}".rstrip() for value, words, _ in rows)
        return f"<p>{told}</p>\n"
    lines = [f"<caption>{escape(piece.figures[0].thing)}: <em>{differ}</em></caption>"]
    lines += [f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows]
    return "<table>\n" + "\n".join(lines) + "\n</table>\n"


def _html_source(entry: Entry) -> str:
    return _link(entry, escape(entry.story.publisher))


def _link(entry: Entry, words: str) -> str:
    """Words as a link to a story that has an address."""
    url = web_address(entry.story.document.url)
    return f'<a href="{escape(url)}">{words}</a>' if url else words


def records(brief: Brief) -> list[dict[str, Any]]:
    """The pieces for JSON: each with its offsets, the stories it is made of, and their places."""
    return [_record(piece) for piece in brief.pieces]


def _record(piece: Piece) -> dict[str, Any]:
    story = piece.lead.story
    return {
        "headline": story.headline,
        "sources": piece.sources,
        "publishers": [[entry.story.publisher for entry in copies] for copies in piece.texts],
        "first": None if piece.first is None else excerpt_record(story, *piece.first),
        "quote": None
        if piece.quote is None
        else quote_record(piece.quote.entry.story, piece.quote.quote),
        "figures": [
            figure_record(told.claim.entry.story, told.claim.mention.figure) | {"thing": told.thing}
            for told in piece.figures
        ],
        "relation": piece.relation.value,
        "stories": [
            headline_record(entry.story, entry.marks, entry.minutes) for entry in piece.entries
        ],
    }


def _words(entry: Entry, span: Span) -> str:
    """A stretch of a story on one line."""
    return " ".join(entry.story.text[slice(*span)].split())


def _whose(piece: Piece) -> str:
    """The speaker of the quote, and its source where an event has several."""
    assert piece.quote is not None
    told = speaker_with_role(piece.quote.quote.speaker, piece.quote.quote.role)
    return f"{told} ({piece.quote.entry.story.publisher})" if len(piece.texts) > 1 else told


def _places(piece: Piece) -> list[tuple[str, str]]:
    """Where what a piece shows stands, the lead first: the source and the address of each story."""
    shown = [piece.lead, *([piece.quote.entry] if piece.quote is not None else [])]
    shown += [told.claim.entry for told in piece.figures]
    stories = {id(entry): entry.story for entry in shown}.values()
    return [(story.publisher, story.document.url or story.place) for story in stories]
