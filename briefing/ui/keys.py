"""The one table of actions: bindings, footer, palette, help and `briefing keys` read it.

Textual is imported only where bindings are made, so that the command line can print the table.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from briefing.config import KeyOverride, Settings
from briefing.errors import SettingsError

if TYPE_CHECKING:
    from textual.binding import Binding

Where: TypeAlias = Literal["everywhere", "list", "reader", "sources"]


class Action(NamedTuple):
    """Something a key does. `run` is Textual's name of it, with the namespace it lives in.

    `hint` is its word in the footer, `text` its line in the help. `newsboat` and `plain` are its
    keys in those keymaps where they differ from the default ones. One of several that differ in a
    number alone stands for them in lists: the others are not listed.
    """

    id: str
    where: Where
    keys: tuple[str, ...]
    run: str
    hint: str
    text: str
    newsboat: tuple[str, ...] | None = None
    plain: tuple[str, ...] | None = None
    is_listed: bool = True

    def keys_in(self, keymap: str) -> tuple[str, ...]:
        """The action's keys in one of the keymaps that ship."""
        chosen = {"newsboat": self.newsboat, "plain": self.plain}.get(keymap)
        return self.keys if chosen is None else chosen


ACTIONS: tuple[Action, ...] = (
    Action("help", "everywhere", ("?", "f1"), "screen.help", "help",
           "Show every key, and search among them", plain=("f1",)),
    Action("palette", "everywhere", ("ctrl+p",), "app.command_palette", "palette",
           "Find an action by its name"),
    Action("other-pane", "everywhere", ("tab", "shift+tab"), "screen.other_pane", "other pane",
           "Go from the list to the story, or back"),
    Action("view", "everywhere", ("v",), "screen.next_view", "view",
           "Change the view: full, skim, evidence", plain=("f2",)),
    Action("next-mark", "everywhere", ("]",), "screen.walk_marks(1)", "next mark",
           "Go to the next quote or figure", plain=("f4",)),
    Action("previous-mark", "everywhere", ("[",), "screen.walk_marks(-1)", "previous mark",
           "Go to the quote or figure before", plain=("f3",)),
    Action("next-quote", "everywhere", ('"',), "screen.walk_marks(1, 'quote')", "next quote",
           "Go to the next quote", plain=("f5",)),
    Action("next-figure", "everywhere", ("#",), "screen.walk_marks(1, 'figure')", "next figure",
           "Go to the next figure", plain=("f6",)),
    Action("copy", "everywhere", ("y",), "screen.copy", "copy",
           "Copy the mark with its citation; without a mark, the story's citation",
           plain=("f7",)),
    Action("copy-markdown", "everywhere", ("Y",), "screen.copy_markdown", "copy as Markdown",
           "Copy the mark with its citation as Markdown", plain=("f8",)),
    Action("next-unread", "everywhere", ("n",), "screen.next_unread(1)", "next unread",
           "Go to the next story that is unread, in the next source when this one is read",
           plain=("ctrl+down",)),
    Action("previous-unread", "everywhere", ("p",), "screen.next_unread(-1)", "previous unread",
           "Go to the unread story before", plain=("ctrl+up",)),
    Action("toggle-read", "everywhere", ("N", "m"), "screen.toggle_read", "read or unread",
           "Mark the story read, or unread again", newsboat=("N",), plain=("delete",)),
    Action("browse", "everywhere", ("o",), "screen.browse", "open in browser",
           "Open the story's own web page in the browser", plain=("f9",)),
    Action("links", "everywhere", ("u",), "screen.links", "links",
           "List the links of the story, with where they lead; open or copy one",
           plain=("ctrl+k",)),
    Action("star", "everywhere", ("s",), "screen.star", "star",
           "Star the story, or take its star away", plain=("insert",)),
    Action("fetch-article", "everywhere", ("x",), "screen.fetch_article", "full article",
           "Fetch the whole article from its web page", plain=("f10",)),
    Action("add-source", "everywhere", ("a", "+"), "screen.add_source", "add a source",
           "Add a feed, a web page's feed, a folder, a file, or a list of sources",
           plain=("f11",)),
    Action("refresh", "everywhere", ("r",), "screen.refresh", "refresh",
           "Refresh the source of this story", newsboat=("r", "ctrl+r"), plain=("ctrl+r",)),
    Action("refresh-all", "everywhere", ("R",), "screen.refresh_all", "refresh all",
           "Refresh every feed; Esc stops it", plain=("f12",)),
    Action("search", "everywhere", ("/",), "screen.search", "search",
           "Search the stories as you type: title, text, speakers, source", plain=("ctrl+f",)),
    Action("filter", "everywhere", ("F",), "screen.filter", "filter",
           "List only what passes a filter: unread tag:eu since:2d has:quote figures>3",
           plain=("ctrl+l",)),
    Action("next-match", "everywhere", (), "screen.next_match(1)", "next match",
           "Go to the next match; while a search is on, with the keys of next-unread"),
    Action("previous-match", "everywhere", (), "screen.next_match(-1)", "previous match",
           "Go to the match before; while a search is on, with N"),
    Action("unread-only", "everywhere", ("L",), "screen.unread_only", "unread only",
           "List the unread stories alone, or all again", newsboat=("l",), plain=("ctrl+u",)),
    Action("sort", "everywhere", ("S",), "screen.sort", "sort",
           "Choose the order: newest, oldest, source, length, most quotes, most figures",
           newsboat=("g",), plain=("ctrl+o",)),
    Action("open-and-go-on", "everywhere", ("O",), "screen.open_and_go_on", "open, go on",
           "Open the story in the browser, mark it read, and go to the next", plain=("ctrl+b",)),
    Action("tags", "everywhere", ("t",), "screen.tags", "tags",
           "Give the source of this story other tags", plain=("ctrl+g",)),
    Action("edit-sources", "everywhere", ("E",), "screen.edit_sources", "edit sources",
           "Edit the sources file in your editor", plain=("ctrl+e",)),
    Action("export", "everywhere", ("e",), "screen.export", "export",
           "Write the story, the list, or their quotes or figures to a file",
           plain=("ctrl+y",)),
    Action("pipe", "everywhere", ("|",), "screen.pipe", "pipe",
           "Give the story to a command, and show what it writes", plain=("ctrl+v",)),
    Action("command", "everywhere", (":",), "screen.command", "command",
           "Type a command: add, search, filter, sort, tag, source, view, or any action's name",
           plain=("ctrl+x",)),
    Action("read-all", "everywhere", ("A",), "screen.read_all", "all read",
           "Mark every story of the list read; asks first, and can be undone",
           plain=("ctrl+a",)),
    Action("undo", "everywhere", ("U", "ctrl+z"), "screen.undo", "undo",
           "Take back what was done to stories, up to ten steps", plain=("ctrl+z",)),
    Action("theme", "everywhere", ("ctrl+t",), "app.next_theme", "theme",
           "Change between the dark and the light theme"),
    Action("back", "everywhere", ("q",), "screen.back", "back",
           "Go back to the list; from the list, quit", plain=()),
    Action("cancel", "everywhere", ("escape",), "screen.cancel", "cancel",
           "Leave the mark, the selection, or the story"),
    Action("quit", "everywhere", ("Q", "ctrl+q"), "app.quit", "quit", "Quit", plain=("ctrl+q",)),
    Action("down", "list", ("j", "down"), "move(1)", "move",
           "Go to the next headline; the reader follows", plain=("down",)),
    Action("up", "list", ("k", "up"), "move(-1)", "up", "Go to the headline before",
           plain=("up",)),
    Action("page-down", "list", ("pagedown",), "page(1)", "page down", "Go down a page"),
    Action("page-up", "list", ("pageup",), "page(-1)", "page up", "Go up a page"),
    Action("first", "list", ("g", "home"), "first", "first", "Go to the first headline",
           newsboat=("home",), plain=("home",)),
    Action("last", "list", ("G", "end"), "last", "last", "Go to the last headline", plain=("end",)),
    Action("pick", "list", (".", "shift+down"), "pick", "pick",
           "Pick the story for the next action, or put it back: read, star, export",
           plain=("shift+down",)),
    Action("pick-up-to", "list", ("V", "shift+end"), "pick_up_to", "pick to here",
           "Pick every story from the last one that was picked to this one", plain=("shift+end",)),
    Action("narrower", "list", ("<", "shift+left"), "screen.widen_list(-4)", "narrower",
           "Make the list narrower; its edge can be dragged as well", plain=("shift+left",)),
    Action("wider", "list", (">", "shift+right"), "screen.widen_list(4)", "wider",
           "Make the list wider", plain=("shift+right",)),
    *(Action(f"digit-{digit}", "list", (str(digit),), f"digit({digit})", "times",
             "So many times the next move: 5 j, 3 n; 12 G is the twelfth; any digits",
             is_listed=digit == 1)
      for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)),
    Action("read", "list", ("enter", "l", "right"), "screen.read", "read",
           "Go into the story", newsboat=("enter",), plain=("enter", "right")),
    Action("read-on", "list", ("space", "ctrl+f"), "screen.read_on", "read on",
           "Scroll the story a page; at its end, go to the next unread one", plain=("space",)),
    Action("read-back", "list", ("b", "ctrl+b"), "screen.scroll_story(-1)", "scroll back",
           "Scroll the story back a page", plain=("backspace",)),
    Action("scroll-half-down", "list", ("ctrl+d",), "screen.scroll_story(0.5)", "half a page down",
           "Scroll the story half a page", plain=()),
    Action("scroll-half-up", "list", ("ctrl+u",), "screen.scroll_story(-0.5)", "half a page up",
           "Scroll the story back half a page", plain=()),
    Action("sources", "list", ("h", "left"), "screen.sources", "sources",
           "Choose a source, a tag, all, unread or starred", newsboat=("left",), plain=("left",)),
    Action("source-down", "sources", ("j", "down"), "move(1)", "move",
           "Go to the next source; the list follows", plain=("down",)),
    Action("source-up", "sources", ("k", "up"), "move(-1)", "up", "Go to the source before",
           plain=("up",)),
    Action("source-page-down", "sources", ("pagedown",), "page(1)", "page down",
           "Go down a page of sources"),
    Action("source-page-up", "sources", ("pageup",), "page(-1)", "page up",
           "Go up a page of sources"),
    Action("first-source", "sources", ("g", "home"), "first", "first", "Go to all stories",
           newsboat=("home",), plain=("home",)),
    Action("last-source", "sources", ("G", "end"), "last", "last", "Go to the last source",
           plain=("end",)),
    Action("sources-to-list", "sources", ("enter", "l", "right"), "screen.to_list", "list",
           "Go to the stories of the source", newsboat=("enter",), plain=("enter", "right")),
    Action("line-down", "reader", ("j", "down"), "lines(1)", "scroll", "Scroll down a line",
           plain=("down",)),
    Action("line-up", "reader", ("k", "up"), "lines(-1)", "scroll up", "Scroll up a line",
           plain=("up",)),
    Action("story-page-down", "reader", ("space", "pagedown", "ctrl+f"), "screen.read_on",
           "read on", "Scroll down a page; at the end, go to the next unread story",
           plain=("space", "pagedown")),
    Action("story-page-up", "reader", ("b", "pageup", "ctrl+b"), "pages(-1)", "page up",
           "Scroll up a page", plain=("backspace", "pageup")),
    Action("half-page-down", "reader", ("ctrl+d",), "pages(0.5)", "half a page down",
           "Scroll down half a page", plain=()),
    Action("half-page-up", "reader", ("ctrl+u",), "pages(-0.5)", "half a page up",
           "Scroll up half a page", plain=()),
    Action("story-top", "reader", ("g", "home"), "top", "top", "Go to the top of the story",
           newsboat=("home",), plain=("home",)),
    Action("story-end", "reader", ("G", "end"), "bottom", "end", "Go to the end of the story",
           plain=("end",)),
    Action("next-story", "reader", ("J",), "screen.next_story(1)", "next story",
           "Go to the next story", plain=("ctrl+right",)),
    Action("previous-story", "reader", ("K",), "screen.next_story(-1)", "previous story",
           "Go to the story before", plain=("ctrl+left",)),
    Action("zen", "reader", ("z",), "screen.zen", "zen",
           "Show the story alone, or everything again", plain=("ctrl+w",)),
    Action("to-list", "reader", ("h", "left"), "screen.to_list", "list", "Go back to the list",
           newsboat=("left",), plain=("left",)),
    *(Action(f"link-{digit}", "reader", (str(digit),), f"screen.links('{digit}')", "link",
             "Go to a link by its number; the other digits do the same", is_listed=digit == 1)
      for digit in range(1, 10)),
    Action("open-mark", "reader", ("enter",), "screen.open_mark", "details",
           "Show all that is known of the mark; in evidence, go to its place in the text"),
)  # fmt: skip

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}

