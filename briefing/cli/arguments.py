"""What may stand on the command line, and the help for it; `briefing.cli` alone calls this.

A command is a first word that names one; every other first word is a path for the viewer. A path
that is named like a command is written `./show`.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

from briefing import __version__
from briefing.errors import UsageError
from briefing.model import FigureKind

VIEWS: Final = ("full", "skim", "evidence")
KINDS: Final = tuple(kind.value for kind in FigureKind)
TASKS: Final = ("path", "check")

COMMANDS: Final = {
    "show": "print stories: whole, skimmed, or their evidence",
    "list": "print the headlines",
    "quotes": "print every quotation, and who said it",
    "figures": "print every figure: how much of what, on whose word",
    "keys": "print the viewer's keys, as config.toml has them",
    "config": "say where config.toml is, or check it",
}

_CHOICES: Final = {
    "view": ("view", VIEWS),
    "kind": ("kind of figure", KINDS),
    "task": ("config command", TASKS),
}

_USAGE = {
    "": "briefing [options] [PATH]...\n       briefing COMMAND [options] [PATH]...",
    "keys": "%(prog)s [options]",
    "config": "%(prog)s [options] path|check",
}

_OUTCOMES = """\
exit status:
  0  all is well                        3  some documents could not be read
  1  an error, said on standard error   4  nothing was found to print
  2  a command line that makes no sense"""

_OVERVIEW = """\
A viewer for news stories that marks who said what, and how much of what.

PATH is a text, Markdown or HTML file, a folder of them, or - for standard input. Without one,
the documents that come with briefing are read; so it is with each command that takes a PATH.

commands (briefing COMMAND --help tells more; a file of such a name is opened as ./show):
{commands}"""

_EXAMPLES = {
    "": """\
examples:
  briefing                                the viewer on the documents that come with it
  briefing ~/news report.html             the viewer on a folder and a file
  briefing quotes --speaker blinken ~/news
  briefing figures --json ~/news | jq '.figures[] | [.text, .counted, .claimant]'
  curl -s https://example.org/story | briefing show --view skim -

When standard output is no terminal, briefing prints the headlines, as its command list does.""",
    "show": """\
examples:
  briefing show report.html
  briefing show --view skim ~/news | less
  briefing show --json report.html        text, blocks, links and marks, with offsets into text""",
    "list": """\
To a terminal, a headline and what is known of its story; elsewhere, or with --plain, a line each
of headline, source, date, minutes to read, quotes, figures and place, with tabs between them.

examples:
  briefing list ~/news
  briefing list --plain ~/news | cut -f 1,3""",
    "quotes": """\
To a terminal, quotations under their headlines; elsewhere, or with --plain, a line each of
speaker, quotation, cue, kind, headline and place, with tabs between them.

examples:
  briefing quotes --speaker "Antony Blinken" ~/news
  briefing quotes --json -o quotes.json ~/news""",
    "figures": """\
To a terminal, figures under their headlines; elsewhere, or with --plain, a line each of value,
text, what is counted, claimant, kind, headline and place, with tabs between them.

examples:
  briefing figures --kind money ~/news
  briefing figures --plain report.txt | cut -f 1,3,4""",
    "keys": """\
examples:
  briefing keys
  briefing keys --plain | grep quote""",
    "config": """\
examples:
  briefing config path
  briefing config check                   every mistake, as file:line: reason""",
}


@dataclass(frozen=True, slots=True)
class Arguments:
    """A command line that has been understood. `command` is "" for the viewer."""

    command: str
    paths: tuple[str, ...] = ()
    json: bool = False
    plain: bool = False
    no_color: bool = False
    output: str | None = None
    view: str = VIEWS[0]
    speaker: str | None = None
    kind: FigureKind | None = None
    task: str = ""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that is set as it is written, with room for every option on its line."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=100)


class _Parser(argparse.ArgumentParser):
    """argparse, but for a mistake that is raised rather than printed."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}{self._meant(message)}; see {self.prog} --help")

    def _meant(self, message: str) -> str:
        """The option that an unknown one is close to, as a question."""
        from difflib import get_close_matches

        option = next((word for word in message.split() if word.startswith("--")), "")
        if not message.startswith("unrecognized") or not option:
            return ""
        known = [name for name in self._option_string_actions if name.startswith("--")]
        near = get_close_matches(option, known, n=1)
        return f" (did you mean {near[0]}?)" if near else ""


