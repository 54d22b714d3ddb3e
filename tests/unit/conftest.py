"""What the tests of the command line share."""

from pathlib import Path

import pytest

from tests.unit.command_line import STORY


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A story of its own file."""
    path = tmp_path / "ferry.txt"
    path.write_text(STORY)
    return path
