"""A feed that is a file: its stories follow the file while the viewer is open."""

from pathlib import Path

from tests.ui.conftest import is_settled, picture, until, viewer
from tests.ui.feeds import headlines, rss, save_sources


async def test_stories_come_in_when_the_file_changes(tmp_path: Path) -> None:
    place = tmp_path / "builds.xml"
    place.write_bytes(rss("My builds", "Build 1 is green"))
    save_sources(str(place))
    async with viewer() as (pilot, screen):
        await until(pilot, lambda: headlines(screen) == ["Build 1 is green"])
        place.write_bytes(rss("My builds", "Build 1 is green", "Build 2 is red"))
        await until(pilot, lambda: len(headlines(screen)) == 2 and is_settled(screen))
        assert headlines(screen) == ["Build 2 is red", "Build 1 is green"]
        assert "My builds" in [scope.name for scope in screen.choices]
        assert "All stories · 2 unread · 2 stories" in picture(pilot)
