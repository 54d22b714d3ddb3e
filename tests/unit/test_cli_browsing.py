"""Browsing by prompts, `briefing --plain`: the program itself, its words piped in or typed."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from briefing import paths
from briefing.cli.browsing.speech import story_paragraphs
from briefing.cli.browsing.spoken import figures, headline, links, quotes
from briefing.cli.browsing.terminal import Terminal
from briefing.cli.browsing.words import WORDS, split, unknown
from briefing.desk.entries import Entry, Trouble
from briefing.desk.marking import mark
from briefing.model import Block, BlockKind, Document, Link, Source, SourceKind, Story
from briefing.store.database import open_for_reading
from briefing.store.headlines import Headline, headlines
from briefing.store.listing import Selection, listing
from tests.loopback import Reply, Server
from tests.unit.command_line import STORY
from tests.unit.feed_server import rss, save, served
from tests.unit.feed_server import server as server
from tests.unit.terminals import terminal

BRIEFING = (sys.executable, "-m", "briefing")
AT_LIST = "Story number, or a word (? for help): "
AT_END = "Enter for the next unread story, or a word (? for help): "
AT_MORE = "Enter for more, or a word (? for help): "


def browsed(*given: object, words: str = "", lines: int = 60, code: int = 0) -> list[str]:
    """What the program tells on a terminal, line by line, when words come through a pipe."""
    ours, theirs = os.openpty()
    told = bytearray()

    def read() -> None:
        try:
            while data := os.read(ours, 65536):
                told.extend(data)
        except OSError:
            return

    with subprocess.Popen(
        [*BRIEFING, "--plain", *map(str, given)],
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "COLUMNS": "400", "LINES": str(lines)},
    ) as program:
        os.close(theirs)
        reader = Thread(target=read)
        reader.start()
        program.communicate(words.encode(), timeout=60)
        reader.join()
    os.close(ours)
    assert program.returncode == code, told.decode()
    text = told.decode().replace("\r\n", "\n")
    assert not re.search("[^\n\x20-\x7e\xa0-\U0010ffff]", text), "something raw was written"
    return text.splitlines()


def answers(told: list[str], prompt: str = "") -> Iterator[list[str]]:
    """What was told before the first prompt, and after each."""
    part: list[str] = []
    for line in told:
        if re.match(r"(Enter for|Story number|Source number|Feed number)[^:]*: ", line):
            yield part
            part = []
        else:
            part.append(line)
    yield part


def state() -> list[tuple[str, bool, bool]]:
    """The stored stories by headline: whether each is read, and whether it is starred."""
    db = open_for_reading(paths.database_file())
    assert db is not None
    with closing(db):
        sources = tuple(id_ for (id_,) in db.execute("SELECT id FROM source"))
        rows = headlines(db, listing(db, Selection(sources=sources)))
    return sorted((row.headline, row.is_read, row.is_starred) for row in rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two stories, the ferry's the newer one."""
    place = tmp_path / "notes"
    place.mkdir()
    (place / "museum.txt").write_text("Museum reopens\n\nThe east wing opens on Monday.\n")
    (place / "ferry.txt").write_text(STORY)
    os.utime(place / "museum.txt", (1_700_000_000, 1_700_000_000))
    os.utime(place / "ferry.txt", (1_700_000_060, 1_700_000_060))
    return place


def test_it_begins_with_the_numbers_and_the_headlines(folder: Path) -> None:
    assert browsed(folder) == [
        "briefing. Type ? for help, q to quit.",
        "Opened. 2 stories, 2 unread.",
        "1. unread. Ferry sinks off Ayr. notes. 1 quote, 2 figures.",
        "2. unread. Museum reopens. notes.",
        AT_LIST,
    ]


def test_a_story_is_read_out_with_its_quotations_announced(folder: Path) -> None:
    _, told, at_end = answers(browsed(folder, words="1\n"))
    assert told == [
        "Ferry sinks off Ayr.",
        "notes. 1 minute to read. 1 quote, 2 figures.",
        "",
        'Quote, Ann Lee said: "It sank at once," end of quote, Ann Lee said.',
        "The 300 passengers swam ashore.",
        "",
        "Harbour master Max Roe said that $2 million would be paid.",
        "",
        "End of story.",
    ]
    assert at_end == []


