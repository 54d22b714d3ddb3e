"""Exporting: what, in which form, and where to.

The main screen is built on it. What the key opens is imported by the key.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.desk import signals
from briefing.errors import BriefingError
from briefing.store.database import Database
from briefing.store.headlines import Headline
from briefing.ui.messages import Done, Heard
from briefing.ui.screens.handoff import HandoffScreen

if TYPE_CHECKING:
    from briefing.export.told import Format, What
    from briefing.ui.widgets.prompt import Prompt

EXPORT = "export"


class Export(NamedTuple):
    """What is to be exported: the stories, what of them, the form, and what to call it."""

    stories: Sequence[int]
    what: "What"
    format: "Format"
    title: str


class ExportingScreen(HandoffScreen):
    """A list whose stories, quotes and figures can be written to a file."""

    _export: Export | None = None

    def action_export(self) -> None:
        """Ask what to export."""
        from briefing.ui.screens.choices import Choice, ChoicesScreen

        row = self.headlines.row
        if not isinstance(row, Headline):
            self.mark_line.say("There is no story to export.")
            return
        stories = self.library.ids
        count = f"{len(stories):,} {'story' if len(stories) == 1 else 'stories'}"
        picked = [one.id for one in self.headlines.picked]
        picks = [
            Choice("picks stories", "The picked stories", f"{len(picked):,}"),
            Choice("picks quotes", "The quotes of the picked stories"),
            Choice("picks figures", "The figures of the picked stories"),
        ]
        choices = [
            *(picks if picked else ()),
            Choice("story stories", "This story"),
            Choice("story quotes", "The quotes of this story"),
            Choice("story figures", "The figures of this story"),
            Choice("list stories", "The stories of the list", count),
            Choice("list quotes", "The quotes of the list"),
            Choice("list figures", "The figures of the list"),
        ]

        def chosen(value: str | None) -> None:
            if value is None:
                return
            whole, _, what = value.partition(" ")
            if whole == "list":
                self._ask_form(stories, what, self.list_name)
            elif whole == "picks":
                self._ask_form(picked, what, f"{row.headline} and others")
            else:
                self._ask_form([row.id], what, row.headline)

        self.app.push_screen(ChoicesScreen("Export", choices), chosen)

    def on_prompt_answered(self, event: "Prompt.Answered") -> None:
        """Write the file."""
        if event.question.name != EXPORT:
            return
        event.stop()
        self.close_prompt()
        if event.text and self._export is not None:
            self.mark_line.say("Writing …")
            self._write(self._export, event.text)

    def on_prompt_left(self, event: "Prompt.Left") -> None:
        """Nothing is to be done."""
        if event.question.name == EXPORT:
            event.stop()
            self.close_prompt()

    def on_prompt_changed(self, event: "Prompt.Changed") -> None:
        """Tell what may be typed."""
        if event.question.name == EXPORT:
            event.stop()
            self.tell_asking(event)

    def _ask_form(self, stories: Sequence[int], what: str, title: str) -> None:
        from briefing.export.told import Format, What
        from briefing.ui.screens.choices import Choice, ChoicesScreen

        forms = {
            Format.MARKDOWN: "Markdown",
            Format.JSON: "JSON",
            Format.CSV: "CSV",
            Format.HTML: "HTML",
            Format.TEXT: "Plain text",
        }
        choices = [Choice(form.value, text, form.suffix) for form, text in forms.items()]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._ask_where(Export(stories, What(what), Format(value), title))

        self.app.push_screen(ChoicesScreen("In which form?", choices), chosen)

    def _ask_where(self, export: Export) -> None:
        from briefing.export.file_names import file_name
        from briefing.ui.widgets.prompt import Question

        self._export = export
        question = Question(EXPORT, "export to", "a file, or a folder with / at its end", "write")
        name = file_name(export.title, export.format)
        self.ask(question, str(Path.cwd() / name))

    def _write(self, export: Export, place: str) -> None:
        """Write the file in the library's thread, and say where it stands or what went wrong."""
        from briefing.desk.exporting import write_stories

        def job(db: Database) -> Done | Heard:
            stories, what, form, title = export
            try:
                path = write_stories(db, stories, what, form, place, title)
            except BriefingError as error:
                return Heard(signals.Answered(str(error), is_well=False))
            return Done(f"Written: {path}")

        self.library.write(job, self._tell_written)

    def _tell_written(self, told: Done | Heard) -> None:
        self.post_message(told)
