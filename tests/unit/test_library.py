"""The list of stories: order, what is read, and what a watch brings."""

import os
import time
from pathlib import Path

import pytest

from briefing.desk.library import Batch, Entry, Library, Placed, Trouble
from briefing.desk.watch import Watch
from briefing.desk.watcher import Watcher
from briefing.model import Block, BlockKind, Document, Marks, Source, SourceKind, Story

SOURCE = Source("tests", SourceKind.FOLDER, "tests")


def entry(name: str, text: str = "") -> Entry:
    document = Document(name, name + text, (Block(BlockKind.HEADLINE, 0, len(name)),))
    return Entry(Story(name, SOURCE, f"tests/{name}", document), Marks(), 1)


def placed(name: str, when: float, text: str = "") -> Placed:
    return Placed((0, -when, name), entry(name, text))


def names(library: Library) -> list[str]:
    return [row.key for row in library.rows]


def test_rows_stand_in_their_order_however_they_come() -> None:
    library = Library()
    library.put([placed("old", 1), placed("new", 3)])
    library.put([placed("middle", 2)])
    assert names(library) == ["new", "middle", "old"]
    assert [library.index(name) for name in ("new", "middle", "old", "none")] == [0, 1, 2, None]


def test_a_row_put_in_again_takes_the_place_of_the_old_one() -> None:
    library = Library()
    library.put([placed("a", 1), placed("b", 2)])
    library.put([placed("a", 3, " changed")])
    assert names(library) == ["a", "b"]


def test_a_text_that_changed_is_unread_again_and_one_that_did_not_stays_read() -> None:
    library = Library()
    library.put([placed("a", 1), placed("b", 2)])
    for row in library.rows:
        library.set_read(row, True)
    library.put([placed("a", 1, " changed"), placed("b", 5)])
    assert [row.key for row in library.rows if library.is_unread(row)] == ["a"]


def test_trouble_is_never_unread() -> None:
    library = Library()
    library.put([Placed((0, 0, "x"), Trouble("x", "x.txt", "is empty")), placed("a", 1)])
    assert library.unread == 1
    assert library.stories == 1


def test_the_next_unread_story_is_sought_around_the_end() -> None:
    library = Library()
    library.put([placed(name, -when) for when, name in enumerate("abcd")])
    library.set_read(library.rows[3], True)
    assert library.next_unread(2, 1) == 0
    assert library.next_unread(0, -1) == 2
    for row in library.rows:
        library.set_read(row, True)
    assert library.next_unread(0, 1) is None


def test_rows_that_are_gone_leave_the_list() -> None:
    library = Library()
    library.put([placed("a", 1), placed("b", 2)])
    library.drop(["a", "never there"])
    assert names(library) == ["b"]


def write(path: Path, text: str, when: int) -> Path:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (when, when))
    return path


def keys(batches: list[Batch]) -> list[str]:
    """What was read, in the list's order, without what came before it was marked."""
    return [
        item.row.story.headline if isinstance(item.row, Entry) else item.row.place.split("/")[-1]
        for item in sorted(
            (item for batch in batches for item in batch.put), key=lambda item: item.order
        )
        if not isinstance(item.row, Entry) or item.row.is_marked
    ]


def test_a_folder_is_read_newest_first_and_files_in_the_order_they_are_named(
    tmp_path: Path,
) -> None:
    old = write(tmp_path / "a.txt", "Old\n\nText.", 1_000)
    new = write(tmp_path / "b.txt", "New\n\nText.", 2_000)
    assert keys(list(Watch([str(tmp_path)]).look())) == ["New", "Old"]
    assert keys(list(Watch([str(old), str(new)]).look())) == ["Old", "New"]


def test_a_story_s_own_date_goes_before_the_file_s_time(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "---\ndate: 2030-01-02\n---\n# Dated\n\nText.", 1_000)
    write(tmp_path / "b.md", "# Undated\n\nText.", 1_700_000_000)
    assert keys(list(Watch([str(tmp_path)]).look())) == ["Dated", "Undated"]


def test_a_second_look_brings_only_what_is_new_changed_or_gone(tmp_path: Path) -> None:
    kept = write(tmp_path / "a.txt", "Kept\n\nText.", 1_000)
    gone = write(tmp_path / "b.txt", "Gone\n\nText.", 2_000)
    changed = write(tmp_path / "c.txt", "Before\n\nText.", 3_000)
    watch = Watch([str(tmp_path)])
    first = list(watch.look())
    assert list(watch.look()) == []
    gone.unlink()
    write(changed, "After\n\nText.", 4_000)
    write(tmp_path / "d.txt", "Added\n\nText.", 5_000)
    [batch] = watch.look()
    assert keys([batch]) == ["Added", "After"]
    [key] = batch.gone
    assert key in {item.row.key for item in first[0].put}
    assert kept.exists()


def test_a_document_twice_in_the_places_is_one_row(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Once\n\nText.", 1_000)
    assert keys(list(Watch([str(path), str(tmp_path)]).look())) == ["Once"]


def test_a_place_in_trouble_is_told_once_and_goes_when_it_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    watch = Watch([str(path)])
    [batch] = watch.look()
    assert keys([batch]) == ["a.txt"]
    assert list(watch.look()) == []
    write(path, "Here\n\nText.", 1_000)
    [batch] = watch.look()
    assert keys([batch]) == ["Here"]
    assert len(batch.gone) == 1


def test_a_document_is_read_again_when_its_permissions_change(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Same\n\nText.", 1_000)
    watch = Watch([str(tmp_path)])
    list(watch.look())
    path.chmod(0o600)
    assert keys(list(watch.look())) == ["Same"]


def test_a_document_that_trips_the_program_does_not_take_the_others_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "Good\n\nText.", 1_000)
    write(tmp_path / "b.txt", "Bad\n\nText.", 2_000)

    def trip(story: Story) -> Marks:
        if story.headline == "Bad":
            raise RuntimeError
        return Marks()

    monkeypatch.setattr("briefing.desk.watch.mark", trip)
    rows = [item.row for batch in Watch([str(tmp_path)]).look() for item in batch.put]
    [trouble] = [row for row in rows if isinstance(row, Trouble)]
    assert "briefing failed on it" in trouble.reason
    log = tmp_path / "home" / "state" / "briefing" / "briefing.log"
    assert "RuntimeError" in log.read_text(encoding="utf-8")


def test_the_process_that_reads_ends_the_first_look_with_an_empty_batch(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "One\n\nText.", 1_000)
    watcher = Watcher([str(tmp_path)])
    batches = watcher.batches()
    unmarked, marked = next(batches), next(batches)
    assert keys([unmarked]) == []
    assert keys([marked]) == ["One"]
    assert next(batches) == Batch()
    watcher.stop()
    assert list(batches) == []


def test_the_process_that_reads_ends_with_its_parent(tmp_path: Path) -> None:
    import signal
    import subprocess
    import sys

    code = (
        "from briefing.desk.watcher import Watcher; import sys, time\n"
        f"w = Watcher([{str(tmp_path)!r}]); print(w._process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        time.sleep(0.5)
        parent.send_signal(signal.SIGKILL)
    end = time.monotonic() + 15
    while time.monotonic() < end and _lives(child):
        time.sleep(0.05)
    assert not _lives(child)


def _lives(pid: int) -> bool:
    """Whether a process runs; one that nobody has waited for yet has ended."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
