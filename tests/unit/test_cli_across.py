"""`briefing voices`, `counts`, `changes` and `brief`: what they print, and how they end."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from briefing import paths
from briefing.cli import main
from briefing.store.database import open_for_writing
from briefing.store.listing import Selection, listing
from briefing.store.state import set_read
from tests.conftest import SEED
from tests.unit.command_line import STORY, failed, printed, records
from tests.unit.feed_server import save


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A saved folder with one story."""
    folder = tmp_path / "post"
    folder.mkdir()
    write(folder, STORY)
    save(str(folder))
    return folder


def write(folder: Path, text: str, when: int = 1_000_000_000) -> None:
    path = folder / "ferry.txt"
    path.write_text(text, "utf-8")
    os.utime(path, (when, when))


def test_counts_of_the_seed_are_told_by_claimant(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [line.split("\t")[:5] for line in printed(capsys, "counts", SEED).splitlines()]
    assert [row for row in rows if row[0] == "North Korean troops"] == [
        ["North Korean troops", "in Russia’s Kursk region", "United States", "≈ 8,000", "one"],
        ["North Korean troops", "in Russia", "United States", "≈ 10,000", "differ"],
        ["North Korean troops", "in Russia", "Seoul and its allies", "11,000", "differ"],
        ["North Korean troops", "in Russia", "Ukraine", "≤ 12,000", "differ"],
    ]


def test_counts_carry_every_mention_verbatim(capsys: pytest.CaptureFixture[str]) -> None:
    [story] = records(capsys, "stories", "show", SEED)
    thing, *_ = records(capsys, "counts", "counts", SEED)
    assert (thing["name"], thing["relation"]) == ("North Korean troops", "differ")
    kursk = thing["parts"][0]["claims"][0]
    assert len(kursk["mentions"]) == 3
    for mention in kursk["mentions"]:
        for found in (mention["figure"], mention["sentence"]):
            assert story["text"][found["start"] : found["end"]] == found["text"]


def test_voices_tell_who_said_what(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "voices", "--speaker", "zelenskiy", SEED).splitlines()
    assert len(lines) == 2
    for line in lines:
        name, role, *_ = line.split("\t")
        assert (name, role) == ("Volodymyr Zelenskiy", "Ukrainian President")
    [voice] = [v for v in records(capsys, "voices", "voices", SEED) if "Blinken" in v["name"]]
    assert len(voice["quotes"]) == 6


def test_two_names_are_kept_apart_and_together(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, f'{STORY}\n"Not so," said Max Roe.\n')
    assert "Ann Lee" in printed(capsys, "voices")
    assert main(["voices", "--together", "Ann Lee", "Max Roe"]) == 0
    assert "one voice" in capsys.readouterr().err
    [voice] = records(capsys, "voices", "voices")
    assert sorted(voice["forms"]) == ["Ann Lee", "Max Roe"]
    assert voice["ties"][0]["reason"] == "you said so"
    assert main(["voices", "--apart", "Ann Lee", "Max Roe"]) == 0
    assert "two voices" in capsys.readouterr().err
    assert len(records(capsys, "voices", "voices")) == 2


def test_one_name_twice_is_no_pair(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "two names" in failed(capsys, 2, "voices", "--apart", "Ann Lee", "Ann Lee")


def test_changes_tell_what_is_different_since_it_was_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed(capsys, "list")
    with closing(open_for_writing(paths.database_file())) as db:
        set_read(db, listing(db, Selection()), True)
    assert "has changed" in failed(capsys, 4, "changes")
    write(folder, STORY.replace("300", "412").replace("at once", "slowly"), 1_100_000_000)
    printed(capsys, "list")
    rows = [line.split("\t") for line in printed(capsys, "changes").splitlines()]
    assert ["figure", "300", "412", "Ferry sinks off Ayr"] in [row[:4] for row in rows]
    assert ["quote", '"It sank at once,"', '"It sank slowly,"'] in [row[:3] for row in rows]
    assert any("[-300-]{+412+}" in row[1] for row in rows if row[0] == "text")
    assert "has changed" in failed(capsys, 4, "changes", "airport")
    [record] = records(capsys, "changes", "changes", "ferry")
    [figure] = record["figures"]
    assert record["after"][figure["after"]["start"] : figure["after"]["end"]] == "412"


def test_the_brief_is_printed_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "brief", SEED)
    first, second, *_ = text.splitlines()
    assert (first, second) == (
        "THE BRIEF",
        "of these documents · 1 new story from 1 source · 1 minute",
    )
    assert "North Korean troops in Russia: figures differ ≈ 10,000 United States (seeds)" in (
        " ".join(text.split())
    )
    assert "## 1\\. " in printed(capsys, "brief", "--format", "markdown", SEED) or (
        "## 1. " in printed(capsys, "brief", "--format", "markdown", SEED)
    )
    assert printed(capsys, "brief", "--format", "html", SEED).startswith("<!doctype html>")
    [piece] = records(capsys, "brief", "brief", SEED)
    assert piece["quote"]["speaker"] == "Antony Blinken"


def test_the_brief_of_stored_stories_is_of_what_is_new(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # The file is from 2001.
    assert "2d" in failed(capsys, 4, "brief", "--since", "2d")
    assert "Ferry sinks off Ayr" in printed(capsys, "brief", "--since", "2001-01-01")
    assert "--since takes" in failed(capsys, 2, "brief", "--since", "soon")
    assert "markdown" in failed(capsys, 2, "brief", "--format", "pdf")


def test_without_sources_the_brief_is_of_the_seeds(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "brief")
    assert told.splitlines()[1].startswith("of these documents · 2 new stories")
    assert "8,000 North Korean Troops" in told
    assert "8,000 North Korean Troops" in printed(capsys, "brief", "--filter", "korean")
