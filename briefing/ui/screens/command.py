"""The command line inside: verbs as outside, and every action by its name.

The main screen is built on it.
"""

import shlex
from abc import abstractmethod
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing.desk.scopes import ScopeKind
from briefing.ui.actions import ON_MAIN, Action
from briefing.ui.screens.exporting import ExportingScreen
from briefing.ui.screens.finding import ORDERS

if TYPE_CHECKING:
    from briefing.ui.widgets.prompt import Prompt

COMMAND = "command"
_MOST_COMPLETIONS = 20

_BY_ID = {action.id: action for action in ON_MAIN}


class CommandScreen(ExportingScreen):
    """A screen that takes commands."""

    outside: Sequence[str] = ()
    """The commands of the program's own: what is not done here, they print."""

    @abstractmethod
    def run(self, action: Action) -> None:
        """Run an action as if its key had been pressed."""

    def action_command(self) -> None:
        """Ask for a command."""
        from briefing.ui.widgets.prompt import Question

        self.ask(Question(COMMAND, ":", "add, search, filter, sort, tag …", "do", self._complete))

    def on_prompt_answered(self, event: "Prompt.Answered") -> None:
        """Do what the command says."""
        if event.question.name != COMMAND:
            return
        event.stop()
        verb, _, rest = event.text.partition(" ")
        rest = self._meant(verb, rest.strip())
        problem = self._problem(verb, rest) if verb else ""
        if problem:
            self.prompt.complain(problem)
            return
        self.close_prompt()
        if verb:
            self._obey(verb, rest)

    def on_prompt_left(self, event: "Prompt.Left") -> None:
        """Nothing is to be done."""
        if event.question.name == COMMAND:
            event.stop()
            self.close_prompt()

    def on_prompt_changed(self, event: "Prompt.Changed") -> None:
        """Tell what it may become."""
        if event.question.name == COMMAND:
            event.stop()
            self.tell_asking(event)

    @property
    def _verbs(self) -> dict[str, tuple[Callable[[str], None], Callable[[], Sequence[str]]]]:
        """The verbs that take words: what they do, and the words they know."""
        return {
            "add": (self.add_source, tuple),
            "search": (self.search_for, tuple),
            "filter": (self.filter_by, tuple),
            "sort": (self.sort_by, lambda: [order.value for order in ORDERS]),
            "tag": (self._go_to_tag, self._tag_names),
            "tags": (self.retag, lambda: sorted(self._tags())),
            "source": (self._go_to_source, lambda: [one.name for one in self.choices]),
            "view": (self._change_view, lambda: [view.value for view in type(self.reader.view)]),
            "theme": (self._change_theme, lambda: sorted(self.app.available_themes)),
            "pipe": (self.pipe_to, tuple),
            "remove": (self._remove_source, self._source_names),
        }

    @property
    def _own(self) -> list[str]:
        """The names of the reader's own commands."""
        return [command.name for command in self.keymap.commands]

    def _complete(self, text: str) -> list[str]:
        verb, blank, rest = text.partition(" ")
        if not blank:
            actions = (action.id for action in ON_MAIN if action.is_listed)
            names = [*self._verbs, *self._own, *actions, *self.outside]
            near = [name for name in dict.fromkeys(names) if name.startswith(verb)]
            return near[:_MOST_COMPLETIONS]
        if verb == "filter":
            from briefing.desk.filters import complete

            return [f"filter {found}" for found in complete(rest, self.library.sources)]
        known = self._verbs[verb][1]() if verb in self._verbs else ()
        wanted = rest.casefold()
        near = [word for word in known if word.casefold().startswith(wanted) and word != rest]
        return [f"{verb} {word}" for word in near[:_MOST_COMPLETIONS]]

    def _meant(self, verb: str, rest: str) -> str:
        """What is said to a verb that knows its words, as it knows them."""
        known = self._verbs[verb][1]() if verb in self._verbs else ()
        wanted = rest.strip('"').casefold()
        return next((word for word in known if word.casefold() == wanted), rest)

    def _problem(self, verb: str, rest: str) -> str:
        """What is wrong with a command; "" if nothing is."""
        if verb in self._verbs and rest:
            known = list(self._verbs[verb][1]())
            is_free = not known or verb in ("tags", "remove")
            if is_free or rest in known:
                return ""
            near = get_close_matches(rest, known, n=1)
            meant = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"
            return f"there is no {verb} {rest}{meant}"
        if verb in self.outside:
            return "" if _words(f"{verb} {rest}") else "a quotation mark is not closed"
        if verb in _BY_ID or verb in self._own:
            return f"{verb} takes no words" if rest else ""
        if verb in self._verbs:
            return f"say which {verb}" if self._verbs[verb][1]() else f"say what to {verb}"
        near = get_close_matches(verb, [*self._verbs, *self._own, *_BY_ID, *self.outside], n=1)
        meant = f"; did you mean {near[0]}?" if near else "; Tab shows what there is"
        return f"there is no command {verb}{meant}"

    def _obey(self, verb: str, rest: str) -> None:
        if rest and verb in self._verbs:
            self._verbs[verb][0](rest)
        elif verb in _BY_ID and not rest:
            self.run(_BY_ID[verb])
        elif verb in self._own and verb not in self._verbs:
            self.action_own_command(verb)
        else:
            self.mark_line.say(f"Running {verb} … Esc stops it.")
            self.print_command(_words(f"{verb} {rest}"))

    def _go_to_source(self, name: str) -> None:
        self.choose(next(one for one in self.choices if one.name == name))

    def _go_to_tag(self, name: str) -> None:
        tags = (one for one in self.choices if one.kind is ScopeKind.TAG)
        self.choose(next(one for one in tags if one.name == name))

    def _tag_names(self) -> list[str]:
        return [one.name for one in self.choices if one.kind is ScopeKind.TAG]

    def _remove_source(self, name: str) -> None:
        """Take a source away, once that is agreed to."""
        from briefing.ui.screens.dialogs import AgreeScreen

        def agreed(yes: bool | None) -> None:
            if yes:
                self.print_command(["remove", name])

        question = f"{name}, and its stories without a star, will be gone for good."
        self.app.push_screen(AgreeScreen("Remove this source?", question, "remove"), agreed)

    def _change_view(self, name: str) -> None:
        self.reader.view = type(self.reader.view)(name)
        self.tell()

    def _change_theme(self, name: str) -> None:
        self.app.theme = name

    def _source_names(self) -> list[str]:
        return [one.name for one in self.choices if one.kind is ScopeKind.SOURCE]

    def _tags(self) -> set[str]:
        return {tag for one in self.library.sources for tag in one.source.tags}


def _words(command: str) -> list[str]:
    """A command as an argument list; none where a quotation mark is left open."""
    try:
        return shlex.split(command)
    except ValueError:
        return []
