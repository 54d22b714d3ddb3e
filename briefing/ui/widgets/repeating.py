"""Digits before a key: how many times a move is meant. The list of headlines is built on it."""

from dataclasses import dataclass

from textual.events import Key
from textual.message import Message
from textual.widget import Widget

_MOST_DIGITS = 6


class Repeating(Widget):
    """Keeps the digits that are typed until the key after them, which may take them."""

    _digits = ""
    _times: int | None = None

    @dataclass
    class Typed(Message):
        """Digits stand before the next key; none any more where `digits` is empty."""

        digits: str

    def before_action(self, event: Key) -> None:
        """Hand the digits on to the action of any other key, and to that one alone.

        The app calls it before it runs what a key is bound to: in a bunch of keys, this widget has
        the last one before the action of the first one runs.
        """
        if self._digits and not (event.character or "").isdecimal():
            self._times, self._digits = int(self._digits), ""
            self.post_message(self.Typed(""))
        else:
            self._times = None

    def action_digit(self, digit: int) -> None:
        """Put a digit behind those that were typed; a zero needs another before it."""
        if len(self._digits) < _MOST_DIGITS:
            self._digits = f"{self._digits}{digit}".lstrip("0")
            self.post_message(self.Typed(self._digits))

    def take_times(self) -> int | None:
        """The number that was typed before this key, once; None where there was none."""
        times, self._times = self._times, None
        return times
