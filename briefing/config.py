"""The settings: what config.toml may say, and every mistake in it with its line.

Called by the command line, which hands settings and mistakes to the viewer. What most starts do
not need is imported late: a file to parse, a mistake to advise on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, TypeAlias, cast, get_args

from briefing import paths
from briefing.config_lexicon import read_lexicon
from briefing.config_programs import OwnCommand, read_command, read_commands
from briefing.config_wording import SettingPath, meant, shown
from briefing.errors import SettingsError
from briefing.model import NO_ADDITIONS, Lexicon

KeymapName: TypeAlias = Literal["default", "newsboat", "plain"]

KEYMAPS: Final[tuple[str, ...]] = get_args(KeymapName)
NARROWEST_MEASURE: Final = 66
WIDEST_MEASURE: Final = 76
LONGEST_REFRESH: Final = 24 * 60
LONGEST_KEEPING: Final = 36_500
FULL_TEXT: Final = ("always", "asked")
LARGEST_FILE: Final = 64 * 1024
LONGEST_VALUE: Final = 100  # in lines; one that is longer has no line numbers after it


class KeyOverride(NamedTuple):
    """One line of the `[keys]` table: the keys of an action, none of them to take its keys away."""

    action: str
    keys: tuple[str, ...]
    line: int


class SavedFilter(NamedTuple):
    """One line of the `[filters]` table; what the filter's text says is not looked into here."""

    name: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What config.toml says; every setting has a default, and the file need not exist."""

    theme: str | None = None
    """The name of the viewer's theme; None is the viewer's own, light or dark as the terminal."""

    keymap: KeymapName = "default"
    """The keys to start from: "default", "newsboat", or "plain" (no letters, no chords)."""

    keys: tuple[KeyOverride, ...] = ()
    """The `[keys]` table: `action = "key"` or `action = ["key", "key"]`, over the keymap."""

    measure: int = 72
    """The longest line of a story, in columns, from 66 to 76."""

    refresh_minutes: int = 0
    """Minutes between two refreshes of the saved feeds while the viewer is open; 0 is never."""

    refresh_on_start: bool = False
    """Whether the feeds that are due are refreshed when the viewer opens."""

    keep_days: int = 0
    """Days that stories stay which their feed dropped and nobody starred; 0 is for ever."""

    full_text: tuple[str, ...] = ()
    """The sources, by address or name, whose articles are fetched whole:
    `[sources."ADDRESS or NAME"]`, then `full_text = "always"`."""

    notifications: bool = True
    """Whether news of what went on appear over the story; false says them in the line below."""

    images: bool = False
    """Whether pictures may be fetched and shown when asked for; needs `briefing[images]`."""

    hide_read_sources: bool = False
    """Whether sources and tags without unread stories are left out of those to choose among."""

    notify: str | None = None
    """The command that tells of new stories after a refresh, `%t` among its words for how many."""

    browser: str | None = None
    """The command that opens addresses, `%u` among its words; None is $BROWSER or the desktop's."""

    browser_in_terminal: bool = False
    """Whether the viewer leaves the terminal to the browser, as w3m and lynx want it."""

    ask_before_opening: bool = True
    """Whether an address is shown, and has to be agreed to, before it is opened."""

    commands: tuple[OwnCommand, ...] = ()
    """The `[commands]` table: `name = "command %u"`, or with a key, in the order of the file."""

    filters: tuple[SavedFilter, ...] = ()
    """The `[filters]` table: `"Name" = "filter"`, in the order of the file."""

    read_on_arrival: tuple[SavedFilter, ...] = ()
    """Filters, by their own text: a story that one of them finds counts as read when it comes."""

    lexicon: Lexicon = NO_ADDITIONS
    """The `[marks]` table: `cue_verbs = ["verb"]`, `units = {"written" = "unit"}`,
    `boilerplate = ["How a paragraph begins"]`."""

    theme_line: int = field(default=1, compare=False)
    """The line of `theme`, for the viewer, which alone knows the names of the themes."""

    images_line: int = field(default=1, compare=False)
    """The line of `images`, for the viewer, which alone knows what is installed to draw them."""


SETTINGS: Final = (
    "theme", "keymap", "keys", "measure", "refresh_minutes", "refresh_on_start", "keep_days",
    "sources", "notifications", "images", "hide_read_sources", "notify", "browser",
    "browser_in_terminal", "ask_before_opening", "commands", "filters", "read_on_arrival", "marks",
)  # fmt: skip


def load(path: Path | None = None) -> Settings:
    """The settings in `path` (default: the user's config.toml); a missing file gives the defaults.

    Raises the file's first SettingsError.
    """
    settings, mistakes = load_or_default(path)
    if mistakes:
        raise mistakes[0]
    return settings


