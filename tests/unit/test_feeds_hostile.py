"""Feeds that are broken, hostile or absurdly large, and what each must still give."""

import http.server
import json
import pyexpat
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from briefing.errors import SourceError
from briefing.model import Feed
from briefing.sources.feeds import parse
from briefing.sources.feeds.finish import BODY_LIMIT, MOST_ENTRIES, TITLE_LIMIT
from tests.unit.test_feeds import RSS_20, URL, atom, only, read, rss

JSON_FEED = {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": []}


def json_feed(**fields: object) -> str:
    return json.dumps({**JSON_FEED, **fields})


def refusal(text: str | bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(text)
    return caught.value.reason


def headlines(feed: Feed) -> list[str]:
    return [draft.headline for draft in feed.drafts]


def test_the_xml_library_stops_entity_bombs() -> None:
    version = tuple(int(part) for part in pyexpat.EXPAT_VERSION.removeprefix("expat_").split("."))
    assert version >= (2, 4, 1)


def test_an_entity_bomb_ends_soon_and_small() -> None:
    entities = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]>' + rss(
        "<item><title>&e9;</title></item><item><title>fine</title></item>"
    )
    start = time.monotonic()
    try:
        drafts = read(bomb).drafts
    except SourceError:
        drafts = ()
    assert time.monotonic() - start < 5
    assert all(len(draft.headline) <= TITLE_LIMIT for draft in drafts)


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server's address, and the paths that it was asked for."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE rss SYSTEM "{0}/dtd">',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "{0}/entity">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "{0}/parameter"> %p;]>',
        '<?xml-stylesheet href="{0}/style"?>',
    ],
)
def test_no_feed_makes_us_ask_for_another_thing(head: str, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    items = (
        "<item><title>x &x;</title></item>"
        f'<item><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}/xi"/></item>'
    )
    with suppress(SourceError):
        read(head.format(address) + rss(items))
    assert paths == []


def test_an_entity_of_a_file_does_not_show_the_file(tmp_path: object) -> None:
    secret = f"{tmp_path}/secret"
    with open(secret, "w") as file:  # noqa: PTH123
        file.write("the secret words")
    head = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
    try:
        feed = read(head + rss("<item><title>x &x;</title><description>&x;</description></item>"))
    except SourceError:
        return
    assert "secret words" not in repr(feed)


def test_a_very_long_author_is_no_reason_to_wait() -> None:
    start = time.monotonic()
    author = "a." * 50_000
    item = f"<item><title>x</title><author>{author}</author></item>"
    broken = rss(item + "<item><title>y & z</title></item>")
    assert headlines(read(broken)) == ["x", "y & z"]
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "text",
    [
        "</gml:posList>",
        "<>&#x110000;",
        "<d<&#xD800;",
        "</height<",
        '<?encoding="\\xfe"?>',
        "<>&#9999999999;",
        "<rss><channel><item><title>&#99999999999999999999;</title></item></channel></rss>",
        "<rss" + " a='1'" * 3,
        "<rss><channel><item>" + "<![CDATA[" * 50,
    ],
)
def test_what_makes_the_parser_raise_is_refused_or_mended(text: str) -> None:
    with suppress(SourceError):
        assert read(text).total >= 0


@pytest.mark.parametrize("reference", ["&#xD800;", "&#x110000;", "&#99999999999;", "&#0;"])
def test_a_reference_to_no_character_costs_a_character(reference: str) -> None:
    feed = read(rss(f"<item><title>Ferry{reference} sinks</title></item>"))
    assert headlines(feed)[0].replace("\ufffd", "").startswith("Ferry")


def test_deep_nesting_is_no_recursion() -> None:
    deep = "<div>" * 20_000 + "words" + "</div>" * 20_000
    try:
        feed = read(rss(f"<item><title>x</title><description>{deep}</description></item>"))
    except SourceError:
        return
    assert feed.total == 1


def test_of_too_many_stories_the_newest_are_read() -> None:
    items = "".join(
        f"<item><title>{number}</title><pubDate>{2000 + number % 7}-01-01</pubDate></item>"
        for number in range(7 * 400)
    )
    feed = read(rss(items))
    assert feed.total == len(feed.drafts) == MOST_ENTRIES == 2000
    assert feed.remark == "only the newest 2,000 of 2,800 stories are read"
    assert {draft.date[:4] for draft in feed.drafts if draft.date} == {
        "2002", "2003", "2004", "2005", "2006"
    }  # fmt: skip
    numbers = [int(draft.headline) for draft in feed.drafts]
    assert numbers == sorted(numbers)


