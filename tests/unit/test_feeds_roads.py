"""The two roads that feeds are read by must lead to the same stories."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.feeds.encoding import as_utf8
from briefing.sources.feeds.raw import RawFeed, Unread
from briefing.sources.feeds.tolerant import read_tolerantly
from briefing.sources.feeds.well_formed import read_well_formed
from tests.unit.test_feeds import ATOM_10, RSS_20, URL, atom, rss

WORDS = st.sampled_from(
    [
        "",
        " x ",
        "Ferry sinks",
        "Tom &amp;amp; Ann",
        "&lt;b&gt;bold&lt;/b&gt;",
        "<![CDATA[<p>One &#8217; two</p>]]>",
        "caf\u00e9",
        "caf\u00c3\u00a9",
        "\u0096 dash &#150; &#x97;",
        "<b>inside</b>",
        "<!-- no -->yes",
    ]
)
ADDRESSES = st.sampled_from(
    [
        "",
        "https://a.example/1",
        "http:////a.example//2",
        "/relative?a=1&amp;b=2",
        "tag:a.example,2024:1",
        "?copy;&amp;copy;",
        "javascript:alert(1)",
    ]
)
DATES = st.sampled_from(["2024-11-03T10:30:00Z", "Sun, 03 Nov 2024 10:30:00 EST", "soon", ""])
AUTHORS = st.sampled_from(
    ["", "Ada", "ada@news.example (Ada)", "Ada &lt;ada@news.example&gt;", "ada@a.technology"]
)
PEOPLE = st.sampled_from(
    [
        "<name>Ada</name>",
        "<email>a@b.example</email>",
        "<name>A</name><email>a@b.co</email>",
        "",
        "x",
    ]
)
TYPES = st.sampled_from(["", ' type="text"', ' type="HTML"', ' type="text/html"', ' type="xhtml"'])


def element(
    name: str, text: st.SearchStrategy[str], attributes: str = ""
) -> st.SearchStrategy[str]:
    return text.map(lambda words: f"<{name}{attributes}>{words}</{name}>")


def typed(name: str) -> st.SearchStrategy[str]:
    return st.tuples(TYPES, WORDS).map(lambda pair: f"<{name}{pair[0]}>{pair[1]}</{name}>")


LINKS = st.tuples(
    st.sampled_from(["", ' rel="alternate"', ' rel="self"', ' rel="Alternate" type="text/html"']),
    ADDRESSES,
).map(lambda pair: f'<link{pair[0]} href="{pair[1]}"/>')
NUMBERS = st.sampled_from(["", ' length="1234"', ' length=" 12 "', ' length="-1"'])
MEDIA_TYPES = st.sampled_from(
    ["", ' type="audio/mpeg"', ' type="Video/MP4"', ' type="image/png"', ' type="text/html"']
)
ENCLOSURES = st.one_of(
    st.tuples(
        st.sampled_from(["enclosure url", "enclosure URL", "enclosure uri", "enclosure href"]),
        ADDRESSES,
        MEDIA_TYPES,
        NUMBERS,
    ).map(lambda parts: '<{}="{}"{}{}/>'.format(*parts)),
    st.tuples(
        st.sampled_from(["enclosure", "Enclosure", "related"]), ADDRESSES, MEDIA_TYPES, NUMBERS
    ).map(lambda parts: '<{{}}link rel="{}" href="{}"{}{}/>'.format(*parts)),
    st.sampled_from(
        [
            "<enclosure/>",
            '<enclosure url="" href="https://a.example/2.mp3"/>',
            '<enclosure url="https://a.example/3.mp3">words</enclosure>',
            '<enclosure url="https://a.example/4.mp3"><title>A title</title></enclosure>',
            '<enclosure x:url="https://a.example/5.mp3" xmlns:x="https://x.example/"/>',
            '<enclosure url="https://a.example/6.mp3" x:id="1" xmlns:x="https://x.example/"/>',
            '<source><enclosure url="https://a.example/7.mp3"/></source>',
            '<image><enclosure url="https://a.example/8.mp3"/></image>',
        ]
    ),
)
PLAYED = st.tuples(
    ADDRESSES,
    MEDIA_TYPES,
    st.sampled_from(["", ' medium="audio"', ' medium="Video"', ' medium="image"']),
    st.sampled_from(["", ' fileSize="1234"']),
).map(lambda parts: '<media:content url="{}"{}{}{}/>'.format(*parts))
MEDIA = st.sampled_from(
    [
        "<media:content><media:content url='https://a.example/9.mp4' medium='video'/>"
        "</media:content>",
        "<media:group><media:content url='https://a.example/10.mp4' type='video/mp4'/>"
        "<media:thumbnail url='https://a.example/1.png'/></media:group>",
        '<media:content url="x"><media:title>Picture</media:title></media:content>',
        "<media:group><media:description>Of them all</media:description></media:group>",
        "<media:title>Picture</media:title>",
        "<media:description>Of the picture</media:description>",
        '<media:thumbnail url="x"/>',
    ]
)
RSS_PARTS = st.one_of(
    element("title", WORDS),
    element("link", ADDRESSES),
    element("guid", ADDRESSES),
    element("guid", ADDRESSES, ' isPermaLink="false"'),
    element("pubDate", DATES),
    element("dc:date", DATES),
    element("author", AUTHORS),
    element("dc:creator", AUTHORS),
    element("description", WORDS),
    element("content:encoded", WORDS),
    st.sampled_from(
        [
            "<category>x</category>",
            '<source url="https://b.example/">Elsewhere</source>',
            "<unknown>x</unknown>",
            "<comments>https://a.example/c</comments>",
        ]
    ),
    MEDIA,
    PLAYED,
    ENCLOSURES.map(lambda text: text.replace("{}", "atom:")),
)
ATOM_PARTS = st.one_of(
    typed("title"),
    typed("content"),
    typed("summary"),
    LINKS,
    element("id", ADDRESSES),
    element("published", DATES),
    element("updated", DATES),
    element("author", PEOPLE),
    st.sampled_from(
        [
            '<category term="x"/>',
            "<source><title>Elsewhere</title><id>1</id></source>",
            "<contributor><name>Bo</name></contributor>",
            "<rights>x</rights>",
        ]
    ),
    MEDIA,
    PLAYED,
    ENCLOSURES.map(lambda text: text.replace("{}", "")),
)


def both(text: str) -> tuple[RawFeed | None, RawFeed]:
    """What the fast road reads, None where it declines, and what the tolerant one does."""
    body = as_utf8(text.encode(), "")
    try:
        fast = read_well_formed(body)
    except Unread:
        fast = None
    return fast, read_tolerantly(body, URL)


@given(st.lists(st.lists(RSS_PARTS, max_size=7).map("".join), max_size=3), element("title", WORDS))
def test_rss_is_read_alike(items: list[str], title: str) -> None:
    fast, tolerant = both(rss("".join(f"<item>{item}</item>" for item in items), title))
    assert fast is None or fast == tolerant


@given(st.lists(st.lists(ATOM_PARTS, max_size=7).map("".join), max_size=3))
def test_atom_is_read_alike(entries: list[str]) -> None:
    fast, tolerant = both(atom("".join(f"<entry>{entry}</entry>" for entry in entries)))
    assert fast is None or fast == tolerant


@pytest.mark.parametrize("text", [RSS_20, ATOM_10, rss(""), atom("")])
def test_usual_feeds_take_the_fast_road(text: str) -> None:
    fast, tolerant = both(text)
    assert fast == tolerant


@pytest.mark.parametrize(
    "text",
    [
        RSS_20.replace("<rss", "<!DOCTYPE rss><rss"),
        RSS_20.replace('version="2.0"', 'version="0.91"'),
        RSS_20.replace("<channel>", '<channel xml:base="https://a.example/">'),
        RSS_20.replace("Ferry sinks", "Ferry <b>sinks</b>"),
        RSS_20.replace("10:30:00 +0100", "half past ten"),
        RSS_20.replace("</channel>", ""),
        ATOM_10.replace('type="html"', 'type="xhtml"'),
    ],
)
def test_what_is_unusual_takes_the_tolerant_road(text: str) -> None:
    fast, tolerant = both(text)
    assert fast is None
    assert len(tolerant.entries) == 1
