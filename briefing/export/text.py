"""Stories, quotes and figures as plain text, laid out as `briefing show` prints it to a file."""

from collections.abc import Iterable, Iterator

from briefing.export.citation import cite, details
from briefing.export.plain import Setting, story_lines
from briefing.export.told import Mark, Told
from briefing.export.wording import enclosed, facts
from briefing.model import Story


def story_text(told: Told) -> str:
    """A whole story, what is known of it under its headline, and its links below it."""
    story = told.story
    known = [facts(story, told.marks, told.minutes), story.document.url or story.place]
    lines = story_lines(story, Setting(story, told.marks, ()))
    return "\n".join([story.headline, *known, *map(str, lines), *_links(story)]) + "\n"


def marks_text(story: Story, marks: Iterable[Mark]) -> str:
    """Marks, each with its citation, a blank line between two."""
    lines = []
    for mark in marks:
        more = details(story, mark)
        lines.append(cite(story, mark) + (f" ({more})" if more else "") + "\n")
    return "\n".join(lines)


def _links(story: Story) -> Iterator[str]:
    """The files that a story comes with, and links whose address does not stand in the text."""
    shown = [(story.text[link.start : link.end], link.url) for link in story.document.links]
    hidden = [f"{words}: {url}" for words, url in shown if words != url]
    hidden = [f"{enclosed(one)}: {one.url}" for one in story.enclosures] + hidden
    if hidden:
        yield from ("", "Links", "")
        yield from hidden