def test_of_too_many_undated_stories_the_first_are_read() -> None:
    feed = read(rss("".join(f"<item><title>{number}</title></item>" for number in range(2500))))
    assert headlines(feed) == [str(number) for number in range(2000)]


def test_long_fields_are_cut() -> None:
    words = "word " * 600_000
    item = (
        f"<item><title>{words}</title><guid>{words}</guid><dc:creator>{words}</dc:creator>"
        f"<link>https://a.example/{'x' * 5000}</link><description>{words}</description></item>"
    )
    feed = read(rss(item))
    (draft,) = feed.drafts
    assert (len(draft.headline), draft.headline[-1]) == (TITLE_LIMIT, "…")
    assert len(draft.body) == BODY_LIMIT
    assert draft.byline is not None
    assert len(draft.byline) <= 200
    assert draft.id is not None
    assert len(draft.id) < 500
    assert draft.url is None
    assert feed.remark == "1 story is cut at 1 MB"


def test_long_ids_stay_apart() -> None:
    long = "x" * 2000
    feed = read(
        rss(
            f'<item><guid isPermaLink="false">{long}1</guid><link>https://a.example/1</link></item>'
            f'<item><guid isPermaLink="false">{long}2</guid><link>https://a.example/2</link></item>'
        )
    )
    first, second = feed.drafts
    assert first.id != second.id


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ferry\x1b[2J sinks", "Ferry sinks"),
        ("Ferry&#27;[2J sinks", "Ferry sinks"),
        ("Ferry\x00 sinks\x07", "Ferry sinks"),
        ("Ferry\x1b]52;c;aGk=\x07 sinks", "Ferry sinks"),
        ("Ferry\u202e sinks\u200b", "Ferry sinks"),
        ("Ferry\r\n\u2028sinks", "Ferry sinks"),
    ],
)
def test_controls_are_removed_whole(title: str, headline: str) -> None:
    assert headlines(read(rss(f"<item><title>{title}</title></item>"))) == [headline]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("café “x”".encode("cp1252"), ""),
        ("café “x”".encode(), "text/xml"),
        ("café “x”".encode("cp1252"), "text/xml; charset=windows-1252"),
    ],
)
def test_text_in_the_wrong_charset_is_read(body: bytes, content_type: str) -> None:
    head, tail = rss("<item><title>|</title></item>").encode().split(b"|")
    declared = b'<?xml version="1.0" encoding="utf-8"?>' + head
    assert headlines(read(declared + body + tail, content_type=content_type)) == ["café “x”"]


