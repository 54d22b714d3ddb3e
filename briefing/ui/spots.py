"""Where in a story the reader is, and where stories were left before they were read to the end."""

from typing import Final, NamedTuple

from briefing.ui.page import Mark

MOST_LEFT: Final = 200
"""Stories whose places are remembered; the one that was left longest ago is forgotten first."""


class Spot(NamedTuple):
    """Where in a story the reader is: the text at the top, and the mark with the cursor.

    `offset` is that of the first text on the screen, which `above` lines stand over.
    """

    offset: int = 0
    above: int = 0
    mark: Mark | None = None


TOP: Final = Spot()


class Left:
    """Places in stories, by the stories' keys."""

    def __init__(self) -> None:
        self._spots: dict[int, Spot] = {}

    def keep(self, story: int, spot: Spot) -> None:
        """Remember where a story is left; one that is left at its top is read from there."""
        self._spots.pop(story, None)
        if spot.offset:
            self._spots[story] = spot._replace(mark=None)
        if len(self._spots) > MOST_LEFT:
            del self._spots[next(iter(self._spots))]

    def spot(self, story: int) -> Spot:
        """Where a story is to be read on."""
        return self._spots.get(story, TOP)
