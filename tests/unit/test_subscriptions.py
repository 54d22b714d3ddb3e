"""The sources file: newsboat's syntax read, and single lines changed without touching others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from briefing import subscriptions
from briefing.errors import SettingsError, SourceError
from briefing.model import Source, SourceKind
from briefing.subscriptions import Target, TargetKind
from briefing.subscriptions.lines import line_of, words

FEED = "https://city.example/feed.xml"
OTHER = "https://ferry.example/rss"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    return tmp_path / "sources"


def feed(place: str = FEED, name: str = "", tags: tuple[str, ...] = ()) -> Source:
    return Source(name, SourceKind.FEED, place, tags)


def problems(path: Path) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in subscriptions.load(path).problems]


def test_a_missing_file_has_no_sources(listed: Path) -> None:
    assert subscriptions.load(listed) == subscriptions.Subscriptions((), (), ())


def test_the_users_own_file_is_the_default() -> None:
    subscriptions.add(None, feed())
    assert subscriptions.load().sources == (feed(),)


def test_a_list_of_newsboats_is_read_as_it_is(listed: Path) -> None:
    listed.write_text(
        "# my feeds\n"
        "\n"
        f'{FEED} news "local news" "~City Desk"\n'
        f"\t{OTHER}   ! ~Ferries  # the harbour\n"
    )
    loaded = subscriptions.load(listed)
    assert loaded.sources == (
        feed(FEED, "City Desk", ("news", "local news")),
        feed(OTHER, "Ferries", ("!",)),
    )
    assert loaded.lines == (3, 4)
    assert loaded.problems == ()


# What newsboat's own tokenizer is documented to do with these.
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        ("  \t ", []),
        ("# all of it", []),
        ("a b\tc", ["a", "b", "c"]),
        ('"a b" c', ["a b", "c"]),
        ('"first" "second" # third', ["first", "second"]),
        ('a#b "#c" #d', ["a#b", "#c"]),
        ('a "b # c" d', ["a", "b # c", "d"]),
        (r'"\n \r \t \" \\ \x"', ['\n \r \t " \\ x']),
        ('"never closed', ["never closed"]),
        ('"ends so \\', ["ends so "]),
        ('"mpv %u";', ["mpv %u", ";"]),
        ('a"b c"', ['a"b', 'c"']),
        ('""', [""]),
        (r"a\ b", ["a\\", "b"]),
        ("one\r\n", ["one"]),
    ],
)
def test_words_are_told_apart_as_newsboat_does(line: str, expected: list[str]) -> None:
    assert [word.text for word in words(line)] == expected


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            '"query:Unread:unread = \\"yes\\""',
            "is one of newsboat's query feeds, which are not supported",
        ),
        (
            '"filter:~/bin/f:https://a.example/"',
            "is one of newsboat's filter feeds, which are not supported",
        ),
        (
            '"exec:curl -u me:secret x"',
            "is one of newsboat's exec feeds, which are not supported",
        ),
        ("|~/fetch.py", "is a command, and commands are not supported"),
        ("file:///etc/passwd", "is an address of a file; give the file's path instead"),
        ("gemini://a.example/", "begins with gemini:, and only http: and https: are fetched"),
        ("https://", "is no address: it names no host that could be asked"),
        ("https://[a/", "is no address: it names no host that could be asked"),
        ("https://a.example:port/", "is no address: it names no host that could be asked"),
        (
            '"https://a.example/a b"',
            "is no address: it holds a blank or a sign that cannot be seen",
        ),
        (
            "city.example/feed",
            "does not exist; if it is an address, write https://city.example/feed",
        ),
        ('""', "is neither an address nor a path"),
        ("-", "is standard input, which is there once only"),
        ("~/all.opml", "is a list of sources; import it instead"),
    ],
)
def test_a_line_that_gives_no_source_is_told_and_costs_no_other(
    listed: Path, line: str, reason: str
) -> None:
    home = Path.home()
    home.mkdir()
    (home / "all.opml").write_text("<opml/>")
    listed.write_text(f"{FEED}\n{line}\n{OTHER}\n")
    loaded = subscriptions.load(listed)
    assert loaded.sources == (feed(FEED), feed(OTHER))
    assert problems(listed) == [(2, reason)]


def test_paths_are_below_the_home_folder(listed: Path) -> None:
    home = Path.home()
    (home / "news" / "old ones").mkdir(parents=True)
    (home / "story.txt").write_text("A story.")
    listed.write_text(
        '~/news\n"~/news/old ones" "~Archive" old\nstory.txt\n/far/away\n/far/away.md\n'
    )
    assert subscriptions.load(listed).sources == (
        Source("", SourceKind.FOLDER, str(home / "news")),
        Source("Archive", SourceKind.FOLDER, str(home / "news" / "old ones"), ("old",)),
        Source("", SourceKind.FILE, str(home / "story.txt")),
        Source("", SourceKind.FOLDER, "/far/away"),
        Source("", SourceKind.FILE, "/far/away.md"),
    )


def test_of_one_place_written_twice_the_first_line_counts(listed: Path) -> None:
    listed.write_text("https://A.example one\nHTTPS://a.example:443/ two\n")
    assert subscriptions.load(listed).sources == (feed("https://A.example", "", ("one",)),)
    assert problems(listed) == [(2, "is there already, on line 1")]


def test_windows_line_ends_and_a_byte_order_mark_are_no_part_of_a_line(listed: Path) -> None:
    listed.write_bytes(f"\ufeff{FEED} news\r\n\r\n{OTHER}\r\n".encode())
    assert subscriptions.load(listed).sources == (feed(FEED, "", ("news",)), feed(OTHER))


def test_a_line_that_is_not_utf8_is_told(listed: Path) -> None:
    listed.write_bytes(f"{FEED} caf\xe9\n{OTHER}\n".encode("latin-1"))
    assert subscriptions.load(listed).sources == (feed(OTHER),)
    assert problems(listed) == [(1, "holds bytes that are not UTF-8; save the file as UTF-8")]


def test_a_file_in_utf16_is_told_once(listed: Path) -> None:
    listed.write_text(f"{FEED}\n" * 5, encoding="utf-16")
    assert subscriptions.load(listed).sources == ()
    assert problems(listed) == [(1, "is not UTF-8 text; save it as UTF-8")]


def test_names_and_tags_are_lines_that_can_be_seen(listed: Path) -> None:
    listed.write_text(f'{FEED} "~City\\n\x1b[31mDesk\u202e" "\x07" "a\u200b b"\n')
    assert subscriptions.load(listed).sources == (feed(FEED, "City [31mDesk", ("a b",)),)


def test_a_folder_or_a_pipe_in_the_files_place_is_told(listed: Path) -> None:
    os.mkfifo(listed)
    assert problems(listed) == [(1, "is not a file; the list of sources must be one")]
    with pytest.raises(SourceError, match="is not a file"):
        subscriptions.add(listed, feed())


def test_a_megabyte_of_lines_is_read(listed: Path) -> None:
    listed.write_text("".join(f"https://host{n}.example/feed.xml tag\n" for n in range(27_000)))
    assert listed.stat().st_size > 1_000_000
    assert len(subscriptions.load(listed).sources) == 27_000


def test_a_file_beyond_all_measure_is_refused(listed: Path) -> None:
    with listed.open("wb") as file:
        file.truncate(8_000_001)
    assert problems(listed) == [(1, "is longer than 8 MB, which no list of sources is")]


@given(st.binary(max_size=400))
@effort(max_examples=200)
def test_any_bytes_can_be_read(content: bytes) -> None:
    loaded = subscriptions.parse(content, "sources")
    assert len(loaded.lines) == len(loaded.sources)
    assert all(isinstance(problem, SettingsError) for problem in loaded.problems)
    for source in loaded.sources:
        source.place.encode()


SEEN = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="~") | st.just(" ")
).map(lambda text: " ".join(text.split()))


@given(SEEN, st.lists(SEEN.filter(bool), unique=True))
def test_a_written_line_is_read_back(name: str, tags: list[str]) -> None:
    line = line_of(FEED, name, tags)
    assert subscriptions.parse(line.encode(), "").sources == (feed(FEED, name, tuple(tags)),)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_quoted_place_is_one_word(place: str) -> None:
    assert [word.text for word in words(line_of(place, "", ()))] == [place]


def test_adding_keeps_every_other_byte(listed: Path) -> None:
    before = f"# mine\r\n\r\n  {OTHER}   a  # why\r\n".encode() + b"\xff\xfe odd\r\n"
    listed.write_bytes(before)
    subscriptions.add(listed, feed(FEED, 'The "City" Desk', ("news", "local news")))
    added = f'{FEED} "~The \\"City\\" Desk" news "local news"\r\n'.encode()
    assert listed.read_bytes() == before + added


def test_adding_ends_a_last_line_that_has_no_end(listed: Path) -> None:
    listed.write_text(f"{OTHER}\n# the end")
    subscriptions.add(listed, feed())
    assert listed.read_text() == f"{OTHER}\n# the end\n{FEED}\n"


def test_adding_makes_the_file_for_its_owner_alone(tmp_path: Path) -> None:
    listed = tmp_path / "new" / "sources"
    subscriptions.add(listed, feed())
    assert listed.read_text() == f"{FEED}\n"
    assert listed.stat().st_mode & 0o777 == 0o600


def test_adding_a_source_that_is_there_says_so(listed: Path) -> None:
    listed.write_text(f'{FEED} "~City Desk"\nhttps://me:secret@ferry.example/\n')
    with pytest.raises(SourceError) as caught:
        subscriptions.add(listed, feed("HTTPS://CITY.example:443/feed.xml"))
    assert str(caught.value) == "HTTPS://CITY.example:443/feed.xml: is there already, as City Desk"
    with pytest.raises(SourceError) as caught:
        subscriptions.add(listed, feed("https://me:secret@ferry.example"))
    assert str(caught.value) == "https://ferry.example: is there already, as ferry.example"


def test_of_several_sources_all_are_added_or_none(listed: Path) -> None:
    subscriptions.add_all(listed, (feed(FEED), feed(OTHER)))
    before = listed.read_text()
    assert before == f"{FEED}\n{OTHER}\n"
    with pytest.raises(SourceError, match="already"):
        subscriptions.add_all(listed, (feed("https://new.example/"), feed(OTHER)))
    assert listed.read_text() == before


def test_a_folder_at_home_is_written_as_such(listed: Path) -> None:
    folder = Path.home() / "my news"
    folder.mkdir(parents=True)
    source = Source("", SourceKind.FOLDER, str(folder))
    subscriptions.add(listed, source)
    assert listed.read_text() == '"~/my news"\n'
    assert subscriptions.load(listed).sources == (source,)


def test_removing_takes_the_line_and_leaves_the_rest(listed: Path) -> None:
    listed.write_text(f"# one\n{FEED} a\n# two\n{OTHER}\n{FEED} twice\n")
    subscriptions.remove(listed, "https://City.example/feed.xml")
    assert listed.read_text() == f"# one\n# two\n{OTHER}\n"
    with pytest.raises(SourceError) as caught:
        subscriptions.remove(listed, FEED)
    assert str(caught.value) == f"{FEED}: is not among the sources"


def test_removing_the_last_line_leaves_the_end_of_the_one_before(listed: Path) -> None:
    listed.write_text(f"{OTHER}\n{FEED}")
    subscriptions.remove(listed, FEED)
    assert listed.read_text() == f"{OTHER}\n"


def test_a_source_is_found_by_the_place_that_is_shown_of_it(listed: Path) -> None:
    listed.write_text("https://me:secret@city.example/feed a\n")
    subscriptions.rename(listed, "https://city.example/feed", "City")
    assert listed.read_text() == 'https://me:secret@city.example/feed "~City" a\n'


def test_of_two_sources_that_are_shown_alike_none_is_changed(listed: Path) -> None:
    before = "https://a:1@city.example/feed\nhttps://b:2@city.example/feed\n"
    listed.write_text(before)
    with pytest.raises(SourceError, match="is there with several passwords"):
        subscriptions.remove(listed, "https://city.example/feed")
    assert listed.read_text() == before


def test_renaming_and_retagging_keep_place_and_comment_as_written(listed: Path) -> None:
    listed.write_text(f' "{FEED}" old "~Old name" ! # why\n{OTHER}\n')
    subscriptions.rename(listed, FEED, "New\nname")
    assert listed.read_text() == f' "{FEED}" "~New name" old ! # why\n{OTHER}\n'
    subscriptions.retag(listed, FEED, ["a b", "c", "~d"])
    assert listed.read_text() == f' "{FEED}" "~New name" "a b" c d # why\n{OTHER}\n'
    subscriptions.rename(listed, FEED, "")
    subscriptions.retag(listed, FEED, ())
    assert listed.read_text() == f' "{FEED}" # why\n{OTHER}\n'


def test_moving_changes_the_place_alone(listed: Path) -> None:
    listed.write_text(f'\t"{FEED}"old "~City" # why\r\n{OTHER}\n')
    subscriptions.move(listed, FEED, "https://city.example/new#all")
    assert (
        listed.read_bytes().decode()
        == f'\thttps://city.example/new#all old "~City" # why\r\n{OTHER}\n'
    )
    with pytest.raises(SourceError, match=f"^{OTHER}: is there already, as ferry.example$"):
        subscriptions.move(listed, "https://city.example/new#all", OTHER)
    subscriptions.move(listed, OTHER, f"{OTHER}/")
    assert subscriptions.load(listed).sources[1] == feed(f"{OTHER}/")


def test_the_mode_is_kept_and_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "sources"
    real.parent.mkdir()
    real.write_text(f"{FEED}\n")
    real.chmod(0o640)
    link = tmp_path / "sources"
    link.symlink_to(real)
    subscriptions.add(link, feed(OTHER))
    assert link.is_symlink()
    assert real.read_text() == f"{FEED}\n{OTHER}\n"
    assert real.stat().st_mode & 0o777 == 0o640
    assert list(real.parent.iterdir()) == [real]


def test_a_link_that_leads_to_itself_is_told(listed: Path) -> None:
    listed.symlink_to(listed)
    with pytest.raises(SourceError):
        subscriptions.add(listed, feed())
    assert len(problems(listed)) == 1


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SourceError, match=r"cannot be written \("):
        subscriptions.add(tmp_path / "file" / "sources", feed())


def test_a_change_made_meanwhile_is_not_lost(listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed.write_text(f"{FEED}\n")
    sync, edits = os.fsync, ["# an editor was here\n"]

    def fsync(descriptor: int) -> None:
        sync(descriptor)
        if edits:
            listed.write_text(listed.read_text() + edits.pop())

    monkeypatch.setattr(os, "fsync", fsync)
    subscriptions.add(listed, feed(OTHER))
    assert listed.read_text() == f"{FEED}\n# an editor was here\n{OTHER}\n"


def test_a_program_that_never_stops_writing_is_told(
    listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed.write_text("#\n")
    sync = os.fsync

    def fsync(descriptor: int) -> None:
        sync(descriptor)
        listed.write_text(listed.read_text() + "#\n")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(SourceError, match="is being written by another program"):
        subscriptions.add(listed, feed())
    assert list(listed.parent.glob(".sources*")) == []
    assert FEED not in listed.read_text()


def test_two_runs_that_add_at_once_both_succeed(listed: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from briefing import subscriptions\n"
        "from briefing.model import Source, SourceKind\n"
        "for number in range(20):\n"
        "    place = f'https://{sys.argv[2]}{number}.example/'\n"
        "    subscriptions.add(Path(sys.argv[1]), Source('', SourceKind.FEED, place))\n"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", program, str(listed), name])
        for name in ("one", "two")
    ]
    assert [run.wait(60) for run in runs] == [0, 0]
    expected = {f"https://{name}{n}.example/" for name in ("one", "two") for n in range(20)}
    assert {source.place for source in subscriptions.load(listed).sources} == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example", "http://a.example/"),
        ("HTTP://A.Example/x", "http://a.example/x"),
        ("http://a.example:80/x", "http://a.example/x"),
        ("https://a.example:443/x", "https://a.example/x"),
        ("feed:https://a.example/x", "https://a.example/x"),
        ("feed://https://a.example/x", "https://a.example/x"),
        ("feed://a.example/x", "http://a.example/x"),
        ("Feed://a.example/x", "http://a.example/x"),
        ("http://[::1]:80/", "http://[::1]/"),
        (" https://a.example/ ", "https://a.example"),
        ("/tmp/news/", "/tmp/news"),
        ("/tmp/x/../news", "/tmp/news"),
    ],
)
def test_places_are_the_same_however_they_are_written(one: str, other: str) -> None:
    assert subscriptions.same_place(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/", "https://a.example/"),
        ("http://a.example/x", "http://a.example/X"),
        ("http://a.example/x", "http://a.example/x/"),
        ("http://a.example/?a", "http://a.example/"),
        ("http://a.example:8080/", "http://a.example/"),
        ("http://me:one@a.example/", "http://me:two@a.example/"),
        ("http://www.a.example/", "http://a.example/"),
        ("/tmp/news", "/tmp/News"),
    ],
)
def test_places_that_differ_are_not_the_same(one: str, other: str) -> None:
    assert not subscriptions.same_place(one, other)


@given(st.text() | st.from_regex(r"(?s)(feed:)?https?://.*"))
def test_a_place_of_any_signs_has_a_key_and_is_the_same_as_itself(place: str) -> None:
    assert subscriptions.same_place(place, place)


def test_what_is_named_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("x")
    (tmp_path / "all.OPML").write_text("x")
    (tmp_path / "list.xml").write_text('<?xml version="1.0"?>\n<OPML version="1.0">')
    (tmp_path / "page.xml").write_text("<rss>")
    (tmp_path / "feed.JSON").write_text('{"version": "https://jsonfeed.org/version/1.1"}')
    (tmp_path / "data.json").write_text('{"version": 1}')
    (tmp_path / "page.html").write_text("<rss>")
    (tmp_path / "city.example").mkdir()
    address, file, folder = TargetKind.ADDRESS, TargetKind.FILE, TargetKind.FOLDER
    for target, kind, place in [
        ("-", TargetKind.STDIN, "-"),
        ("story.txt", file, str(tmp_path / "story.txt")),
        ("./missing.txt", file, str(tmp_path / "missing.txt")),
        ("missing.md", file, str(tmp_path / "missing.md")),
        ("missing", folder, str(tmp_path / "missing")),
        (".", folder, str(tmp_path)),
        ("city.example", folder, str(tmp_path / "city.example")),
        ("all.OPML", TargetKind.LIST, str(tmp_path / "all.OPML")),
        ("list.xml", TargetKind.LIST, str(tmp_path / "list.xml")),
        ("page.xml", TargetKind.FEED_FILE, str(tmp_path / "page.xml")),
        (f"file://{tmp_path}/page.xml", TargetKind.FEED_FILE, str(tmp_path / "page.xml")),
        (f"FILE://localhost{tmp_path}/a%20b.rss", TargetKind.FEED_FILE, str(tmp_path / "a b.rss")),
        ("feed.JSON", TargetKind.FEED_FILE, str(tmp_path / "feed.JSON")),
        ("missing.atom", TargetKind.FEED_FILE, str(tmp_path / "missing.atom")),
        ("data.json", file, str(tmp_path / "data.json")),
        ("page.html", file, str(tmp_path / "page.html")),
        (" ferry.example ", address, "https://ferry.example"),
        ("ferry.example/news?a=1", address, "https://ferry.example/news?a=1"),
        ("ferry.example:8080", address, "https://ferry.example:8080"),
        ("localhost:8080/feed", address, "http://localhost:8080/feed"),
        ("localhost/feed", address, "https://localhost/feed"),
        ("127.0.0.1:8901/one.html", address, "http://127.0.0.1:8901/one.html"),
        ("192.0.2.7/feed.xml", address, "https://192.0.2.7/feed.xml"),
        ("[::1]:8080/x", address, "http://[::1]:8080/x"),
        ("nas:8080/feed", address, "https://nas:8080/feed"),
        ("1.2.3", file, str(tmp_path / "1.2.3")),
        ("feed://ferry.example/x", address, "http://ferry.example/x"),
        ("feed:https://ferry.example/x", address, "https://ferry.example/x"),
        ("HTTP://ferry.example", address, "HTTP://ferry.example"),
    ]:
        assert subscriptions.classify(target, tmp_path) == Target(kind, place), target


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (FEED, FEED),
        ("https://me:secret@a.example/x", "https://a.example/x"),
        ("https://me@a.example:81/x@y", "https://a.example:81/x@y"),
        ("https://me:se@cret@a.example/", "https://a.example/"),
        ("https://me:se/cret@a.example/", "https://a.example/"),
        ("https://me:s#2?3@a.example/", "https://a.example/"),
        ("feed:https://me:secret@a.example/", "feed:https://a.example/"),
        ("https://a.example:81/@me", "https://a.example:81/@me"),
        ("https://a.example/x:y@z", "https://a.example/x:y@z"),
        ("/home/me:x@y", "/home/me:x@y"),
    ],
)
def test_no_password_is_shown(place: str, shown: str) -> None:
    assert subscriptions.without_password(place) == shown


def test_no_mistake_in_an_address_shows_its_password() -> None:
    with pytest.raises(SourceError) as caught:
        subscriptions.classify("https://me:secret@a.example:no/\x1b[2J")
    assert "secret" not in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (feed(FEED, "City Desk"), "City Desk"),
        (feed("https://me:secret@www.City.example:81/feed"), "city.example"),
        (feed("https://["), "https://["),
        (Source("", SourceKind.FOLDER, "/home/me/news"), "news"),
        (Source("", SourceKind.FOLDER, "/"), "/"),
    ],
)
def test_a_source_without_a_name_goes_by_its_place(source: Source, name: str) -> None:
    assert subscriptions.name_of(source) == name