@pytest.mark.parametrize("declared", ["iso-8859-1", "klingon", "\\xfe", "utf-16", "utf-7", ""])
def test_utf_8_is_read_whatever_is_declared(declared: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    assert headlines(read(head + rss("<item><title>Überfahrt</title></item>"))) == ["Überfahrt"]


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_wide_charsets_are_read(charset: str) -> None:
    head = '<?xml version="1.0"?>'
    text = head + rss("<item><title>Überfahrt</title></item>")
    assert headlines(read(text.encode(charset))) == ["Überfahrt"]


def test_an_old_charset_is_read() -> None:
    text = '<?xml version="1.0" encoding="koi8-r"?>' + rss("<item><title>Паром</title></item>")
    assert headlines(read(text.encode("koi8-r"))) == ["Паром"]


@pytest.mark.parametrize(
    "before",
    [
        "\n\n  ",
        "\ufeff",
        "<!-- cached -->\n",
        "<br />\n<b>Warning</b>:  Undefined variable $x in <b>/a.php</b> on line <b>3</b><br />\n",
        "Notice: Undefined index: x in /a.php on line 3\n",
    ],
)
def test_what_stands_before_the_feed_is_passed_over(before: str) -> None:
    assert headlines(read(before + RSS_20)) == ["Ferry sinks"]


@pytest.mark.parametrize("make", [rss, atom])
def test_of_a_feed_that_breaks_off_whole_stories_are_kept(make: object) -> None:
    name = "item" if make is rss else "entry"
    entries = "".join(
        f"<{name}><title>Story {number}</title><id>{number}</id></{name}>" for number in range(3)
    )
    whole = make(entries)  # type: ignore[operator]
    cut = whole[: whole.rindex("<id>2") + 4]
    feed = read(cut)
    assert headlines(feed) == ["Story 0", "Story 1"]
    assert feed.remark == "the feed breaks off; its last story may be missing"
    assert [one.digest for one in feed.drafts] == [one.digest for one in read(whole).drafts[:2]]


@pytest.mark.parametrize(
    ("item", "headline"),
    [
        ("<item><title>Ferry & bridge</title></item>", "Ferry & bridge"),
        ("<item><title>Ferry&nbsp;sinks</title></item>", "Ferry sinks"),
        ("<item><title>Ferry</title><foo:bar>x</foo:bar></item>", "Ferry"),
        ("<item><title>Ferry</title><description><p>Open</description></item>", "Ferry"),
    ],
)
def test_feeds_that_are_not_well_formed_are_read(item: str, headline: str) -> None:
    assert headlines(read(rss(item))) == [headline]


@pytest.mark.parametrize("number", [7, 7.5, -1])
def test_a_numeric_id_of_json_is_read_as_a_string(number: float) -> None:
    assert only(json_feed(items=[{"id": number, "content_text": "x"}])).id == str(number)


def test_json_is_coerced_or_left_out() -> None:
    items = [
        None,
        {"id": True, "title": 3, "url": ["x"], "content_html": None, "authors": "x"},
        {"id": "2", "author": {"name": 1}, "date_published": 5, "content_text": "words"},
    ]
    first, second = read(json_feed(items=items, title=None)).drafts
    assert (first.id, first.headline, first.url, first.body) == (None, "", None, "")
    assert (second.id, second.byline, second.date, second.body) == ("2", None, None, "words")
    assert not second.is_html


def test_json_without_a_version_is_read_if_it_is_like_a_feed() -> None:
    like = json.dumps({"title": "News", "items": [{"id": "1", "content_text": "x"}]})
    assert read(like).total == 1
    assert refusal(json.dumps({"items": [{"id": 1}]})) == "is JSON, but not a JSON Feed"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (json_feed(items={}), "is JSON, but not a JSON Feed"),
        (json_feed(items="x"), "is JSON, but not a JSON Feed"),
        ("[1, 2]", "is JSON, but not a JSON Feed"),
        (json_feed(items=[{"id": float("nan")}]), "is not a feed, nor JSON that can be read"),
        ('{"version": "https://jsonfeed.org/version/1", ', "is not a feed, nor JSON that can be"),
        ('{"a":' * 100_000, "is nested too deeply to be a feed"),
        ('{"items": [' + "9" * 10_000 + "]}", "is not a feed, nor JSON that can be read"),
    ],
)
def test_json_that_is_no_feed_is_refused(text: str, reason: str) -> None:
    assert refusal(text).startswith(reason)


def test_the_html_of_json_is_preferred_to_its_text() -> None:
    item = {"id": "1", "content_html": "<p>x</p>", "content_text": "much longer than that"}
    draft = only(json_feed(items=[item]))
    assert (draft.body, draft.is_html) == ("<p>x</p>", True)


def test_an_id_that_different_stories_share_is_none() -> None:
    items = "".join(
        f'<item><guid isPermaLink="false">same</guid><title>{number}</title>'
        f"<link>https://a.example/{number}</link></item>"
        for number in range(3)
    )
    feed = read(rss(items + '<item><guid isPermaLink="false">own</guid></item>'))
    assert [draft.id for draft in feed.drafts] == [None, None, None, "own"]


def test_two_versions_of_a_story_are_one() -> None:
    item = (
        '<item><guid isPermaLink="false">1</guid><link>https://a.example/1</link>'
        "<title>{}</title></item>"
    )
    feed = read(rss(item.format("New") + item.format("Old")))
    assert (headlines(feed), feed.total) == (["New"], 1)


def test_the_same_story_twice_is_one() -> None:
    item = "<item><title>Ferry</title><description>x</description></item>"
    assert read(rss(item * 3)).total == 1


def test_a_story_with_a_thousand_enclosures_is_a_story() -> None:
    enclosures = '<enclosure url="https://a.example/1.mp3" length="-1" type="text"/>' * 1000
    item = f"<item><title>Ferry</title><media:content url='x'/>{enclosures}</item>"
    assert headlines(read(rss(item))) == ["Ferry"]


def test_no_bytes_of_a_feed_give_anything_but_a_feed_or_a_refusal() -> None:
    for cut in range(0, len(RSS_20), 7):
        for text in (RSS_20[:cut], RSS_20[cut:], RSS_20[:cut] + "<" + RSS_20[cut:]):
            with suppress(SourceError):
                parse(text.encode(), "", URL)
