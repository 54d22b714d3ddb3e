"""The links of a story in the order of their numbers, which is one wherever they are shown."""

from typing import NamedTuple

from briefing.export.wording import enclosed, host_of
from briefing.model import Story


class Listed(NamedTuple):
    """An address of a story, and the words that lead to it there."""

    url: str
    text: str

    @property
    def host(self) -> str:
        """What tells a true address from a false one."""
        return host_of(self.url)


def links_of(story: Story) -> tuple[Listed, ...]:
    """The files that a story comes with, its own address, if it tells one, then its links in order;
    no address twice.
    """
    document = story.document
    found = {one.url: _begun(enclosed(one)) for one in story.enclosures}
    if document.url:
        found.setdefault(document.url, "This story's own page")
    for link in document.links:
        found.setdefault(link.url, " ".join(document.text[link.start : link.end].split()))
    return tuple(Listed(url, text) for url, text in found.items())


def _begun(words: str) -> str:
    """Words with a capital, as a sentence begins."""
    return words[:1].upper() + words[1:]
