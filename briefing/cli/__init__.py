"""The command line: `main` understands it, runs the command, and says in a sentence what failed.

Nothing here draws: the viewer is imported last, and only when it is to be opened.
"""

import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TextIO

from briefing import paths
from briefing.cli.arguments import Arguments, parse, takes_paths
from briefing.cli.output import is_browsed, is_screen, say
from briefing.cli.places import (
    STDIN,
    UNREAD_HINT,
    is_piped_in,
    is_there,
    named,
    refuse_terminal,
)
from briefing.cli.texts import COMMANDS
from briefing.errors import BriefingError

INTERRUPTED = 130


def main(words: Sequence[str]) -> int:
    """Run the command line and return the exit code; whatever happens, no traceback is shown."""
    try:
        return _run(parse(words))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except BriefingError as error:
        say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_standard_output()
        return 0
    except Exception as error:
        from briefing.log import keep_traceback

        log = keep_traceback()
        where = f"; what happened stands in {log}" if log else ""
        say(f"something failed that should not have ({type(error).__name__}){where}")
        return BriefingError.exit_code
    finally:
        _flush_standard_output()


def _run(arguments: Arguments) -> int:
    is_list = arguments.command == "import"
    refuse_terminal(arguments.paths, "a list" if is_list else "a document")
    is_unread = takes_paths(arguments.command) and not arguments.paths and is_piped_in()
    if is_unread and not is_browsed(arguments):
        say(UNREAD_HINT)
    return _command(arguments.command)(arguments)


def _command(name: str) -> Callable[[Arguments], int]:
    """What runs a command; only what that one needs is imported."""
    match name:
        case "show":
            from briefing.cli.commands import show_stories as command
        case "list":
            from briefing.cli.commands import list_headlines as command
        case "search":
            from briefing.cli.search import search_stories as command
        case "quotes":
            from briefing.cli.commands import print_quotes as command
        case "figures":
            from briefing.cli.commands import print_figures as command
        case "add":
            from briefing.cli.adding import add_source as command
        case "sources":
            from briefing.cli.sources import print_sources as command
        case "remove":
            from briefing.cli.sources import remove_source as command
        case "refresh":
            from briefing.cli.refreshing import refresh_sources as command
        case "import":
            from briefing.cli.lists import import_list as command
        case "export":
            from briefing.cli.exporting import export as command
        case "voices":
            from briefing.cli.voices import print_voices as command
        case "counts":
            from briefing.cli.counts import print_counts as command
        case "changes":
            from briefing.cli.changes import print_changes as command
        case "brief":
            from briefing.cli.brief import print_brief as command
        case "unread":
            from briefing.cli.unread import print_unread as command
        case "keys":
            from briefing.cli.settings import print_keys as command
        case "config":
            from briefing.cli.settings import print_config as command
        case "doctor":
            from briefing.cli.doctor import print_checks as command
        case "completion":
            from briefing.cli.completion import print_completion as command
        case "manual":
            from briefing.cli.manual import print_manual as command
        case _:
            return _view
    return command


def _view(arguments: Arguments) -> int:
    """Open the viewer; print the headlines where there is no screen, or nothing to open.

    With --plain the stories are browsed by prompts instead.
    """
    arguments = arguments._replace(paths=named(arguments.paths))
    is_nowhere = arguments.paths and not any(map(is_there, arguments.paths))
    if is_browsed(arguments) and not is_nowhere:
        keys = _lines_typed(arguments)
        if keys is not None:
            from briefing.cli.browsing import browse

            return browse(arguments.paths or _first_places(), keys, offline=arguments.offline)
    if not is_screen(arguments) or is_nowhere or not _has_keyboard():
        from briefing.cli.commands import list_headlines

        return list_headlines(arguments)
    if arguments.no_color:
        os.environ["NO_COLOR"] = "1"
    from briefing.desk.watcher import Watcher

    # Imports make no garbage; the viewer collects again once its first picture stands.
    gc.disable()
    # Its process reads while Textual is still being imported.
    watcher = Watcher(arguments.paths or _first_places(), offline=arguments.offline)
    try:
        from briefing.config import load_or_default
        from briefing.ui.app import run

        settings, mistakes = load_or_default()
        return run(watcher, settings, mistakes, tuple(COMMANDS))
    finally:
        watcher.stop()


def _first_places() -> tuple[str, ...]:
    """What the viewer opens where nothing is named: the saved sources, else the seeds."""
    if not paths.sources_file().exists():
        return paths.seeds()
    from briefing import subscriptions

    return () if subscriptions.load().sources else paths.seeds()


def _lines_typed(arguments: Arguments) -> TextIO | None:
    """Where the words come from that are typed at prompts; a pipe will do. None for nowhere.

    Where standard input is a document to read, the words come from the terminal.
    """
    if STDIN in arguments.paths:
        # The descriptor is the terminal's now, and `sys.stdin` the document's.
        return os.fdopen(0, errors="replace", closefd=False) if _has_keyboard() else None
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
        return sys.stdin
    return None


def _has_keyboard() -> bool:
    """Whether the viewer can be given keys; a pipe on standard input gives its place to them.

    The viewer reads keys from descriptor 0. What was piped in stays in `sys.stdin`, where the
    sources read it.
    """
    if sys.stdin is None or sys.stdin.isatty():
        return sys.stdin is not None
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    piped = os.dup(0)
    os.dup2(terminal, 0)
    os.close(terminal)
    sys.stdin = os.fdopen(piped, encoding="utf-8", errors="replace")
    return True


def _flush_standard_output() -> None:
    """Write out what is left now: the interpreter would complain of a closed pipe at its end."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        _drop_standard_output()


def _drop_standard_output() -> None:
    """Send what is still to be printed nowhere, once nobody reads it."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
