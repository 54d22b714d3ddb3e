"""What a person can choose from: rows by their numbers, sources, filters; and the first words."""

import time
from collections.abc import Iterator
from contextlib import suppress

from briefing import paths
from briefing.cli.browsing.spoken import counted
from briefing.cli.browsing.stories import Stories
from briefing.cli.browsing.words import number_of
from briefing.config import load_or_default
from briefing.desk.entries import Row
from briefing.desk.filters import parse
from briefing.desk.scopes import Scope, ScopeKind, is_to_try, saved_filter, scopes
from briefing.errors import BriefingError, FilterError
from briefing.store.filters import Filter


def greeting(stories: Stories) -> Iterator[str]:
    """What there is to read, before the first headlines."""
    yield "briefing. Type ? for help, q to quit."
    if stories.places == paths.seeds():
        yield "There are no sources yet. These stories come with briefing."
        yield "Type add and an address to add a source."
    elif stories.base.kind is not ScopeKind.OPENED:
        saved = sum(one.is_saved for one in stories.library.sources)
        yield f"{counted(saved, 'source')}."


def index_of(text: str) -> int:
    """The row that a number as it was typed means, from 0 on. Raises BriefingError."""
    number = number_of(text)
    if number is None:
        raise BriefingError("say which story: put its number after the word, such as star 3")
    return number - 1


def row_at(stories: Stories, index: int) -> Row:
    """A row of the list. Raises BriefingError where there is none of that number."""
    length = len(stories.library)
    if not length:
        raise BriefingError("the list is empty; type all for all stories")
    if not 0 <= index < length:
        raise BriefingError(f"there is no story {index + 1}; they have numbers from 1 to {length}")
    return stories.library.row(index)


def scopes_of(stories: Stories) -> tuple[Scope, ...]:
    """What can be listed: what was opened by hand, and what the saved sources give."""
    sources = stories.library.sources
    by_hand = (stories.base,) if stories.base.kind is ScopeKind.OPENED else ()
    if by_hand and not any(one.is_saved for one in sources):
        return by_hand
    if is_to_try(stories.base):
        by_hand = ()
    return (*by_hand, *scopes(sources, tuple(_saved_filters(stories))))


def asked(stories: Stories, text: str) -> Filter:
    """What a filter asks of a story. Raises FilterError."""
    return parse(text, stories.library.sources, int(time.time()))


def _saved_filters(stories: Stories) -> Iterator[Scope]:
    """The filters that the settings give names, without those that are mistaken."""
    settings, _ = load_or_default()
    for name, text, _ in settings.filters:
        with suppress(FilterError):
            yield saved_filter(name, text, asked(stories, text))
