"""The palette: every action by its name, and the themes."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from briefing.config_programs import OwnCommand
from briefing.ui.actions import ON_MAIN, PLACES, Action
from briefing.ui.screens.main import MainScreen

_POINTLESS = ("palette", "cancel", "next-match", "previous-match")


class ActionCommands(Provider):
    """Offers every action that makes sense on the main screen, with its key."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for action in self._actions():
            yield DiscoveryHit(action.text, self._run(action), help=self._help(action))
        for command in self._own():
            yield DiscoveryHit(command.name, self._run_own(command), help=command.run)

    async def search(self, query: str) -> Hits:
        """Those that match what is typed."""
        matcher = self.matcher(query)
        for action in self._actions():
            score = max(matcher.match(action.text), matcher.match(action.id))
            if score > 0:
                shown = matcher.highlight(action.text)
                yield Hit(score, shown, self._run(action), help=self._help(action))
        for command in self._own():
            score = max(matcher.match(command.name), matcher.match(command.run))
            if score > 0:
                shown = matcher.highlight(command.name)
                yield Hit(score, shown, self._run_own(command), help=command.run)

    def _own(self) -> tuple[OwnCommand, ...]:
        return self.screen.keymap.commands if isinstance(self.screen, MainScreen) else ()

    def _run_own(self, command: OwnCommand) -> partial[None]:
        screen = self.screen
        assert isinstance(screen, MainScreen)
        return partial(screen.action_own_command, command.name)

    def _actions(self) -> list[Action]:
        if not isinstance(self.screen, MainScreen):
            return []
        return [action for action in ON_MAIN if action.is_listed and action.id not in _POINTLESS]

    def _run(self, action: Action) -> partial[None]:
        screen = self.screen
        assert isinstance(screen, MainScreen)
        return partial(screen.run, action)

    def _help(self, action: Action) -> str:
        screen = self.screen
        assert isinstance(screen, MainScreen)
        place = "" if action.where == "everywhere" else f" {PLACES[action.where].lower()}"
        return (screen.keymap.first(action.id) or "no key") + place
