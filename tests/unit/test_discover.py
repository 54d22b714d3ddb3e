"""The feeds of a page: those it names, those its address tells of, and where to guess."""

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from briefing.sources.discover import MOST_FEEDS, FoundFeed, feed_links, well_known
from briefing.sources.feed_hosts import known_hosts

PAGE = "https://city.example/news/today.html"


def link(attributes: str) -> str:
    return f"<html><head><link {attributes}></head><body><p>News</p></body></html>"


def urls(page: str, base: str = PAGE) -> list[str]:
    return [feed.url for feed in feed_links(page, base)]


def test_the_feeds_of_a_head_are_found_in_order_comments_last() -> None:
    page = """
    <!doctype html><html><head><title>City Desk</title>
    <link rel="stylesheet" type="text/css" href="/style.css">
    <link rel="alternate" type="application/rss+xml" title="City » Comments Feed"
          href="/comments/feed/">
    <link rel="alternate" type="application/rss+xml" title="City &amp; Country" href="/feed/">
    <link rel="ALTERNATE home" type="Application/Atom+XML; charset=utf-8"
          href="atom.xml?a=1&amp;b=2">
    <link rel="alternate" type="application/feed+json" href="//cdn.city.example/feed.json">
    <link rel="alternate" type="application/rss+xml" title="Again" href="/feed/#top">
    </head><body><a href="/rss">RSS</a></body></html>
    """
    assert feed_links(page, PAGE) == (
        FoundFeed("https://city.example/feed/", "City & Country", "RSS"),
        FoundFeed("https://city.example/news/atom.xml?a=1&b=2", "", "Atom"),
        FoundFeed("https://cdn.city.example/feed.json", "", "JSON Feed"),
        FoundFeed("https://city.example/comments/feed/", "City » Comments Feed", "RSS"),
    )


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ("rel=alternate type=application/rss+xml href=/f", ["https://city.example/f"]),
        ("rel=alternate type=application/rss+xml href=' /f '", ["https://city.example/f"]),
        ("rel=feed href=/f", ["https://city.example/f"]),
        ("rel='alternate' type='text/xml' title='RSS 2.0' href=/f", ["https://city.example/f"]),
        ("rel='alternate' type='text/xml' href=/feed.xml", ["https://city.example/feed.xml"]),
        ("rel='alternate' type='text/xml' href=/sitemap.xml", []),
        (
            "rel='alternate' type='application/json' href=/feed.json",
            ["https://city.example/feed.json"],
        ),
        ("rel='alternate' type='application/json' href='/wp-json/wp/v2/posts/1'", []),
        ("rel='alternate' type='application/json+oembed' href='/oembed?url=feed'", []),
        ("rel='alternate' hreflang='de' href='/de/feed'", []),
        ("rel='alternate stylesheet' type='application/rss+xml' href=/f", []),
        ("rel='next' type='application/rss+xml' href=/f", []),
        ("rel='alternate' type='application/rss+xml' href=''", []),
        ("rel='alternate' type='application/rss+xml'", []),
        ("rel='alternate' type='application/rss+xml' href='javascript:x'", []),
        ("rel='alternate' type='application/rss+xml' href='file:///etc/passwd'", []),
        (
            "rel='alternate' type='application/rss+xml' href='feed://ferry.example/x'",
            ["http://ferry.example/x"],
        ),
        (
            "rel='alternate' type='application/rss+xml' href='feed:https://ferry.example/x'",
            ["https://ferry.example/x"],
        ),
        (
            "rel='alternate' type='application/rss+xml' href='/all news.xml'",
            ["https://city.example/all%20news.xml"],
        ),
    ],
)
def test_a_link_is_a_feed_only_where_it_says_so(attributes: str, found: list[str]) -> None:
    assert urls(link(attributes)) == found


@pytest.mark.parametrize(
    ("base", "found"),
    [
        ("/a/", "https://city.example/a/feed"),
        ("https://other.example/b/c", "https://other.example/b/feed"),
        ("javascript:x", "https://city.example/news/feed"),
        ("", "https://city.example/news/feed"),
    ],
)
def test_a_pages_own_base_counts(base: str, found: str) -> None:
    page = f'<base href="{base}">' + link("rel=alternate type=application/atom+xml href=feed")
    assert urls(page) == [found]


def test_a_title_can_be_shown_as_it_is() -> None:
    (feed,) = feed_links(
        link("rel=feed href=/f title='A&#27;[31m&#10;B&#x202e;C'").encode("utf-16"), PAGE
    )
    assert feed.title == "A BC"


def test_without_a_declared_feed_plain_links_that_lead_to_one_count() -> None:
    page = """<body>
    <a href="/">Home</a> <a href="/about/feedback">Feedback</a> <a href="/feed-the-birds">Birds</a>
    <a href="https://feedly.com/i/subscription/feed/x">Follow</a>
    <a href="mailto:feed@city.example">Mail</a> <a href="/rss/index.html">About RSS</a>
    <a href="/rss"><b>All</b> the news</a> <a href="/sport/feed/" title="Sport">RSS</a>
    <a href="news.atom">Atom</a> <a href="/index.xml">All</a> <a href="/f" type="text/rss">F</a>
    <a href="/rss/sport.xml">Sport</a> <a href="/index.json">JSON</a> <a href="/rss">twice</a>
    </body>"""
    assert feed_links(page, PAGE) == (
        FoundFeed("https://city.example/rss", "All the news", "RSS"),
        FoundFeed("https://city.example/sport/feed/", "Sport", ""),
        FoundFeed("https://city.example/news/news.atom", "Atom", "Atom"),
        FoundFeed("https://city.example/index.xml", "All", ""),
        FoundFeed("https://city.example/f", "F", "RSS"),
        FoundFeed("https://city.example/rss/sport.xml", "Sport", "RSS"),
        FoundFeed("https://city.example/index.json", "JSON", "JSON Feed"),
    )


