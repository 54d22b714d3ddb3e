"""Feeds of every format, written by hand after their specifications."""

import subprocess
import sys

import pytest

from briefing.errors import SourceError
from briefing.model import Draft, Feed
from briefing.sources.feeds import parse
from briefing.sources.feeds.moments import iso, moment

URL = "https://news.example/feeds/all.xml"

RSS_090 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel><title>Harbour News</title><link>https://news.example/</link></channel>
<item><title>Ferry sinks</title><link>https://news.example/1</link></item>
<item><title>Bridge closes</title><link>https://news.example/2</link></item>
</rdf:RDF>"""

RSS_091 = """<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Harbour News</title><link>https://news.example/</link>
<item><title>Ferry sinks</title><link>https://news.example/1</link>
<description>Off the coast.</description></item></channel></rss>"""

RSS_092 = RSS_091.replace("0.91", "0.92").replace(RSS_091[21 : RSS_091.index("<rss")], "")

RSS_10 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>Harbour News</title>
<link>https://news.example/</link></channel>
<item rdf:about="https://news.example/1"><title>Ferry sinks</title>
<link>https://news.example/1</link><dc:creator>Ada Berg</dc:creator>
<dc:date>2024-11-03T10:30:00+01:00</dc:date><description>Off the coast.</description></item>
</rdf:RDF>"""

RSS_20 = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour News</title>
<link>https://news.example/</link><description>All of it</description><ttl>45</ttl>
<image><url>https://news.example/logo.png</url><title>Logo</title><link>https://x.example/</link>
<width>88</width><height>31</height></image>
<item><title>Ferry sinks</title><link>https://news.example/1</link>
<guid isPermaLink="false">story-1</guid><pubDate>Sun, 03 Nov 2024 10:30:00 +0100</pubDate>
<dc:creator>Ada Berg</dc:creator><description>Off the coast.</description>
<content:encoded><![CDATA[<p>Off the coast of <b>Norway</b>.</p>]]></content:encoded></item>
</channel></rss>"""

ATOM_03 = """<?xml version="1.0"?>
<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Harbour News</title>
<link rel="alternate" type="text/html" href="https://news.example/"/>
<entry><title>Ferry sinks</title><id>story-1</id>
<link rel="alternate" type="text/html" href="https://news.example/1"/>
<issued>2024-11-03T10:30:00+01:00</issued><author><name>Ada Berg</name></author>
<content type="text/html" mode="escaped">&lt;p&gt;Off.&lt;/p&gt;</content></entry></feed>"""

ATOM_10 = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title>
<link href="https://news.example/"/><link rel="self" href="https://news.example/feeds/all.xml"/>
<id>urn:feed</id><updated>2024-11-03T12:00:00Z</updated>
<entry><title>Ferry sinks</title><id>story-1</id>
<link rel="enclosure" type="audio/mpeg" href="https://news.example/1.mp3"/>
<link href="https://news.example/1"/>
<published>2024-11-03T10:30:00+01:00</published><updated>2024-11-04T10:30:00+01:00</updated>
<author><name>Ada Berg</name><email>ada@news.example</email></author>
<summary>Off the coast.</summary>
<content type="html">&lt;p&gt;Off the coast of Norway.&lt;/p&gt;</content></entry></feed>"""

JSON_10 = """{"version": "https://jsonfeed.org/version/1", "title": "Harbour News",
"home_page_url": "https://news.example/", "author": {"name": "The desk"},
"items": [{"id": "story-1", "url": "https://news.example/1", "title": "Ferry sinks",
"content_html": "<p>Off the coast.</p>", "content_text": "Off the coast.",
"date_published": "2024-11-03T10:30:00+01:00", "author": {"name": "Ada Berg"}}]}"""

JSON_11 = JSON_10.replace("version/1", "version/1.1").replace(
    '"author": {"name": "Ada Berg"}', '"authors": [{"name": "Ada Berg"}, {"name": "Bo Dahl"}]'
)


def read(text: str | bytes, url: str = URL, content_type: str = "") -> Feed:
    body = text.encode() if isinstance(text, str) else text
    return parse(body, content_type, url)


def rss(items: str, channel: str = "<title>Harbour News</title>") -> str:
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
        ' xmlns:atom="http://www.w3.org/2005/Atom"'
    )
    return f'<rss version="2.0" {spaces}><channel>{channel}{items}</channel></rss>'


