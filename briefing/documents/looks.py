"""What a text without a name that tells its format looks like: HTML, Markdown, or neither.

Told by what plain prose does not hold: what is wrong here costs a reader the shape of the text.
"""

import re

_HEAD = 20_000
"""Characters in which a Markdown text shows what it is."""
_HTML_BEGINS = ("<!doctype html", "<html", "<head", "<body", "<article", "<?xml")

_TITLE = re.compile(r"# \S[^\n]*(?:\n\s*\n|\n?\Z)")
_FRONT_MATTER = re.compile(
    r"---[ ]*\n(?:\w[\w.-]*[ ]*:(?:[ ][^\n]*)?\n(?:[ \t-][^\n]*\n)*)+---[ ]*\n"
)
_HEADING = re.compile(r"\n[ \t]*\n#{1,6} \S[^\n]*(?=\n[ \t]*\n)")
_TABLE = re.compile(
    r"^[^\n|]*\|[^\n]*\n[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|[ :-]*$", re.MULTILINE
)
_FENCE = re.compile(r"^(?:```|~~~)[\w+-]*[ ]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\[\]\n]{1,200}\]\(https?://[^\s()]{1,400}\)")


def looks_html(text: str) -> bool:
    """Whether a text is HTML."""
    head = text[:1024].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(_HTML_BEGINS) or (head.startswith("<") and "</" in text[:4096])


def looks_markdown(text: str) -> bool:
    """Whether a text is Markdown rather than plain.

    Lists, quoted lines, underlined headings and asterisks are no sign of it: plain texts hold them.
    """
    head = text[:_HEAD].lstrip("\ufeff").replace("\r\n", "\n").lstrip(" \t\n")
    if _TITLE.match(head) or _FRONT_MATTER.match(head):
        return True
    if any(len(sign.findall(head)) > 1 for sign in (_HEADING, _FENCE)):
        return True
    return _TABLE.search(head) is not None or _LINK.search(head) is not None
