"""Draws lines on a screen, or prints them as they are: chosen once, for a whole command."""

import shutil
from collections.abc import Callable, Iterable
from typing import TextIO, TypeAlias

from briefing.cli.arguments import Arguments
from briefing.cli.output import has_colour, is_screen
from briefing.export.plain import NOBODY, NOT_SPEECH, Line, Run

MEASURE = 76
NARROWEST = 20
VOICES = ("cyan", "green", "magenta", "blue", "yellow", "red")

Draw: TypeAlias = Callable[[Iterable[Line]], None]


def drawing(stream: TextIO, arguments: Arguments) -> Draw:
    """A function that writes lines to `stream`: wrapped and set off on a screen, else plain."""
    return _on_screen(stream, has_colour(arguments)) if is_screen(arguments) else _plain(stream)


def columns() -> int:
    """The columns that lines on a screen may take."""
    return max(NARROWEST, min(MEASURE, shutil.get_terminal_size((MEASURE, 24)).columns))


def row(cells: Iterable[object]) -> str:
    """Cells with tabs between them; an absent one is empty, and white space inside is folded."""
    return "\t".join("" if cell is None else " ".join(str(cell).split()) for cell in cells) + "\n"


def _plain(stream: TextIO) -> Draw:
    def draw(lines: Iterable[Line]) -> None:
        stream.writelines(f"{line}\n" for line in lines)

    return draw


def _on_screen(stream: TextIO, colour: bool) -> Draw:
    """Rich is imported here alone: a command whose output is piped does not wait for it."""
    from rich.cells import cell_len
    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=stream,
        force_terminal=True,
        color_system="standard",
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
    )

    def draw(lines: Iterable[Line]) -> None:
        for line in lines:
            lead = " " * line.indent + line.prefix
            width = min(MEASURE, console.width) - cell_len(lead)
            text = Text.assemble(*((run.text, _style(run)) for run in line.runs))
            for wrapped in text.wrap(console, max(NARROWEST, width)) or [Text()]:
                wrapped.rstrip()
                console.print(Text(lead).append_text(wrapped), soft_wrap=True)
                lead = " " * cell_len(lead)

    return draw


def _style(run: Run) -> str:
    """How a run is set off: by weight and slant first, so that no colour is needed."""
    words = []
    if run.strong:
        words.append("bold")
    if run.quiet:
        words.append("dim")
    if run.voice != NOT_SPEECH:
        words.append("italic")
        if run.voice != NOBODY:
            words.append(VOICES[run.voice % len(VOICES)])
    return " ".join(words)
