"""Handing on: a story to a command or a file, the sources to an editor, tags to a source.

The main screen is built on it. What a key opens is imported by that key.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work

from briefing import paths
from briefing.desk import signals
from briefing.desk.names import shown_name
from briefing.desk.triage import Step
from briefing.errors import BriefingError
from briefing.store.headlines import Headline
from briefing.store.sources import StoredSource
from briefing.ui.messages import Ran
from briefing.ui.screens.picturing import PicturingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.desk.entries import Entry
    from briefing.desk.programs import Output
    from briefing.ui.widgets.prompt import Prompt

PIPE, TAGS = "pipe", "tags"
FORMATS = ("text", "markdown", "json")
"""How a story can be piped; the first is meant where none is said."""


class HandoffScreen(PicturingScreen):
    """A screen whose stories and sources can be given to other programs."""

    is_commanding: bool = False
    """Whether a command runs whose output is waited for."""

    def on_unmount(self) -> None:
        """End what runs: the program would wait for it, with the screen gone; a player goes on."""
        self.stop_running(leave_players=True)

    def stop_running(self, *, leave_players: bool = False) -> bool:
        """End the command that runs, if one does; whether one did."""
        if not self.is_commanding:
            return False
        from briefing.desk.programs import stop

        return stop(leave_players=leave_players)

    def action_pipe(self) -> None:
        """Ask for a command to pipe the story to."""
        from briefing.ui.widgets.prompt import Question

        if self.reader.entry is None:
            self.mark_line.say("There is no story to pipe.")
            return

        def complete(text: str) -> list[str]:
            return [f"{name}: " for name in FORMATS if f"{name}:".startswith(text) and text]

        hint = "a command, such as wc -w or mpv %u; with markdown: or json: before it, as that"
        self.ask(Question(PIPE, "|", hint, "run", complete))

    def action_tags(self) -> None:
        """Ask for the tags of the story's source, or of the one that is chosen."""
        from briefing.ui.widgets.prompt import Question

        source = self._source()
        if source is None:
            add = self.keymap.told("add-source")
            self.mark_line.say(f"Tags belong to saved sources. {add} adds one.")
            return
        tags = source.source.tags
        known = sorted({tag for one in self.library.sources for tag in one.source.tags})

        def complete(text: str) -> list[str]:
            head, _, last = text.rpartition(" ")
            near = [tag for tag in known if tag.startswith(last) and tag != last and last]
            return [f"{head} {_quoted(tag)}".lstrip() for tag in near]

        question = Question(
            TAGS,
            f"tags of {shown_name(source)}",
            "words with blanks between them",
            "keep",
            complete,
        )
        self.ask(question, " ".join(map(_quoted, tags)))

    def action_edit_sources(self) -> None:
        """Edit the sources file in the user's editor, and read it again."""
        from briefing.desk.programs import edit

        try:
            self.leave_terminal_to(partial(edit, paths.sources_file()))
        except BriefingError as error:
            self.notify(str(error), severity="error", markup=False)
        self.watcher.send(signals.SourcesEdited())

    def action_open_and_go_on(self) -> None:
        """Open the story in the browser, mark it read, and go to the next."""
        row, entry = self.headlines.row, self.reader.entry
        if not isinstance(row, Headline):
            return
        url = row.url
        if url is None and entry is not None and entry.key == row.id:
            url = entry.story.address
        if url is None:
            self.mark_line.say("This story does not tell where it stands on the web.")
            return

        def opened() -> None:
            self.library.set_read(row, True)
            self.go_to_row(self.headlines.cursor + 1)

        self.ask_to_open(url, opened)

    def action_own_command(self, name: str) -> None:
        """Run a command of the reader's own on the story."""
        from briefing.desk.programs import Handed, start, take_terminal

        entry = self.reader.entry
        if entry is None:
            self.mark_line.say("There is no story to hand on.")
            return
        [command] = (one for one in self.keymap.commands if one.name == name)
        document = entry.story.document
        handed = Handed(entry.story.address, document.headline, entry.story.publisher)
        try:
            if command.in_terminal:
                self.leave_terminal_to(partial(take_terminal, command.run, handed))
            else:
                start(command.run, handed, partial(self._tell_ended, name))
                self.mark_line.say(f"{name}: {command.run}")
        except BriefingError as error:
            self.notify(str(error), severity="error", markup=False)

    def _tell_ended(self, name: str, code: int) -> None:
        """Tell from another thread that a command of the reader's own has ended."""
        if code:
            self.post_message(Ran(reason=f"{name} ended with status {code}."))

    def on_prompt_answered(self, event: "Prompt.Answered") -> None:
        """Do what was asked for."""
        name = event.question.name
        if name not in (PIPE, TAGS):
            return
        event.stop()
        self.close_prompt()
        if name == TAGS:
            self.retag(event.text)
        elif event.text:
            self.pipe_to(event.text)

    def on_prompt_left(self, event: "Prompt.Left") -> None:
        """Nothing is to be done."""
        if event.question.name in (PIPE, TAGS):
            event.stop()
            self.close_prompt()

    def on_prompt_changed(self, event: "Prompt.Changed") -> None:
        """Tell what it may become."""
        if event.question.name in (PIPE, TAGS):
            event.stop()
            self.tell_asking(event)

    def pipe_to(self, text: str) -> None:
        """Give the story to a command, with a format before it if one is wanted."""
        if self.reader.entry is not None:
            self.mark_line.say(f"Running {text} … Esc stops it.")
            self._pipe(text, self.reader.entry)

    @work(thread=True, exclusive=True, group="pipe")
    def _pipe(self, text: str, entry: "Entry") -> None:
        """Run the command beside the screen's thread."""
        from briefing.desk.programs import pipe

        name, colon, command = text.partition(":")
        if not colon or name not in FORMATS:
            name, command = FORMATS[0], text
        self._tell_ran(lambda: pipe(command, _written(entry, name), entry.story.address))

    @work(thread=True, exclusive=True, group="pipe")
    def print_command(self, words: Sequence[str]) -> None:
        """Run a command of briefing's own beside the screen's thread, and show what it prints."""
        from briefing.desk.programs import briefing

        if self._tell_ran(lambda: briefing(words)):
            # It may have changed the sources.
            self.watcher.send(signals.SourcesEdited())

    def _tell_ran(self, run: "Callable[[], Output]") -> bool:
        """Run a command in this thread, and tell of it; whether it ended."""
        self.is_commanding = True
        try:
            output = run()
        except BriefingError as error:
            self.post_message(Ran(reason=str(error)))
            return False
        finally:
            self.is_commanding = False
        self.post_message(Ran(output))
        return True

    @on(Ran)
    def show_ran(self, message: Ran) -> None:
        """Show what a command wrote, or why it did not."""
        output = message.output
        if output is None:
            self.tell()
            self.notify(message.reason, severity="error", markup=False)
        elif output.goes_on:
            self.mark_line.say(f"{output.command} goes on by itself.")
        else:
            self._show_output(output.command, output.text, output.code)

    def _show_output(self, command: str, text: str, code: int) -> None:
        from briefing.documents.clean import clean_line, clean_text
        from briefing.ui.screens.output import OutputScreen

        self.tell()
        told = clean_text(text).strip("\n")
        end = f" ended with status {code}" if code else ""
        if not told and not end and "-o" in command.split():
            written = command.split()[command.split().index("-o") + 1 :]
            self.mark_line.say(clean_line(f"Written: {' '.join(written[:1])}"))
            return
        if not told and not end:
            self.mark_line.say(f"{clean_line(command)} wrote nothing, and ended well.")
            return
        self.app.push_screen(OutputScreen(clean_line(f"{command}{end}"), told or "(no output)"))

    def retag(self, text: str) -> None:
        """Give the source tags, as they are typed."""
        from briefing import subscriptions

        source = self._source()
        if source is None:
            return
        place, name, before = source.source.place, shown_name(source), source.source.tags

        def put(tags: Sequence[str]) -> None:
            subscriptions.retag(paths.sources_file(), place, tags)
            self.watcher.send(signals.SourcesEdited())

        try:
            tags = subscriptions.tags_of(text.replace(",", " "))
            put(tags)
        except BriefingError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.triage.remember(Step(f"the tags of {name}", lambda db: put(before)))
        self.mark_line.say(f"Tags of {name}: {', '.join(tags) if tags else 'none'}")

    def _source(self) -> StoredSource | None:
        """The saved source that is chosen, else the story's."""
        chosen = self.scope.selection.sources or ()
        row = self.headlines.row
        if len(chosen) != 1:
            chosen = (row.source_id,) if isinstance(row, Headline) else ()
        saved = (one for one in self.library.sources if one.is_saved and one.id in chosen)
        return next(saved, None)


def _written(entry: "Entry", name: str) -> str:
    """A story as the words of a format."""
    from briefing.desk.entries import marked
    from briefing.export.documents import written
    from briefing.export.told import Format, What

    whole = entry if entry.is_marked else marked(entry)
    return written([whole], What.STORIES, Format(name))


def _quoted(tag: str) -> str:
    return f'"{tag}"' if " " in tag else tag
