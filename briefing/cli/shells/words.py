"""What the scripts of all shells are made of; called by the modules beside this one."""

from collections.abc import Iterable, Mapping, Sequence

from briefing.cli.grammar import FILES, LISTED, Command


def valued(commands: Iterable[Command]) -> Mapping[tuple[str, ...], str]:
    """The options that take a value, by their names; the same in every command."""
    return {
        option.names: option.value
        for command in commands
        for option in command.options
        if option.value
    }


def with_value(commands: Iterable[Command]) -> list[str]:
    """Every name of every option that takes the word after it."""
    return [name for names in valued(commands) for name in names]


def command_names(commands: Iterable[Command]) -> tuple[str, ...]:
    """What the commands are called; the viewer is called nothing."""
    return tuple(command.name for command in commands if command.name)


def offered(values: Sequence[str]) -> str:
    """What is offered for the words after a command: "files", a list, or nothing, ""."""
    for value in values:
        if value in FILES:
            return "files"
        if value in LISTED:
            return LISTED[value]
    return ""


def held(text: str) -> str:
    """A text in single quotation marks, for bash and zsh."""
    return "'" + text.replace("'", "'\\''") + "'"


def filled(script: str, **parts: str) -> str:
    """A script with what stands for each `@NAME@` in it."""
    for name, part in parts.items():
        script = script.replace(f"@{name}@", part)
    return script