def test_what_is_read_and_starred_is_kept_in_the_database(folder: Path) -> None:
    words = "1\nstar\nback\nq\nnobody hears this\n"
    _, _, starred, listed, after = answers(browsed(folder, words=words))
    assert starred == ["Starred: Ferry sinks off Ayr."]
    assert listed == [
        "1. starred. Ferry sinks off Ayr. notes. 1 quote, 2 figures.",
        "2. unread. Museum reopens. notes.",
    ]
    assert after == []
    assert state() == [("Ferry sinks off Ayr", True, True), ("Museum reopens", False, False)]
    told = browsed(folder, words="1\nunread\nstar 1\nread 2\nread 2\nundo\nundo\nundo\nundo\n")
    assert list(answers(told))[2:] == [
        ["Marked unread: Ferry sinks off Ayr."],
        ["Star taken away: Ferry sinks off Ayr."],
        ["Marked read: Museum reopens."],
        ["It is read already: Museum reopens."],
        ["Taken back: marked read."],
        ["Taken back: star taken away."],
        ["Taken back: marked unread."],
        ["There is nothing to take back."],
        [],
    ]
    assert state() == [("Ferry sinks off Ayr", True, True), ("Museum reopens", False, False)]


def test_enter_after_a_story_reads_the_next_unread_one(folder: Path) -> None:
    told = list(answers(browsed(folder, words="1\n\n\n")))
    assert told[2][0] == "Museum reopens."
    assert told[3] == [
        "Every story of the list has been read.",
        "1. Ferry sinks off Ayr. notes. 1 quote, 2 figures.",
        "2. Museum reopens. notes.",
    ]


def test_a_long_story_comes_a_screen_at_a_time_and_whole(tmp_path: Path) -> None:
    paragraphs = [f"Boat {letter} sails in the morning." for letter in "ABCDEFGHIJKL"]
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(["A long story", *paragraphs]) + "\n")
    told = browsed(path, words="1\n\n\n", lines=10)
    _, *screens, at_end = answers(told)
    # Nine rows beside the prompt: three paragraphs after the head, then five, then four and an end.
    assert [len(screen) for screen in screens] == [8, 9, 9]
    assert screens[0][:4] == [
        "A long story.",
        f"{tmp_path.name}. 1 minute to read.",
        "",
        paragraphs[0],
    ]
    lines = [line for screen in screens for line in screen if line]
    assert lines[2:] == [*paragraphs, "End of story."]
    assert at_end == []
    assert [line for line in told if line.startswith("Enter")] == [AT_MORE, AT_MORE, AT_END]


def test_headlines_come_twenty_at_a_time_and_back(tmp_path: Path) -> None:
    for number in range(1, 46):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Headline {number}\n\nNothing more is known.\n")
        os.utime(path, (1_700_000_000 - number, 1_700_000_000 - number))
    told = list(answers(browsed(tmp_path, words="next\n\nn\nback\n41\nback\nback\n46\n0\n")))

    def numbers(lines: list[str]) -> list[int]:
        return [int(line.split(".")[0]) for line in lines if re.match(r"\d+\. ", line)]

    first, second, third, end, before, _, back, again, *no_story = told
    assert numbers(first) == [*range(1, 21)]
    assert first[-1] == "25 more. Enter for the next."
    assert numbers(second) == [*range(21, 41)]
    assert second[-1] == "5 more. Enter for the next."
    assert numbers(third) == numbers(back) == [*range(41, 46)]
    assert third[0].startswith("41. unread. Headline 41. ")
    assert end == ["That is the end of the list."]
    assert numbers(before) == numbers(again) == [*range(21, 41)]
    assert no_story == [
        ["There is no story 46; they have numbers from 1 to 45."],
        ["There is no story 0; they have numbers from 1 to 45."],
        [],
    ]


