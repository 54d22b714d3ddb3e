"""How many columns a text takes.

Rich counts nothing for what follows a joiner, as if it were always the rest of an emoji. In a text
that was cleaned a joiner stands only in a word, where every letter takes its own column, and a line
that is counted too short is drawn past its pane.
"""

from rich import cells

_counted_by_rich = cells._cell_len


def count_joined_words() -> None:
    """Have all that is drawn counted so, by Textual too."""
    cells._cell_len = _counted


def _counted(text: str, unicode_version: str) -> int:
    return _counted_by_rich(text.replace("\u200d", ""), unicode_version)