def parse(words: Sequence[str]) -> Arguments:
    """The command line, understood.

    Raises UsageError where it makes no sense, and SystemExit after --help and --version.
    """
    stop = list(words).index("--") if "--" in words else len(words)
    options, literal = list(words[:stop]), words[stop + 1 :]
    at = _first_word(options)
    command = options.pop(at) if at is not None and options[at] in COMMANDS else ""
    parser = _parser(command)
    given = vars(parser.parse_intermixed_args(options))
    if literal and "paths" not in given:
        parser.error(f"unrecognized arguments: {' '.join(literal)}")
    paths = (*given.pop("paths", ()), *literal)
    for option, (what, known) in _CHOICES.items():
        if option in given:
            _check_choice(given[option], what, known)
    if given.get("kind"):
        given["kind"] = FigureKind(given["kind"])
    if "task" in given and given["task"] is None:
        raise UsageError("say what to do: briefing config path, or briefing config check")
    if given["json"] and given["plain"]:
        raise UsageError("--json and --plain exclude each other; see briefing --help")
    return Arguments(command, paths, **given)


def takes_paths(command: str) -> bool:
    """Whether a command works on stories; the others are about the viewer's settings."""
    return command not in ("keys", "config")


def _check_choice(word: str | None, what: str, known: Sequence[str]) -> None:
    """Raise UsageError for a word that names none of the choices."""
    if word is None or word in known:
        return
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    choices = f"{', '.join(known[:-1])} and {known[-1]}"
    raise UsageError(f'there is no {what} "{word}"{meant}; there are {choices}')


def _first_word(words: Sequence[str]) -> int | None:
    """The number of the first word that is neither an option nor the file of -o."""
    skip = False
    for number, word in enumerate(words):
        if skip:
            skip = False
        elif word in ("-o", "--output"):
            skip = True
        elif word == "-" or not word.startswith("-"):
            return number
    return None


def _parser(command: str) -> argparse.ArgumentParser:
    summary = COMMANDS.get(command, "")
    parser = _Parser(
        prog=f"briefing {command}".rstrip(),
        usage=_USAGE.get(command, "%(prog)s [options] [PATH]..."),
        description=f"{summary[:1].upper()}{summary[1:]}." if command else _overview(),
        epilog=f"{_EXAMPLES[command]}\n\n{_OUTCOMES}",
        formatter_class=_Formatter,
        allow_abbrev=False,
        add_help=False,
    )
    _add_subject(parser, command)
    options = parser.add_argument_group("options")
    _add_choices(options, command)
    _add_common(options)
    return parser


def _overview() -> str:
    listed = "\n".join(f"  {name:8}  {text}" for name, text in COMMANDS.items())
    return _OVERVIEW.format(commands=listed)


def _add_subject(parser: argparse.ArgumentParser, command: str) -> None:
    """What the command works on: paths, a task, or nothing. The texts around tell of it."""
    if command == "config":
        parser.add_argument("task", nargs="?", help=argparse.SUPPRESS)
    elif takes_paths(command):
        parser.add_argument("paths", nargs="*", metavar="PATH", help=argparse.SUPPRESS)


def _add_common(options: argparse._ArgumentGroup) -> None:
    """The options that every command has."""
    options.add_argument("--json", action="store_true", help="print JSON, with a schema version")
    options.add_argument(
        "--plain", action="store_true", help="print simple lines, for scripts and screen readers"
    )
    options.add_argument("-o", "--output", metavar="FILE", help="write FILE, whole or not at all")
    options.add_argument("--no-color", action="store_true", help="no colour, as NO_COLOR asks too")
    options.add_argument("-h", "--help", action="help", help="print this")
    options.add_argument(
        "-V",
        "--version",
        action="version",
        version=f"briefing {__version__}",
        help="print the version",
    )


def _add_choices(options: argparse._ArgumentGroup, command: str) -> None:
    """The options that one command alone has."""
    match command:
        case "show":
            options.add_argument(
                "--view",
                metavar="VIEW",
                default=VIEWS[0],
                help=f"how much of it: {', '.join(VIEWS)} (default: {VIEWS[0]})",
            )
        case "quotes":
            options.add_argument(
                "--speaker", metavar="NAME", help="only the words of NAME, or of a part of it"
            )
        case "figures":
            options.add_argument("--kind", metavar="KIND", help=f"only these: {', '.join(KINDS)}")
