"""The few macros of man(7) that a manual page needs; every text is escaped here, and only here."""

import textwrap
from collections.abc import Iterable
from typing import Final

_WIDTH: Final = 76
"""The longest line of the page's own text, before it is escaped."""

_SIGNS: Final = {
    "\\": r"\e",
    "-": r"\-",
    "'": r"\(aq",
    "`": r"\(ga",
    "^": r"\(ha",
    "~": r"\(ti",
    '"': r"\(dq",
}
"""The signs that roff takes for others, or sets as others; a hyphen would not be copied as `-`."""


def escaped(text: str) -> str:
    """A text that prints as it is, on one line: nothing in it is a request or an escape."""
    line = "".join(
        _SIGNS.get(sign, sign if sign.isascii() else f"\\[u{ord(sign):04X}]") for sign in text
    )
    return f"\\&{line}" if line.startswith((".", " ")) else line


def bold(text: str) -> str:
    """A text in bold, to stand within a line."""
    return f"\\fB{escaped(text)}\\fR"


def italic(text: str) -> str:
    """A text set as what a person is to put in its place."""
    return f"\\fI{escaped(text)}\\fR"


def section(title: str) -> str:
    """A heading, in the capitals that manual pages have."""
    return f".SH {_argument(title.upper())}\n"


def subsection(title: str) -> str:
    """A heading within a section."""
    return f".SS {_argument(title)}\n"


def paragraph(text: str) -> str:
    """A paragraph of plain text."""
    return f".PP\n{_wrapped(text)}"


def entry(term: str, text: str) -> str:
    """A term, which is roff, and what it means, beneath it."""
    return f".TP\n{term}\n{_wrapped(text)}"


def verbatim(*lines: str) -> str:
    """Lines that stay as they are."""
    return ".PP\n.nf\n.RS 4\n" + "".join(f"{escaped(line)}\n" for line in lines) + ".RE\n.fi\n"


def page(parts: Iterable[str]) -> str:
    """The parts as one page. What follows a heading is a paragraph without being called one."""
    text = ""
    for part in parts:
        is_first = text.rpartition("\n.S")[2].count("\n") == 1
        text += part.removeprefix(".PP\n") if is_first else part
    return text


def _wrapped(text: str) -> str:
    """A text on lines of its own; it is filled again where it is read."""
    lines = textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return "".join(f"{escaped(line)}\n" for line in lines)


def _argument(text: str) -> str:
    return f'"{escaped(text)}"'
