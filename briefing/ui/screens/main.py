"""The main screen: sources and headlines beside the story, and where each pane stands."""

from functools import partial
from random import randrange
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one

from briefing.config import Settings
from briefing.desk import signals
from briefing.desk.scopes import Scope, ScopeKind
from briefing.desk.watcher import Watcher
from briefing.store.headlines import Headline
from briefing.store.listing import Order
from briefing.ui.actions import Action
from briefing.ui.checks import told_ago, told_scope
from briefing.ui.hints import key_hints, mark_advice
from briefing.ui.keys import Keymap, bindings
from briefing.ui.page import Page
from briefing.ui.screens.covering import CoveringScreen
from briefing.ui.screens.finding import ORDERS, told_finding
from briefing.ui.typeset import NO_MARK, cut
from briefing.ui.widgets.bars import KeyHints, MarkLine, TopBar
from briefing.ui.widgets.headlines import Headlines
from briefing.ui.widgets.reader import Reader
from briefing.ui.widgets.sources import SourceList

if TYPE_CHECKING:
    from briefing.ui.widgets.prompt import Prompt


class MainScreen(CoveringScreen):
    """Sources, headlines, reader, and the lines around them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere")]
    AUTO_FOCUS = "Headlines"

    top_bar = query_one(TopBar)
    key_hints = query_one(KeyHints)

    def __init__(self, watcher: Watcher, settings: Settings, keymap: Keymap) -> None:
        super().__init__(watcher)
        self.settings = settings
        self.keymap = self.own_keymap = keymap
        self._told: tuple[Page | None, int] = (None, NO_MARK)
        self._asking: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        """A line above, the panes, two lines below."""
        self.arrange_panes()
        yield TopBar()
        with Horizontal(id="panes"):
            yield SourceList(id="sources")
            yield Headlines(self.library, id="headlines")
            yield Reader(self.settings.measure, id="reader")
        yield MarkLine(markup=False)
        yield KeyHints()

    @on(Headlines.Moved)
    def show_row(self, event: Headlines.Moved) -> None:
        """The reader follows the list at once."""
        self.show(event.row)
        self.tell()

    @on(SourceList.Moved)
    def show_scope(self, event: SourceList.Moved) -> None:
        """The list follows the sources at once."""
        self.choose(event.scope)

    @on(SourceList.Chosen)
    def read_scope(self, event: SourceList.Chosen) -> None:
        """A click on a source works like moving to it."""
        self.source_list.focus()

    @on(Headlines.Chosen)
    def keep_list(self) -> None:
        """A click on a headline works like moving to it."""
        self.headlines.focus()

    @on(Headlines.Picked)
    def tell_picked(self) -> None:
        """Tell how many stories are picked, and what can be done to them."""
        self.tell_around()

    @on(Headlines.Typed)
    def tell_digits(self, event: Headlines.Typed) -> None:
        """Show the digits that stand before the next key."""
        if event.digits:
            self.mark_line.say(f"{event.digits} × the next move; Esc: none")
        else:
            self.tell()

    @on(Reader.MarkChanged)
    def tell_mark(self) -> None:
        """Tell the mark under the cursor, unless that has been told before the message came."""
        page, cursor = self._told
        if page is not self.reader.page or cursor != self.reader.cursor:
            self.tell()

    @on(Reader.Scrolled)
    def tell_progress(self) -> None:
        """Tell how far the story is read."""
        if self.focused is self.reader:
            self._tell_above()

    def tell(self) -> None:
        """Bring everything around the story up to date, the line of the mark with it."""
        self._told = self.reader.page, self.reader.cursor
        reader = self.reader
        if reader.mark is not None and reader.entry is not None:
            count, cast = len(reader.page.marks), reader.page.cast
            self.mark_line.tell(reader.mark, reader.cursor + 1, count, cast)
        elif self.failure and len(self.library) and self.where != "reader":
            self.mark_line.say(f"✗ {self.failure}")
        elif reader.entry is not None and reader.entry.is_marked:
            has_text = "\n" in reader.entry.story.text.strip() or not reader.entry.story.address
            has_page = reader.entry.story.document.url is not None
            told = mark_advice(
                self.keymap, reader.view, reader.page.marks, has_text=has_text, has_page=has_page
            )
            self.mark_line.say(told)
        else:
            self.mark_line.say("")
        self.tell_around()

    def keep_told(self) -> None:
        """Leave what the line of the mark says, although the page is set anew."""
        self._told = self.reader.page, self.reader.cursor
        self.tell_around()

    def tell_around(self) -> None:
        """Bring what tells of the list and the keys up to date."""
        reader = self.reader
        self._tell_above()
        self.key_hints.hints = self._asking or key_hints(
            self.keymap,
            where=self.where,
            on_mark=reader.mark is not None,
            view=reader.view,
            has_story=reader.entry is not None,
            has_marks=bool(reader.page.marks),
            has_feeds=self.has_feeds,
            has_saved=self.has_saved,
            has_choice=len(self.library) > 1,
            has_stories=self.library.stories > 0,
            is_told_elsewhere=self._is_covered,
            finding=self.finding.by if self.finding is not None else "",
            is_picking=bool(self.headlines.picked),
            ends_in_sources=self.ends_in_sources,
        )
        self.arrange_panes()
        self.headlines.refresh()
        self._show_sources()

    @property
    def _is_covered(self) -> bool:
        """Whether other stories are on the event of the story under the cursor."""
        row = self.chosen_story
        return row is not None and self.library.fold_of(row.id) is not None

    def tell_asking(self, event: "Prompt.Changed") -> None:
        """While something is asked, tell what it may become, or what is wrong with it."""
        if event.problem:
            self._asking = [("✗", cut(event.problem, self.app.size.width - len(" ✗  ")))]
        else:
            keys = [("Enter", event.question.enter), ("Esc", "cancel")]
            more = [("Tab", event.completions[0])] if event.completions else []
            self._asking = [*keys, *more, *(("", text) for text in event.completions[1:])]
        self.tell_around()

    def end_asking(self) -> None:
        """Show the keys again."""
        self._asking = []

    def keys_follow(self) -> None:
        """Put on the keys for a search, or take them off."""
        own = self.own_keymap
        self.keymap = own.while_finding() if self.finding is not None else own
        self.app.set_keymap(self.keymap.for_textual())

    def run(self, action: Action) -> None:
        """Run an action by name, as if its key had been pressed where it belongs."""
        namespace = {
            "list": self.headlines,
            "reader": self.reader,
            "sources": self.source_list,
        }.get(action.where, self)
        self.call_later(partial(self.app.run_action, action.run, namespace))

    def action_help(self) -> None:
        """Show every key."""
        from briefing.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.keymap))

    def action_read(self) -> None:
        """Go into the story."""
        self.go_to_pane(self.reader)

    def action_to_list(self) -> None:
        """Go back to the list."""
        self.go_to_pane(self.headlines)

    def focus_moved(self) -> None:
        """A story that is gone into has been read."""
        if self.focused is self.reader:
            self.headlines.is_held = True
            self._set_read()
        self.tell()

    def action_redraw(self) -> None:
        """Draw every cell anew."""
        self.app.refresh(layout=True)

    def action_back(self) -> None:
        """Go back to the list; from there, quit. In newsboat it is the sources one leaves last."""
        is_last = self.source_list if self.ends_in_sources else self.headlines
        if self.focused is is_last:
            self.app.exit()
        elif self.focused is self.headlines:
            self.action_sources()
        else:
            self.go_to_pane(self.headlines)

    def action_cancel(self) -> None:
        """Stop the refresh; else leave the selection, the mark, the search, at last the story."""
        if self.stop_running():
            return
        if self.is_refreshing:
            self.watcher.send(signals.StopRefresh())
        elif self.selections:
            self.clear_selection()
        elif self.focused is self.headlines and self.headlines.picked:
            self.headlines.unpick()
        elif self.reader.cursor != NO_MARK:
            self.reader.cursor = NO_MARK
        elif self.has_class("zen"):
            self.action_zen()
        elif not self.end_finding():
            self.go_to_pane(self.headlines)

    def action_next_view(self) -> None:
        """Set the story in the next view."""
        self.reader.view = self.reader.view.following
        self.tell()

    def action_walk_marks(self, step: int, kind: str = "") -> None:
        """Go to the next or previous mark; digits in the list say how many of them on."""
        for _ in range(self._take_times()):
            super().action_walk_marks(step, kind)

    def action_next_unread(self, step: int) -> None:
        """Go to the nearest unread story; digits in the list say how many of them on."""
        for _ in range(self._take_times()):
            self._next_unread(step)

    def _take_times(self) -> int:
        """How often the key just pressed is meant: digits count in the list alone."""
        return (self.focused is self.headlines and self.headlines.take_times()) or 1

    def _next_unread(self, step: int) -> None:
        if self.focused is self.headlines:
            self._set_read()
        at = self.library.next_unread(self.headlines.cursor, step)
        following = self._unread_source(step) if self.scope.kind is ScopeKind.SOURCE else None
        if at is None and following is not None:
            at = self._first_unread_of(following)
        if at is None:
            self.tell()
            self.mark_line.say("Every story has been read.")
        else:
            self.go_to_row(at)

    def action_random_unread(self) -> None:
        """Go to an unread story of the list, any one."""
        # The next one from anywhere on is as good as any other.
        at = self.library.next_unread(randrange(max(1, len(self.library))), 1)
        if at is None:
            self.mark_line.say("Every story has been read.")
        else:
            self.go_to_row(at)

    def action_next_source(self, step: int) -> None:
        """Go to the next source with unread stories, or the one before."""
        following = self._unread_source(step)
        at = None if following is None else self._first_unread_of(following)
        if at is None:
            self.tell()
            self.mark_line.say("No other source has unread stories.")
        else:
            self.go_to_row(at)

    def _first_unread_of(self, source: Scope) -> int | None:
        """The row of the first unread story of a source, which is listed from now on."""
        self.choose(source)
        row = self.headlines.row
        is_unread = isinstance(row, Headline) and not row.is_read
        return 0 if is_unread else self.library.next_unread(0, 1)

    def _unread_source(self, step: int) -> Scope | None:
        """The next source with unread stories, around the end."""
        sources = [one for one in self.choices if one.kind is ScopeKind.SOURCE]
        here = [n for n, one in enumerate(sources) if one.key == self.scope.key]
        others = sources[here[0] + 1 :] + sources[: here[0]] if here else sources
        return next((one for one in others[::step] if one.unread), None)

    def action_next_story(self, step: int) -> None:
        """Go to the next story, or the one before, and stay in the reader."""
        self.go_to_row(self.headlines.cursor + step)

    def go_to_row(self, index: int) -> None:
        """Go to a row of the list; a story that is gone to from the reader is read."""
        self.headlines.go_to(index)
        if self.focused is self.reader:
            self._set_read()

    def _set_read(self) -> None:
        """Mark the story under the list's cursor read."""
        row, entry = self.headlines.row, self.reader.entry
        if not isinstance(row, Headline):
            return
        if row.is_read and entry is not None and entry.key == row.id and not entry.text_is_read:
            self.library.set_text_read(row)
        else:
            self.library.set_read(row, True)

    def action_read_on(self) -> None:
        """Scroll a page; at the end of the story, go to the next unread one."""
        if self.reader.at_end:
            self.action_next_unread(1)
        else:
            self.reader.pages(1)

    def action_scroll_story(self, pages: float) -> None:
        """Scroll the story from the list."""
        self.reader.pages(pages)

    def _holding(self) -> tuple[str, ...]:
        """What the list holds, the most important first."""
        library, scope = self.library, self.scope
        picked = len(self.headlines.picked)
        name = "" if scope.kind is ScopeKind.OPENED else scope.name
        limits = ["unread only"] * (self.is_unread_only and scope.kind is not ScopeKind.UNREAD)
        limits += [ORDERS[self.order]] * (self.order is not Order.NEWEST)
        limits += ["folded"] * self.is_folded
        if self.finding is not None:
            limits = [*[name] * bool(name), *limits, *[f"{picked} picked"] * bool(picked)]
            return (*told_finding(self.finding, library.stories), *limits)
        limits += [f"{picked:,} picked"] * bool(picked)
        starred = sum(one.starred for one in library.sources if one.is_saved)
        return (*told_scope(scope, name, library.stories, library.unread, starred), *limits)

    def _tell_above(self) -> None:
        """Bring the line above the panes up to date."""
        holding = self._holding()
        if self.where == "reader" and self.has_class("one-pane"):
            # Where the story has the screen, how far it is read says more than a second count.
            holding = holding[:2]
        self.top_bar.tell(holding, *((self.doing,) if self.doing else self._standing()))

    def _standing(self) -> tuple[str, ...]:
        """What stands at the right while nothing goes on, in forms of less and less room.

        In a story how far it is read; else the sources and their last check, or the view.
        """
        entry, view = self.reader.entry, f"{self.reader.view.value} view"
        if self.where == "reader" and entry is not None:
            read = f"{self.reader.progress:.0%}"
            left = round(entry.minutes * (1 - self.reader.progress))
            forms = (f"{view} · {read}", read)
            return (f"{view} · {read} · {left} min left", *forms) if left else forms
        chosen = self.scope.selection.sources
        checks = [
            one.check.last_check
            for one in self.library.sources
            if one.is_saved and (chosen is None or one.id in chosen)
        ]
        last = max((check for check in checks if check), default=None)
        if self.scope.kind is ScopeKind.OPENED or last is None:
            return (view,)
        sources = f"{len(checks)} source{'' if len(checks) == 1 else 's'}"
        checked = f"checked {told_ago(self.headlines.now() - last)}"
        return (f"{sources} · {checked}", checked)

    def _show_sources(self) -> None:
        """Bring the column of sources up to date, where it is shown."""
        if self.source_list.display:
            self.source_list.show(self.choices, self.scope)
