"""What the two lines at the foot advise: the keys that do something now, and the marks at hand."""

from collections.abc import Sequence

from briefing.ui.keys import Keymap
from briefing.ui.page import View

_LIST = (
    ("down+up", "move"), ("read", "read"), ("next-mark+previous-mark", "marks"), ("view", "view"),
    ("help", "help"), ("back", "quit"), ("copy", "copy"), ("next-unread", "next unread"),
    ("palette", "palette"),
)  # fmt: skip
_READER = (
    ("to-list", "list"), ("next-mark+previous-mark", "marks"), ("view", "view"), ("copy", "copy"),
    ("help", "help"), ("quit", "quit"), ("next-story+previous-story", "stories"),
    ("next-quote", "quote"), ("next-figure", "figure"), ("palette", "palette"),
)  # fmt: skip
_MARK = (
    ("next-mark+previous-mark", "marks"), ("open-mark", "details"), ("copy", "copy"),
    ("copy-markdown", "as Markdown"), ("view", "view"), ("to-list", "list"), ("help", "help"),
    ("quit", "quit"),
)  # fmt: skip
_NO_STORY = {"next-mark+previous-mark", "view", "copy", "read", "next-quote", "next-figure"}
_NO_MARKS = {"next-mark+previous-mark", "next-quote", "next-figure"}


def key_hints(
    keymap: Keymap, *, reading: bool, on_mark: bool, view: View, has_story: bool, has_marks: bool
) -> list[tuple[str, str]]:
    """Keys with their words, the most needed first; none that would do nothing now.

    `reading` says that the story has the focus and not the list.
    """
    table = (_MARK if on_mark else _READER) if reading else _LIST
    dead = set() if has_story else _NO_STORY
    dead |= set() if has_marks else _NO_MARKS
    words = {"details": "to its place"} if view is View.EVIDENCE else {}
    shown = []
    for names, word in table:
        keys = [keymap.first(name) for name in names.split("+")]
        if all(keys) and names not in dead:
            shown.append((" ".join(keys), words.get(word, word)))
    return shown


def mark_advice(keymap: Keymap, view: View, marks: Sequence[object]) -> str:
    """What the line of the mark says while no mark is chosen."""
    if not marks:
        return "No quotation and no figure stands in this story."
    count = "1 mark" if len(marks) == 1 else f"{len(marks)} marks"
    key = keymap.first("next-mark")
    where = "story" if view is View.FULL else "view"
    return f"{count} in this {where}" + (f" · {key} goes to the next" if key else "")
