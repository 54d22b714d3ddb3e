"""Reads command lines with commands and options; `arguments` calls this, `texts` has the help."""

import argparse
from collections.abc import Sequence
from typing import Any, Final, NoReturn

from briefing import __version__
from briefing.cli.arguments import (
    FORMATS,
    KINDS,
    LISTS,
    SHELLS,
    TASKS,
    VIEWS,
    Arguments,
    takes_paths,
)
from briefing.cli.texts import COMMANDS, EXAMPLES, OUTCOMES, OVERVIEW, SUBJECTS, USAGE
from briefing.errors import UsageError
from briefing.export.told import Format, What
from briefing.model import FigureKind

_CHOICES: Final = {
    "view": ("view", VIEWS),
    "kind": ("kind of figure", KINDS),
}
_TASKS: Final = {
    "config": (
        ("config command", TASKS),
        "say what to do: briefing config path, or briefing config check",
    ),
    "completion": (
        ("shell", SHELLS),
        "say for which shell: briefing completion bash, or zsh, or fish",
    ),
}
"""The commands on one word of a few: what such a word is called, and what to say without one."""
BRIEF_FORMATS: Final = ("text", "markdown", "html")
_ONE_FORM: Final = ("export", "completion", "manual")
"""The commands that print neither JSON nor simple lines."""
WHATS: Final = tuple(what.value for what in What)
DOCUMENT_FORMATS: Final = tuple(form.value for form in Format)
_WITH_VALUE: Final = frozenset(
    {
        "-o",
        "--output",
        "--view",
        "--speaker",
        "--kind",
        "--filter",
        "--limit",
        "--name",
        "--tag",
        "--format",
        "--since",
        "--apart",
        "--together",
    }
)
"""The options that take the word after them."""
_ONE_SUBJECT: Final = {
    "add": "say what to add: briefing add ADDRESS, or a folder, a file or a list",
    "remove": "say what to remove: briefing remove SOURCE, one of those of briefing sources",
    "import": "say what to import: briefing import FILE, or - for standard input",
}


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that is set as it is written, with room for every option on its line."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=100)


