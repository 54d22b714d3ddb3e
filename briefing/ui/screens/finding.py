"""Narrowing the list down: search as one types, filters, unread stories only, another order.

The main screen is built on it. A list that is narrowed down is still the chosen source's.
"""

import time
from abc import abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from textual.reactive import var
from textual.widget import Widget

from briefing.desk.scopes import Scope, ScopeKind
from briefing.store.headlines import Headline
from briefing.store.listing import Order, Selection
from briefing.ui.checks import advice_on_finding, advice_on_read
from briefing.ui.screens.filters import FiltersScreen
from briefing.ui.widgets.headlines import Headlines
from briefing.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from briefing.store.filters import Filter
    from briefing.ui.widgets.prompt import Prompt, Question

SEARCH, FILTER = "search", "filter"
ORDERS: dict[Order, str] = {
    Order.NEWEST: "newest first",
    Order.OLDEST: "oldest first",
    Order.SOURCE: "by source",
    Order.LONGEST: "longest first",
    Order.QUOTES: "most quotes first",
    Order.FIGURES: "most figures first",
}


class Finding(NamedTuple):
    """What is looked for: the words as they were typed, and what they ask of a story.

    `by` is what they were typed for, a search or a filter.
    """

    text: str
    filter: "Filter"
    by: str


def told_finding(finding: Finding, stories: int) -> tuple[str, str]:
    """What is looked for, and how many stories were found."""
    if finding.by == FILTER:
        count = f"{stories:,} {'story' if stories == 1 else 'stories'}" if stories else "no stories"
        return f"filter {finding.text}", count
    return f"“{finding.text}”", f"{stories:,} found" if stories else "none found"


