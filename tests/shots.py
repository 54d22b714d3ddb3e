"""Draws the main screens, dark and light, from the running app into docs/: `make shots`."""

import asyncio
import os
import re
from collections.abc import Mapping
from pathlib import Path
from shutil import copy2
from tempfile import TemporaryDirectory, gettempdir
from typing import NamedTuple

from briefing.ui.screens.main import MainScreen
from tests.conftest import ROOT, SEED, WELCOME

FOLDER = ROOT / "docs"
NEWS = Path(gettempdir()) / "news"
"""Where the stories lie while they are drawn: a citation tells their place."""


FERRY = {
    "Harbour Post/ferry.md": """# Ferry sinks off Kessa, at least 32 dead

*2025-03-14*

At least 32 people died when the ferry Lantern sank off Kessa in heavy seas on Friday, the
[coast guard](https://coastguard.example/notices/lantern) said. It had picked up 148 survivors by
nightfall.

"She took on water within minutes," said Ines Marlow, who was on the upper deck.

The ferry had about 210 people on board, according to its owner,
[Marrin Lines](https://marrin.example/fleet/lantern?deck=2).
""",
    "Coast Radio/lantern.md": """# Rescuers search for survivors of the ferry Lantern off Kessa

*2025-03-14*

Rescuers searched the sea off Kessa through the night for survivors of the ferry Lantern, which sank
in heavy seas on Friday. The harbour master, Olav Trent, said 41 people had died.

"We are still looking for a dozen people," Mr Trent said. The coast guard said it had picked up 148
survivors. Passengers put the number of people on board at 240.
""",
}
"""Two sources on one event, which what is told across stories is drawn from."""
LATER = {
    "Harbour Post/ferry.md": FERRY["Harbour Post/ferry.md"]
    .replace("at least 32 dead", "at least 41 dead")
    .replace("At least 32 people", "At least 41 people")
    .replace("within minutes", "within two minutes, and then the lights went out")
}
"""What became of a story after it was read."""


class Shot(NamedTuple):
    """A screen: what it shows, its columns and lines, and the keys that lead there.

    `is_saved` says that the stories come from saved sources. `is_ferry` are other stories, in the
    place of those that ship; with `later` keys they change meanwhile, and these keys follow.
    """

    shows: str
    size: tuple[int, int]
    keys: str
    is_saved: bool = False
    is_ferry: bool = False
    later: str = ""


SHOTS = {
    "viewer": Shot(
        "The viewer: headlines at the left, a story at the right, each quotation in its speaker's "
        "colour with the speaker's name in the margin, each figure in bold with its value beside "
        "it",
        (140, 40),
        "enter ] ] ] ] ]",
    ),
    "narrow": Shot("The same in 80 columns and 24 lines", (80, 24), "enter ] ] ]"),
    "sources": Shot(
        "The sources and their tags beside the headlines", (160, 40), "h j j j", is_saved=True
    ),
    "skim": Shot(
        "The skim view: the sentences that hold a quotation or a figure", (120, 36), "enter v # #"
    ),
    "evidence": Shot(
        "The evidence view: quotations by speaker, figures by what they count",
        (140, 40),
        "enter v v ]",
    ),
    "search": Shot("A search, with its matches in list and text", (120, 36), "/ t r o o p s"),
    "voices": Shot("Voices: who said what, over the stories of the list", (120, 36), "w j j"),
    "counts": Shot(
        "Counts: figures of the same thing side by side, each on whose word", (120, 36), "c j j j"
    ),
    "changes": Shot(
        "Changes: what was added, what is gone, and which figures moved since a story was read",
        (120, 36),
        "g enter h",
        is_ferry=True,
        later="d",
    ),
    "coverage": Shot(
        "A coverage: the stories of all sources on one event, and what they share",
        (120, 36),
        "g C j",
        is_ferry=True,
    ),
    "links": Shot(
        "The links of a story, the whole address below", (120, 36), "g enter u j", is_ferry=True
    ),
    "add": Shot("The dialog that adds a source", (120, 36), "a"),
    "brief": Shot("The brief: the front page of what is new", (120, 36), "B j"),
    "help": Shot("The help: every key, searchable", (120, 36), "question_mark"),
}
THEMES = {"": "briefing-dark", "-light": "briefing-light"}
"""What the names of pictures end in, and the theme they are drawn in."""

_FONTS = "'Fira Code', 'DejaVu Sans Mono', Menlo, Consolas, monospace"


async def draw(name: str, ending: str) -> Path:
    """Draw one screen; the picture loads no font from anywhere."""
    from briefing.config import Settings
    from briefing.desk.watcher import Watcher
    from briefing.ui.app import BriefingApp

    shot = SHOTS[name]
    names = FERRY if shot.is_ferry else (SEED.name, WELCOME.name)
    places = [] if shot.is_saved else [os.fspath(NEWS / name) for name in names]
    write_news(FERRY)
    app = BriefingApp(Watcher(places), Settings(theme=THEMES[ending]))
    async with app.run_test(size=shot.size) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        while len(screen.library) < 2 or not screen.is_settled:
            await pilot.pause(0.01)
        if shot.is_ferry:
            # They are placed on one event soon after they are read.
            while not screen.library.sources_of(screen.library.ids[0]) > 1:
                await pilot.pause(0.05)
        await pilot.press(*shot.keys.split())
        if shot.later:
            write_news(LATER)
            while "41 people died" not in _shown(screen):
                await pilot.pause(0.05)
            await pilot.press(*shot.later.split())
        # What a key sets off in a thread is shown as well.
        for worker in app.workers:
            if worker.group == "sheet":
                await worker.wait()
        await pilot.pause()
        svg = app.export_screenshot(title="briefing")
    svg = re.sub(r"\s*@font-face\s*{[^}]*}", "", svg)
    svg = re.sub(r"font-family:\s*Fira Code[^;]*;", f"font-family: {_FONTS};", svg)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"
    path = FOLDER / f"{name}{ending}.svg"
    path.write_text(svg, encoding="utf-8")
    return path


def _shown(screen: MainScreen) -> str:
    """The text of the story that is shown."""
    return screen.reader.entry.story.text if screen.reader.entry is not None else ""


def write_news(stories: Mapping[str, str]) -> None:
    """Write stories where they are drawn from."""
    for name, text in stories.items():
        (NEWS / name).parent.mkdir(exist_ok=True)
        (NEWS / name).write_text(text, encoding="utf-8")


def save_sources() -> None:
    """Save the stories at hand as sources, with tags."""
    from briefing import paths

    path = paths.sources_file()
    path.parent.mkdir(parents=True)
    seed, welcome = (NEWS / seed.name for seed in (SEED, WELCOME))
    path.write_text(f'{seed} world war "~RFE/RL"\n{welcome} help "~briefing"\n', encoding="utf-8")


def main() -> None:
    """Draw them all, each in a home of its own."""
    FOLDER.mkdir(exist_ok=True)
    NEWS.mkdir(exist_ok=True)
    for seed in (SEED, WELCOME):
        copy2(seed, NEWS)
    for name in SHOTS:
        for ending in THEMES:
            with TemporaryDirectory() as home:
                for kind in ("CONFIG", "DATA", "STATE"):
                    os.environ[f"XDG_{kind}_HOME"] = os.fspath(Path(home) / kind.lower())
                save_sources()
                asyncio.run(draw(name, ending))


if __name__ == "__main__":
    main()
