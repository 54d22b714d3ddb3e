"""How list items lie in one another, for Markdown and HTML."""

from briefing.model import Block


class Depths:
    """The depths of list items that follow one another.

    An item lies in the last one before it of a lower level, however far apart the two levels are,
    so that items of one level are of one list.
    """

    def __init__(self) -> None:
        self._open: list[int] = []

    def of(self, item: Block) -> int:
        """In how many lists the next item lies: 1 for the outermost.

        An item without a marker goes on with the one before it, at that one's depth; it is 0 where
        there is none.
        """
        level = max(1, item.level)
        while self._open and self._open[-1] > level:
            self._open.pop()
        if item.marker and level not in self._open[-1:]:
            self._open.append(level)
        return len(self._open)
