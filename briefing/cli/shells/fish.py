"""The completion script of fish."""

from collections.abc import Sequence
from typing import Final

from briefing.cli.grammar import CHOICES, FILES, LISTED, Command, Option
from briefing.cli.shells.words import command_names, filled, offered, with_value

_SCRIPT: Final = r"""# Completion of briefing in fish, made by: briefing completion fish

# The words of the line that are neither options nor their values.
function __briefing_words
    set -l words (commandline -opc)
    set -l skip 0
    for word in $words[2..-1]
        if test $skip = 1
            set skip 0
            continue
        end
        switch $word
            case @WITH_VALUE@
                set skip 1
            case '-?*'
            case '*'
                string escape -- $word
        end
    end
end

# Whether the line is one of a command; without one, whether it has no command.
function __briefing_is
    set -l words (__briefing_words)
    if contains -- "$words[1]" @COMMANDS@
        test "$words[1]" = "$argv[1]"
    else
        test -z "$argv[1]"
    end
end

# Whether what the command works on is still to come.
function __briefing_is_new
    __briefing_is $argv
    and test (count (__briefing_words)) = (count $argv)
end

function __briefing_list
    command briefing completion $argv[1] 2>/dev/null
end

@LINES@
"""


def fish(commands: Sequence[Command]) -> str:
    """The script for fish: a file in ~/.config/fish/completions."""
    lines = ["complete -c briefing -f"]
    for command in commands:
        lines += ["", *_lines(command, commands)]
    return filled(
        _SCRIPT,
        WITH_VALUE=" ".join(with_value(commands)),
        COMMANDS=" ".join(command_names(commands)),
        LINES="\n".join(lines),
    )


def _lines(command: Command, commands: Sequence[Command]) -> list[str]:
    head = _head("__briefing_is", command.name)
    new = _head("__briefing_is_new", command.name)
    lines = []
    if not command.name:
        lines += [f"{new} -a {c.name} -d {_quoted(c.summary)}" for c in commands if c.name]
    elif command.choices:
        lines.append(f"{new} -a '{' '.join(command.choices)}'")
    kind = offered(command.values)
    if kind:
        lines.append(f"{head} {_values(kind)}")
    return lines + [f"{head} {_option(option)}" for option in command.options]


def _head(condition: str, command: str) -> str:
    return f"complete -c briefing -n {_quoted(f'{condition} {command}'.rstrip())}"


def _option(option: Option) -> str:
    names = [f"-l {name[2:]}" if name[:2] == "--" else f"-s {name[1:]}" for name in option.names]
    if option.value in CHOICES:
        names.append(f"-x -a '{' '.join(CHOICES[option.value])}'")
    elif option.value in FILES:
        names.append("-r -F")
    elif option.value in LISTED:
        names.append(f"-x {_values(LISTED[option.value])}")
    elif option.value:
        names.append("-x")
    return f"{' '.join(names)} -d {_quoted(option.text)}"


def _values(kind: str) -> str:
    return "-F" if kind == "files" else f"-a '(__briefing_list {kind})'"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
