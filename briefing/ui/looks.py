"""The looks that text is drawn in, by name, and what each is in the theme in force.

A look is a Textual style: attributes and theme variables. Terminals that draw with colours of
their own have no shades and no backgrounds to tell things apart, so there some looks have others.
"""

from collections.abc import Iterable

from rich.style import Style
from textual.style import Style as ThemeStyle

SPEAKER_COLOURS = 8
SPEAKER_BAR = "┃"
BARS_WITHOUT_COLOUR = "┃║╏▌┋│▐┊"
"""The bars of speakers, in their order, where no colour tells them apart."""

LOOKS = {
    "headline": "bold $strong",
    "heading": "bold $strong",
    "counted": "bold $strong",
    "unread": "bold $strong",
    "read": "$soft",
    "facts": "$quiet",
    "advice": "$soft",
    "byline": "$quiet",
    "paragraph": "",
    "caption": "italic $quiet",
    "see-also": "$quiet",
    "promo": "$quiet",
    "context": "$quiet",
    "quotation": "$soft",
    "code": "$soft on $line",
    "table": "",
    "marker": "$quiet",
    "link": "underline",
    "date": "$quiet",
    "quote": "italic",
    "scare": "italic",
    "figure": "bold $figure",
    "ratio": "underline",
    "cast": "",
    "name": "",
    "value": "$figure",
    "trouble": "$warning",
    "bar": "$primary",
    "match": "$background on $figure",
    "match-here": "bold $background on $primary",
    "gone": "strike $warning",
    "added": "bold underline $figure",
    "cursor": "on $marked",
    "row": "on $chosen",
    "speaker-unknown": "$speaker-unknown",
    **{f"speaker-{n}": f"$speaker-{n}" for n in range(1, SPEAKER_COLOURS + 1)},
}
ON_ANSI = {
    "facts": "dim",
    "byline": "dim",
    "caption": "dim italic",
    "see-also": "dim",
    "promo": "dim",
    "context": "dim",
    "marker": "dim",
    "value": "dim $figure",
    "code": "",
    "match": "bold underline",
    "match-here": "reverse",
    "cursor": "reverse",
    "row": "reverse",
}


def bar_of(speaker: str, colour: bool) -> str:
    """The bar beside a quote, from the look that carries its speaker's colour."""
    number = speaker.removeprefix("speaker-")
    return SPEAKER_BAR if colour or not number.isdigit() else BARS_WITHOUT_COLOUR[int(number) - 1]


def style_of(looks: Iterable[str], ansi: bool) -> Style:
    """Looks added up, the later over the earlier, in the colours of the app that is running."""
    table = LOOKS | ON_ANSI if ansi else LOOKS
    return Style.combine([Style(), *(ThemeStyle.parse(table[look]).rich_style for look in looks)])