def test_a_password_in_the_pages_address_is_in_no_feeds() -> None:
    page = link("rel=feed href=/f")
    assert urls(page, "https://me:secret@city.example/") == ["https://city.example/f"]


def test_no_more_feeds_are_told_than_a_person_can_choose_from() -> None:
    page = "".join(f"<link rel=feed href=/{number}>" for number in range(1000))
    assert len(urls(page)) == MOST_FEEDS


@pytest.mark.parametrize(
    "page", ["", "<div>" * 100_000, "<link " + "a " * 100_000, "<a href=feed>" * 20_000, "\ud800"]
)
def test_hostile_pages_are_read(page: str) -> None:
    feed_links(page, PAGE)


@given(
    st.binary(max_size=200) | st.text(max_size=200), st.text(max_size=50) | st.just("https://a.b/")
)
@effort(max_examples=150)
def test_any_page_is_read_and_only_web_addresses_come_out(page: bytes | str, base: str) -> None:
    head = "<base href='x'><link rel=feed href='"
    whole = head.encode() + page if isinstance(page, bytes) else head + page
    for feed in feed_links(whole, base):
        assert feed.url.startswith(("http://", "https://"))
        assert feed.url.isascii()
        assert feed.title.isprintable()


def test_guesses_are_below_the_pages_path_first_and_then_at_the_root() -> None:
    guesses = well_known("https://me:secret@city.example:8080/blog/?page=2#top")
    assert guesses[:4] == tuple(
        f"https://city.example:8080/blog/{name}" for name in ("feed", "rss", "feed.xml", "rss.xml")
    )
    half = len(guesses) // 2
    assert guesses[half:] == well_known("https://city.example:8080")
    assert [guess.replace("/blog", "") for guess in guesses[:half]] == list(guesses[half:])
    assert {"atom.xml", "index.xml", "feed.json"} <= {guess.rpartition("/")[2] for guess in guesses}


def test_a_pages_file_name_is_no_folder() -> None:
    assert well_known(PAGE)[0] == "https://city.example/news/feed"


@pytest.mark.parametrize("url", ["", "words", "file:///etc", "https://", "https://[", "mailto:a@b"])
def test_what_is_no_web_address_has_no_guesses(url: str) -> None:
    assert well_known(url) == ()
    assert known_hosts(url) == ()


CHANNEL = "UC" + "aB3_-" * 4 + "xy"


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        (
            f"https://www.youtube.com/channel/{CHANNEL}/videos",
            f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}",
        ),
        (
            "https://m.youtube.com/playlist?list=PL0123456789abcdef&si=x",
            "https://www.youtube.com/feeds/videos.xml?playlist_id=PL0123456789abcdef",
        ),
        ("https://github.com/a/b", "https://github.com/a/b/releases.atom"),
        ("http://www.github.com/a/b.git", "https://github.com/a/b/releases.atom"),
        ("https://github.com/a/b/releases/tag/v1", "https://github.com/a/b/releases.atom"),
        ("https://github.com/a/b/tags", "https://github.com/a/b/tags.atom"),
        ("https://github.com/a/b/commits", "https://github.com/a/b/commits.atom"),
        (
            "https://github.com/a/b/commits/fix/it/",
            "https://github.com/a/b/commits/fix/it.atom",
        ),
        ("https://old.reddit.com/r/news/", "https://www.reddit.com/r/news/.rss"),
        ("https://www.reddit.com/r/news/top?t=day", "https://www.reddit.com/r/news/top/.rss"),
        ("https://mastodon.social/@me", "https://mastodon.social/@me.rss"),
        ("https://mastodon.social/@me/1234", "https://mastodon.social/@me.rss"),
        ("https://medium.com/@me/story-1", "https://medium.com/feed/@me"),
        ("https://bsky.app/profile/me.example", "https://bsky.app/profile/me.example/rss"),
        ("https://pypi.org/project/x/#files", "https://pypi.org/rss/project/x/releases.xml"),
        ("https://news.substack.com/p/one", "https://news.substack.com/feed"),
        ("https://me.wordpress.com", "https://me.wordpress.com/feed"),
        ("https://me.tumblr.com/archive", "https://me.tumblr.com/rss"),
        (
            "https://me.blogspot.com/2020/01/a.html",
            "https://me.blogspot.com/feeds/posts/default",
        ),
    ],
)
def test_some_addresses_tell_where_the_feed_is(page: str, feed: str) -> None:
    assert known_hosts(page) == (feed,)


@pytest.mark.parametrize(
    "page",
    [
        "https://city.example/@me",
        "https://www.youtube.com/@handle",
        "https://www.youtube.com/channel/UCshort",
        "https://www.youtube.com/playlist",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://github.com/a",
        "https://github.com/topics/python",
        "https://github.com/a/b/issues",
        "https://github.com/a/b/releases.atom",
        "https://github.com/a/b/commits/main.atom",
        "https://www.reddit.com/",
        "https://www.reddit.com/r/news/.rss",
        "https://mastodon.social/explore",
        "https://mastodon.social/@me.rss",
        "https://substack.com/home",
        "https://news.substack.com/feed",
        "https://me.blogspot.com/feeds/posts/default?alt=rss",
        "https://github.com.evil.example/a/b",
    ],
)
def test_where_an_address_tells_nothing_for_certain_nothing_is_told(page: str) -> None:
    assert known_hosts(page) == ()