_SPELLED = {
    "escape": "Esc", "enter": "Enter", "space": "Space", "tab": "Tab", "shift+tab": "Shift+Tab",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "home": "Home", "end": "End", "backspace": "Backspace", "delete": "Delete",
}  # fmt: skip
_NAMED = {*_SPELLED, "insert", *(f"f{n}" for n in range(1, 13))}
_ALIASES = {"esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", " ": "space",
            ",": "comma"}  # fmt: skip
_MODIFIERS = {"ctrl", "shift", "alt"}
# What a terminal sends for these is the same byte, so that Textual knows them by the other name.
_SAME_KEY = {"ctrl+m": "enter", "ctrl+i": "tab", "ctrl+[": "escape"}
# The signs that go with Ctrl, and Textual's words for them.
_CONTROL_SIGNS = {"@": "@", "\\": "backslash", "]": "right_square_bracket",
                  "^": "circumflex_accent", "_": "underscore"}  # fmt: skip


class Keymap(NamedTuple):
    """The keys in force: for each action's id, the keys that run it, in the settings' spelling."""

    keys: Mapping[str, tuple[str, ...]]

    def first(self, action: str) -> str:
        """The key to show for an action, spelled for a person; empty where it has none."""
        keys = self.keys[action]
        return spelled(keys[0]) if keys else ""

    def while_finding(self) -> "Keymap":
        """The keymap while a search is on: the keys to the next unread story go to its matches.

        N goes to the match before where it does not go anywhere else.
        """
        keys = dict(self.keys)
        keys["next-match"] += keys["next-unread"]
        keys["next-unread"] = ()
        if "n" in keys["next-match"] and not keys["previous-match"]:
            keys = {name: tuple(key for key in held if key != "N") for name, held in keys.items()}
            keys["previous-match"] = ("N",)
        elif not keys["previous-match"]:
            keys["previous-match"], keys["previous-unread"] = keys["previous-unread"], ()
        return Keymap(keys)

    def for_textual(self) -> dict[str, str]:
        """The keymap as Textual's `set_keymap` takes it; an action with no key gets none."""
        return {
            action: ",".join(map(_textual_name, keys)) or "<none>"
            for action, keys in self.keys.items()
        }


