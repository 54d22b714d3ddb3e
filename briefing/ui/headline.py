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
_LEAST_NAME: Final = 12
"""Cells of a source's name that are worth more than a story's length and age."""


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

    Where a source's name would be cut to nothing in `room` cells, the length is left out, and then
    the age. `now` is in seconds since 1970.
    """
    if isinstance(row, Trouble):
        return row.reason, "", ""
    age = ago(now - row.time) if row.date and "T" in row.date else ""
    length = f"{row.minutes} min" if row.minutes else ""
    told_by = told_fold(fold) if fold is not None else ""
    counts = [_STARRED] * row.is_starred
    counts += [f"“{row.quotes}"] * bool(row.quotes) + [f"#{row.figures}"] * bool(row.figures)
    marks = " ".join(counts)
    name = min(cell_len(row.publisher), _LEAST_NAME)
    for told in ((age, length, told_by), (age, told_by), (told_by,)):
        facts = "".join(f" · {fact}" for fact in told if fact)
        if name + cell_len(facts) + 1 + cell_len(marks) <= room:
            break
    return row.publisher, facts, marks
