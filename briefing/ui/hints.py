"""What the two lines at the foot advise: the keys that do something now, and the marks at hand."""

from collections.abc import Sequence

from briefing.ui.actions import Where
from briefing.ui.keys import Keymap
from briefing.ui.page import View

_LIST = (
    ("down+up", "move"), ("read", "read"), ("next-mark+previous-mark", "marks"), ("view", "view"),
    ("help", "help"), ("back", "quit"), ("coverage", "other sources"), ("sources", "sources"),
    ("refresh-all", "refresh"), ("search", "search"), ("filter", "filter"),
    ("add-source", "add source"), ("next-unread", "next unread"), ("copy", "copy"),
    ("palette", "palette"),
)  # fmt: skip
_ADD = ("add-source", "add source")
_FIRST_LIST = (*_LIST[:2], _ADD, *(hint for hint in _LIST[2:] if hint != _ADD))
"""Without a saved source the key that adds one comes before those that are for many stories."""
_SOURCES = (
    ("source-down+source-up", "move"), ("sources-to-list", "list"), ("refresh-all", "refresh"),
    ("add-source", "add source"), ("help", "help"), ("back", "back"), ("palette", "palette"),
)  # fmt: skip
_READER = (
    ("to-list", "list"), ("next-mark+previous-mark", "marks"), ("coverage", "other sources"),
    ("view", "view"), ("copy", "copy"), ("help", "help"), ("quit", "quit"),
    ("next-story+previous-story", "stories"), ("next-quote", "quote"), ("next-figure", "figure"),
    ("palette", "palette"),
)  # fmt: skip
_MARK = (
    ("next-mark+previous-mark", "marks"), ("open-mark", "details"), ("copy", "copy"),
    ("copy-markdown", "as Markdown"), ("view", "view"), ("to-list", "list"), ("help", "help"),
    ("quit", "quit"),
)  # fmt: skip
_PICKING = (
    ("pick", "pick"), ("pick-up-to", "to here"), ("toggle-read", "read or unread"),
    ("star", "star"), ("export", "export"), ("cancel", "pick none"), ("help", "help"),
)  # fmt: skip
_MATCHES = ("next-match+previous-match", "matches")
_NO_STORY = frozenset(
    {"next-mark+previous-mark", "view", "copy", "read", "next-quote", "next-figure"}
)
_NO_CHOICE = frozenset({"down+up"})
_NOTHING_FOUND = frozenset({_MATCHES[0]})
_NOT_ELSEWHERE = frozenset({"coverage"})
_NOTHING_TO_FIND = frozenset({"next-unread", "search", "filter"})
_NO_FEEDS = frozenset({"sources", "refresh-all"})
_NO_MARKS = frozenset({"next-mark+previous-mark", "next-quote", "next-figure"})


def key_hints(
    keymap: Keymap,
    *,
    where: Where,
    on_mark: bool,
    view: View,
    has_story: bool,
    has_marks: bool,
    has_feeds: bool,
    has_saved: bool,
    has_choice: bool = True,
    has_stories: bool = True,
    is_told_elsewhere: bool = False,
    finding: str = "",
    is_picking: bool = False,
    ends_in_sources: bool = False,
) -> list[tuple[str, str]]:
    """Keys with their words, the most needed first; none that would do nothing now.

    `where` is the pane that has the focus; `has_saved` tells of any saved source, `has_feeds` of
    those that can be chosen among here; there is a choice among more rows than one.
    `finding` is what the list is narrowed down by, a search or a filter.
    `ends_in_sources` says that one goes back from the list to the sources, and quits there.
    """
    tables = {"reader": _MARK if on_mark else _READER, "sources": _SOURCES}
    table = tables.get(where, _PICKING if is_picking else _LIST if has_saved else _FIRST_LIST)
    if finding:
        table = (table[0], _MATCHES, ("cancel", f"end {finding}"), *table[1:])
    dead = frozenset[str]() if has_story else _NO_STORY
    dead |= frozenset() if has_marks else _NO_MARKS
    dead |= frozenset() if has_feeds else _NO_FEEDS
    dead |= frozenset() if has_choice else _NO_CHOICE
    dead |= frozenset() if is_told_elsewhere else _NOT_ELSEWHERE
    dead |= frozenset() if has_stories or finding else _NOTHING_TO_FIND
    dead |= frozenset() if has_stories else _NOTHING_FOUND
    words = {"details": "to its place"} if view is View.EVIDENCE else {}
    if ends_in_sources:
        words |= {"quit": "sources"} if where == "list" else {"back": "quit"}
        dead |= {"sources"}
    shown = []
    for names, word in table:
        keys = [keymap.first(name) for name in names.split("+")]
        if all(keys) and names not in dead:
            shown.append((" ".join(keys), words.get(word, word)))
    return shown


def mark_advice(
    keymap: Keymap, view: View, marks: Sequence[object], *, has_text: bool, has_page: bool
) -> str:
    """What the line of the mark says while no mark is chosen."""
    fetch, browse = keymap.told("fetch-article"), keymap.told("browse")
    if not has_text and not has_page:
        return f"This story came without a text: {browse} opens what came with it."
    if not has_text:
        return f"This story came without a text: {fetch} fetches the article, {browse} opens it."
    if not marks:
        return "No quotation and no figure stands in this story."
    count = "1 mark" if len(marks) == 1 else f"{len(marks)} marks"
    key = keymap.first("next-mark")
    where = "story" if view is View.FULL else "view"
    return f"{count} in this {where}" + (f" · {key} goes to the next" if key else "")
