"""Numbers in digits as languages other than English write them: 1.234,5 and 12 000 and 3,5."""

import re
from decimal import Decimal

SPACE = "[ \u00a0\u2009\u202f]"
MOST_DIGITS = 15

DIGITS = re.compile(
    rf"[1-9]\d{{0,2}}(?:{SPACE}\d{{3}}(?!\d)){{1,4}}(?:,\d{{1,12}})?(?![\d]|[.,]\d)"
    r"|[0-9]++(?:[.,’'][0-9]++)*"
)
"""A run of digits with what groups them; a space groups only where each group has three."""

_BY_POINT = re.compile(r"\d\.\d{3}(?!\d)|\d,\d{1,2}(?!\d)")
_BY_COMMA = re.compile(r"\d,\d{3}(?!\d)|\d\.\d{1,2}(?!\d)")
_NOT_DIGITS = re.compile(r"[^0-9]+")


def groups_by_comma(text: str) -> bool:
    """Whether the numbers of a text are written as in English ("1,234.5"), by the text itself."""
    return _BY_COMMA.search(text) is not None and _BY_POINT.search(text) is None


def value_of(digits: str, *, by_comma: bool) -> Decimal | None:
    """What a run of digits is worth; None for dates, versions and other things in digits.

    `by_comma` settles "1,234" and "1.234", which may be a thousand or a little over one.
    """
    parts = _NOT_DIGITS.split(digits)
    if sum(map(len, parts)) > MOST_DIGITS:
        return None
    if len(parts) == 1:
        return Decimal(digits)
    signs = [sign for sign in digits if not sign.isdecimal()]
    last = signs[-1]
    if last in ".," and (
        signs.count(last) == 1
        and (len(signs) > 1 or len(parts[-1]) != 3 or parts[0] == "0" or by_comma == (last == "."))
    ):
        whole, decimals, signs = parts[:-1], parts[-1], signs[:-1]
    else:
        whole, decimals = parts, ""
    if len(set(signs)) > 1 or not _is_grouped(whole):
        return None
    return Decimal("".join(whole) + (f".{decimals}" if decimals else ""))


def _is_grouped(parts: list[str]) -> bool:
    """Whether digits stand in groups of three, the first aside, or in one."""
    if len(parts) == 1:
        return True
    return 1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])