def spelled(key: str) -> str:
    """A key as a person writes it: "pagedown" is "PgDn", "ctrl+d" is "Ctrl+D"."""
    if key in _SPELLED:
        return _SPELLED[key]
    if "+" in key and len(key) > 1:
        *modifiers, last = key.split("+")
        parts = [*(m.capitalize() for m in modifiers), _SPELLED.get(last, last.upper())]
        return "+".join(parts)
    return key.upper() if len(key) > 1 else key


def resolve(settings: Settings, path: str) -> tuple[Keymap, list[SettingsError]]:
    """The keymap that the settings ask for, and the mistakes in it; `path` names their file.

    A mistaken line costs itself alone: one that names no action, a key that no terminal sends, or
    a key that something else in the same place has already.
    """
    keys = {action.id: action.keys_in(settings.keymap) for action in ACTIONS}
    mistakes: list[SettingsError] = []
    for override in settings.keys:
        reason = _mistake(override, keys)
        if reason:
            mistakes.append(SettingsError(path, override.line, reason))
        else:
            keys[override.action] = tuple(map(normal, override.keys))
    return Keymap(keys), mistakes


def rows(keymap: Keymap) -> Iterator[tuple[Where, str, str, str]]:
    """Every action as where, id, keys and text, for the help and for `briefing keys`."""
    for action in filter(lambda action: action.is_listed, ACTIONS):
        yield action.where, action.id, "  ".join(map(spelled, keymap.keys[action.id])), action.text


