"""What workers tell the screen."""

from dataclasses import dataclass

from textual.message import Message

from briefing.desk.library import Batch


@dataclass
class BatchRead(Message):
    """Some documents have been read, or are gone."""

    batch: Batch
