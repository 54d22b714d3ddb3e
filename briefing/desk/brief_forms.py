"""The brief as plain text, Markdown, HTML or JSON, to be printed, mailed, or kept. Pure."""

from collections.abc import Iterator
from html import escape
from textwrap import wrap
from typing import Any, Final

from briefing.desk.brief import Brief, Piece
from briefing.desk.counting.nouns import Claim, Relation, whose
from briefing.export.as_json import excerpt_record, figure_record, headline_record, quote_record
from briefing.export.citation import escaped, markdown_link, origin, web_address
from briefing.export.html import PAGE_END, page_head
from briefing.export.wording import normalised, speaker_with_role

_WIDTH: Final = 76
_INDENT: Final = "   "


def told_differences(relation: Relation) -> str:
    """What is said of figures that do not agree; nothing of others."""
    if relation is Relation.CONFLICT:
        return "figures cannot both hold"
    return "figures differ" if relation is Relation.DIFFER else ""


def told_claim(claim: Claim, relation: Relation) -> str:
    """A figure with whose word it stands on where figures differ, else with what it counts."""
    words = whose(claim.claimant, claim.entry)
    if not told_differences(relation):
        words = claim.figure.counted or ""
    return f"{normalised(claim.figure)} {words}".rstrip()


def told_sources(piece: Piece) -> str:
    """How many sources tell of an event; the name of the source where it is one."""
    if piece.sources > 1:
        return f"{piece.sources} sources"
    return piece.lead.story.publisher


def title(brief: Brief, since: str) -> str:
    """The line above the brief."""
    stories = "1 new story" if brief.stories == 1 else f"{brief.stories:,} new stories"
    sources = "1 source" if brief.sources == 1 else f"{brief.sources:,} sources"
    return f"{since} · {stories} from {sources}"


def left_out(brief: Brief) -> str:
    """The line below the brief: what did not come onto the page."""
    if not brief.left_out:
        return ""
    return "1 more event" if brief.left_out == 1 else f"{brief.left_out:,} more events"


def as_text(brief: Brief, since: str) -> str:
    """The brief for a terminal or a mail, 76 columns wide."""
    lines = ["The brief", title(brief, since), ""]
    for number, piece in enumerate(brief.pieces, 1):
        lines += _text(piece, number)
        lines.append("")
    lines += [f"{_INDENT}{left_out(brief)}"] * bool(brief.left_out)
    return "\n".join(lines).rstrip() + "\n"


def _text(piece: Piece, number: int) -> Iterator[str]:
    story = piece.lead.story
    lead = f"{number}. ".ljust(len(_INDENT))
    yield from wrap(story.headline, _WIDTH, initial_indent=lead, subsequent_indent=_INDENT) or [
        lead.rstrip()
    ]
    yield f"{_INDENT}{told_sources(piece)}"
    if piece.first is not None:
        yield from _set(_words(piece, piece.first), _INDENT)
    if piece.quote is not None:
        quote = piece.quote.quote
        text = " ".join(piece.quote.entry.story.text[quote.start : quote.end].split())
        yield from _set(text, _INDENT + "| ")
        yield f"{_INDENT}| {speaker_with_role(quote.speaker, quote.role)}"
    told = [told_claim(claim, piece.relation) for claim in piece.claims]
    told += [told_differences(piece.relation)] * bool(told_differences(piece.relation))
    if told:
        yield from _set(" · ".join(told), _INDENT)
    yield from (f"{_INDENT}{web_address(story.document.url) or story.place}",)