def test_lists_are_narrowed_down_and_back_makes_them_whole(folder: Path) -> None:
    words = "read 1\nunread\nback\nstarred\n/FERRY\nfilter figures>3\nfilter figures>x\nall\nback\n"
    told = list(answers(browsed(folder, words=words)))
    ferry, museum = (
        "1. Ferry sinks off Ayr. notes. 1 quote, 2 figures.",
        "2. unread. Museum reopens. notes.",
    )
    whole = ["Opened. 2 stories, 1 unread.", ferry, museum]
    assert told[2:] == [
        ["Opened. Unread. 1 story.", "1. unread. Museum reopens. notes."],
        whole,
        ["Opened. Starred. No story has a star. Type star and a number to give it one."],
        ["Opened. FERRY. 1 story.", ferry],
        ["Opened. figures>3. No story is found."],
        ['Figures takes a whole number, as in figures>3, not "x".'],
        whole,
        ["These are the first headlines already."],
        [],
    ]


def test_quotes_figures_and_links_of_a_story(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<h1>Ferry sinks</h1><p>&ldquo;It sank at once,&rdquo; Ann Lee said. See "
        '<a href="https://ayr.example/report">the report</a>.</p>'
    )
    words = "quotes\nquotes 1\nfigures 1\n1\nlinks\nopen 2\nopen one\nopen\n"
    told = list(answers(browsed(path, words=words)))
    assert told[1] == ["Say which story: put its number after the word, such as star 3."]
    assert told[2:4] == [
        ["1. Ann Lee: “It sank at once,”"],
        ["No figure stands in this story."],
    ]
    assert told[5:9] == [
        [
            "1. the report. https://ayr.example/report",
            "Type open and a number to open one in the browser.",
        ],
        ["Open takes the number of a link; of this story there are from 1 to 1."],
        ["Open takes the number of a link; of this story there are from 1 to 1."],
        ["This story does not tell where it stands on the web."],
    ]


def test_a_link_is_told_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {shlex.quote(str(opened))}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    path = tmp_path / "page.html"
    path.write_text('<h1>Ferry</h1><p>It <a href="https://ayr.example/x">sank</a> there.</p>')
    told = list(answers(browsed(path, words="1\nopen 1\n")))
    assert told[2] == ["Opening https://ayr.example/x"]
    for _ in range(200):
        if opened.exists() and opened.read_text():
            break
        subprocess.run(["sleep", "0.02"], check=True)
    assert opened.read_text() == "https://ayr.example/x"


def test_an_unknown_word_says_what_to_type(folder: Path) -> None:
    _, near, far, helped, _ = answers(browsed(folder, words="staar\nwaves\n?\n"))
    assert near == ['There is no word "staar". Did you mean star? Type ? for the words.']
    assert far == ['There is no word "waves". Type ? for the words, or /waves to search for it.']
    assert helped[0] == "A number reads that story. Enter goes on."
    assert len(helped) == len(WORDS) + 2


