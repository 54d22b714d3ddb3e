"""What the manual tells besides commands, keys and filters: settings, files and the environment.

The manual page and the user's guide are made from these tables.
"""

from typing import Final, NamedTuple

from briefing.config import (
    KEYMAPS,
    LONGEST_KEEPING,
    LONGEST_REFRESH,
    NARROWEST_MEASURE,
    WIDEST_MEASURE,
    Settings,
)

_DEFAULTS: Final = Settings()


class Setting(NamedTuple):
    """A setting: its name, its value if nothing is said, what it means, and lines of an example."""

    name: str
    default: str
    meaning: str
    example: str


class Row(NamedTuple):
    """A file, or a variable of the environment, and what it is for."""

    name: str
    meaning: str


SETTINGS: Final = (
    Setting(
        "theme",
        "as the terminal",
        "The viewer's colours. Without it they are briefing-dark or briefing-light, as the "
        "terminal's background is; Ctrl+P lists the others.",
        'theme = "briefing-light"',
    ),
    Setting(
        "keymap",
        _DEFAULTS.keymap,
        f"The keys to start from: {', '.join(KEYMAPS[:-1])} or {KEYMAPS[-1]}; plain has arrows "
        "and function keys, and no letters.",
        'keymap = "newsboat"',
    ),
    Setting(
        "measure",
        str(_DEFAULTS.measure),
        f"The longest line of a story, in columns, from {NARROWEST_MEASURE} to {WIDEST_MEASURE}.",
        "measure = 70",
    ),
    Setting(
        "refresh_minutes",
        str(_DEFAULTS.refresh_minutes),
        "Minutes between two refreshes of the feeds that are due, while the viewer is open; 0 is "
        f"never, and {LONGEST_REFRESH} is the most.",
        "refresh_minutes = 30",
    ),
    Setting(
        "refresh_on_start",
        str(_DEFAULTS.refresh_on_start).lower(),
        "Whether the feeds that are due are refreshed when the viewer opens.",
        "refresh_on_start = true",
    ),
    Setting(
        "keep_days",
        str(_DEFAULTS.keep_days),
        "Days that stories stay which their feed dropped and nobody starred; 0 is for ever, and "
        f"{LONGEST_KEEPING} is the most.",
        "keep_days = 90",
    ),
    Setting(
        "read_on_arrival",
        "none",
        "A list of filters: a story that one of them finds counts as read when it comes. It is "
        "stored, found and listed as any other.",
        'read_on_arrival = ["source:bbc title:cricket", "tag:local minutes<1"]',
    ),
    Setting(
        "notifications",
        str(_DEFAULTS.notifications).lower(),
        "Whether news of what went on appear over the story for a while; with false they are said "
        "in the line below.",
        "notifications = false",
    ),
    Setting(
        "images",
        str(_DEFAULTS.images).lower(),
        "Whether the pictures of a story are fetched and shown at a key, as well as the terminal "
        "can; it needs the extra briefing[images]. Nothing is fetched before it is asked for.",
        "images = true",
    ),
    Setting(
        "hide_read_sources",
        str(_DEFAULTS.hide_read_sources).lower(),
        "Whether sources and tags without unread stories are left out of those to choose among; "
        "one that failed stays, and so does the one that is chosen.",
        "hide_read_sources = true",
    ),
    Setting(
        "notify",
        "none",
        'The command that tells of new stories after a refresh; %t stands for "3 new stories". No '
        "shell reads it.",
        'notify = "notify-send %t"',
    ),
    Setting(
        "browser",
        "$BROWSER, else the desktop's",
        "The command that opens addresses; %u stands for the address. No shell reads it.",
        'browser = "w3m %u"',
    ),
    Setting(
        "browser_in_terminal",
        str(_DEFAULTS.browser_in_terminal).lower(),
        "Whether the viewer leaves the terminal to the browser until that ends, as w3m and lynx "
        "want it.",
        "browser_in_terminal = true",
    ),
    Setting(
        "ask_before_opening",
        str(_DEFAULTS.ask_before_opening).lower(),
        "Whether an address is shown, and has to be agreed to, before it is opened.",
        "ask_before_opening = false",
    ),
    Setting(
        "commands",
        "none",
        "A table of commands of your own and what they run: %u stands for the story's address, %t "
        "for its title, %s for its source, each a word of its own; no shell reads it. A command "
        "can have a key, stands in : and the palette by its name, and goes on by itself; with "
        "terminal = true the viewer leaves the terminal to it until it ends.",
        '[commands]\nwatch = { run = "mpv %u", key = "P" }\n'
        'bookmark = "save-bookmark %u %t %s"\n'
        'lynx = { run = "lynx %u", key = "W", terminal = true }',
    ),
    Setting(
        "keys",
        "none",
        "A table of actions and their keys, one or a list, in place of those of the keymap; an "
        'empty list takes an action\'s keys away. "briefing keys --plain" prints the names of the '
        "actions.",
        '[keys]\nnext-mark = ["]", ";"]\nzen = "f3"',
    ),
    Setting(
        "filters",
        "none",
        "A table of filters and their names, which the viewer lists among the sources.",
        '[filters]\n"Today, unread" = "unread since:today"',
    ),
    Setting(
        "marks",
        "none",
        "A table of words that mark stories beside the program's own. cue_verbs is a list of verbs "
        "that report speech, each in any form. units is a table of units as they are written, and "
        "what they are; barrel, kilometer or EUR means what it does elsewhere. boilerplate is a "
        "list of how paragraphs begin that are no part of a story. Stories that are stored are "
        "marked again.",
        '[marks]\ncue_verbs = ["deadpanned", "grok"]\n'
        'units = { "TEU" = "TEU", "loonies" = "CAD" }\nboilerplate = ["Our top stories:"]',
    ),
    Setting(
        "sources",
        "none",
        'A table for each source, by its address or its name. In it, full_text = "always" fetches '
        'the whole article of each new story; "asked", the default, does so at a key.',
        '[sources."https://example.org/feed"]\nfull_text = "always"',
    ),
)

FILES: Final = (
    Row("~/.config/briefing/config.toml", "The settings. The program reads them, and never writes "
        "them."),
    Row("~/.config/briefing/sources", "The sources, one a line, in the syntax of newsboat's urls."),
    Row("~/.local/share/briefing/briefing.sqlite3", "The stories, what is read and starred, and "
        "what is known of the sources."),
    Row("~/.local/state/briefing/briefing.log", "What happened where something failed that should "
        "not have."),
)  # fmt: skip
"""Where they are on Linux."""

ENVIRONMENT: Final = (
    Row("NO_COLOR", "Set to anything, it asks for no colour."),
    Row("TERM", "Where it is dumb or not set, the headlines are printed, and no viewer opens; "
        "briefing --plain reads there, too."),
    Row("COLORTERM", "truecolor or 24bit says that the terminal has all colours."),
    Row("COLORFGBG", "The terminal's colours, by which the theme is dark or light."),
    Row("VISUAL, EDITOR", "The editor that opens the sources file; the first that is set."),
    Row("BROWSER", "The browsers to try, with colons between them."),
    Row("http_proxy, https_proxy, all_proxy, no_proxy", "The proxies to fetch through, and the "
        "hosts to do without."),
    Row("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "The folders that take the place of "
        "~/.config, ~/.local/share and ~/.local/state."),
)  # fmt: skip


def example() -> list[str]:
    """The lines of a config.toml in which every setting is said; tables stand apart."""
    lines: list[str] = []
    for setting in SETTINGS:
        lines += [""] if setting.example.startswith("[") else []
        lines += setting.example.splitlines()
    return lines