def bindings(where: Where) -> "list[Binding]":
    """Textual's bindings of one place, each with the action's id, so that a keymap can move it."""
    from textual.binding import Binding

    return [
        Binding(
            ",".join(action.keys) or "<none>", action.run, action.hint, show=False, id=action.id
        )
        for action in ACTIONS
        if action.where == where
    ]


def normal(key: str) -> str:
    """A key in the one spelling that is used for it: "Esc" and "Ctrl+[" are "escape"."""
    if len(key) == 1 and key not in " ,":
        return key
    *modifiers, last = _ALIASES.get(key.lower(), key.lower()).split("+")
    key = "+".join([*sorted(modifiers), _ALIASES.get(last, last)])
    return _SAME_KEY.get(key, key)


def _mistake(override: KeyOverride, keys: Mapping[str, tuple[str, ...]]) -> str:
    """What is wrong with a line of the settings, given the keys so far; empty if nothing is."""
    if override.action not in BY_ID:
        near = get_close_matches(override.action, BY_ID, n=1)
        advice = f'did you mean "{near[0]}"?' if near else '"briefing keys" lists the actions'
        return f'there is no action "{override.action}"; {advice}'
    for key in override.keys:
        if not _is_key(normal(key)):
            return f'"{key}" is no key; write a character, or a name: "ctrl+d", "f2", "pagedown"'
        for other in ACTIONS:
            meets = _meet(other.where, BY_ID[override.action].where)
            if other.id != override.action and meets and normal(key) in keys[other.id]:
                return f'the key "{key}" is bound twice: it runs "{other.id}" already'
    return ""


def _is_key(key: str) -> bool:
    r"""Whether a terminal can send a key.

    A character takes one modifier, Ctrl or Alt, and is then a letter or, with Ctrl, one of
    `@ \ ] ^ _`; a named key takes Shift and one more.
    """
    if len(key) == 1 or key == "comma":
        return key.isprintable() and key not in " ,"
    *modifiers, last = key.split("+")
    if not set(modifiers) <= _MODIFIERS or len(set(modifiers)) < len(modifiers):
        return False
    if last in _NAMED:
        return len(set(modifiers) - {"shift"}) <= 1
    is_letter = last.isascii() and len(last) == 1 and last.isalpha()
    return (is_letter and modifiers in (["ctrl"], ["alt"])) or (
        last in _CONTROL_SIGNS and modifiers == ["ctrl"]
    )


def _textual_name(key: str) -> str:
    """A key as Textual names it, which has words for the signs that go with Ctrl."""
    modifier, plus, last = key.rpartition("+")
    return modifier + plus + _CONTROL_SIGNS.get(last, last) if modifier else key


def _meet(one: Where, other: Where) -> bool:
    """Whether two places share a moment in which a key could mean either's action."""
    return one == other or "everywhere" in (one, other)