def test_a_document_that_cannot_be_read_has_its_number_and_its_reason(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    first, told, starred, _ = answers(browsed(folder, words="3\nstar 3\n"))
    assert first[-1] == "3. not read. empty.txt is empty."
    assert told == [f"{folder / 'empty.txt'} is empty."]
    assert starred == ["That is no story: it could not be read."]


def test_the_first_start_reads_what_comes_with_it() -> None:
    told = browsed()
    assert told[1:4] == [
        "There are no sources yet. These stories come with briefing.",
        "Type add and an address to add a source.",
        "Stories to try. 2 stories, 2 unread.",
    ]
    assert told[4].startswith("1. unread. U.S. Says 8,000 North Korean Troops")


def test_sources_are_refreshed_listed_and_chosen(server: Server) -> None:
    server.routes["/a"] = served(rss("City Desk", "Bridge closes", "Ferry sinks"))
    save(f"{server.url('/a')} eu", f'{server.url("/b")} "~Harbour"')
    words = "refresh\nsources\n6\n1\nback\nsources\n99\nback\nsources\n5\n"
    told = list(answers(browsed(words=words)))
    assert told[0][1:] == [
        "2 sources.",
        "All stories. No story is stored yet. Type refresh to fetch stories, or add and an "
        "address.",
    ]
    refreshed = told[1]
    assert refreshed[:2] == [
        "Asking 2 feeds. Ctrl+C stops it.",
        "1 of 2 sources, 2 new stories, 1 failed.",
    ]
    assert refreshed[2].startswith("Harbour: ")
    assert refreshed[3] == "All stories. 2 stories, 2 unread."
    assert refreshed[4:] == [
        "1. unread. Ferry sinks. City Desk. 2 January 2024. 1 quote, 1 figure.",
        "2. unread. Bridge closes. City Desk. 1 January 2024. 1 quote, 1 figure.",
    ]
    listed = told[2]
    assert listed[:5] == [
        "1. All stories. 2 stories, 2 unread.",
        "2. Unread. 2 stories.",
        "3. Starred. 0 stories.",
        "4. Tag eu. 2 stories, 2 unread.",
        "5. City Desk. 2 stories, 2 unread.",
    ]
    assert listed[5].startswith("6. Harbour. 0 stories, 0 unread. It failed: ")
    assert told[3][0].startswith("Harbour. It failed: ")
    assert told[4] == ["The list is empty; type all for all stories."]
    assert told[5] == refreshed[3:]
    assert told[6] == listed
    assert told[7:9] == [["The sources have numbers from 1 to 6."], refreshed[4:]]
    assert told[10][0] == "City Desk. 2 stories, 2 unread."


def test_a_source_is_added_by_its_address(server: Server) -> None:
    server.routes["/feed"] = served(rss("City Desk", "Ferry sinks"))
    told = list(answers(browsed(words=f"add\nadd {server.url('/feed')}\n1\n")))
    assert told[1][0].startswith("Say what to add: ")
    assert told[2] == [
        "Looking what is there.",
        "Added City Desk: 1 story.",
        "All stories. 1 story, 1 unread.",
        "1. unread. Ferry sinks. City Desk. 1 January 2024. 1 quote, 1 figure.",
    ]
    assert told[3][0] == "Ferry sinks."
    assert server.url("/feed") in paths.sources_file().read_text()
    assert ("Ferry sinks", True, False) in state()


def test_one_of_several_feeds_is_chosen_by_its_number(server: Server) -> None:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="/{name}">' for name in "ab"
    )
    page = f"<html><head>{links}</head><body>x</body></html>"
    server.routes["/"] = page.encode()
    server.routes["/a"] = served(rss("City Desk", "Ferry sinks"))
    server.routes["/b"] = served(rss("Harbour", "Bridge closes"))
    place = server.url("/")
    told = list(answers(browsed(words=f"add {place}\nnone\nadd {place}\n3\n2\n")))
    assert told[1] == [
        "Looking what is there.",
        "2 feeds are there.",
        f"1. City Desk. 1 story. {server.url('/a')}",
        f"2. Harbour. 1 story. {server.url('/b')}",
    ]
    assert told[2] == ["Nothing was added."]
    assert told[4] == ["The feeds have numbers from 1 to 2."]
    assert told[5][0] == "Added Harbour: 1 story."
    assert paths.sources_file().read_text().split() == [server.url("/b")]


def test_at_a_keyboard_words_are_typed_and_both_ways_out_end_in_0(folder: Path) -> None:
    command = shlex.join([*BRIEFING, "--plain", str(folder)])
    for key in ("\x03", "\x04"):
        # The trap keeps the shell, and is none for the program.
        with terminal(["sh", "-c", f"trap : INT; {command}; echo left with $?"]) as typed:
            typed.wait(AT_LIST)
            typed.type("2\n")
            story = typed.wait(AT_END)
            assert story.replace("\r", "").split("\n") == [
                "2",
                "Museum reopens.",
                "notes. 1 minute to read.",
                "",
                "The east wing opens on Monday.",
                "",
                "End of story.",
                "",
            ]
            typed.type(key)
            left = typed.wait("left with ", again=key)
            assert "\x1b" not in left
            typed.wait("0\r\n")


def test_an_interrupted_refresh_ends_and_the_program_goes_on(server: Server) -> None:
    server.routes["/a"] = Reply(hangs=True)
    save(server.url("/a"))
    with terminal([*BRIEFING, "--plain"]) as typed:
        typed.wait(AT_LIST)
        typed.type("refresh\n")
        typed.wait("Asking 1 feed. Ctrl+C stops it.")
        typed.type("\x03")
        assert "stopped." in typed.wait("All stories. ")
        typed.wait(AT_LIST)


def test_a_database_that_is_broken_is_told_and_named_documents_are_read(folder: Path) -> None:
    paths.database_file().parent.mkdir(parents=True)
    paths.database_file().write_text("no database")
    first, _ = answers(browsed(folder, words="q\n"))
    assert "1. unread. Ferry sinks off Ayr. notes. 1 quote, 2 figures." in first
    assert first[-1].startswith("Read marks and stars are not kept: ")
    save("https://x.example/feed")
    (said,) = browsed(code=1)
    assert said.startswith(f"briefing: {paths.database_file()}: ")


