"""The colours of the themes that ship: quiet text can be read wherever it stands."""

import pytest
from textual.color import Color
from textual.theme import Theme

from briefing.ui.themes import THEMES

READABLE = 4.5
"""The contrast that WCAG 2 wants of text of the usual size."""


def contrast(one: str, other: str) -> float:
    """As WCAG 2 measures it, from 1 to 21."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in Color.parse(colour).rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("ground", ["background", "surface", "list", "line", "chosen"])
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_quiet_text_is_readable_on_every_ground_and_quieter_than_the_rest(
    theme: Theme, ground: str
) -> None:
    grounds = {"background": theme.background, "surface": theme.surface, **theme.variables}
    below = grounds[ground]
    assert below is not None
    quiet = contrast(theme.variables["quiet"], below)
    assert READABLE <= quiet < contrast(theme.variables["soft"], below) - 1
