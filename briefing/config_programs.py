"""What the settings say of other programs: a browser, a notifier, the reader's own commands.

Called by `config`.
"""

import re
import shlex
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeAlias

from briefing.config_wording import SettingPath, meant, shown

COMMAND_SETTINGS: Final = ("run", "key", "terminal")

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,29}")

Mistake: TypeAlias = Callable[[SettingPath, str], None]
"""What hears of a mistake: where it is, and a sentence."""


class OwnCommand(NamedTuple):
    """One line of the `[commands]` table: a command that is told of the story.

    `key` is "" where it has none; with `in_terminal` the viewer leaves the terminal to it.
    """

    name: str
    run: str
    key: str
    in_terminal: bool
    line: int


def read_command(table: dict[str, Any], name: str, sign: str, mistake: Mistake) -> str | None:
    """A command that is told something in place of `sign`; None where none is said."""
    command = table.get(name)
    if command is None:
        return None
    problem = _problem(command)
    if problem:
        mistake((name,), f"{name} {problem}")
        return None
    return command if sign in shlex.split(command) else f"{command} {sign}"


def read_commands(
    table: object, line: Callable[[SettingPath], int], mistake: Mistake
) -> tuple[OwnCommand, ...]:
    """The commands of the table, without what is mistaken in it; `line` tells where each stands."""
    if not isinstance(table, dict):
        mistake(("commands",), 'commands must be a table: [commands], then lines of name = "run"')
        return ()
    commands = []
    for name, value in table.items():
        place = ("commands", name)
        settings = {"run": value} if isinstance(value, str) else value
        reason = _command_problem(name, settings)
        if reason:
            mistake(place, reason)
            continue
        key, in_terminal = settings.get("key", ""), bool(settings.get("terminal"))
        commands.append(OwnCommand(name, settings["run"], key, in_terminal, line(place)))
    return tuple(commands)


def _command_problem(name: str, settings: object) -> str:
    """What is wrong with a line of the table; "" if nothing is."""
    if not _NAME.fullmatch(name):
        return f"a command must be named in small letters and hyphens, not {shown(name)}"
    if not isinstance(settings, dict):
        return f'{shown(name)} must be a command, or {{ run = "command", key = "key" }}'
    for setting in settings:
        if setting not in COMMAND_SETTINGS:
            guess = meant(setting, COMMAND_SETTINGS)
            return f"a command has no setting {shown(setting)}{guess}"
    problem = _problem(settings.get("run"))
    if problem:
        return f"run of {shown(name)} {problem}"
    if not isinstance(settings.get("key", ""), str):
        return f"key of {shown(name)} must be one key, not {shown(settings['key'])}"
    if not isinstance(settings.get("terminal", False), bool):
        return f"terminal of {shown(name)} must be true or false, not {shown(settings['terminal'])}"
    return ""


def _problem(command: object) -> str:
    """What is wrong with a command; "" if nothing is."""
    if not isinstance(command, str) or not command.strip():
        return f"must be a command in quotation marks, not {shown(command)}"
    try:
        shlex.split(command)
    except ValueError:
        return "leaves a quotation mark open"
    return ""