def check(path: Path | None = None) -> list[SettingsError]:
    """Every mistake in the file, in the order of its lines; a missing file has none."""
    return list(load_or_default(path)[1])


def load_or_default(path: Path | None = None) -> tuple[Settings, tuple[SettingsError, ...]]:
    """The settings, a default where one is mistaken, and all mistakes in the order of their lines.

    One bad line costs its own setting only; a file that is no TOML costs them all.
    """
    path = paths.config_file() if path is None else path
    try:
        text = _read(path)
        table = _parse(path, text)
    except FileNotFoundError:
        return Settings(), ()
    except SettingsError as error:
        return Settings(), (error,)
    reader = _Reader(str(path), table, _lines(text))
    settings = reader.settings()
    return settings, tuple(sorted(reader.mistakes, key=lambda mistake: mistake.line))


def _read(path: Path) -> str:
    """The file's text, with line ends as TOML's parser counts them."""
    try:
        if path.exists() and not path.is_file():
            raise SettingsError(str(path), 1, "is not a file; the settings must be one")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingsError(str(path), 1, f"cannot be read ({reason})") from error
    if len(content) > LARGEST_FILE:
        raise SettingsError(str(path), 1, "is longer than 64 KB, which no settings file is")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SettingsError(str(path), line, "is not UTF-8 text; save it as UTF-8") from error


