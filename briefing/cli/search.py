"""The command `search`, and the language of filters as its help tells it."""

from typing import Final

from briefing.cli.arguments import Arguments
from briefing.cli.commands import list_headlines
from briefing.desk.filter_fields import FIELDS, WORDS

_EXAMPLE_WIDTH: Final = 18


def search_stories(arguments: Arguments) -> int:
    """Print the headlines of the stored stories that a filter finds."""
    return list_headlines(arguments)


def language() -> str:
    """The terms of a filter, a line each."""
    rows = [f"  {row.example:{_EXAMPLE_WIDTH}}{row.meaning}" for row in (*FIELDS, *WORDS)]
    lines = [
        "The words are the terms of a filter, and a story is found that meets all of them. A minus",
        "before a term leaves out what meets it. It prints as briefing list does.",
        "",
        *rows,
    ]
    return "\n".join([*lines, "", ""])
