"""Pictures on the running screen: off unless asked for, then one at a time."""

from io import BytesIO
from pathlib import Path

import pytest
from textual.widgets import Static

from briefing.desk import signals
from briefing.ui.messages import Heard
from tests.ui.conftest import picture, press, until, viewer

STORY = """# Ferry sinks

It sank at the pier on Monday.

![The ferry](https://city.example/ferry.png)

![The pier](https://city.example/pier.png)
"""


class Drawn(Static):
    """Draws a picture as its bytes."""

    def __init__(self, body: BytesIO) -> None:
        super().__init__(f"drawn: {body.read().decode()}", markup=False)


async def test_pictures_are_fetched_one_at_a_time_and_only_where_the_settings_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text(STORY)
    async with viewer(tmp_path) as (pilot, screen):
        sent: list[signals.Command] = []
        await press(pilot, "i")
        assert "images = true in the settings shows pictures" in picture(pilot)
        monkeypatch.setattr(screen, "drawing", Drawn)
        monkeypatch.setattr(screen.watcher, "send", sent.append)
        await press(pilot, "i")
        [first] = sent
        assert isinstance(first, signals.FetchPicture)
        assert first.url == "https://city.example/ferry.png"
        assert "Picture 1 of 2" in picture(pilot)
        screen.post_message(Heard(signals.Pictured(first.url, b"a ferry")))
        await until(pilot, lambda: "drawn: a ferry" in picture(pilot))
        await press(pilot, "right")
        second = sent[-1]
        assert isinstance(second, signals.FetchPicture)
        screen.post_message(Heard(signals.Pictured(second.url, reason="It is gone.")))
        await until(pilot, lambda: "It is gone." in picture(pilot))
        await press(pilot, "left")
        await until(pilot, lambda: "drawn: a ferry" in picture(pilot))
        assert len(sent) == 2
        await press(pilot, "y")
        assert "Copied: https://city.example/ferry.png" in picture(pilot)