class FindingScreen(FiltersScreen):
    """A list that can be searched, filtered and sorted."""

    finding: Finding | None = None
    order: Order = Order.NEWEST
    list_width: var[int] = var(0)
    """The columns of the list, where its reader has chosen; 0 leaves it to the style sheet."""
    is_unread_only: bool = False
    _before: Finding | None = None
    _row_before: int = 0
    _return_to: tuple[int, ...] = ()
    """Of these the first that is listed is gone to then, if the reader has not moved by then."""
    _asked_from: Widget | None = None
    _panes: tuple[Headlines, Reader] | None = None

    @abstractmethod
    def go_to_pane(self, pane: Widget) -> None:
        """Move the focus."""

    @abstractmethod
    def go_to_row(self, index: int) -> None:
        """Go to a row of the list."""

    @abstractmethod
    def tell_asking(self, event: "Prompt.Changed") -> None:
        """While something is asked, tell what it may become, or what is wrong with it."""

    @abstractmethod
    def end_asking(self) -> None:
        """Tell of the keys again."""

    @abstractmethod
    def keys_follow(self) -> None:
        """Put on the keys for a search, or take them off."""

    def go_on(self) -> None:
        """Go on where the reader left off; what was opened by hand begins anew."""
        # At the end they are no children of the screen any more.
        self._panes = self.headlines, self.reader
        if self.scope.kind is ScopeKind.OPENED:
            return
        from briefing.desk.memory import recall

        left_off = recall()
        self.order = Order(left_off.order) if left_off.order in ORDERS else self.order
        self.is_unread_only = left_off.is_unread_only
        self.set_reactive(FindingScreen.list_width, left_off.list_width)
        if self.selection != self.library.selection:
            self._begin()
        if left_off.kind == ScopeKind.FILTER:
            self._filters_follow()
        for scope in self.choices:
            if (scope.kind, scope.name) == (left_off.kind, left_off.name):
                self.choose(scope)
                break
        self.reader.set_view(left_off.view)
        self.reader.read_on(left_off.story, left_off.offset)
        self.headlines.go_to_story(left_off.story)
        # A long list begins with its first stories, and that of a filter comes later.
        self.return_to(left_off.story)

    def on_unmount(self) -> None:
        """Keep where the reader leaves off."""
        if self.scope.kind is ScopeKind.OPENED or self._panes is None:
            return
        from briefing.desk.memory import LeftOff, remember

        headlines, reader = self._panes
        row = headlines.row
        remember(
            LeftOff(
                kind=self.scope.kind.value,
                name=self.scope.name,
                order=self.order.value,
                is_unread_only=self.is_unread_only,
                story=row.id if isinstance(row, Headline) else 0,
                view=reader.view.value,
                list_width=self.list_width,
                offset=reader.read_to,
            )
        )

    def listing_shown(self) -> None:
        """Go where the reader was, and count anew what passes the saved filters."""
        # Made before it is asked for: letters typed right behind the key are to find it there.
        self.call_after_refresh(lambda: self.prompt)
        if not self.headlines.is_held:
            listed = (one for one in self._return_to if self.library.index_of(one) is not None)
            self.headlines.go_to_story(next(listed, 0))
        self._return_to = ()
        if self.finding is None:
            self.count_filters()

    @property
    def list_name(self) -> str:
        """What the list is called."""
        return self.finding.text if self.finding is not None else self.scope.name

    @property
    def selection(self) -> Selection:
        """What is to be listed: the scope, narrowed down and sorted."""
        chosen = self.scope.selection
        wanted = chosen._replace(order=self.order, unread=chosen.unread or self.is_unread_only)
        return wanted if self.finding is None else wanted._replace(filter=self.finding.filter)

    @property
    def prompt(self) -> "Prompt":
        """The line at the foot that asks; it is made once the first picture stands."""
        from briefing.ui.widgets.prompt import Prompt

        found = self.query(Prompt)
        if found:
            return found.first()
        prompt = Prompt()
        self.mount(prompt, before=self.mark_line)
        return prompt

    def choose(self, scope: Scope) -> None:
        """Show the stories of another scope, all of them."""
        self._return_to = ()
        if self.finding is not None and scope.key != self.scope.key:
            self._find(None)
        super().choose(scope)

    def action_search(self) -> None:
        """Ask for words, and list the stories that hold them as they are typed."""
        from briefing.ui.widgets.prompt import Question

        self._ask_what_to_find(
            Question(SEARCH, "/", "Words of a title, a text, a speaker, a source", "list")
        )

    def action_filter(self) -> None:
        """Ask for a filter, and list what passes it as it is typed."""
        from briefing.desk.filters import complete
        from briefing.ui.widgets.prompt import Question

        def completions(text: str) -> tuple[str, ...]:
            return complete(text, self.library.sources)

        self._ask_what_to_find(
            Question(FILTER, "filter", "unread tag:eu since:2d has:quote …", "list", completions)
        )

    def action_unread_only(self) -> None:
        """List the unread stories alone, or all again."""
        if self.scope.kind is ScopeKind.UNREAD:
            self.mark_line.say("These are the unread stories.")
            return
        self.is_unread_only = not self.is_unread_only
        self._list_anew()

    def action_sort(self) -> None:
        """Ask for another order."""
        from briefing.ui.screens.choices import Choice, ChoicesScreen

        def chosen(value: str | None) -> None:
            if value is not None:
                self.sort_by(value)

        choices = [Choice(order.value, text.capitalize()) for order, text in ORDERS.items()]
        self.app.push_screen(ChoicesScreen("Order of the list", choices, self.order.value), chosen)

    def sort_by(self, order: str) -> None:
        """List in another order, by its name."""
        if order != self.order:
            self.order = Order(order)
            self._list_anew()

    def search_for(self, text: str) -> None:
        """List what a search finds."""
        self._look_for(text, SEARCH, is_typing=False)

    def filter_by(self, text: str) -> None:
        """List what passes a filter."""
        problem = self._look_for(text, FILTER, is_typing=False)
        if problem:
            self.notify(problem, severity="error", markup=False)

    def action_next_match(self, step: int) -> None:
        """Go to the next place of what is searched: in the story, and then in the next one."""
        reader = self.reader
        if self.focused is reader and reader.walk_matches(step):
            return
        last = len(self.library) - 1
        at = self.headlines.cursor + step
        if last < 0:
            self.mark_line.say("Nothing was found.")
            return
        if not 0 <= at <= last:
            which = "last" if step > 0 else "first"
            self.mark_line.say(f"This is the {which} of {self.library.stories:,} found.")
            return
        self.go_to_row(at)

    def on_prompt_changed(self, event: "Prompt.Changed") -> None:
        """List what is asked for so far."""
        if event.question.name not in (SEARCH, FILTER):
            return
        event.stop()
        event.problem = event.problem or self._look_for(
            event.text, event.question.name, is_typing=True
        )
        self.tell_asking(event)

    def on_prompt_answered(self, event: "Prompt.Answered") -> None:
        """Keep what is listed, and go to it."""
        if event.question.name not in (SEARCH, FILTER):
            return
        event.stop()
        problem = self._look_for(event.text, event.question.name, is_typing=False)
        if problem:
            self.prompt.complain(problem)
            return
        self._asked_from = self.headlines
        self.close_prompt()

    def on_prompt_left(self, event: "Prompt.Left") -> None:
        """List again what was listed before; what was found stays for a click into it."""
        if event.question.name not in (SEARCH, FILTER):
            return
        event.stop()
        if not event.for_another:
            self._find_again(self._before, self._row_before)
        self.close_prompt()

    def return_to(self, *stories: int) -> None:
        """Go to the first of some stories that is listed, once the list that is wanted is there."""
        self._return_to = stories

    def advice_if_empty(self) -> tuple[str, str]:
        """The same, where a search or unread stories alone leave nothing."""
        if self.finding is not None:
            told = (
                f"meets the filter {self.finding.text}"
                if self.finding.by == FILTER
                else f"is found by {self.finding.text}"
            )
            only = self.is_unread_only
            return advice_on_finding(self.scope, told, self.keymap, is_unread_only=only)
        has_stories = any(one.stories for one in self.choices if one.key == self.scope.key)
        if self.is_unread_only and has_stories and self.scope.kind is not ScopeKind.UNREAD:
            return advice_on_read(self.scope, self.keymap)
        return super().advice_if_empty()

    def end_finding(self) -> bool:
        """Leave the search; False where there is none."""
        if self.finding is None:
            return False
        row = self.headlines.row
        self._find_again(None, row.id if isinstance(row, Headline) else 0)
        self.tell()
        return True

    def ask(self, question: "Question", text: str = "") -> None:
        """Ask for something in the line at the foot."""
        self._asked_from = self.focused
        self.mark_line.display = False
        self.prompt.ask(question, text)

    def _ask_what_to_find(self, question: "Question") -> None:
        row = self.headlines.row
        self._before, self._row_before = self.finding, row.id if isinstance(row, Headline) else 0
        self.ask(question, self.finding.text if self.finding else "")

    def close_prompt(self) -> None:
        """Ask no more, and go back to where it was asked, unless the reader went elsewhere."""
        is_here = self.focused in (None, self.prompt.line)
        self.prompt.close()
        self.mark_line.display = True
        self.end_asking()
        if is_here:
            self.go_to_pane(self._asked_from or self.headlines)
        else:
            self.tell()

    def _find_again(self, finding: Finding | None, story: int) -> None:
        """List what was listed before, and go to a story in it."""
        if finding != self.finding:
            self._find(finding)
            self.return_to(story)

    def _look_for(self, text: str, by: str, *, is_typing: bool) -> str:
        """List what a text asks for in a search or a filter; what is wrong with it, or ""."""
        from briefing.desk.filters import parse
        from briefing.errors import FilterError

        try:
            # A search in the stories of a saved filter asks for both.
            both = f"{self.scope.text} {text}" if text.strip() else ""
            asked = parse(both, self.library.sources, int(time.time()), is_typing=is_typing)
        except FilterError as error:
            return str(error)
        self._find(None if asked.is_empty else Finding(text.strip(), asked, by))
        return ""

    def _find(self, finding: Finding | None) -> None:
        """List what is looked for, and show where it stands; None to list everything again."""
        if finding == self.finding:
            return
        was_on = self.finding is not None
        self.finding = finding
        terms = finding.filter.terms if finding else ()
        self.headlines.terms = terms
        self.reader.show_terms(terms)
        if was_on != (finding is not None):
            self.keys_follow()
        self._list_anew()

    def _list_anew(self) -> None:
        """List the scope as it is wanted now, from its top, once that has been looked up."""
        self.library.want(self.selection)
        self.from_top = True
        self._list_soon()
        self.tell()
