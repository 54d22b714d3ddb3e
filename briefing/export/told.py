"""The nouns of an export: a story with its marks, what of it is wanted, and in which form."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol, TypeAlias

from briefing.model import Figure, Marks, Quote, Story

Mark: TypeAlias = Quote | Figure


class What(StrEnum):
    """What is exported of some stories."""

    STORIES = "stories"
    QUOTES = "quotes"
    FIGURES = "figures"


class Format(StrEnum):
    """A form that stories, quotes and figures are written in."""

    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    TEXT = "text"

    @property
    def suffix(self) -> str:
        """How the name of a file of this form ends."""
        return {"markdown": ".md", "text": ".txt"}.get(self.value, f".{self.value}")


class Told(Protocol):
    """A story with its marks and its reading time in minutes, as the desk's entries have them."""

    @property
    def story(self) -> Story:
        """The story."""

    @property
    def marks(self) -> Marks:
        """Its marks, found already."""

    @property
    def minutes(self) -> int:
        """Its reading time."""


def wanted(told: Told, what: What) -> Sequence[Mark]:
    """The marks of a story that are asked for; none where it is the story itself."""
    match what:
        case What.QUOTES:
            return told.marks.quotes
        case What.FIGURES:
            return told.marks.figures
        case What.STORIES:
            return ()


def holds(told: Told, what: What) -> bool:
    """Whether a story holds anything of what is asked for."""
    return what is What.STORIES or bool(wanted(told, what))
