"""Lists of sources from other programs, told apart by their looks."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from briefing import subscriptions
from briefing.errors import SourceError
from briefing.model import Source, SourceKind
from briefing.sources import imports
from briefing.sources.lists import Skipped

FEED = "https://city.example/feed.xml"
OTHER = "https://ferry.example/rss"


def feed(place: str = FEED, name: str = "", tags: tuple[str, ...] = ()) -> Source:
    return Source(name, SourceKind.FEED, place, tags)


def test_opml_is_known_by_its_first_sign(tmp_path: Path) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text(f'\n <opml version="1.0"><body><outline xmlUrl="{FEED}"/></body></opml>')
    result = imports.read(path)
    assert (result.kind, result.found) == ("OPML", (feed(),))


def test_newsboats_list_is_read_with_what_cannot_be_taken_over() -> None:
    data = (
        "# my feeds\n\n"
        f'{FEED} news "local news" "~City Desk" !\n'
        f"{FEED} more\n"
        '"query:Unread:unread = \\"yes\\""\n'
        '"exec:curl -u me:secret https://a.example/"\n'
        "|~/fetch.py\n"
        "file:///home/me/feed.xml\n"
        "file:///home/me/notes.txt\n"
        f"feed:{OTHER}\n"
    ).encode()
    result = imports.read(data)
    assert result.kind == "newsboat"
    assert result.found == (
        feed(FEED, "City Desk", ("news", "local news", "!", "more")),
        Source("", SourceKind.FEED, "/home/me/feed.xml"),
        feed(OTHER),
    )
    assert result.merged == 1
    assert result.skipped == (
        Skipped("query:…", "is one of newsboat's query feeds, which are not supported"),
        Skipped("exec:…", "is one of newsboat's exec feeds, which are not supported"),
        Skipped("|~/fetch.py", "is a command, and commands are not supported"),
        Skipped(
            "file:///home/me/notes.txt", "is an address of a file; give the file's path instead"
        ),
    )


def test_a_plain_list_of_addresses_will_do() -> None:
    result = imports.read(f"\ufeff{FEED}\r\nferry.example/rss\r\n".encode())
    assert result.found == (feed(),)
    reason = "does not exist; if it is an address, write https://ferry.example/rss"
    assert result.skipped == (Skipped("ferry.example/rss", reason),)


def test_the_sources_file_itself_can_be_imported_folders_included(tmp_path: Path) -> None:
    folder = Path.home() / "news"
    folder.mkdir(parents=True)
    sources = (
        feed(FEED, "City", ("a b",)),
        Source("Mine", SourceKind.FOLDER, str(folder), ("c",)),
    )
    subscriptions.add_all(tmp_path / "sources", sources)
    assert imports.read(tmp_path / "sources").found == sources


def test_newsrafts_list_is_read_its_sections_as_tags() -> None:
    data = (
        "# my feeds\n"
        f"{FEED}\n"
        "@ News Reports < reload-period 180; item-limit 100\n"
        f'  {OTHER}   "Ferry news"   <  reload-period   111 ;\n'
        'https://third.example/ < proxy "localhost"\n'
        '$(curl -u me:secret foo://bar/) "Secret"\n'
        "@ Global\n"
        'https://fourth.example/ {60} ""\n'
        'gemini://fifth.example/ "Fifth"\n'
    ).encode()
    result = imports.read(data)
    assert result.kind == "newsraft"
    assert result.found == (
        feed(),
        feed(OTHER, "Ferry news", ("News Reports",)),
        feed("https://third.example/", "", ("News Reports",)),
        feed("https://fourth.example/"),
    )
    assert result.skipped == (
        Skipped("$(…)", "is a command, and commands are not supported"),
        Skipped(
            "gemini://fifth.example/",
            "begins with gemini:, and only http: and https: are fetched",
        ),
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (bytes(range(32)) * 20, "is binary data, not a list of sources"),
        (
            b"It was a dark night.\nNothing happened.\n",
            "holds no source; what can be imported is OPML, and newsboat's and newsraft's lists",
        ),
        (b"<html></html>", "is not OPML: it begins with <html>"),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        imports.read(data, "list\x1b[2J")
    assert (caught.value.place, caught.value.reason) == ("list", reason)


def test_a_list_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"does not exist$"):
        imports.read(tmp_path / "none")
    with pytest.raises(SourceError, match="is not a file"):
        imports.read(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="is not a file"):
        imports.read(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(SourceError, match="is larger than 50 MB"):
        imports.read(tmp_path / "large")


def test_newsboats_list_is_written_without_passwords() -> None:
    sources = (
        feed("https://me:secret@city.example/feed", 'The "City"', ("news", "local news")),
        Source("Notes", SourceKind.FOLDER, "/home/me/notes"),
        feed(OTHER),
    )
    assert imports.write_urls(sources) == (
        'https://city.example/feed "~The \\"City\\"" news "local news"\n' + OTHER + "\n"
    )


@given(st.binary(max_size=300) | st.text('@<>"~ #\\{}$(htps:/.a\n|', max_size=300))
@effort(max_examples=200)
def test_any_data_is_read_or_refused(data: bytes | str) -> None:
    try:
        result = imports.read(data if isinstance(data, bytes) else data.encode())
    except SourceError as error:
        shown = [str(error)]
    else:
        shown = [name for name, _ in result.skipped] + [source.name for source in result.found]
    assert all(line.isprintable() for line in shown)
