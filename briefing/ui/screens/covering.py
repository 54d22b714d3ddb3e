"""Events: the list folded by them, the coverage of one, stories joined by hand.

The main screen is built on it. What a key opens is imported by that key.
"""

from briefing.store.database import Database
from briefing.store.listing import Selection
from briefing.ui.messages import Done
from briefing.ui.screens.across import AcrossScreen


class CoveringScreen(AcrossScreen):
    """A list whose stories can be folded by the events that they are on."""

    is_folded: bool = False

    @property
    def selection(self) -> Selection:
        """What is to be listed, folded if that is wanted."""
        return super().selection._replace(is_folded=self.is_folded)

    def action_fold(self) -> None:
        """List the stories on one event under one headline, or each by itself again."""
        self.is_folded = not self.is_folded
        self._list_anew()

    def action_coverage(self) -> None:
        """Show the stories of all sources on this event."""
        from briefing.ui.sheets.coverage import COVERAGE

        row = self.chosen_story
        if row is None or self.library.sources_of(row.id) < 2:
            self.mark_line.say("No other source tells of this event, as far as is known.")
            return
        self._lay(COVERAGE, self._one_story(row.id))

    def action_join(self) -> None:
        """Put the picked stories together for good."""
        from briefing.desk.coverage import join

        first, *others = [row.id for row in self.headlines.picked] or [0]
        if not others:
            key = self.keymap.first("pick")
            self.mark_line.say(f"Pick two stories or more with {key}: they are then one event.")
            return

        def together(db: Database) -> str:
            for other in others:
                join(db, first, other)
            return f"{len(others) + 1} stories are on one event now."

        self.headlines.unpick()
        self.library.write(together, self._tell_kept)

    def take_apart(self, key: tuple[str, ...]) -> None:
        """Take a story out of its coverage, or a name from another, for good."""
        from briefing.desk.coverage import split
        from briefing.store.ties import tie

        if key[0] == "names":
            _, name, form = key
            told = f"{form} and {name} are two voices now."
            self.library.write(
                lambda db: tie(db, name, form, False), lambda _: self._tell_kept(told)
            )
            return
        story = int(key[-1])

        def apart(db: Database) -> str:
            is_done = split(db, story)
            return "The story is by itself now." if is_done else "The story is by itself already."

        self.library.write(apart, self._tell_kept)

    def _tell_kept(self, told: str) -> None:
        self.post_message(Done(told))
