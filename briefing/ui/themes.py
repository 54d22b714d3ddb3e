"""The themes that ship, and the colours of speakers and figures in every theme."""

from textual.theme import BUILTIN_THEMES, Theme

from briefing.config import Settings
from briefing.errors import SettingsError

DARK = "briefing-dark"
LIGHT = "briefing-light"
PLAIN = "ansi-dark"
"""The theme of terminals without colours of their own: it draws with the terminal's sixteen."""

_ON_DARK = {
    "speaker-1": "#7dcfff", "speaker-2": "#9ece6a", "speaker-3": "#f7a8c4", "speaker-4": "#bb9af7",
    "speaker-5": "#73daca", "speaker-6": "#ff9e64", "speaker-7": "#86a5ff", "speaker-8": "#d4c28a",
    "speaker-unknown": "#a9b1d6", "figure": "#f5c464", "quiet": "#8f97bf", "soft": "#a9b1d6",
    "strong": "#f4f6ff", "marked": "#2b3556", "chosen": "#26304f", "list": "#15161f",
    "line": "#1e2030",
}  # fmt: skip
_ON_LIGHT = {
    "speaker-1": "#0b6a9c", "speaker-2": "#417505", "speaker-3": "#b02a6b", "speaker-4": "#6b3fb5",
    "speaker-5": "#0f766e", "speaker-6": "#b2490b", "speaker-7": "#2f4fc4", "speaker-8": "#7a6414",
    "speaker-unknown": "#4a4f66", "figure": "#8a4b00", "quiet": "#616474", "soft": "#4a4f66",
    "strong": "#101223", "marked": "#d5e3f7", "chosen": "#dbe4f5", "list": "#eff0f4",
    "line": "#e4e6ee",
}  # fmt: skip
_ON_ANSI = {
    "speaker-1": "ansi_bright_cyan", "speaker-2": "ansi_bright_green",
    "speaker-3": "ansi_bright_magenta", "speaker-4": "ansi_bright_blue", "speaker-5": "ansi_cyan",
    "speaker-6": "ansi_bright_red", "speaker-7": "ansi_green", "speaker-8": "ansi_magenta",
    "speaker-unknown": "ansi_default", "figure": "ansi_bright_yellow", "quiet": "ansi_default",
    "soft": "ansi_default", "strong": "ansi_default", "marked": "ansi_default",
    "chosen": "ansi_default", "list": "ansi_default", "line": "ansi_default",
}  # fmt: skip

THEMES = (
    Theme(
        name=DARK,
        primary="#7dcfff",
        secondary="#bb9af7",
        accent="#f5c464",
        warning="#f5c464",
        error="#f7768e",
        success="#9ece6a",
        foreground="#c8d0f0",
        background="#1a1b26",
        surface="#1e2030",
        panel="#24283b",
        dark=True,
        variables={**_ON_DARK, "screen-selection-background": "#3d59a1"},
    ),
    Theme(
        name=LIGHT,
        primary="#0b6a9c",
        secondary="#6b3fb5",
        accent="#8a4b00",
        warning="#8a4b00",
        error="#b3261e",
        success="#417505",
        foreground="#23263a",
        background="#fbfbfd",
        surface="#f1f2f7",
        panel="#e8eaf2",
        dark=False,
        variables={**_ON_LIGHT, "screen-selection-background": "#a9c8f0"},
    ),
)


def colours(theme: Theme) -> dict[str, str]:
    """The variables that the style sheets need, for a theme that does not bring its own."""
    if theme.ansi:
        return _ON_ANSI
    return _ON_DARK if theme.dark else _ON_LIGHT


def theme_mistake(settings: Settings, path: str) -> SettingsError | None:
    """What is wrong with the theme that the settings in `path` ask for; None if nothing is."""
    wanted = settings.theme
    known = [*(theme.name for theme in THEMES), *BUILTIN_THEMES]
    if wanted is None or wanted in known:
        return None
    # Imported for a mistake alone, so that the first picture does not wait for their patterns.
    from difflib import get_close_matches

    from briefing.documents.clean import clean_line

    # What "light" means is this program's own, and "ansi-light" is as near in letters.
    own = [name for name in (DARK, LIGHT) if name.endswith(f"-{wanted.strip().lower()}")]
    near = own or get_close_matches(wanted, known, n=1)
    advice = f'did you mean "{near[0]}"?' if near else 'Ctrl+P, then "theme", shows them all'
    reason = f'there is no theme "{clean_line(wanted, 60)}"; {advice}'
    return SettingsError(path, settings.theme_line, reason)
