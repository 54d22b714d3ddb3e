"""The completion script of zsh."""

from collections.abc import Sequence
from typing import Final

from briefing.cli.grammar import CHOICES, FILES, LISTED, Command, Option
from briefing.cli.shells.words import command_names, filled, held, offered, with_value

_SCRIPT: Final = r"""#compdef briefing
# Completion of briefing in zsh, made by: briefing completion zsh

_briefing_list() {
    local -a listed
    listed=("${(@f)$(command briefing completion $1 2>/dev/null)}")
    listed=(${listed:#})
    compadd -a listed
}

_briefing_commands() {
    local -a commands=(
@COMMANDS@
    )
    _describe -t commands command commands
    _files
}

_briefing() {
    local command= skip=
    integer i
    for ((i = 2; i < CURRENT; i++)); do
        if [[ -n $skip ]]; then
            skip=
            continue
        fi
        case $words[i] in
            (@WITH_VALUE@) skip=1 ;;
            (-?*) ;;
            (@NAMES@) command=$words[i]; break ;;
            (*) break ;;
        esac
    done
    if [[ -n $command ]]; then
        words[i]=()
        ((CURRENT--))
    fi
    case $command in
@SPECS@
    esac
}

if [[ $funcstack[1] == _briefing ]]; then
    _briefing "$@"
else
    compdef _briefing briefing
fi
"""


def zsh(commands: Sequence[Command]) -> str:
    """The script for zsh: `_briefing` in a folder of `$fpath`, or sourced after compinit."""
    listed = [f"        {held(f'{c.name}:{c.summary}')}" for c in commands if c.name]
    return filled(
        _SCRIPT,
        COMMANDS="\n".join(listed),
        WITH_VALUE="|".join(with_value(commands)),
        NAMES="|".join(command_names(commands)),
        SPECS="\n".join(map(_specs, [*commands[1:], commands[0]])),
    )


def _specs(command: Command) -> str:
    specs = [_option(option) for option in command.options]
    if not command.name:
        specs.append("'1: :_briefing_commands'")
    elif command.choices:
        specs.append(held(f"1: :({' '.join(command.choices)})"))
    kind = offered(command.values)
    if kind:
        specs.append(held(f"*: :{_action(kind)}"))
    body = " \\\n".join(f"                {spec}" for spec in specs)
    return (
        f"        ({command.name or '*'})\n            _arguments -s -S \\\n{body}\n            ;;"
    )


def _option(option: Option) -> str:
    """An option as `_arguments` takes it: its names exclude each other; a tag may come twice."""
    escaped = "".join(f"\\{sign}" if sign in "[]:\\" else sign for sign in option.text)
    told = f"[{escaped}]"
    if option.value in CHOICES:
        value = f"({' '.join(CHOICES[option.value])})"
    else:
        value = _action("files" if option.value in FILES else LISTED.get(option.value, ""))
    told += f":{option.value}:{value}" if option.value else ""
    if option.value == "TAG":
        return held(f"*{option.names[-1]}={told}")
    sign = "=" if option.value else ""
    if len(option.names) == 1:
        return held(f"{option.names[0]}{sign}{told}")
    short, long = option.names
    return f"'({short} {long})'{{{short},{long}{sign}}}{held(told)}"


def _action(kind: str) -> str:
    if not kind:
        return " "
    return "_files" if kind == "files" else f"{{_briefing_list {kind}}}"
