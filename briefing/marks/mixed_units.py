"""Amounts in two units, the second a part of the first: "6 ft 2 in", "12st 4lb"; for `amounts`."""

import re
from collections.abc import Callable
from decimal import Decimal

from briefing.marks.patterns import rare

_INCHES = rare(r"(?:(-)|[ ]?)(\d{1,2})(?: ?(in|inch|inches)(?!\w)\.?)?(?![\w%])")
_POUNDS = rare(r"()[ ]?(\d{1,2}) ?(lbs?|pounds?)(?!\w)")
_OUNCES = rare(r"()[ ]?(\d{1,2}) ?(oz|ounces?)(?!\w)")

_PARTS: dict[str, tuple[Callable[[], re.Pattern[str]], int]] = {
    "foot": (_INCHES, 12),
    "stone": (_POUNDS, 14),
    "pound": (_OUNCES, 16),
}
"""Units, with the smaller one that may go on from them and how many make one."""


def smaller_part(text: str, unit: str, end: int) -> tuple[int, Decimal] | None:
    """Where a smaller unit after an amount of `unit` ends, and what part of the unit it makes."""
    if unit not in _PARTS:
        return None
    pattern, size = _PARTS[unit]
    found = pattern().match(text, end)
    if found is None or not (found[1] or found[3]) or int(found[2]) >= size:
        return None
    return found.end(), Decimal(found[2]) / size