def test_a_document_on_standard_input_leaves_the_words_to_the_keyboard(ferry: Path) -> None:
    command = f"cat {shlex.quote(str(ferry))} | {shlex.join([*BRIEFING, '--plain', '-'])}"
    with terminal(["sh", "-c", command]) as typed:
        assert "1. unread. Ferry sinks off Ayr. standard input." in typed.wait(AT_LIST)
        typed.type("1\n")
        assert "The 300 passengers swam ashore." in typed.wait(AT_END)
        typed.type("q\n")


def test_without_a_terminal_the_headlines_are_printed(ferry: Path) -> None:
    done = subprocess.run(
        [*BRIEFING, "--plain", str(ferry)],
        input="1\n", capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    source = ferry.parent.name
    assert done.stdout == f"Ferry sinks off Ayr\t{source}\t\t1\t1\t2\t{ferry}\n"
    assert done.stderr == ""


def test_foreign_signs_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "odd\x1b[2J\u202e.txt"
    path.write_text("Odd \x1b[31mstory\x07\n\nIt \x9b2J said \x1b]0;x\x07more.\n")
    told = browsed(tmp_path, words="1\n\x1b[A\x07\n")
    assert "Odd story." in told


def entry(*blocks: tuple[BlockKind, str], markers: tuple[str, ...] = ()) -> Entry:
    """A story of blocks, marked."""
    text, made = "Headline", [Block(BlockKind.HEADLINE, 0, 8)]
    for number, (kind, words) in enumerate(blocks):
        start = len(text) + 2
        marker = markers[number] if markers else ""
        made.append(Block(kind, start, start + len(words), marker=marker))
        text += f"\n\n{words}"
    document = Document("Headline", text, tuple(made))
    story = Story("1", Source("The Post", SourceKind.FEED, "https://p.example/"), "x", document)
    return Entry(story, mark(document), 1)


def read_out(*blocks: tuple[BlockKind, str]) -> list[list[str]]:
    """The paragraphs between what stands at the head of a story and its end."""
    return [list(paragraph) for paragraph in story_paragraphs(entry(*blocks))[1:-1]]


def test_blocks_say_what_they_are() -> None:
    assert read_out(
        (BlockKind.HEADING, "What is known"),
        (BlockKind.CAPTION, "The ferry. It is old."),
        (BlockKind.LIST_ITEM, "A boat"),
        (BlockKind.SEE_ALSO, "Another story"),
        (BlockKind.TABLE, "port | boats\nAyr | 3"),
    ) == [
        ["Heading: What is known"],
        ["Caption: The ferry.", "It is old."],
        ["Item: A boat"],
        ["Aside: Another story"],
        ["Table:", "port | boats", "Ayr | 3", "End of table."],
    ]
    numbered = entry((BlockKind.LIST_ITEM, "A boat"), markers=("3.",))
    assert story_paragraphs(numbered)[1] == ["3. A boat"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            '"It sank at once. We swam," Ann Lee said.',
            ['Quote, Ann Lee said: "It sank at once.', 'We swam," end of quote, Ann Lee said.'],
        ),
        (
            'Ann Lee said it was "a clear sign" of rust.',
            ['Ann Lee said it was quote, "a clear sign", end of quote, of rust.'],
        ),
        (
            "Ann Lee watched the film 'Fair Game' in Ayr.",
            ["Ann Lee watched the film 'Fair Game' in Ayr."],
        ),
    ],
)
def test_a_quotation_is_announced_and_ended(text: str, lines: list[str]) -> None:
    assert read_out((BlockKind.PARAGRAPH, text)) == [lines]


def test_no_word_of_a_story_is_lost_or_changed() -> None:
    seed = Path(__file__).parent.parent.parent / "seeds" / "north-korean-troops-in-kursk.txt"
    from briefing.sources.files import stories

    (story,) = stories([str(seed)])
    assert isinstance(story, Story)
    told = story_paragraphs(Entry(story, mark(story.document), 1))
    spoken = " ".join(" ".join(line for part in told[1:-1] for line in part).split())
    announced = (
        r'[Qq]uote(?:, [^"“]*)?(?:: |, )(?=["“])|,? [Ee]nd of quote(?:[.,](?= |$))?|'
        r"(?:Caption|Aside|Heading): "
    )
    body = story.text[story.document.blocks[1].start :]
    assert re.sub(announced, "", spoken) == " ".join(body.split())