def atom(entries: str) -> str:
    spaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"'
    return f"<feed {spaces}><title>News</title>{entries}</feed>"


def only(text: str | bytes, url: str = URL) -> Draft:
    (draft,) = read(text, url).drafts
    return draft


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (RSS_090, 2),
        (RSS_091, 1),
        (RSS_092, 1),
        (RSS_10, 1),
        (RSS_20, 1),
        (ATOM_03, 1),
        (ATOM_10, 1),
        (JSON_10, 1),
        (JSON_11, 1),
    ],
    ids=["rss090", "rss091", "rss092", "rss10", "rss20", "atom03", "atom10", "json10", "json11"],
)
def test_every_format_gives_its_stories(text: str, count: int) -> None:
    feed = read(text)
    assert (feed.title, feed.url, feed.total) == ("Harbour News", "https://news.example/", count)
    assert len(feed.drafts) == count
    assert feed.drafts[0].headline == "Ferry sinks"
    assert feed.drafts[0].url == "https://news.example/1"
    assert feed.remark is None


@pytest.mark.parametrize("text", [RSS_10, RSS_20, ATOM_03, ATOM_10, JSON_10])
def test_author_and_date_are_read_in_every_format_that_has_them(text: str) -> None:
    draft = only(text)
    assert (draft.byline, draft.date) == ("Ada Berg", "2024-11-03T09:30:00+00:00")


@pytest.mark.parametrize("text", [RSS_20, ATOM_03, ATOM_10, JSON_10, JSON_11])
def test_ids_are_kept(text: str) -> None:
    assert only(text).id == "story-1"


def test_several_authors_are_all_named() -> None:
    assert only(JSON_11).byline == "Ada Berg, Bo Dahl"
    item = "<item><title>x</title><dc:creator>A B</dc:creator><dc:creator>C D</dc:creator></item>"
    assert only(rss(item)).byline == "A B, C D"


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("ada@news.example (Ada Berg)", "Ada Berg"),
        ("Ada Berg &lt;ada@news.example&gt;", "Ada Berg"),
        ("ada@news.example", "ada@news.example"),
        ("The desk", "The desk"),
        ("", None),
    ],
)
def test_an_author_with_a_name_loses_the_address(author: str, byline: str | None) -> None:
    assert only(rss(f"<item><title>x</title><author>{author}</author></item>")).byline == byline


def test_the_longest_text_is_the_body() -> None:
    assert only(RSS_20).body == "<p>Off the coast of <b>Norway</b>.</p>"
    assert only(ATOM_10).body == "<p>Off the coast of Norway.</p>"
    short = rss(
        "<item><title>x</title><content:encoded>Cut …</content:encoded>"
        "<description>A description that goes on for longer</description></item>"
    )
    assert only(short).body == "A description that goes on for longer"
    media = rss(
        "<item><title>x</title><description>Short</description>"
        "<media:description>Longer than that</media:description></item>"
    )
    assert only(media).body == "Longer than that"


@pytest.mark.parametrize(
    ("description", "is_html"),
    [
        ("Ferry &amp; bridge, 3 &lt; 4", False),
        ("&lt;p&gt;Ferry", True),
        ("Ferry&lt;br/&gt;sinks", True),
        ("Ferry &amp;amp; bridge", True),
        ("Ferry &amp;c; bridge", False),
        ("vector&lt;int&gt;", False),
    ],
)
def test_text_of_rss_is_html_if_it_holds_markup(description: str, is_html: bool) -> None:
    draft = only(rss(f"<item><title>x</title><description>{description}</description></item>"))
    assert draft.is_html is is_html


@pytest.mark.parametrize(
    ("kind", "is_html"), [("", False), (' type="text"', False), (' type="html"', True)]
)
def test_text_of_atom_is_what_its_type_says(kind: str, is_html: bool) -> None:
    entry = f"<entry><title>x</title><content{kind}>&lt;b&gt;Ferry&lt;/b&gt;</content></entry>"
    draft = only(atom(entry))
    assert (draft.body, draft.is_html) == ("<b>Ferry</b>", is_html)


