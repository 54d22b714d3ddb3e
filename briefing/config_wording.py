"""How a mistake in the settings is told; called by the modules that read them."""

from typing import TypeAlias

SettingPath: TypeAlias = tuple[str, ...]
"""Where a setting stands: the names of its tables, then its own."""


def shown(value: object) -> str:
    """A value as the file would write it, cut to a line and safe to print."""
    match value:
        case bool():
            written = "true" if value else "false"
        case str():
            written = f'"{value}"'
        case dict():
            written = "a table"
        case list():
            written = "a list"
        case int() if abs(value) >= 10**18:
            written = "a number that large"
        case _:
            written = str(value)
    written = "".join(sign if sign.isprintable() else "�" for sign in written)
    return written if len(written) <= 60 else written[:59] + "…"


def meant(word: str, known: tuple[str, ...]) -> str:
    """A question to end a reason with, when `word` is close to a known one."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1)
    return f'; did you mean "{close[0]}"?' if close else ""
