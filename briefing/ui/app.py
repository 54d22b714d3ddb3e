"""The application: wiring only. `run` is what the command line calls to open the viewer."""

import asyncio
import os
import signal
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

from rich.text import Text
from textual.app import App, SystemCommand
from textual.dom import DOMNode
from textual.events import Event, Key, MouseDown
from textual.screen import Screen

from briefing.config import Settings
from briefing.desk.watcher import Watcher
from briefing.errors import SettingsError
from briefing.log import keep_traceback
from briefing.paths import config_file, styles_folder
from briefing.ui.keys import bound, resolve
from briefing.ui.screens.main import MainScreen
from briefing.ui.themes import DARK, LIGHT, PLAIN, THEMES, colours, theme_mistake
from briefing.ui.widgets.repeating import Repeating

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.notifications import SeverityLevel
    from textual.widget import Widget


def _system_commands() -> "type[Provider]":
    from textual.system_commands import SystemCommandsProvider

    return SystemCommandsProvider


def _action_commands() -> "type[Provider]":
    from briefing.ui.commands import ActionCommands

    return ActionCommands


class BriefingApp(App[None]):
    """The viewer on some places."""

    TITLE = "briefing"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        styles_folder() / f"{sheet}.tcss" for sheet in ("main", "bars", "headlines", "reader")
    ]
    COMMANDS = {_action_commands, _system_commands}  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        watcher: Watcher,
        settings: Settings,
        problems: Sequence[SettingsError] = (),
        commands: Sequence[str] = (),
    ) -> None:
        """`commands` are the names of the program's own, which the command line inside knows."""
        # An empty NO_COLOR counts as none; Textual would take it for one.
        self._plain = bool(os.environ.get("NO_COLOR"))
        if not self._plain:
            os.environ.pop("NO_COLOR", None)
        super().__init__(ansi_color=True if self._plain else None)
        self.watcher = watcher
        self.commands = commands
        self.settings = settings
        self.problems = list(problems)
        self.drawing: type[Widget] | None = None
        self._keys_to: WeakKeyDictionary[Event, DOMNode] = WeakKeyDictionary()
        """What had the focus when a key came."""
        for theme in THEMES:
            self.register_theme(theme)
        # Set before anything is drawn: a change of theme has every style sheet read again.
        self.set_reactive(App.theme, self._first_theme())
        self.stylesheet.set_variables(self.get_css_variables())
        self.keymap, mistakes = resolve(settings, str(config_file()))
        self.problems += mistakes

    def get_default_screen(self) -> MainScreen:
        """The first screen, with no empty one to draw before it."""
        screen = MainScreen(self.watcher, self.settings, self.keymap)
        screen.drawing, screen.outside = self.drawing, self.commands
        return screen

    def on_mount(self) -> None:
        """Put on the keys, and tell of mistakes in the settings."""
        self.animation_level = "none"
        # What was on the screen is gone when the shell gives it back.
        self.app_resume_signal.subscribe(self, lambda app: app.refresh(layout=True))
        with suppress(NotImplementedError, RuntimeError, ValueError):
            # Somebody who ends the program from outside gets the terminal back as well.
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.exit)
        self.set_keymap(self.keymap.for_textual())
        for command in self.keymap.commands:
            if command.key:
                run = f"screen.own_command('{command.name}')"
                self.bind(bound([command.key]), run, description=command.name, show=False)
        if saved := (*self.settings.filters, *self.settings.read_on_arrival):
            from briefing.desk.filters import mistakes

            self.problems += mistakes(saved, str(config_file()))
        if self.problems:
            self.notify(
                _told(self.problems),
                title="A mistake in the settings",
                severity="warning",
                markup=False,
                timeout=12,
            )

    async def on_event(self, event: Event) -> None:
        """Have a key that was typed ahead go to what the key before it opened.

        Textual sends it to what has the focus when it comes, and acts on it when it comes back.
        """
        if isinstance(event, Key | MouseDown) and (main := self._main_screen):
            main.mark_line.release()
        if isinstance(event, Key):
            to = self.focused or self.screen
            if event.is_forwarded and self._keys_to.get(event, to) is not to:
                event = Key(event.key, event.character)
            elif event.is_forwarded and isinstance(to, Repeating):
                to.before_action(event)
            self._keys_to[event] = to
        await super().on_event(event)

    @property
    def _main_screen(self) -> MainScreen | None:
        main = self.screen_stack[0] if self.screen_stack else None
        return main if isinstance(main, MainScreen) else None

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: "SeverityLevel" = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell of something over the story; in the line below it, where that is asked for."""
        main = self._main_screen
        if self.settings.notifications or main is None:
            super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)
            return
        told = " · ".join(filter(None, [title, *message.splitlines()]))
        self.call_later(main.mark_line.announce, f"✗ {told}" if severity != "information" else told)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of speakers and figures, for themes that do not bring their own."""
        return colours(self.current_theme)

    def action_next_theme(self) -> None:
        """Change between the dark and the light theme."""
        self.theme = DARK if not self.current_theme.dark else LIGHT

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """In the palette, beside the viewer's actions: the themes."""
        yield SystemCommand("Choose a theme", "Look through all themes", self.action_change_theme)

    def ask_for_pictures(self) -> None:
        """Have the terminal asked what pictures it can show; only before the viewer runs."""
        from briefing.ui.pictures import drawing, images_mistake

        mistake = images_mistake(self.settings, str(config_file()))
        if mistake is not None:
            self.problems.append(mistake)
        else:
            self.drawing = drawing()

    def _fatal_error(self) -> None:
        """Keep the traceback for the log: what a person sees is one sentence."""
        log = keep_traceback()
        where = f" What happened stands in {log}" if log else ""
        self.panic(Text(f"briefing had to stop.{where}"))

    def _first_theme(self) -> str:
        """The theme of the settings; else one that the terminal can show, light on a light one."""
        if self._plain:
            return PLAIN
        mistake = theme_mistake(self.settings, str(config_file()))
        if mistake is not None:
            self.problems.append(mistake)
        elif self.settings.theme:
            return self.settings.theme
        if self.console.color_system in (None, "standard"):
            return PLAIN
        return LIGHT if _is_light(os.environ.get("COLORFGBG", "")) else DARK


def run(
    watcher: Watcher,
    settings: Settings,
    problems: Sequence[SettingsError] = (),
    commands: Sequence[str] = (),
) -> int:
    """Open the viewer on what is being read; returns the program's exit code.

    `commands` are the names of the program's own, for the command line inside.
    """
    app = BriefingApp(watcher, settings, problems, commands)
    if settings.images:
        app.ask_for_pictures()
    app.run()
    return app.return_code or 0


def _told(problems: Sequence[SettingsError]) -> str:
    """The first mistake, and how to see the others."""
    first = min(problems, key=lambda problem: problem.line)
    told = f"{Path(first.path).name}:{first.line}: {first.reason}"
    more = len(problems) - 1
    return told + (f" ({more} more: briefing config check)" if more else "")


def _is_light(colours_of_terminal: str) -> bool:
    """Whether COLORFGBG ("0;15") tells of a light background."""
    background = colours_of_terminal.rpartition(";")[2]
    return background.isdigit() and int(background) in (7, *range(9, 16))
