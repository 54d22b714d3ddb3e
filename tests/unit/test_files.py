import io
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from briefing.errors import DocumentError
from briefing.model import SourceKind, Story
from briefing.sources import files
from briefing.sources.files import Found, find, read, stories

TEXT = "The bridge closes\n\nIt closes on Monday, the clerk said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


def told(places: Sequence[Path | str]) -> list[str]:
    """The headline of each story, and each error as it is said, without the folder."""
    return [
        item.headline if isinstance(item, Story) else str(item).rsplit("/", 1)[-1]
        for item in stories([str(place) for place in places])
    ]


def only_found(place: Path) -> Found:
    (found,) = find(str(place))
    assert isinstance(found, Found)
    return found


def put(path: Path, headline: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{headline}\n\nThe text.\n", encoding="utf-8")
    return path


def test_a_file_is_a_story_of_its_folder(folder: Path) -> None:
    path = put(folder / "bridge.txt", "The bridge closes")
    (story,) = stories([str(path)])
    assert isinstance(story, Story)
    assert story.headline == "The bridge closes"
    assert (story.source.name, story.source.kind) == ("desk", SourceKind.FILE)
    assert story.place == str(path)
    assert story.modified == path.stat().st_mtime


def test_a_folder_is_searched_to_its_depth_by_name(folder: Path) -> None:
    for name in ("b.md", "a.txt", "C.HTML", "z/y/x.htm", "z/w.markdown"):
        put(folder / name, name)
    for name in (".hidden.txt", ".git/x.txt", "picture.png", "notes.docx", "z/.x/a.txt"):
        put(folder / name, "Not this")
    found = [story for story in stories([str(folder)]) if isinstance(story, Story)]
    names = [Path(story.place).relative_to(folder).as_posix() for story in found]
    assert names == ["C.HTML", "a.txt", "b.md", "z/w.markdown", "z/y/x.htm"]
    assert {(s.source.name, s.source.kind) for s in found} == {("desk", SourceKind.FOLDER)}


def test_a_file_that_is_named_is_opened_whatever_its_suffix(folder: Path) -> None:
    assert told([put(folder / "notes.draft", "A draft"), put(folder / ".x", "Hidden")]) == [
        "A draft",
        "Hidden",
    ]


def test_a_story_given_twice_comes_once(folder: Path) -> None:
    path = put(folder / "a.txt", "Once")
    assert told([path, folder, f"{folder}/../desk/a.txt"]) == ["Once"]


def test_an_id_is_stable_for_a_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(folder / "a.txt", "One")
    before = only_found(path).id
    put(path, "Quite another")
    monkeypatch.chdir(folder)
    assert only_found(Path("a.txt")).id == before
    assert only_found(put(folder / "b.txt", "One")).id != before


def test_standard_input_is_a_story(monkeypatch: pytest.MonkeyPatch) -> None:
    def piped(data: bytes) -> Story:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (story,) = stories(["-"])
        assert isinstance(story, Story)
        return story

    story = piped(TEXT.encode())
    assert story.headline == "The bridge closes"
    assert (story.source.name, story.source.kind) == ("standard input", SourceKind.STDIN)
    assert story.id == piped(TEXT.encode()).id != piped(b"Other").id
    assert piped(b"<!DOCTYPE html><title>A page</title><p>Words").text == "A page\n\nWords"


def test_too_much_or_nothing_on_standard_input_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, reason in ((b"", "is empty"), (b"x" * 20_000_001, "is larger than 20 MB")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (error,) = stories(["-"])
        assert isinstance(error, DocumentError)
        assert str(error).startswith(f"standard input: {reason}")


def test_a_missing_place_is_said(folder: Path) -> None:
    assert told([folder / "nowhere.txt", "a\0b"]) == [
        "nowhere.txt: does not exist",
        "ab: does not exist",
    ]


def test_an_empty_folder_says_what_it_was_searched_for(folder: Path) -> None:
    assert told([folder]) == [
        "desk: holds no documents (looked for .txt, .md, .markdown, .html or .htm)"
    ]


def test_a_bad_document_is_a_line_and_the_rest_opens(folder: Path) -> None:
    put(folder / "z.txt", "The rest")
    (folder / "a.txt").write_bytes(b"\0\1\2" * 100)
    (folder / "b.txt").touch()
    os.mkfifo(folder / "c.txt")
    (folder / "d.txt").symlink_to(folder / "gone")
    (folder / "e.txt").symlink_to(folder / "e.txt")
    (folder / "f.txt").symlink_to("/dev/zero")
    with (folder / "g.txt").open("wb") as large:
        large.truncate(2_000_000_000)
    assert told([folder]) == [
        "a.txt: is binary data, not a text document",
        "b.txt: is empty",
        'c.txt: is a named pipe, not a document; pipe its text into "briefing -" instead',
        "d.txt: is a link to something that is not there",
        "e.txt: is a link that leads back to itself",
        "f.txt: is a device, not a document",
        "g.txt: is larger than 20 MB, the most that is read",
        "The rest",
    ]


def test_what_is_no_document_is_refused_when_it_is_named(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "s"))
        assert told([folder / "pipe", folder / "s", "/dev/null"]) == [
            'pipe: is a named pipe, not a document; pipe its text into "briefing -" instead',
            "s: is a socket, not a document",
            "null: is a device, not a document",
        ]


def test_a_file_may_have_the_size_limit_and_not_a_byte_more(folder: Path) -> None:
    path = folder / "a.html"
    page = b"<title>At the limit</title><p>Words<!--".ljust(20_000_000, b"x")
    path.write_bytes(page)
    assert told([path]) == ["At the limit"]
    path.write_bytes(page + b"x")
    assert told([path]) == ["a.html: is larger than 20 MB, the most that is read"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_or_folder_is_said(folder: Path) -> None:
    put(folder / "a.txt", "Secret").chmod(0)
    put(folder / "b" / "c.txt", "Secret").parent.chmod(0)
    assert told([folder]) == [
        "a.txt: cannot be read: permission denied",
        "b: cannot be read: permission denied",
    ]


def test_a_permission_error_is_said_in_plain_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    found = only_found(put(folder / "a.txt", "Secret"))
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(DocumentError, match="cannot be read: permission denied"):
        read(found)


def test_folders_that_link_to_each_other_are_entered_once(folder: Path) -> None:
    put(folder / "a" / "one.txt", "One")
    (folder / "a" / "up").symlink_to(folder)
    (folder / "b").symlink_to(folder / "a")
    assert told([folder]) == ["One"]


def test_a_file_that_goes_between_listing_and_reading_is_said(folder: Path) -> None:
    found = only_found(put(folder / "a.txt", "Soon gone"))
    found.path.unlink()
    with pytest.raises(DocumentError, match=r"a\.txt: is not there any more"):
        read(found)


def test_a_file_that_turns_into_a_pipe_is_refused_without_waiting(folder: Path) -> None:
    found = only_found(put(folder / "a.txt", "A file"))
    found.path.unlink()
    os.mkfifo(found.path)
    with pytest.raises(DocumentError, match="is a named pipe"):
        read(found)


def test_a_file_that_changes_while_it_is_read_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = only_found(put(folder / "a.txt", "Half a sto"))
    really_open = os.open
    opened: list[str] = []

    def change_after_opening(path: Path, flags: int) -> int:
        descriptor = really_open(path, flags)
        opened.append(str(path))
        if len(opened) == 1:
            monkeypatch.setattr(os, "fstat", changed_after_first(os.fstat))
        return descriptor

    def changed_after_first(
        fstat: Callable[[int], os.stat_result],
    ) -> Callable[[int], os.stat_result]:
        calls = iter(range(100))

        def status(descriptor: int) -> os.stat_result:
            result = fstat(descriptor)
            if next(calls) == 0:
                put(folder / "a.txt", "The whole story")
            return result

        return status

    monkeypatch.setattr(os, "open", change_after_opening)
    assert read(found).headline == "The whole story"
    assert len(opened) == 2


def test_a_change_shows_in_what_is_found(folder: Path) -> None:
    path = put(folder / "a.txt", "One")
    before = only_found(path)
    put(path, "One, and more")
    os.utime(path, ns=(0, before.modified_ns + 1_000_000))
    after = only_found(path)
    assert (before.id, before.modified_ns, before.size) != (
        after.id,
        after.modified_ns,
        after.size,
    )
    assert after.id == before.id


def test_a_hostile_file_name_is_shown_clean_and_still_read(folder: Path) -> None:
    name = os.fsdecode(b"a\x1b]0;x\x07\xff\n[b].txt")
    put(folder / name, "Read all the same")
    put(folder / "\x1b[2J" / "b.txt", "\x1b[2JCleared")
    found = [story for story in stories([str(folder)]) if isinstance(story, Story)]
    assert [Path(story.place).relative_to(folder).as_posix() for story in found] == [
        "a [b].txt",
        "(no name)/b.txt",
    ]
    assert [story.headline for story in found] == ["Read all the same", "Cleared"]
    (single,) = stories([str(folder / "\x1b[2J" / "b.txt")])
    assert isinstance(single, Story)
    assert single.source.name == "(no name)"
    (folder / name).write_bytes(b"")
    (error,) = (item for item in stories([str(folder)]) if isinstance(item, DocumentError))
    assert str(error).isprintable()


def test_importing_this_room_loads_no_parser() -> None:
    heavy = ("selectolax", "markdown_it", "charset_normalizer", "textual", "rich")
    program = f"import sys, {files.__name__}; print([m for m in {heavy} if m in sys.modules])"
    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "[]"