def test_xhtml_is_html() -> None:
    draft = only(
        atom(
            '<entry><title>x</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
            "<p>Ferry <em>sinks</em> &amp; rises</p></div></content></entry>"
        )
    )
    assert draft.is_html
    assert draft.body == "<p>Ferry <em>sinks</em> &amp; rises</p>"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("AT&amp;T", "AT&T"),
        ("Tom &amp;amp; Ann", "Tom & Ann"),
        ("&lt;b&gt;Ferry&lt;/b&gt; sinks", "Ferry sinks"),
        ("&amp;lt;b&amp;gt; is bold", "<b> is bold"),
        ("<![CDATA[Ferry &#8217;s end]]>", "Ferry ’s end"),
        ("vector&lt;int&gt;", "vector<int>"),
        ("one\n   two\tthree", "one two three"),
        ("one&lt;br&gt;two", "one two"),
    ],
)
def test_titles_of_rss_are_unescaped_once(title: str, headline: str) -> None:
    assert only(rss(f"<item><title>{title}</title></item>")).headline == headline


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("<title>&lt;b&gt; is bold</title>", "<b> is bold"),
        ("<title>Tom &amp;amp; Ann</title>", "Tom &amp; Ann"),
        ('<title type="html">Tom &amp;amp; &lt;i&gt;Ann&lt;/i&gt;</title>', "Tom & Ann"),
        ('<title type="html">&amp;lt;b&amp;gt; is bold</title>', "<b> is bold"),
    ],
)
def test_titles_of_atom_are_read_by_their_type(title: str, headline: str) -> None:
    assert only(atom(f"<entry>{title}<id>1</id></entry>")).headline == headline


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sun, 03 Nov 2024 10:30:00 GMT", "2024-11-03T10:30:00+00:00"),
        ("3 November 2024 10:30 EST", "2024-11-03T15:30:00+00:00"),
        ("03-Nov-2024 10:30:00", None),
        ("Sun Nov  3 10:30:00 2024", "2024-11-03T10:30:00+00:00"),
        ("Sun, 03 Nov 24 10:30:00 -0330", "2024-11-03T14:00:00+00:00"),
        ("2024-11-03", "2024-11-03T00:00:00+00:00"),
        ("2024-11-03T10:30:00.123456Z", "2024-11-03T10:30:00+00:00"),
        ("2024-11-03 10:30:00+05:30", "2024-11-03T05:00:00+00:00"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"),
        ("2100-12-31T12:00:00Z", "2100-12-31T12:00:00+00:00"),
        ("2999-01-01T00:00:00Z", None),
        ("1699-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("-1", None),
        ("-0001-01-01T00:00:00Z", None),
        ("2024-11-03T25:61:61Z", None),
        ("Sun, 31 Feb 2024 10:30:00 GMT", None),
        ("1730629800", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_utc_and_absurd_ones_are_none(text: str, date: str | None) -> None:
    assert only(rss(f"<item><title>x</title><pubDate>{text}</pubDate></item>")).date == date


def test_dates_of_other_languages_are_read() -> None:
    greek = "Κυρ, 11 Ιούλ 2004 12:00:00 EST"
    assert only(rss(f"<item><title>x</title><pubDate>{greek}</pubDate></item>")).date == (
        "2004-07-11T17:00:00+00:00"
    )


def test_a_date_that_cannot_be_gives_way_to_the_update() -> None:
    entry = (
        "<entry><title>x</title><published>2999-01-01T00:00:00Z</published>"
        "<updated>2024-11-03T10:30:00Z</updated></entry>"
    )
    assert only(atom(entry)).date == "2024-11-03T10:30:00+00:00"


@pytest.mark.parametrize("text", ["x" * 100_000, " " * 100_000, "2024-" * 20_000])
def test_a_long_date_is_none(text: str) -> None:
    assert moment(text) is None


def test_a_moment_that_is_news_is_written_with_its_offset() -> None:
    when = moment("1970-01-01T00:00:00Z")
    assert when is not None
    assert iso(when) == "1970-01-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>/story/1</link>", "https://site.example/story/1"),
        ("<link> https://a.example/1 </link>", "https://a.example/1"),
        ("<link>https://a.example/?a=1&amp;b=2</link>", "https://a.example/?a=1&b=2"),
        ("<guid>https://a.example/g</guid>", "https://a.example/g"),
        ('<guid isPermaLink="false">https://a.example/g</guid>', None),
        ("<guid>42</guid>", None),
        ("<guid>/story/42</guid>", None),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>--help</link>", "https://site.example/--help"),
        ("<link>file:///etc/passwd</link>", None),
        ("<link>https://a.example/\\x</link>", None),
        ("", None),
    ],
)
def test_links_of_rss_are_absolute_and_of_the_web(item: str, url: str | None) -> None:
    channel = "<title>x</title><link>https://site.example/</link>"
    assert only(rss(f"<item><title>x</title>{item}</item>", channel)).url == url


