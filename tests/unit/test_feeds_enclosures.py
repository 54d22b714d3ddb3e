"""The files that stories come with, in every format and by both roads."""

import json

import pytest

from briefing.model import Enclosure, Medium
from briefing.sources.feeds import parse
from briefing.sources.feeds.enclosures import MOST_ENCLOSURES
from briefing.sources.feeds.encoding import as_utf8
from briefing.sources.feeds.tolerant import read_tolerantly
from tests.unit.test_feeds import ATOM_10, JSON_10, RSS_20, URL, atom, only, rss

EPISODE = "https://pod.example/1.mp3"


def item(inside: str) -> tuple[Enclosure, ...]:
    return only(rss(f"<item><title>Ferry sinks</title>{inside}</item>")).enclosures


def test_an_enclosure_of_rss_is_kept_with_its_length() -> None:
    text = f'<enclosure url="{EPISODE}" length="34216300" type="audio/mpeg"/>'
    assert item(text) == (Enclosure(EPISODE, Medium.AUDIO, 34_216_300),)


def test_an_enclosure_of_atom_is_kept_and_is_not_the_story_s_page() -> None:
    link = f'<link rel="enclosure" type="audio/mpeg" length="1337" href="{EPISODE}"/>'
    draft = only(atom(f"<entry><title>Ferry sinks</title>{link}</entry>"))
    assert draft.enclosures == (Enclosure(EPISODE, Medium.AUDIO, 1337),)
    assert draft.url is None


def test_attachments_of_a_json_feed_are_kept() -> None:
    feed = json.loads(JSON_10)
    feed["items"][0]["attachments"] = [
        {"url": EPISODE, "mime_type": "audio/mpeg", "size_in_bytes": 89970236},
        {"url": "https://pod.example/1.pdf", "mime_type": "application/pdf"},
        {"mime_type": "audio/mpeg"},
        {"url": 7, "mime_type": "audio/mpeg"},
        "https://pod.example/2.mp3",
    ]
    assert only(json.dumps(feed)).enclosures == (
        Enclosure(EPISODE, Medium.AUDIO, 89_970_236),
        Enclosure("https://pod.example/1.pdf", Medium.DOCUMENT),
    )


@pytest.mark.parametrize("size", ["1e999", "1" + "0" * 400, "-1", "true", '"many"', "null", "0"])
def test_a_size_that_cannot_be_is_none(size: str) -> None:
    attachment = f'"attachments": [{{"url": "{EPISODE}", "size_in_bytes": {size}}}], "id"'
    text = JSON_10.replace('"id"', attachment)
    assert only(text).enclosures == (Enclosure(EPISODE, Medium.AUDIO),)


def test_attachments_that_are_no_list_are_none() -> None:
    assert only(JSON_10.replace('"id"', '"attachments": {"url": "x"}, "id"')).enclosures == ()


def test_media_that_can_be_played_are_kept_and_pictures_are_not() -> None:
    text = (
        '<media:content url="https://a.example/1.png" medium="image"/>'
        '<media:content url="https://a.example/2.jpg" type="image/jpeg"/>'
        '<media:thumbnail url="https://a.example/3.jpg"/>'
        '<media:content medium="video"/>'
        '<media:group><media:content url="https://a.example/4" medium="video" fileSize="12216320"/>'
        '<media:content url="https://a.example/5.ogg" type="audio/ogg"/></media:group>'
    )
    assert item(text) == (
        Enclosure("https://a.example/4", Medium.VIDEO, 12_216_320),
        Enclosure("https://a.example/5.ogg", Medium.AUDIO),
    )


