"""The commands on the viewer's settings: `keys`, and `config path` and `config check`."""

from collections.abc import Sequence
from pathlib import Path

from briefing import config, paths
from briefing.cli.arguments import Arguments
from briefing.cli.lines import drawing, row
from briefing.cli.output import is_screen, opened, say, write_json
from briefing.desk import filters
from briefing.documents.clean import clean_line
from briefing.errors import BriefingError, SettingsError
from briefing.export.plain import BLANK, Line, Run
from briefing.ui.keys import resolve, rows

KEYS_WIDTH = 26


def print_keys(arguments: Arguments) -> int:
    """Print the keys in force: where they work, the action's name in `[keys]`, and what it does."""
    path = paths.config_file()
    settings, found = config.load_or_default(path)
    keymap, of_keys = resolve(settings, str(path))
    for mistake in sorted([*found, *of_keys], key=lambda mistake: mistake.line):
        say(str(mistake))
    table = list(rows(keymap))
    with opened(arguments.output) as stream:
        if arguments.json:
            names = ("where", "action", "keys", "text")
            write_json(stream, "keys", [dict(zip(names, line, strict=True)) for line in table])
        elif is_screen(arguments):
            drawing(stream, arguments)(_table_lines(table))
        else:
            stream.writelines(row(line) for line in table)
    return 0


def print_config(arguments: Arguments) -> int:
    """Print where config.toml is, or every mistake in it."""
    path = paths.config_file()
    if arguments.task == "path":
        with opened(arguments.output) as stream:
            if arguments.json:
                write_json(stream, "config", [{"path": str(path), "exists": path.exists()}])
            else:
                stream.write(f"{path}\n")
        return 0
    mistakes = all_mistakes(path)
    with opened(arguments.output) as stream:
        if arguments.json:
            write_json(
                stream,
                "mistakes",
                [{"path": m.path, "line": m.line, "reason": m.reason} for m in mistakes],
            )
        elif mistakes:
            stream.writelines(f"{clean_line(str(mistake))}\n" for mistake in mistakes)
        else:
            state = "no mistakes" if path.exists() else "does not exist, so the defaults hold"
            stream.write(f"{path}: {state}\n")
    return BriefingError.exit_code if mistakes else 0


def all_mistakes(path: Path) -> list[SettingsError]:
    """Every mistake in the settings, in the order of their lines."""
    settings, found = config.load_or_default(path)
    mistakes = [*found, *resolve(settings, str(path))[1]]
    if settings.theme is not None:
        # Imported late: the names of the themes come with Textual.
        from briefing.ui.themes import theme_mistake

        of_theme = theme_mistake(settings, str(path))
        mistakes += [of_theme] if of_theme else []
    if settings.images:
        from briefing.ui.pictures import images_mistake

        of_images = images_mistake(settings, str(path))
        mistakes += [of_images] if of_images else []
    saved = (*settings.filters, *settings.read_on_arrival)
    mistakes += filters.mistakes(saved, str(path))
    return sorted(mistakes, key=lambda mistake: mistake.line)


def _table_lines(table: Sequence[tuple[str, str, str, str]]) -> list[Line]:
    lines: list[Line] = []
    place = ""
    for where, _, keys, text in table:
        if where != place:
            lines += [BLANK] if lines else []
            lines.append(Line((Run(where.capitalize(), strong=True),)))
            place = where
        lines.append(Line((Run(text),), 2, f"{keys:{KEYS_WIDTH}}"))
    return lines
