"""Draws the viewer's screens from the running app into docs/: `make shots`."""

import asyncio
import re
from os import fspath
from pathlib import Path

from briefing.config import Settings
from briefing.desk.watcher import Watcher
from briefing.ui.app import BriefingApp
from briefing.ui.screens.main import MainScreen
from tests.conftest import ROOT, SEED, WELCOME

FOLDER = ROOT / "docs"
SHOTS = {
    "viewer": ("briefing-dark", (140, 40), "enter ] ] ] ] ]"),
    "evidence": ("briefing-dark", (140, 40), "enter v v ]"),
    "light": ("briefing-light", (120, 36), "enter v # #"),
    "narrow": ("briefing-dark", (80, 24), "enter ] ] ]"),
    "search": ("briefing-light", (120, 36), "/ t r o o p s"),
    "counts": ("briefing-dark", (120, 36), "c j j j"),
    "voices": ("briefing-light", (120, 36), "w j j"),
    "brief": ("briefing-dark", (120, 36), "B j"),
    "help": ("briefing-light", (120, 36), "question_mark"),
}
"""Name: theme, columns and lines, keys."""

_FONTS = "'Fira Code', 'DejaVu Sans Mono', Menlo, Consolas, monospace"


async def draw(name: str) -> Path:
    """Draw one screen; the picture loads no font from anywhere."""
    theme, size, keys = SHOTS[name]
    app = BriefingApp(Watcher([fspath(SEED), fspath(WELCOME)]), Settings(theme=theme))
    async with app.run_test(size=size) as pilot:
        while not isinstance(app.screen, MainScreen) or app.screen.doing:
            await pilot.pause(0.01)
        await pilot.press(*keys.split())
        # What a key sets off in a thread is shown as well.
        await app.workers.wait_for_complete(
            [worker for worker in app.workers if worker.group == "sheet"]
        )
        await pilot.pause()
        svg = app.export_screenshot(title="briefing")
    svg = re.sub(r"\s*@font-face\s*{[^}]*}", "", svg)
    svg = re.sub(r"font-family:\s*Fira Code[^;]*;", f"font-family: {_FONTS};", svg)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"
    path = FOLDER / f"{name}.svg"
    path.write_text(svg, encoding="utf-8")
    return path


def main() -> None:
    """Draw them all."""
    FOLDER.mkdir(exist_ok=True)
    for name in SHOTS:
        asyncio.run(draw(name))


if __name__ == "__main__":
    main()