def _set(text: str, indent: str) -> list[str]:
    return wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def as_markdown(brief: Brief, since: str) -> str:
    """The brief as Markdown, every foreign word escaped."""
    parts = ["# The brief", escaped(title(brief, since))]
    for number, piece in enumerate(brief.pieces, 1):
        story = piece.lead.story
        link = markdown_link(escaped(story.headline), web_address(story.document.url))
        parts.append(f"## {number}. {link}")
        parts.append(f"*{escaped(told_sources(piece))}*")
        if piece.first is not None:
            parts.append(escaped(_words(piece, piece.first)))
        if piece.quote is not None:
            quote, entry = piece.quote.quote, piece.quote.entry
            text = " ".join(entry.story.text[quote.start : quote.end].split())
            whose_words = escaped(speaker_with_role(quote.speaker, quote.role))
            source = escaped(origin(entry.story))
            parts.append(f"> {escaped(text)}\n>\n> — {whose_words}, {source}")
        told = [f"**{escaped(normalised(claim.figure))}** {escaped(_of(claim, piece))}".rstrip()
                for claim in piece.claims]  # fmt: skip
        told += [f"*{told_differences(piece.relation)}*"] * bool(told_differences(piece.relation))
        if told:
            parts.append(" · ".join(told))
    parts += [left_out(brief)] * bool(brief.left_out)
    return "\n\n".join(parts) + "\n"


def as_html(brief: Brief, since: str) -> str:
    """The brief as a page of its own."""
    parts = [page_head("The brief"), f"<h1>The brief</h1>\n<p>{escape(title(brief, since))}</p>\n"]
    for piece in brief.pieces:
        story = piece.lead.story
        url = web_address(story.document.url)
        headline = escape(story.headline)
        linked = f'<a href="{escape(url)}">{headline}</a>' if url else headline
        parts.append(f"<section>\n<h2>{linked}</h2>\n")
        parts.append(f'<p class="facts">{escape(told_sources(piece))}</p>\n')
        if piece.first is not None:
            parts.append(f"<p>{escape(_words(piece, piece.first))}</p>\n")
        if piece.quote is not None:
            quote, entry = piece.quote.quote, piece.quote.entry
            text = " ".join(entry.story.text[quote.start : quote.end].split())
            whose_words = speaker_with_role(quote.speaker, quote.role)
            source = f"{whose_words}, {origin(entry.story)}"
            parts.append(
                f"<blockquote><p><q>{escape(text)}</q></p>\n"
                f"<footer>— {escape(source)}</footer></blockquote>\n"
            )
        told = [
            f"<data>{escape(normalised(claim.figure))}</data> {escape(_of(claim, piece))}".rstrip()
            for claim in piece.claims
        ]
        told += [f"<em>{told_differences(piece.relation)}</em>"] * bool(
            told_differences(piece.relation)
        )
        parts += [f"<p>{' · '.join(told)}</p>\n"] * bool(told)
        parts.append("</section>\n")
    parts += [f"<p>{left_out(brief)}</p>\n"] * bool(brief.left_out)
    return "".join([*parts, PAGE_END])


def records(brief: Brief) -> list[dict[str, Any]]:
    """The pieces for JSON: each with its offsets, the stories it is made of, and their places."""
    return [_record(piece) for piece in brief.pieces]


def _record(piece: Piece) -> dict[str, Any]:
    story = piece.lead.story
    return {
        "headline": story.headline,
        "sources": piece.sources,
        "first": None if piece.first is None else excerpt_record(story, *piece.first),
        "quote": None
        if piece.quote is None
        else quote_record(piece.quote.entry.story, piece.quote.quote),
        "figures": [
            figure_record(claim.entry.story, claim.mention.figure) for claim in piece.claims
        ],
        "relation": piece.relation.value,
        "stories": [
            headline_record(entry.story, entry.marks, entry.minutes) for entry in piece.entries
        ],
    }


def _of(claim: Claim, piece: Piece) -> str:
    """What stands behind a figure."""
    if told_differences(piece.relation):
        return whose(claim.claimant, claim.entry)
    return claim.figure.counted or ""


def _words(piece: Piece, span: tuple[int, int]) -> str:
    return " ".join(piece.lead.story.text[slice(*span)].split())
