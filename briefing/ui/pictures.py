"""What draws pictures in the terminal: an extra, asked for before the viewer starts or never.

`app.run` calls it where the settings want pictures.
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from briefing.config import Settings
from briefing.errors import SettingsError

if TYPE_CHECKING:
    from textual.widget import Widget


def images_mistake(settings: Settings, path: str) -> SettingsError | None:
    """What is wrong with asking for pictures in the settings in `path`; None if nothing is."""
    if not settings.images or find_spec("textual_image") is not None:
        return None
    reason = "images needs an extra that is not installed: pip install 'briefing[images]'"
    return SettingsError(path, settings.images_line, reason)


def drawing() -> "type[Widget] | None":
    """The widget that draws a picture as well as this terminal can; None without the extra.

    The terminal is asked what it can at the import, which must be over when the viewer starts to
    read keys.
    """
    try:
        from textual_image.widget import Image
    except ImportError:
        return None
    return Image
