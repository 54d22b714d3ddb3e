"""What words do to stories and sources: marks and stars, links opened, feeds refreshed and added.

The loop calls these. What cannot be done is a BriefingError.
"""

from collections.abc import Iterator

from briefing.cli.browsing import spoken
from briefing.cli.browsing.stories import Stories
from briefing.cli.browsing.terminal import Terminal
from briefing.cli.browsing.words import number_of
from briefing.desk.entries import Entry
from briefing.desk.nouns import Found, told_summary
from briefing.desk.scopes import everything
from briefing.errors import BriefingError
from briefing.export.links import links_of
from briefing.store.headlines import Headline


def star(stories: Stories, row: Headline) -> str:
    """Star a story, or take its star away; what was done."""
    stories.triage.toggle_starred(row)
    return "Star taken away" if row.is_starred else "Starred"


def read(stories: Stories, row: Headline) -> str:
    """Mark a story read; what was done."""
    if row.is_read:
        return "It is read already"
    stories.triage.toggle_read(row)
    return "Marked read"


def unread(stories: Stories, row: Headline) -> str:
    """Mark a story unread; what was done."""
    if not row.is_read:
        return "It is unread already"
    stories.triage.toggle_read(row)
    return "Marked unread"


def address(entry: Entry, rest: str) -> str:
    """The address of a story's link by its number; without one, of its own page, else of its first
    file.
    """
    links = links_of(entry.story)
    number = number_of(rest)
    if not rest:
        url = entry.story.address
        if url is None:
            raise BriefingError("this story does not tell where it stands on the web")
        return url
    if number is None or not 0 < number <= len(links):
        there = f"from 1 to {len(links)}" if links else "none"
        raise BriefingError(f"open takes the number of a link; of this story there are {there}")
    return links[number - 1].url


def refresh(stories: Stories, terminal: Terminal) -> None:
    """Refresh all saved feeds, and tell what that brought and which of them failed."""
    if not stories.feeds:
        raise BriefingError("there is no feed yet; type add and its address")
    summary = stories.refresh()
    terminal.tell(spoken.ended(told_summary(summary)))
    terminal.tell(*(spoken.ended(f"{one.name}: {one.reason}") for one in summary.failures))


def add(stories: Stories, terminal: Terminal, target: str) -> bool:
    """Add what stands at a target; False if a person wants none of what was found."""
    if not target:
        raise BriefingError("say what to add: an address, a folder or a file, after the word add")
    terminal.tell("Looking what is there.")
    found = stories.probe(target)
    chosen = found[0] if len(found) == 1 else _chosen(terminal, found)
    if chosen is None:
        terminal.tell("Nothing was added.")
        return False
    terminal.tell(spoken.ended(stories.add(chosen)))
    stories.base = everything()
    return True


def _chosen(terminal: Terminal, found: tuple[Found, ...]) -> Found | None:
    """The one of several that a person chooses; None for none of them."""
    terminal.tell(f"{len(found)} feeds are there.", *_lines(found))
    while True:
        answer = terminal.ask("Feed number, Enter for 1, or none: ")
        if answer == "":
            return found[0]
        number = number_of(answer or "")
        if number is None:
            return None
        if 0 < number <= len(found):
            return found[number - 1]
        terminal.tell(f"The feeds have numbers from 1 to {len(found)}.")


def _lines(found: tuple[Found, ...]) -> Iterator[str]:
    return (spoken.found(number, one) for number, one in enumerate(found, 1))
