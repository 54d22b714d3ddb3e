"""Every Python from 3.11 on must read our patterns alike."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

_POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>")
"""Early releases of 3.11 match possessive groups wrongly (cpython issue 106052)."""


@pytest.mark.parametrize(
    "path", sorted((ROOT / "briefing").rglob("*.py")), ids=lambda path: path.stem
)
def test_no_pattern_has_a_possessive_group(path: Path) -> None:
    assert not _POSSESSIVE_GROUP.search(
        path.read_text(encoding="utf-8").replace("{{", "{").replace("}}", "}")
    )
