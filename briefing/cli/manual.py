"""The command `manual`: the manual page, made from the tables that the program itself works by.

The parser's options, the texts of the help, the keys of the viewer, the fields of a filter.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from briefing import __doc__ as SUMMARY
from briefing import __version__
from briefing.cli.arguments import Arguments
from briefing.cli.grammar import Command, Option, commands
from briefing.cli.output import opened
from briefing.cli.reference import ENVIRONMENT, FILES, SETTINGS, Row, Setting, example
from briefing.cli.roff import (
    bold,
    entry,
    escaped,
    italic,
    page,
    paragraph,
    section,
    subsection,
    verbatim,
)
from briefing.cli.texts import EXAMPLES, OVERVIEW, STATUSES
from briefing.config import Settings
from briefing.desk.filter_fields import FIELDS, WORDS
from briefing.ui.actions import PLACES, Where
from briefing.ui.keys import resolve, rows

_FILTER: Final = (
    "A filter is a line of terms that chooses stories, for briefing search, for the option "
    "--filter, and in the viewer. A story is found that meets all of them. Quotation marks hold a "
    "value together that has spaces."
)
_KEYS: Final = (
    "These are the keys of the default keymap. The setting keymap chooses another, and the table "
    "[keys] changes single ones; briefing keys prints those in force."
)
_SETTINGS: Final = (
    "What config.toml may say, with the value that holds where it says nothing. briefing config "
    "check names every mistake in it by its line."
)
_SOURCES: Final = (
    "The file sources has a line for each source: an address or a path, then its tags, and its "
    "name in quotation marks after a tilde. A sign # begins a comment."
)
_COMMON: Final = (
    "The viewer takes these, and so does every command for which nothing else is said above."
)


def print_manual(arguments: Arguments) -> int:
    """Print the manual page, for man(1)."""
    with opened(arguments.output) as stream:
        stream.write(manual())
    return 0


def manual() -> str:
    """The manual page, in the macros of man(7), which is plain ASCII."""
    viewer, *others = commands()
    return page(
        [
            f'.TH BRIEFING 1 "" "briefing {escaped(__version__)}" "User Commands"\n',
            section("Name"),
            f"briefing \\- {escaped((SUMMARY or '').rstrip('.').removeprefix('A '))}\n",
            section("Synopsis"),
            *_synopsis(),
            section("Description"),
            *_description(),
            section("Commands"),
            *(part for command in others for part in _command(command, viewer.options)),
            section("Options"),
            paragraph(_COMMON),
            *map(_option, viewer.options),
            section("Filters"),
            paragraph(_FILTER),
            *(entry(bold(row.example), f"{_sentence(row.meaning)}.") for row in (*FIELDS, *WORDS)),
            section("Keys"),
            paragraph(_KEYS),
            *_keys(),
            section("Settings"),
            paragraph(_SETTINGS),
            *map(_setting, SETTINGS),
            verbatim(*example()),
            section("Sources"),
            paragraph(_SOURCES),
            verbatim('https://example.org/feed world "north sea" "~The Post"', "~/news notes"),
            section("Exit status"),
            *(entry(bold(str(at)), f"{_sentence(told)}.") for at, told in enumerate(STATUSES)),
            section("Environment"),
            *_table(ENVIRONMENT),
            section("Files"),
            *_table(FILES),
            section("Examples"),
            *_examples(EXAMPLES[""]),
            section("See also"),
            ".BR jq (1),\n.BR newsboat (1)\n",
        ]
    )


def _synopsis() -> Iterator[str]:
    subjects = (("", f"[{italic('PATH')}]..."), (italic("COMMAND"), "..."))
    for number, (command, subject) in enumerate(subjects):
        yield ".br\n" if number else ""
        words = (bold("briefing"), command, f"[{italic('options')}]", subject)
        yield " ".join(filter(None, words)) + "\n"


def _description() -> Iterator[str]:
    """The overview of the help, without its list of commands."""
    text = OVERVIEW.partition("\n\ncommands ")[0]
    yield from (paragraph(part) for part in text.split("\n\n"))
    # What the help tells after its examples.
    yield from _notes(EXAMPLES[""])


def _command(command: Command, common: Sequence[Option]) -> Iterator[str]:
    """A command: what it is for, what it takes of its own and does not take, examples."""
    subject = f" {command.subject}" if command.subject else ""
    yield subsection(f"briefing {command.name} [options]{subject}")
    yield f"{escaped(_sentence(command.summary))}.\n"
    if command.name == "search":
        yield paragraph("The words are the terms of a filter. It prints as briefing list does.")
    yield from _notes(EXAMPLES[command.name])
    yield from (_option(option) for option in command.options if option not in common)
    names = {name for option in command.options for name in option.names}
    absent = [option.names[-1] for option in common if not names & set(option.names)]
    if absent:
        yield paragraph(f"It takes no {' and no '.join(absent)}.")
    yield from _examples(EXAMPLES[command.name])


def _option(option: Option) -> str:
    value = f" {italic(option.value)}" if option.value else ""
    names = ", ".join(f"{bold(name)}{value}" for name in option.names)
    return entry(names, f"{_sentence(option.text)}.")


def _keys() -> Iterator[str]:
    keymap, _ = resolve(Settings(), "")
    for where, group in groupby(sorted(rows(keymap), key=_place), key=lambda row: row[0]):
        yield subsection(PLACES[where])
        for _, action, keys, text in group:
            shown = ", ".join(map(bold, keys.split("  "))) if keys else "(no key)"
            yield entry(f"{shown} {italic(action)}", f"{text}.")


def _place(row: tuple[Where, str, str, str]) -> int:
    return list(PLACES).index(row[0])


def _setting(setting: Setting) -> str:
    default = escaped(f"(default: {setting.default})")
    return entry(f"{bold(setting.name)} {default}", setting.meaning)


def _table(table: Iterable[Row]) -> Iterator[str]:
    return (entry(bold(row.name), row.meaning) for row in table)


def _notes(text: str) -> Iterator[str]:
    """The paragraphs of a text of the help that stand before and after its examples."""
    for part in text.split("\n\n"):
        if not part.startswith("examples:\n"):
            yield paragraph(part)


def _examples(text: str) -> Iterator[str]:
    """The examples of a text of the help: each with what it does, where that is told."""
    lines = text.partition("examples:\n")[2].partition("\n\n")[0].splitlines()
    for line in lines:
        command, _, told = (part.strip() for part in line.strip().partition("  "))
        if told:
            yield entry(bold(command), f"{_sentence(told)}.")
        else:
            yield f".PP\n{bold(command)}\n"


def _sentence(text: str) -> str:
    """A text with a capital, unless it begins as a command or a file does."""
    first = text.split(" ", 1)[0].rstrip(",:;")
    return text[:1].upper() + text[1:] if first.isalpha() else text