def _parse(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise SettingsError(str(path), 1, "is nested too deeply") from error
    except ValueError as error:
        reason, line = _located(str(error), text)
        raise SettingsError(str(path), line, f"is not TOML: {reason}") from error


def _located(message: str, text: str) -> tuple[str, int]:
    """The message of a TOML error without its position, and the line of it."""
    position = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    if position is None:
        return message, 1
    line = int(position[1]) if position[1] else text.rstrip("\n").count("\n") + 1
    return message[: position.start()], line


def _lines(text: str) -> dict[SettingPath, int]:
    """The line on which each setting of `text`, which is valid TOML, begins.

    The parser tells no lines, so each statement is parsed again, alone.
    """
    import tomllib

    lines: dict[SettingPath, int] = {}
    table: SettingPath = ()
    statement: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        statement.append(line)
        if len(statement) > LONGEST_VALUE:
            break
        try:
            found = _flat(tomllib.loads("\n".join(statement)))
        except tomllib.TOMLDecodeError:
            continue
        if statement[0].lstrip().startswith("["):
            table = max(found, key=len)
            found = {()}
        for setting in found:
            lines.setdefault(table + setting, number - len(statement) + 1)
        statement.clear()
    return lines


def _flat(table: Mapping[str, object]) -> set[SettingPath]:
    """The path of each key of `table`, down to the tables inside it."""
    found: set[SettingPath] = set()
    for key, value in table.items():
        found.add((key,))
        inner = value[-1] if isinstance(value, list) and value else value
        if isinstance(inner, dict):
            found.update((key, *rest) for rest in _flat(inner))
    return found


class _Reader:
    """Turns a parsed file into settings and gathers its mistakes."""

    def __init__(self, path: str, table: dict[str, Any], lines: dict[SettingPath, int]) -> None:
        self.mistakes: list[SettingsError] = []
        self._path = path
        self._table = table
        self._lines = lines

    def settings(self) -> Settings:
        for name in self._table:
            if name not in SETTINGS:
                self._mistake((name,), f"there is no setting {shown(name)}{meant(name, SETTINGS)}")
        return Settings(
            theme=self._theme(),
            keymap=self._keymap(),
            keys=self._keys(),
            measure=self._measure(),
            refresh_minutes=self._number("refresh_minutes", "minutes", LONGEST_REFRESH),
            keep_days=self._number("keep_days", "days", LONGEST_KEEPING),
            full_text=self._full_text(),
            refresh_on_start=self._switch("refresh_on_start"),
            notifications=self._switch("notifications"),
            images=self._switch("images"),
            hide_read_sources=self._switch("hide_read_sources"),
            notify=read_command(self._table, "notify", "%t", self._mistake),
            browser=read_command(self._table, "browser", "%u", self._mistake),
            browser_in_terminal=self._switch("browser_in_terminal"),
            ask_before_opening=self._switch("ask_before_opening"),
            commands=read_commands(self._table.get("commands", {}), self._line, self._mistake),
            filters=self._filters(),
            read_on_arrival=self._read_on_arrival(),
            lexicon=read_lexicon(self._table.get("marks", {}), self._mistake),
            theme_line=self._line(("theme",)),
            images_line=self._line(("images",)),
        )

    def _theme(self) -> str | None:
        theme = self._table.get("theme")
        if theme is None or (isinstance(theme, str) and theme.strip()):
            return theme
        self._mistake(("theme",), "theme must be the name of a theme, in quotation marks")
        return Settings().theme

    def _keymap(self) -> KeymapName:
        keymap = self._table.get("keymap", Settings().keymap)
        if isinstance(keymap, str) and keymap in KEYMAPS:
            return cast(KeymapName, keymap)
        wanted = ", ".join(f'"{name}"' for name in KEYMAPS)
        guess = meant(keymap, KEYMAPS) if isinstance(keymap, str) else ""
        self._mistake(("keymap",), f"keymap must be one of {wanted}, not {shown(keymap)}{guess}")
        return Settings().keymap

    def _measure(self) -> int:
        measure = self._table.get("measure", Settings().measure)
        if type(measure) is int and NARROWEST_MEASURE <= measure <= WIDEST_MEASURE:
            return measure
        self._mistake(
            ("measure",),
            f"measure must be a whole number of columns from {NARROWEST_MEASURE} to "
            f"{WIDEST_MEASURE}, not {shown(measure)}",
        )
        return Settings().measure

    def _switch(self, name: str) -> bool:
        default: bool = getattr(Settings(), name)
        wanted = self._table.get(name, default)
        if isinstance(wanted, bool):
            return wanted
        self._mistake((name,), f"{name} must be true or false, not {shown(wanted)}")
        return default

    def _number(self, name: str, unit: str, most: int) -> int:
        number = self._table.get(name, 0)
        if type(number) is int and 0 <= number <= most:
            return number
        self._mistake(
            (name,),
            f"{name} must be a whole number of {unit} from 0 to {most}, not {shown(number)}",
        )
        return 0

    def _full_text(self) -> tuple[str, ...]:
        table = self._table.get("sources", {})
        if not isinstance(table, dict) or not all(isinstance(v, dict) for v in table.values()):
            self._mistake(("sources",), 'sources must be tables: [sources."ADDRESS or NAME"]')
            return ()
        chosen = []
        for source, settings in table.items():
            for name, value in settings.items():
                place = ("sources", source, name)
                if name != "full_text":
                    guess = meant(name, ("full_text",))
                    self._mistake(place, f"a source has no setting {shown(name)}{guess}")
                elif value not in FULL_TEXT:
                    wanted = " or ".join(f'"{choice}"' for choice in FULL_TEXT)
                    self._mistake(place, f"full_text must be {wanted}, not {shown(value)}")
                elif value == "always":
                    chosen.append(source)
        return tuple(chosen)

    def _keys(self) -> tuple[KeyOverride, ...]:
        table = self._table.get("keys", {})
        if not isinstance(table, dict):
            self._mistake(("keys",), 'keys must be a table: [keys], then lines of action = "key"')
            return ()
        overrides = []
        for action, value in table.items():
            keys = [value] if isinstance(value, str) else value
            if isinstance(keys, list) and all(isinstance(key, str) and key for key in keys):
                overrides.append(KeyOverride(action, tuple(keys), self._line(("keys", action))))
            else:
                reason = f"{shown(action)} must be a key or a list of keys, not {shown(value)}"
                self._mistake(("keys", action), reason)
        return tuple(overrides)

    def _filters(self) -> tuple[SavedFilter, ...]:
        table = self._table.get("filters", {})
        if not isinstance(table, dict):
            reason = 'filters must be a table: [filters], then lines of "Name" = "filter"'
            self._mistake(("filters",), reason)
            return ()
        saved = []
        for name, text in table.items():
            place = ("filters", name)
            if not name.strip() or not name.isprintable():
                self._mistake(place, f"a filter must have a plain name, not {shown(name)}")
            elif not isinstance(text, str) or not text.strip():
                reason = f"{shown(name)} must be a filter in quotation marks, not {shown(text)}"
                self._mistake(place, reason)
            else:
                saved.append(SavedFilter(name, text, self._line(place)))
        return tuple(saved)

    def _read_on_arrival(self) -> tuple[SavedFilter, ...]:
        place = ("read_on_arrival",)
        filters = self._table.get("read_on_arrival", [])
        if not isinstance(filters, list):
            self._mistake(place, f"read_on_arrival must be a list of filters, not {shown(filters)}")
            return ()
        saved = []
        for text in filters:
            if isinstance(text, str) and text.strip():
                saved.append(SavedFilter(text, text, self._line(place)))
            else:
                reason = f"read_on_arrival takes filters in quotation marks, not {shown(text)}"
                self._mistake(place, reason)
        return tuple(saved)

    def _line(self, setting: SettingPath) -> int:
        while setting and setting not in self._lines:
            setting = setting[:-1]
        return self._lines.get(setting, 1)

    def _mistake(self, setting: SettingPath, reason: str) -> None:
        self.mistakes.append(SettingsError(self._path, self._line(setting), reason))
