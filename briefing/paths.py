"""Where things live: the user's folders, and the styles and seeds that ship with the program."""

import os
from pathlib import Path

import platformdirs

APP = "briefing"
STDIN = "-"
PACKAGE = Path(__file__).resolve().parent


def config_folder() -> Path:
    """The folder of config.toml."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def config_file() -> Path:
    """The settings, which the program reads and never writes."""
    return config_folder() / "config.toml"


def sources_file() -> Path:
    """The list of sources, one a line, in newsboat's syntax."""
    return config_folder() / "sources"


def database_file() -> Path:
    """The database of stories, read marks and stars."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "briefing.sqlite3"


def state_folder() -> Path:
    """The folder of the log."""
    return Path(platformdirs.user_state_dir(APP, appauthor=False))


def styles_folder() -> Path:
    """The style sheets, one a screen or widget."""
    return _shipped("styles")


def seeds_folder() -> Path:
    """The documents that a first start opens."""
    return _shipped("seeds")


def seeds() -> tuple[str, ...]:
    """The seeds' paths, the document before the page about the viewer."""
    return tuple(sorted(str(path) for path in seeds_folder().iterdir()))


def is_web_address(place: str) -> bool:
    """Whether a place is on the web, and no path."""
    return place[:8].lower().startswith(("http://", "https://"))


def absolute_place(place: str) -> str:
    """A place as the store knows it: an absolute path, an address, or "-"."""
    if place == STDIN or is_web_address(place):
        return place
    # Unlike `Path.resolve` this leaves links as they are, and so the name that was given.
    return os.path.abspath(place)  # noqa: PTH100


def _shipped(name: str) -> Path:
    """A folder that a wheel carries inside the package and a checkout has beside it."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
