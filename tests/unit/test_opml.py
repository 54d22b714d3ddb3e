"""OPML: lists of feeds as other programs write them, and the list that this one writes."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.model import Source, SourceKind
from briefing.sources.lists import Skipped
from briefing.sources.opml import read_opml, write_opml

CORPUS = Path(__file__).parents[3] / "shared" / "feeds" / "corpus" / "awesome-rss-opml"
FEED = "https://city.example/feed.xml"
OTHER = "https://ferry.example/rss"


def feed(place: str = FEED, name: str = "", tags: tuple[str, ...] = ()) -> Source:
    return Source(name, SourceKind.FEED, place, tags)


def opml(body: str) -> bytes:
    return f'<opml version="2.0"><head/><body>{body}</body></opml>'.encode()


def found(body: str) -> tuple[Source, ...]:
    return read_opml(opml(body)).found


def skipped(body: str) -> tuple[tuple[str, str], ...]:
    return read_opml(opml(body)).skipped


def test_folders_and_categories_become_tags_the_outermost_first() -> None:
    body = (
        '<outline text="News"><outline text="Local">'
        f'<outline text="City" xmlUrl="{FEED}" category="/a/b, c ,,News"/>'
        f'</outline><outline text="Ferry" type="rss" xmlUrl="{OTHER}"/></outline>'
    )
    assert found(body) == (
        feed(FEED, "City", ("News", "Local", "a/b", "c")),
        feed(OTHER, "Ferry", ("News",)),
    )


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ('text="As read" title="As published"', "As read"),
        ('text=" " title="As published"', "As published"),
        ('TITLE="Loud"', "Loud"),
        (f'text="{FEED}"', ""),
        ('text="city.example"', ""),
        ('text="A&#10;B &amp;  C&#x9b;31m"', "A B & C"),
        ("", ""),
    ],
)
def test_a_feed_goes_by_its_text_and_else_by_its_title(attributes: str, name: str) -> None:
    assert found(f'<outline {attributes} xmlUrl="{FEED}"/>') == (feed(FEED, name),)


def test_names_of_elements_and_attributes_may_be_in_capitals() -> None:
    data = f'<OPML version="1.0"><BODY><OUTLINE TEXT="A" XMLURL="{FEED}"/></BODY></OPML>'
    assert read_opml(data.encode()).found == (feed(FEED, "A"),)


def test_old_lists_have_the_address_as_url() -> None:
    assert found(f'<outline text="A" type="rss" url="{FEED}"/>') == (feed(FEED, "A"),)


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        ('<outline text="Empty"/>', ("Empty", "has no address of a feed")),
        ("<outline/>", ("(no name)", "has no address of a feed")),
        (
            '<outline text="Link" type="link" url="https://a.example/"/>',
            ("Link", "has no address of a feed"),
        ),
        (
            '<outline text="More" type="include" url="https://a.example/more.opml"/>',
            ("More", "points to another list; import that one, too"),
        ),
        (
            '<outline text="Hosts" xmlUrl="file:///etc/hosts"/>',
            ("Hosts", "is an address of a file; give the file's path instead"),
        ),
        (
            '<outline text="Script" xmlUrl="javascript:alert(1)"/>',
            ("Script", "begins with javascript:, and only http: and https: are fetched"),
        ),
        (
            '<outline text="Command" xmlUrl="|~/fetch.py"/>',
            ("Command", "is a command, and commands are not supported"),
        ),
        (
            '<outline text="Path" xmlUrl="/etc/hosts"/>',
            ("Path", "is no address; one begins with https: or http:"),
        ),
        (
            '<outline xmlUrl="https://me:secret@a.example:x/&#27;[2J"/>',
            (
                "https://a.example:x/[2J",
                "is no address: it names no host that could be asked",
            ),
        ),
        (
            f'<outline text="Old" isComment="true"><outline xmlUrl="{FEED}"/></outline>',
            ("Old", "is commented out"),
        ),
    ],
)
def test_what_gives_no_feed_is_told_with_the_reason(
    outline: str, expected: tuple[str, str]
) -> None:
    body = f'{outline}<outline xmlUrl="{OTHER}"/>'
    assert skipped(body) == (expected,)
    assert found(body) == (feed(OTHER),)


def test_feeds_in_one_place_are_merged() -> None:
    body = (
        f'<outline text="A"><outline xmlUrl="{FEED}"/></outline>'
        '<outline text="B"><outline text="City" xmlUrl="HTTPS://CITY.example:443/feed.xml"/>'
        "</outline>"
    )
    result = read_opml(opml(body))
    assert result.found == (feed(FEED, "City", ("A", "B")),)
    assert (result.merged, result.skipped) == (1, ())


def test_a_password_is_kept_to_fetch_with() -> None:
    place = "https://me:secret@city.example/feed"
    assert found(f'<outline xmlUrl="{place}"/>') == (feed(place),)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("ISO-8859-1", "latin-1"),
        ("UTF-8", "latin-1"),
        ("UTF-16", "utf-8"),
        ("no-such-charset", "utf-8"),
        ("windows-1251", "utf-8"),
    ],
)
def test_the_charset_need_not_be_the_one_declared(declared: str, encoding: str) -> None:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    data = (declaration + opml(f'<outline text="Café Zürich" xmlUrl="{FEED}"/>').decode()).encode(
        encoding
    )
    assert read_opml(data).found == (feed(FEED, "Café Zürich"),)


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        (
            '<outline text="A & B" xmlUrl="https://a.example/?x=1&y=2&copy=3"/>',
            feed("https://a.example/?x=1&y=2&copy=3", "A & B"),
        ),
        (f'<outline text="A&nbsp;B&eacute;" xmlUrl="{FEED}"/>', feed(FEED, "A Bé")),
        (f'<outline text="A\x0bB&#0;C&#xD800;" xmlUrl="{FEED}"/>', feed(FEED, "ABC")),
        (
            f'<outline text="A" description="<b>bold</b> x < y" xmlUrl="{FEED}"/>',
            feed(FEED, "A"),
        ),
        (
            f'<outline text="A" description="<a b="c">d</a>" xmlUrl="{FEED}"/>',
            feed(FEED, "A"),
        ),
        (
            f'<outline text="The "City" Desk" description="" xmlUrl="{FEED}" />',
            feed(FEED, 'The "City" Desk'),
        ),
        (f"<outline text='It's here' xmlUrl='{FEED}'></outline>", feed(FEED, "It's here")),
        (f'<outline text="A" text="B" xmlUrl="{FEED}"/>', feed(FEED, "A")),
    ],
)
def test_xml_that_is_not_quite_xml_is_understood(outline: str, expected: Source) -> None:
    result = read_opml(opml(outline + f'<outline xmlUrl="{OTHER}"/>'))
    assert result.found == (expected, feed(OTHER))
    assert result.skipped == ()


def test_what_stands_before_a_mistake_is_kept() -> None:
    data = (
        '<?xml version="1.0"?>\n<opml version="2.0"><body>\n'
        f'<outline text="A" xmlUrl="{FEED}"/>\n</oops>\n<outline xmlUrl="{OTHER}"/>'
    )
    result = read_opml(data.encode())
    assert result.found == (feed(FEED, "A"),)
    reason = "is not well-formed XML from line 4 on; what stood before was read"
    assert result.skipped == (Skipped("the rest", reason),)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is not OPML: it is no XML that can be read"),
        (b"words", "is not OPML: it is no XML that can be read"),
        (b"<html><body/></html>", "is not OPML: it begins with <html>"),
        (b"<rss/>", "is not OPML: it begins with <rss>"),
        (
            b'<!DOCTYPE opml [<!ENTITY a "b">]><opml><body><outline xmlUrl="&a;"/></body></opml>',
            "declares a DOCTYPE, which can hide anything; take that line out first",
        ),
        (
            b'<!DOCTYPE opml SYSTEM "file:///etc/passwd"><opml/>',
            "declares a DOCTYPE, which can hide anything; take that line out first",
        ),
    ],
)
def test_what_is_no_opml_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_opml(data, "list.opml")
    assert (caught.value.place, caught.value.reason) == ("list.opml", reason)


def test_twenty_thousand_levels_are_read() -> None:
    depth = 20_000
    opened = "".join(f'<outline text="{level}">' for level in range(depth))
    (source,) = found(f'{opened}<outline xmlUrl="{FEED}"/>{"</outline>" * depth}')
    assert source.place == FEED
    assert source.tags == tuple(str(level) for level in range(20))


def test_a_hundred_thousand_outlines_are_read() -> None:
    body = "".join(f'<outline xmlUrl="http://h{n}.example/"/>' for n in range(100_000))
    assert len(found(body)) == 100_000


@pytest.mark.parametrize(
    "data",
    [
        '<outline a="' * 50_000,
        '<outline a="' + '" b' * 200_000,
        "<outline" + " " * 500_000,
        "&" * 300_000,
        "<outline a=\"x' b='" * 50_000,
    ],
)
def test_hostile_xml_costs_no_more_than_its_length(data: str) -> None:
    assert read_opml(f"<opml><oops>{data}".encode()).found == ()


@given(st.binary(max_size=300) | st.text("<>&;\"'= \noutlinexmlUrl#x0:/", max_size=300))
@effort(max_examples=200)
def test_any_data_is_read_or_refused(data: bytes | str) -> None:
    raw = data if isinstance(data, bytes) else f"<opml>{data}".encode()
    try:
        names = [name for name, _ in read_opml(raw).skipped]
    except SourceError as error:
        names = [error.reason]
    assert all(name.isprintable() for name in names)


@pytest.mark.skipif(not CORPUS.exists(), reason="needs lists that others have published")
def test_every_feed_of_published_lists_is_found() -> None:
    lists = sorted(CORPUS.rglob("*.opml"))
    assert lists
    for path in lists:
        addresses = re.findall(r'xmlUrl="\s*(\S+?)\s*"', path.read_text(errors="replace"))
        result = read_opml(path.read_bytes())
        if not any(name == "the rest" for name, _ in result.skipped):
            assert len(result.found) + result.merged + len(result.skipped) == len(addresses), path


def test_the_list_that_is_written_is_opml_2() -> None:
    sources = (
        feed(FEED, 'The "City" <Desk> & more', ("news", "local news")),
        feed("https://me:secret@ferry.example/rss"),
        Source("Notes", SourceKind.FOLDER, "/home/me/notes"),
        feed("https://third.example/", "Third", ("news",)),
    )
    written = write_opml(sources)
    assert written == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<opml version="2.0">\n'
        "  <head><title>briefing</title></head>\n"
        "  <body>\n"
        '    <outline text="news" title="news">\n'
        '      <outline type="rss" text="The &quot;City&quot; &lt;Desk&gt; &amp; more"'
        ' title="The &quot;City&quot; &lt;Desk&gt; &amp; more"'
        f' xmlUrl="{FEED}" category="news,local news"/>\n'
        '      <outline type="rss" text="Third" title="Third" xmlUrl="https://third.example/"'
        ' category="news"/>\n'
        "    </outline>\n"
        '    <outline type="rss" text="ferry.example" title="ferry.example"'
        ' xmlUrl="https://ferry.example/rss"/>\n'
        "  </body>\n"
        "</opml>\n"
    )


PLAIN = st.text(st.sampled_from("abcXYZ é漢&<>\"'!;#%-"), min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)


@given(
    st.lists(
        st.tuples(PLAIN, st.lists(PLAIN.filter(bool), max_size=4, unique=True)),
        max_size=6,
    )
)
@effort(max_examples=100)
def test_what_is_written_is_read_back(labels: list[tuple[str, list[str]]]) -> None:
    sources = [
        feed(f"https://h{number}.example/?a=1&b={number}", name, tuple(tags))
        for number, (name, tags) in enumerate(labels)
    ]
    again = read_opml(write_opml(sources).encode())
    assert again.skipped == ()
    read = {source.place: (source.name, set(source.tags)) for source in again.found}
    assert read == {source.place: (source.name, set(source.tags)) for source in sources}


@given(st.text(), st.lists(st.text()), st.text())
def test_whatever_the_names_what_is_written_is_xml(name: str, tags: list[str], path: str) -> None:
    written = write_opml([feed(f"https://a.example/{path}", name, tuple(tags))])
    root = ElementTree.fromstring(written.encode())
    assert len(root.findall(".//outline[@xmlUrl]")) == 1
