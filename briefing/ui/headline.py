"""What a row of the list says: its sign, its headline in lines, and the facts below it.

The list of headlines draws it.
"""

from typing import Final

from rich.cells import cell_len

from briefing.desk.coverage import told_fold
from briefing.desk.entries import Row, Trouble
from briefing.export.wording import ago
from briefing.store.coverage import Fold
from briefing.ui.typeset import cut, wrap

_UNREAD, _READ, _STARRED, _TROUBLE, _PICKED = "●", "○", "★", "✗", "✓"
_UNTITLED: Final = "(no title)"
_MOST_LINES: Final = 3
_GOOD_NAME: Final = 12
"""Cells of a source's name that are worth more than a story's length and its marks."""
_LEAST_NAME: Final = 6
"""Cells of a source's name that are worth more than how many others tell of the event."""


def sign_of(row: Row, is_picked: bool) -> str:
    """What stands before a headline."""
    if isinstance(row, Trouble):
        return _TROUBLE
    if is_picked:
        return _PICKED
    return _READ if row.is_read else _UNREAD


def look_of(row: Row) -> str:
    """The name of the look that a headline is drawn in."""
    if isinstance(row, Trouble):
        return "trouble"
    return "read" if row.is_read else "unread"


def headline_of(row: Row, width: int) -> list[str]:
    """A row's headline in at most three lines of `width` cells, cut between words."""
    text = row.name if isinstance(row, Trouble) else row.headline or _UNTITLED
    spans = wrap(text, width)
    lines = [text[start:end] for start, end in spans[:_MOST_LINES]]
    if len(spans) > _MOST_LINES:
        lines[-1] = cut(text[spans[_MOST_LINES - 1][0] :], width)
    return lines


def facts_of(row: Row, now: float, fold: Fold | None, room: int) -> tuple[str, str, str]:
    """What stands below a headline: source; age, length and sources; star and number of marks.

    Where a source's name would be cut to nothing in `room` cells, the length is left out, then the
    numbers of figures and of quotes, and at last the number of sources. The age stays: a reader
    goes by it more than by any of these. `now` is in seconds since 1970.
    """
    if isinstance(row, Trouble):
        return row.reason, "", ""
    age = ago(now - row.time) if row.date and "T" in row.date else ""
    length = f"{row.minutes} min" if row.minutes else ""
    told_by = told_fold(fold) if fold is not None else ""
    star = [_STARRED] * row.is_starred
    quotes = [f"“{row.quotes}"] * bool(row.quotes)
    figures = [f"#{row.figures}"] * bool(row.figures)
    every = [*star, *quotes, *figures]
    forms = (
        ((age, length, told_by), every, _GOOD_NAME),
        ((age, told_by), every, _GOOD_NAME),
        ((age, told_by), [*star, *quotes], _GOOD_NAME),
        ((age, told_by), star, _LEAST_NAME),
        ((age,), star, 0),
    )
    for known, counts, least in forms:
        facts = "".join(f" · {fact}" for fact in known if fact)
        marks = " ".join(counts)
        name = min(cell_len(row.publisher), least)
        if name + cell_len(facts) + 1 + cell_len(marks) <= room:
            break
    return row.publisher, facts, marks