@pytest.mark.parametrize(
    ("url", "kind", "medium"),
    [
        ("https://a.example/x", "audio/x-m4a", Medium.AUDIO),
        ("https://a.example/x", "video/mp4; codecs=av1", Medium.VIDEO),
        ("https://a.example/x", "image/jpeg", Medium.IMAGE),
        ("https://a.example/x", "application/pdf", Medium.DOCUMENT),
        ("https://a.example/x", "text/vtt", Medium.DOCUMENT),
        (
            "https://a.example/x",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Medium.DOCUMENT,
        ),
        ("https://a.example/x.MP3?from=feed", "application/octet-stream", Medium.AUDIO),
        ("https://a.example/x.webm", "", Medium.VIDEO),
        ("https://a.example/x.torrent", "application/x-bittorrent", Medium.OTHER),
        ("https://a.example/", "", Medium.OTHER),
    ],
)
def test_what_an_enclosure_holds_is_told_by_its_type_or_its_ending(
    url: str, kind: str, medium: Medium
) -> None:
    assert item(f'<enclosure url="{url}" type="{kind}" length=""/>') == (Enclosure(url, medium),)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a.example/1.mp3",
        "https://a.example/&#x202e;3pm.exe",
        "",
    ],
)
def test_what_cannot_be_opened_safely_is_left_out(url: str) -> None:
    assert item(f'<enclosure url="{url}" length="1" type="audio/mpeg"/>') == ()


def test_credentials_are_dropped_and_relative_addresses_resolved() -> None:
    text = (
        '<enclosure url="https://me:secret@pod.example/1.mp3"/>'
        '<enclosure url=" /2.mp3 "/><enclosure url="https://pod.example/1.mp3"/>'
    )
    found = [enclosure.url for enclosure in item(text)]
    assert found == ["https://pod.example/1.mp3", "https://news.example/2.mp3"]


def test_a_story_keeps_twenty_at_most() -> None:
    bad = '<enclosure url="ftp://a.example/x"/>' * 30
    text = "".join(f'<enclosure url="https://a.example/{n}.mp3"/>' for n in range(50))
    found = item(bad + text)
    assert len(found) == MOST_ENCLOSURES == 20
    assert found[-1].url == "https://a.example/19.mp3"


def test_what_can_be_played_comes_first_and_pictures_last() -> None:
    names = ("1.png", "2.pdf", "3.mp4", "4.torrent", "5.mp3")
    text = "".join(f'<enclosure url="https://a.example/{name}"/>' for name in names)
    found = [enclosure.url.rpartition("/")[2] for enclosure in item(text)]
    assert found == ["3.mp4", "5.mp3", "2.pdf", "4.torrent", "1.png"]


def test_the_roads_agree_on_the_sample() -> None:
    body = as_utf8(ATOM_10.encode(), "")
    [entry] = read_tolerantly(body, URL).entries
    [draft] = parse(ATOM_10.encode(), "", URL).drafts
    assert [one.url for one in entry.enclosures] == [one.url for one in draft.enclosures]
    assert draft.enclosures == (Enclosure("https://news.example/1.mp3", Medium.AUDIO),)


@pytest.mark.parametrize(
    ("text", "digest"),
    [
        (RSS_20, "9f8b81c14c3fc86ff8cd33d7eb7b7b18"),
        (JSON_10, "4cb655c40c83b362127fd380065bddb7"),
        (
            rss(
                '<item><title>F</title><media:content url="https://a.example/1.png"'
                ' medium="image"/></item>'
            ),
            "9e558545b9283104f8d96425d3040de0",
        ),
    ],
)
def test_stories_without_enclosures_keep_the_digests_that_are_stored(
    text: str, digest: str
) -> None:
    assert only(text).digest.hex() == digest


def test_a_digest_changes_with_the_enclosures() -> None:
    told = [
        "",
        f'<enclosure url="{EPISODE}"/>',
        f'<enclosure url="{EPISODE}" length="1"/>',
        f'<enclosure url="{EPISODE}" type="audio/mpeg"/>',
        f'<enclosure url="{EPISODE}"/><enclosure url="{EPISODE}?2"/>',
    ]
    digests = {only(rss(f"<item><title>F</title>{text}</item>")).digest for text in told}
    assert len(digests) == len(told)