def test_links_of_atom_are_relative_to_nested_bases() -> None:
    text = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/a/"><title>x</title>
    <entry xml:base="b/"><title>x</title><link href="1"/>
    <content type="html" xml:base="c/">&lt;a href="2"&gt;2&lt;/a&gt;</content></entry>
    <entry><title>y</title><link href="1"/><content>y</content></entry></feed>"""
    first, second = read(text).drafts
    assert (first.url, first.base) == (
        "https://news.example/a/b/1",
        "https://news.example/a/b/c/",
    )
    assert (second.url, second.base) == ("https://news.example/a/1", "https://news.example/a/")


def test_without_a_base_atom_is_relative_to_the_feed_and_rss_to_the_story() -> None:
    draft = only(atom('<entry><title>x</title><link href="1"/><content>y</content></entry>'))
    assert (draft.url, draft.base) == ("https://news.example/feeds/1", URL)
    assert only(RSS_20).base == "https://news.example/1"
    assert only(rss("<item><title>x</title></item>")).base == URL


@pytest.mark.parametrize(
    ("ttl", "minutes"), [("60", 60), ("0", None), ("-5", None), ("soon", None), ("9" * 9, None)]
)
def test_ttl_is_minutes_that_can_be_meant(ttl: str, minutes: int | None) -> None:
    assert read(rss("<item><title>x</title></item>", f"<ttl>{ttl}</ttl>")).ttl == minutes


@pytest.mark.parametrize(
    ("channel", "title"),
    [
        ("", None),
        ("<title>  </title>", None),
        ("<title>A &amp;amp; B</title>", "A & B"),
        (f"<title>{'long ' * 2000}</title>", ("long " * 40)[:199] + "…"),
    ],
)
def test_a_feeds_title_is_cleaned_and_cut(channel: str, title: str | None) -> None:
    assert read(rss("<item><title>x</title></item>", channel)).title == title


def test_known_stories_are_counted_and_left_out() -> None:
    text = rss("<item><title>one</title></item><item><title>two</title></item>")
    digests = [draft.digest for draft in read(text).drafts]
    feed = parse(text.encode(), "", URL, frozenset(digests[:1]))
    assert [draft.headline for draft in feed.drafts] == ["two"]
    assert feed.total == 2


def test_the_digest_is_of_the_content_and_of_nothing_else() -> None:
    first = only(RSS_20)
    moved = only(RSS_20, "https://other.example/feed")
    assert (first.digest, len(first.digest)) == (moved.digest, 16)
    below = read(RSS_20.replace("<item>", "<item><title>New</title></item><item>", 1)).drafts[1]
    assert below.digest == first.digest
    for old, new in (
        ("Ferry sinks", "Ferry sank"),
        ("Ada Berg", "Bo Dahl"),
        ("10:30", "10:31"),
        ("story-1", "story-2"),
        ("<b>Norway</b>", "Norway"),
        ("news.example/1<", "news.example/2<"),
    ):
        assert only(RSS_20.replace(old, new)).digest != first.digest


def test_where_a_field_ends_is_part_of_the_digest() -> None:
    one = only(rss("<item><title>ab</title><description>c</description></item>"))
    other = only(rss("<item><title>a</title><description>bc</description></item>"))
    assert one.digest != other.digest


def test_an_entry_of_a_feed_needs_nothing() -> None:
    draft = only(rss("<item/>"))
    assert (draft.id, draft.url, draft.headline, draft.byline, draft.date, draft.body) == (
        None,
        None,
        "",
        None,
        None,
        "",
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"<!DOCTYPE html><html><body>Hi</body></html>", "is a web page, not a feed"),
        (b"\xef\xbb\xbf\n<html><body>Log in</body></html>", "is a web page, not a feed"),
        (b"<opml version='2.0'><body/></opml>", "is a list of feeds"),
        (b"Just some words.", "is not a feed"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not a feed"),
        (b'{"a": 1}', "is JSON, but not a JSON Feed"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_reason(body: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse(body, "", URL)
    assert caught.value.place == URL
    assert caught.value.reason.startswith(reason)


def test_the_fast_road_imports_no_feedparser() -> None:
    script = (
        "import sys; from briefing.sources.feeds import parse;"
        f"feed = parse({RSS_20.encode()!r}, '', {URL!r}); assert feed.total == 1;"
        "sys.exit('feedparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