class _Parser(argparse.ArgumentParser):
    """argparse, but for a mistake that is raised rather than printed."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}{self._meant(message)}; see {self.prog} --help")

    def actions(self) -> list[argparse.Action]:
        """What has been added to the parser, in that order."""
        return list(self._actions)

    def _meant(self, message: str) -> str:
        """The option that an unknown one is close to, as a question."""
        from difflib import get_close_matches

        option = next((word for word in message.split() if word.startswith("--")), "")
        if not message.startswith("unrecognized") or not option:
            return ""
        known = [name for name in self._option_string_actions if name.startswith("--")]
        near = get_close_matches(option, known, n=1)
        return f" (did you mean {near[0]}?)" if near else ""


def read(words: Sequence[str]) -> Arguments:
    """The command line, understood.

    Raises UsageError where it makes no sense, and SystemExit after --help and --version.
    """
    stop = list(words).index("--") if "--" in words else len(words)
    options, literal = list(words[:stop]), words[stop + 1 :]
    at = _first_word(options)
    command = options.pop(at) if at is not None and options[at] in COMMANDS else ""
    parser = _parser(command)
    if command == "search":
        # What begins as an option does and is longer is a word to leave out: -storm, -tag:eu.
        literal = [*filter(_is_minus, options), *literal]
        options = [word for word in options if not _is_minus(word)]
    given = vars(parser.parse_intermixed_args(_held_together(options)))
    if literal and "paths" not in given:
        parser.error(f"unrecognized arguments: {' '.join(literal)}")
    paths = (*given.pop("paths", ()), *literal)
    for option, (what, known) in _CHOICES.items():
        if option in given:
            _check_choice(given[option], what, known)
    if given.get("kind"):
        given["kind"] = FigureKind(given["kind"])
    if command in _TASKS:
        _check_task(command, given["task"])
    if given.get("json") and given.get("plain"):
        raise UsageError("--json and --plain exclude each other; see briefing --help")
    if command in _ONE_SUBJECT and len(paths) != 1:
        raise UsageError(_ONE_SUBJECT[command])
    if command == "search":
        paths, given["filter"] = (), _wanted(paths)
    if command == "export":
        paths = _exported(paths, given)
    if command == "brief":
        _check_choice(given["format"], "format", BRIEF_FORMATS)
    if paths and given.get("filter") is not None:
        raise UsageError("--filter chooses among the stored stories: leave the paths out")
    if "limit" in given:
        given["limit"] = _limit(given["limit"])
    for name in ("apart", "together"):
        if name in given:
            given[name] = tuple(given[name])
    if "tags" in given:
        given["tags"] = tuple(given["tags"] or ())
    return Arguments(command, paths, **given)


def options(command: str) -> tuple[argparse.Action, ...]:
    """The options of a command, as the parser has them, in the order of its help."""
    return tuple(action for action in _parser(command).actions() if action.option_strings)


def _exported(words: tuple[str, ...], given: dict[str, Any]) -> tuple[str, ...]:
    """The paths among the words of an export; what is exported, and how, is put into `given`.

    Raises UsageError where these do not go together.
    """
    what, form = words[0] if words else "", given["format"]
    _check_choice(what or None, "export of", WHATS)
    if form in (FORMATS if what else DOCUMENT_FORMATS):
        raise UsageError(
            f"{form} is for feeds alone: briefing export --format {form}"
            if what
            else f"say what is to be {form}: briefing export stories --format {form}, or quotes, "
            "or figures"
        )
    known = DOCUMENT_FORMATS if what else FORMATS
    _check_choice(form, "format", known)
    if not what and (given["limit"], given["filter"]) != (None, None):
        option = "--limit" if given["limit"] is not None else "--filter"
        raise UsageError(f"{option} is for stories: briefing export stories {option} ...")
    given |= {"task": what, "format": form or known[0]}
    return words[1:]


def _check_task(command: str, task: str | None) -> None:
    """Raise UsageError for a word that a command on one of a few does not know."""
    (what, known), missing = _TASKS[command]
    if task is None:
        raise UsageError(missing)
    if command != "completion" or task not in LISTS:
        _check_choice(task, what, known)


def _held_together(options: Sequence[str]) -> list[str]:
    """The options, with a filter that may begin as an option does joined to its own."""
    held: list[str] = []
    for word in options:
        if held and held[-1] == "--filter":
            held[-1] = f"--filter={word}"
        else:
            held.append(word)
    return held


def _is_minus(word: str) -> bool:
    return len(word) > 2 and word[0] == "-" != word[1]


def _wanted(words: Sequence[str]) -> str:
    """The filter that the words of a search make. Raises UsageError where they say nothing."""
    if not any(sign.isalnum() for word in words for sign in word):
        raise UsageError("say what to look for: briefing search WORD..., such as ferry or unread")
    return " ".join(words)


def _limit(word: str | None) -> int | None:
    """The number of stories that --limit asks for; None if it is not given. Raises UsageError."""
    if word is None:
        return None
    if not (word.isascii() and word.isdigit() and int(word[:10]) > 0):
        raise UsageError(f"--limit takes a number of stories, from 1 on, not {word}")
    return int(word[:10])


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
    """The number of the first word that is neither an option nor the value of one."""
    skip = False
    for number, word in enumerate(words):
        if skip:
            skip = False
        elif word in _WITH_VALUE:
            skip = True
        elif word == "-" or not word.startswith("-"):
            return number
    return None


def _parser(command: str) -> _Parser:
    summary = COMMANDS.get(command, "")
    subject = SUBJECTS.get(command, "[PATH]...")
    parser = _Parser(
        prog=f"briefing {command}".rstrip(),
        usage=f"%(prog)s [options] {subject}".rstrip() if command else USAGE,
        description=f"{summary[:1].upper()}{summary[1:]}." if command else _overview(),
        epilog=f"{_language(command)}{EXAMPLES[command]}\n\n{OUTCOMES}",
        formatter_class=_Formatter,
        allow_abbrev=False,
        add_help=False,
    )
    _add_subject(parser, command)
    options = parser.add_argument_group("options")
    _add_story_options(options, command)
    _add_source_options(options, command)
    _add_manners(options, command)
    _add_common(options, command)
    return parser


def _overview() -> str:
    listed = "\n".join(f"  {name:10}  {text}" for name, text in COMMANDS.items())
    return OVERVIEW.format(commands=listed)


def _language(command: str) -> str:
    """The language of filters, where it is to be told."""
    if command != "search":
        return ""
    from briefing.cli.search import language

    return language()


def _add_subject(parser: argparse.ArgumentParser, command: str) -> None:
    """What the command works on: paths, sources, a task, or nothing. The texts tell of it."""
    if command in _TASKS:
        parser.add_argument("task", nargs="?", help=argparse.SUPPRESS)
    elif SUBJECTS.get(command) != "":
        parser.add_argument("paths", nargs="*", metavar="PATH", help=argparse.SUPPRESS)


def _add_common(options: argparse._ArgumentGroup, command: str) -> None:
    """The options that every command has, and those on the form of what is printed."""
    add = options.add_argument
    if command not in _ONE_FORM:
        add("--json", action="store_true", help="print JSON, with a schema version")
        plain = "print simple lines, for scripts and screen readers"
        add("--plain", action="store_true", help=plain)
    folder = "; FOLDER/ gets a file a story" if command == "export" else ""
    add("-o", "--output", metavar="FILE", help=f"write FILE, whole or not at all{folder}")
    add("--no-color", action="store_true", help="no colour, as NO_COLOR asks too")
    add("-h", "--help", action="help", help="print this")
    version = f"briefing {__version__}"
    add("-V", "--version", action="version", version=version, help="print the version")


def _add_manners(options: argparse._ArgumentGroup, command: str) -> None:
    """How much a command says besides, and whether it may use the network."""
    add = options.add_argument
    if command in ("add", "refresh", "export") or takes_paths(command):
        add("--offline", action="store_true", help="ask nothing of the network")
    quiet = {"doctor": "only what is not as it should be", "export": "do not say what is left out"}
    if command in ("add", "remove", "refresh", "import", "export", "doctor"):
        said = quiet.get(command, "print nothing but errors")
        add("-q", "--quiet", action="store_true", help=said)
    more = {
        "sources": "places, next checks and remarks, too",
        "refresh": "remarks, and why sources were left alone, too",
        "import": "every entry that is left out",
        "doctor": "every source that fails",
    }
    if command in more:
        add("-v", "--verbose", action="store_true", help=more[command])


def _add_story_options(options: argparse._ArgumentGroup, command: str) -> None:
    """The options of the commands on stories."""
    add = options.add_argument
    match command:
        case "show":
            chosen = f"how much of it: {', '.join(VIEWS)} (default: {VIEWS[0]})"
            add("--view", metavar="VIEW", default=VIEWS[0], help=chosen)
        case "quotes" | "voices":
            whose = "only the words of NAME, or of a part of it"
            add("--speaker", metavar="NAME", help=whose)
            if command == "voices":
                told = "keep that two names are two people's"
                add("--apart", metavar="NAME", nargs=2, default=(), help=told)
                told = "keep that two names are one person's"
                add("--together", metavar="NAME", nargs=2, default=(), help=told)
        case "figures":
            add("--kind", metavar="KIND", help=f"only these: {', '.join(KINDS)}")
        case "brief":
            add("--since", metavar="TIME", default="24h", help="how far back (default: 24h)")
            chosen = f"how it is written: {', '.join(BRIEF_FORMATS)} (default: text)"
            add("--format", metavar="FORMAT", default=BRIEF_FORMATS[0], help=chosen)
    if command == "unread" or (command and takes_paths(command)):
        chosen = "only stored stories that FILTER finds; see briefing search --help"
        add("--filter", metavar="FILTER", help=chosen)
    if command == "search" or (command and takes_paths(command)):
        add("--limit", metavar="N", help="no more than N stories")


def _add_source_options(options: argparse._ArgumentGroup, command: str) -> None:
    """The options of the commands on sources."""
    add = options.add_argument
    match command:
        case "add":
            add("--name", metavar="NAME", default="", help="call it NAME, not what it calls itself")
            add("--tag", metavar="TAG", action="append", dest="tags", help="a tag; may come twice")
            add("--yes", action="store_true", help="do not ask: of several feeds take the first")
        case "export":
            add(
                "--format",
                metavar="FORMAT",
                help=f"feeds: {', '.join(FORMATS)}; the others: {', '.join(DOCUMENT_FORMATS)}",
            )
            chosen = "only stored stories that FILTER finds; see briefing search --help"
            add("--filter", metavar="FILTER", help=chosen)
            add("--limit", metavar="N", help="no more than N stories")
        case "refresh":
            unmarked = "leave the stories to be marked when they are read"
            add("--no-marks", action="store_false", dest="marks", help=unmarked)
