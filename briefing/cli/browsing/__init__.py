"""The plain way to browse, `briefing --plain` on a terminal: lines and prompts, nothing else.

For screen readers, braille lines and terminals that can only print. `briefing.cli` calls `browse`;
the stories, and what is done to them, are those of the viewer.
"""

from collections.abc import Sequence
from typing import TextIO


def browse(places: Sequence[str], keys: TextIO, *, offline: bool = False) -> int:
    """Browse the stories of places, or of the saved sources; words come from `keys`, line by line.

    Returns 0 when the person leaves, the words end, or Ctrl+C is pressed. Raises BriefingError
    where the stories cannot be opened or standard output cannot be written.
    """
    from briefing.cli.browsing.loop import Loop
    from briefing.cli.browsing.stories import Stories
    from briefing.cli.browsing.terminal import Terminal
    from briefing.cli.output import opened
    from briefing.desk.watcher import Watcher

    watcher = Watcher(places, offline=offline)
    stories = None
    try:
        with opened(None) as stream:
            terminal = Terminal(keys, stream)
            try:
                stories = Stories(watcher, terminal.tell)
                Loop(stories, terminal).run()
            except KeyboardInterrupt:
                terminal.end_line()
    finally:
        if stories is not None:
            stories.close()
        watcher.stop()
    return 0