def test_quotes_and_figures_are_told_in_words() -> None:
    told = entry((BlockKind.PARAGRAPH, STORY.split("\n\n", 1)[1].replace("\n", " ").strip()))
    assert list(quotes(told)) == ['1. Ann Lee: "It sank at once,"']
    assert next(figures(told)) == "1. 300 passengers. As the story has it."
    some = entry((BlockKind.PARAGRAPH, "Ann Lee said that up to 1,200 people swam."))
    assert list(figures(some)) == ["1. up to 1,200 people. On the word of Ann Lee."]


def test_links_name_the_story_first_and_each_address_once() -> None:
    document = Document(
        "A", "A\n\nsee here", (Block(BlockKind.HEADLINE, 0, 1),),
        (Link(3, 6, "https://x.example/"), Link(7, 11, "https://y.example/")),
        url="https://x.example/",
    )  # fmt: skip
    story = Story("1", Source("P", SourceKind.FEED, "https://p.example/"), "x", document)
    assert list(links(Entry(story, mark(document), 1)))[:2] == [
        "1. This story's own page. https://x.example/",
        "2. here. https://y.example/",
    ]


NOON = 1_700_000_000


@pytest.mark.parametrize(
    ("seconds", "date", "told"),
    [
        (30, "2023-11-14T22:13:20Z", " just now."),
        (60, "2023-11-14T22:13:20Z", " 1 minute ago."),
        (7200, "2023-11-14T22:13:20Z", " 2 hours ago."),
        (6 * 86_400, "2023-11-14T22:13:20Z", " 6 days ago."),
        (7 * 86_400, "2023-11-14T22:13:20Z", " 14 November 2023."),
        (-60, "2023-11-14T22:13:20Z", " 14 November 2023."),
        (60, "2023-11-14", " 14 November 2023."),
        (60, None, ""),
    ],
)
def test_a_headline_tells_when(seconds: int, date: str | None, told: str) -> None:
    row = Headline(
        id=1, source_id=1, headline="Why?", publisher="The Post", date=date, minutes=1, quotes=5,
        figures=3, url=None, place="", first_seen=NOON, time=NOON, is_read=False,
        is_starred=False, is_full=False,
    )  # fmt: skip
    line = headline(1, row, NOON + seconds, sources=3)
    assert line == f"1. unread. Why? The Post.{told} 5 quotes, 3 figures. 3 sources tell of it."


def test_a_document_in_trouble_is_a_line_too() -> None:
    assert headline(4, Trouble("/x/a.txt", "is empty"), NOON) == "4. not read. a.txt is empty."


def test_words_have_short_names_and_no_name_twice() -> None:
    names = [name for word in WORDS for name in word.names]
    assert len(names) == len(set(names))
    assert split("N") == ("next", "")
    assert split("/ferry ayr") == ("filter", "ferry ayr")
    assert split("star 3") == ("star", "3")
    assert split("tromsø") == ("tromsø", "")
    assert unknown("").startswith("That is no word")


def test_lines_are_folded_at_blanks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    monkeypatch.setenv("LINES", "24")
    path = tmp_path / "told"
    with path.open("w+") as stream, (tmp_path / "keys").open("w+") as keys:
        Terminal(keys, stream).tell("The ferry sank at once off Ayr.", "x" * 30)
    assert path.read_text() == f"The ferry sank at once\noff Ayr.\n{'x' * 30}\n"


def test_a_paragraph_higher_than_the_screen_is_parted_between_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "8")
    path = tmp_path / "told"
    lines = [f"Row {number}." for number in range(1, 10)]
    with path.open("w+") as stream, (tmp_path / "keys").open("w+") as keys:
        left = Terminal(keys, stream).tell_screen([lines, ["Next."]])
    assert path.read_text().splitlines() == lines[:7]
    assert [list(paragraph) for paragraph in left] == [lines[7:], ["Next."]]
