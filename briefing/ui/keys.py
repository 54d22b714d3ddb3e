"""The keys in force: a keymap that ships, changed by the settings, as Textual's bindings.

Textual is imported only where bindings are made, so that the command line can print the keys.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from briefing.config import KeyOverride, Settings
from briefing.config_programs import OwnCommand
from briefing.errors import SettingsError
from briefing.ui.actions import ACTIONS, BY_ID, Where

if TYPE_CHECKING:
    from textual.binding import Binding

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
    """The keys in force: for each action's id, the keys that run it, in the settings' spelling.

    `commands` are the reader's own, each with its key in that spelling, or "".
    """

    keys: Mapping[str, tuple[str, ...]]
    commands: tuple[OwnCommand, ...] = ()

    def first(self, action: str) -> str:
        """The key to show for an action, spelled for a person; empty where it has none."""
        keys = self.keys[action]
        return spelled(keys[0]) if keys else ""

    def told(self, action: str) -> str:
        """What runs an action, for a sentence: its key, else its name behind a colon."""
        return self.first(action) or f":{action}"

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
        return self._replace(keys=keys)

    def for_textual(self) -> dict[str, str]:
        """What `set_keymap` takes: the actions whose keys differ from those they are bound to.

        Textual goes through a keymap anew at every key, in time that grows with its square.
        """
        return {
            action: bound(keys)
            for action, keys in self.keys.items()
            if bound(keys) != bound(BY_ID[action].keys)
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
    commands: list[OwnCommand] = []
    for command in settings.commands:
        reason = _command_mistake(command, keys, commands)
        if reason:
            mistakes.append(SettingsError(path, command.line, reason))
        else:
            commands.append(command._replace(key=normal(command.key) if command.key else ""))
    return Keymap(keys, tuple(commands)), mistakes


def rows(keymap: Keymap) -> Iterator[tuple[Where, str, str, str]]:
    """Every action as where, id, keys and text, for the help and for `briefing keys`.

    The reader's own commands stand behind what works everywhere.
    """
    own = list(keymap.commands)
    for action in filter(lambda action: action.is_listed, ACTIONS):
        while own and action.where != "everywhere":
            command = own.pop(0)
            key = spelled(command.key) if command.key else ""
            yield "everywhere", command.name, key, f"Run {command.run}"
        yield action.where, action.id, "  ".join(map(spelled, keymap.keys[action.id])), action.text


def bindings(where: Where) -> "list[Binding]":
    """Textual's bindings of one place, each with the action's id, so that a keymap can move it."""
    from textual.binding import Binding

    return [
        Binding(bound(action.keys), action.run, action.hint, show=False, id=action.id)
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
                taken = f'the key "{key}" is bound twice: it runs "{other.id}" already'
                return f'{taken}; choose another key, or give "{other.id}" others on a line before'
    return ""


def _command_mistake(
    command: OwnCommand, keys: Mapping[str, tuple[str, ...]], others: Iterable[OwnCommand]
) -> str:
    """What is wrong with a command of the reader's own; empty if nothing is."""
    if command.name in BY_ID:
        return f'"{command.name}" is an action of briefing\'s own; give the command another name'
    if not command.key:
        return ""
    key = normal(command.key)
    if not _is_key(key):
        return (
            f'"{command.key}" is no key; write a character, or a name: "ctrl+d", "f2", "pagedown"'
        )
    taken = [action.id for action in ACTIONS if action.where != "sheet" and key in keys[action.id]]
    taken += [other.name for other in others if other.key == key]
    if taken:
        return (
            f'the key "{command.key}" runs "{taken[0]}" already; choose another key, or give'
            f' "{taken[0]}" others under [keys]'
        )
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


def bound(keys: Iterable[str]) -> str:
    """An action's keys as Textual binds them; a key that no terminal sends where there are none."""
    return ",".join(map(_textual_name, keys)) or "<none>"


def _textual_name(key: str) -> str:
    """A key as Textual names it, which has words for the signs that go with Ctrl."""
    modifier, plus, last = key.rpartition("+")
    return modifier + plus + _CONTROL_SIGNS.get(last, last) if modifier else key


def _meet(one: Where, other: Where) -> bool:
    """Whether two places share a moment in which a key could mean either's action."""
    return one == other or ("everywhere" in (one, other) and "sheet" not in (one, other))
