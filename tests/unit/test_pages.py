"""The full article of a web page, on pages written by hand."""

import json
import socket
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.model import BlockKind, Document
from briefing.sources.pages import LEAST_TEXT, SIZE_LIMIT, article
from tests.unit.invariants import assert_sound

URL = "https://desk.example/news/2025/bridge"
HTML = "text/html; charset=utf-8"

FIRST = (
    "The harbour bridge will close to all traffic for 14 weeks from March, the city council said on"
    " Monday, while engineers replace 48 steel cables that were found to be corroded."
)
SECOND = (
    "Some 31,000 vehicles cross it each day. “We know what this asks of people,” said Ines Falk,"
    " the council’s head of roads, “but the cables cannot wait another winter.”"
)
THIRD = (
    "The council puts the cost at $18.4 million. A shipping firm, Norrland Freight, said it would"
    " lose about $200,000 a week for as long as the work goes on."
)
FOURTH = (
    "Ferries will run every 20 minutes instead, free of charge, from 5 a.m. to midnight. The"
    " council expects them to carry 9,000 people a day, twice as many as now."
)
STORY = (FIRST, SECOND, THIRD, FOURTH)
PARAGRAPHS = "".join(f"<p>{words}</p>" for words in STORY)
NAVIGATION = (
    '<nav><ul><li><a href="/news">News of the day</a></li><li><a href="/sport">Sport</a></li>'
    '<li><a href="/weather">Weather</a></li></ul></nav>'
)
FOOTER = '<footer><p>The City Desk, Pier Road 4. <a href="/terms">Terms of use</a></p></footer>'

NEWS = f"""<!doctype html>
<html lang="en"><head>
<title>Harbour bridge to close for 14 weeks | City Desk</title>
<meta property="og:site_name" content="City Desk">
<meta property="og:title" content="Harbour bridge to close for 14 weeks">
<meta name="author" content="Marta Oduya">
<meta property="article:published_time" content="2025-01-20T08:00:00Z">
<style>p {{ color: red }}</style><script>var tracked = "yes</p>";</script></head><body>
<div id="cookie-banner" class="cookie-consent"><p>We value your privacy. We and our 842 partners
store cookies on your device to personalise content and advertising. Accept them or refuse.</p>
<button>Accept all</button></div>
<header><a href="/">City Desk</a>{NAVIGATION}</header>
<main><div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/news">News</a></div>
<div class="article-body">
<h1>Harbour bridge to close for 14 weeks</h1>
<p class="byline">By <a rel="author" href="/people/oduya">Marta Oduya</a></p>
<div class="social-share"><a href="https://share.example/f">Share on Facebook</a></div>
<p>The harbour bridge will close to all traffic for 14 weeks from March, the city council said on
Monday, while engineers replace <a href="../files/cables.html">48 steel cables</a>.</p>
<figure><img src="/img/bridge.jpg" alt="The bridge at dusk">
<figcaption>The bridge, seen from the north pier. Photo: Ana Ruiz</figcaption></figure>
<p>Some 31,000 vehicles cross it each day. <q>We know what this asks of people,</q> said Ines
Falk, the council’s head of roads, <q>but the cables cannot wait another winter.</q></p>
<h2>What is planned</h2>
<p>The work goes in three steps, according to a plan that the council published on its site:</p>
<ol start="3"><li>Scaffolding on both towers, in March<ul><li>first on the north tower</li>
<li>then on the south tower</li></ul></li><li>New cables, in April and May</li></ol>
<blockquote><p>A bridge that is looked after lasts a hundred years.</p></blockquote>
<div class="related"><h3>Related stories</h3><ul>
<li><a href="/news/1">Museum reopens its east wing after a year of repairs</a></li>
<li><a href="/news/2">Council votes on the budget for the coming year</a></li></ul></div>
<p>The council puts the cost at $18.4 million, and gives the weeks of each of its steps.</p>
<table><tr><th>Step</th><th>Weeks</th></tr><tr><td>Scaffolding</td><td>4</td></tr>
<tr><td>Cables</td><td>10</td></tr></table>
<p>The ferry’s timetable is a single file, and <code>trip</code> is the first word of each line:</p>
<pre><code>trip  06:00  pier
trip  06:40    isle</code></pre>
<p>Ferries will run every 20 minutes, free of charge, from 5 a.m. to midnight.<br><br>Buses will
use the tunnel to the west, which adds some 12 minutes to the way into town.</p>
</div>
<div class="newsletter"><p>Sign up for our morning newsletter and never miss a story.</p>
<form><input name="e"><button>Sign up</button></form></div>
<div class="comments" id="comments"><h3>Comments</h3><p>jim99: What a scandal, they knew it for
years and did nothing at all about it.</p></div></main>
<aside><h3>Most read</h3><ol><li><a href="/a">Ten places to swim</a></li></ol></aside>
<footer><p>© 2025 City Desk. All rights reserved.</p></footer></body></html>"""


def read(
    page: str | bytes, content_type: str = HTML, url: str = URL, headline: str = ""
) -> Document:
    body = page.encode() if isinstance(page, str) else page
    document = article(body, content_type, url, headline)
    assert_sound(document)
    return document


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def links(document: Document) -> list[tuple[str, str]]:
    return [(document.text[link.start : link.end], link.url) for link in document.links]


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>T</title>{head}</head><body>{body}</body></html>"


def plain(*paragraphs: str) -> list[tuple[BlockKind, str]]:
    return [(BlockKind.PARAGRAPH, words) for words in paragraphs]


def test_a_news_page_gives_its_article_in_its_own_blocks_and_nothing_else() -> None:
    document = read(NEWS)
    assert blocks(document) == [
        (BlockKind.HEADLINE, "Harbour bridge to close for 14 weeks"),
        (
            BlockKind.PARAGRAPH,
            "The harbour bridge will close to all traffic for 14 weeks from March, the city council"
            " said on Monday, while engineers replace 48 steel cables.",
        ),
        (BlockKind.IMAGE, "The bridge at dusk"),
        (BlockKind.CAPTION, "The bridge, seen from the north pier. Photo: Ana Ruiz"),
        (BlockKind.PARAGRAPH, SECOND),
        (BlockKind.HEADING, "What is planned"),
        (
            BlockKind.PARAGRAPH,
            "The work goes in three steps, according to a plan that the council published on its"
            " site:",
        ),
        (BlockKind.LIST_ITEM, "Scaffolding on both towers, in March"),
        (BlockKind.LIST_ITEM, "first on the north tower"),
        (BlockKind.LIST_ITEM, "then on the south tower"),
        (BlockKind.LIST_ITEM, "New cables, in April and May"),
        (BlockKind.QUOTATION, "A bridge that is looked after lasts a hundred years."),
        (
            BlockKind.PARAGRAPH,
            "The council puts the cost at $18.4 million, and gives the weeks of each of its steps.",
        ),
        (BlockKind.TABLE, "Step | Weeks\nScaffolding | 4\nCables | 10"),
        (
            BlockKind.PARAGRAPH,
            "The ferry’s timetable is a single file, and trip is the first word of each line:",
        ),
        (BlockKind.CODE, "trip  06:00  pier\ntrip  06:40    isle"),
        (
            BlockKind.PARAGRAPH,
            "Ferries will run every 20 minutes, free of charge, from 5 a.m. to midnight.",
        ),
        (
            BlockKind.PARAGRAPH,
            "Buses will use the tunnel to the west, which adds some 12 minutes to the way into"
            " town.",
        ),
    ]
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(i.marker, i.level) for i in items] == [("3.", 1), ("•", 2), ("•", 2), ("4.", 1)]


def test_a_page_tells_who_wrote_it_when_and_where() -> None:
    document = read(NEWS)
    assert document.byline == "Marta Oduya"
    assert document.date == "2025-01-20T08:00:00+00:00"
    assert document.publisher == "City Desk"
    assert document.url == URL


def test_relative_links_are_relative_to_the_page() -> None:
    assert links(read(NEWS)) == [
        ("48 steel cables", "https://desk.example/news/files/cables.html"),
        ("The bridge at dusk", "https://desk.example/img/bridge.jpg"),
    ]


def test_relative_links_are_relative_to_the_base_that_a_page_names() -> None:
    story = f'<p><a href="x.html">See</a> {FIRST}</p>{PARAGRAPHS}'
    document = read(page(f"<article>{story}</article>", '<base href="/static/">'))
    assert links(document) == [("See", "https://desk.example/static/x.html")]


def test_the_headline_of_the_feed_wins_and_the_pages_own_is_not_repeated() -> None:
    document = read(NEWS, headline=" Bridge\x1b[31m shuts ")
    assert document.headline == "Bridge shuts"
    assert "Harbour bridge to close for 14 weeks" not in document.text


@pytest.mark.parametrize(
    "body",
    [
        f"<form id='aspnetForm'>{NAVIGATION}<div>{PARAGRAPHS}</div></form>{FOOTER}",
        f"{NAVIGATION}<div class='story'>{'<br><br>'.join(STORY)}</div>{FOOTER}",
        f"<div><div>{NAVIGATION}</div><div><div>{PARAGRAPHS}</div></div></div>{FOOTER}",
        f"<article>{PARAGRAPHS.replace('<p>', '<p><b></b>', 1)}</article>{FOOTER}",
        f"<article>{PARAGRAPHS}</article>{FOOTER}"
        + "".join(f"<article><a href='/{n}'>Story {n} of others</a></article>" for n in range(9)),
    ],
    ids=[
        "one form",
        "line breaks",
        "plain divs",
        "an empty element",
        "cards beside",
    ],
)
def test_the_article_is_found_however_the_page_is_built(body: str) -> None:
    assert blocks(read(page(body)))[1:] == plain(*STORY)


def test_words_under_the_headline_and_the_picture_above_the_text_are_kept() -> None:
    standfirst = "Engineers will replace cables that were found to be corroded last autumn"
    document = read(
        page(
            f"{NAVIGATION}<article><header><h1>T</h1><p>{standfirst}</p><figure>"
            f"<img src='a.jpg' alt='A pier'><figcaption>The pier in May</figcaption></figure>"
            f"</header>{PARAGRAPHS}</article>{FOOTER}"
        )
    )
    assert blocks(document)[1:] == [
        (BlockKind.PARAGRAPH, standfirst),
        (BlockKind.IMAGE, "A pier"),
        (BlockKind.CAPTION, "The pier in May"),
        *plain(*STORY),
    ]


def test_pictures_among_related_links_are_left_out_with_them() -> None:
    cards = "".join(
        f"<li><a href='/{n}'><img src='/{n}.jpg' alt='Picture of story {n}'></a>"
        f"<a href='/{n}'>Another story, number {n}, about something else</a></li>"
        for n in range(4)
    )
    related = f"<div class='related'><h4>Related</h4><ul>{cards}</ul></div>"
    body = f"<article><p>{FIRST}</p><p>{SECOND}</p>{related}<p>{THIRD}</p><p>{FOURTH}</p></article>"
    assert blocks(read(page(body)))[1:] == plain(*STORY)


def test_the_picture_above_the_text_is_kept_though_what_is_above_it_is_dropped() -> None:
    share = "<div class='social-share'><a href='https://share.example/f'>Share this</a></div>"
    figure = "<figure><img src='a.jpg' alt='A pier'><figcaption>The pier</figcaption></figure>"
    document = read(page(f"<article><h1>T</h1>{share}{figure}{PARAGRAPHS}</article>"))
    assert blocks(document)[1:] == [
        (BlockKind.IMAGE, "A pier"),
        (BlockKind.CAPTION, "The pier"),
        *plain(*STORY),
    ]


def test_a_picture_below_the_text_is_left_out_with_what_is_below_it() -> None:
    author = (
        "<div class='author-bio'><img src='a.jpg' alt='Ana Ruiz'><p>Ana Ruiz reports.</p></div>"
    )
    document = read(page(f"<article>{PARAGRAPHS}{author}</article>"))
    assert (BlockKind.IMAGE, "Ana Ruiz") not in blocks(document)


def test_a_sentence_that_the_extractor_tears_is_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    words = " ".join(STORY).split()
    bits = (" ".join(words[first : first + 2]) for first in range(0, len(words), 2))
    torn = "".join(f"<p>{bit}</p>" for bit in bits)
    monkeypatch.setattr(trafilatura, "extract", lambda *_args, **_options: torn)
    body = f"{NAVIGATION}<div>{PARAGRAPHS}</div>{FOOTER}"
    assert blocks(read(page(body)))[1:] == plain(*STORY)


def test_code_that_the_extractor_drops_is_kept_at_the_end_of_the_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import trafilatura

    monkeypatch.setattr(trafilatura, "extract", lambda *_args, **_options: PARAGRAPHS)
    related = "<ul><li><a href='/1'>Some other story</a></li></ul><pre>not = 'of it'</pre>"
    document = read(page(f"<main>{PARAGRAPHS}<pre>a = 1\n  b = 2</pre>{related}</main>"))
    assert blocks(document)[1:] == [*plain(*STORY), (BlockKind.CODE, "a = 1\n  b = 2")]


def test_an_article_outside_the_main_part_keeps_its_own_blocks() -> None:
    steps = "<ol start='7'><li>Scaffolding on both towers</li><li>The cables themselves</li></ol>"
    story = f"<div id='article-body'>{PARAGRAPHS}{steps}<p>{FIRST} Again.</p></div>"
    document = read(page(f"<main><h2>Latest</h2></main><form>{story}</form>{FOOTER}"))
    assert [block.marker for block in document.blocks if block.marker] == ["7.", "8."]
    assert "Terms of use" not in document.text


def test_a_caption_without_a_figure_is_a_caption() -> None:
    caption = "<div class='wp-caption'><img src='c.jpg'><p class='wp-caption-text'>A pier</p></div>"
    document = read(page(f"<div class='entry-content'><p>{FIRST}</p>{caption}{PARAGRAPHS}</div>"))
    assert (BlockKind.CAPTION, "A pier") in blocks(document)


def test_an_article_that_stands_in_linked_data_alone_is_read() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(STORY)})
    head = f"<script type='application/ld+json'>{data}</script>"
    document = read(page(f"{NAVIGATION}<div id='root'></div>{FOOTER}", head))
    assert all(words in document.text for words in STORY)
    assert "Weather" not in document.text


def test_a_page_whose_one_article_is_mostly_lost_is_read_as_it_marks_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import trafilatura

    long = [" ".join(f"word{n}of{count}" for n in range(20)) for count in range(12)]
    body = "".join(f"<p>{words}</p>" for words in long)
    fragment = f"<p>{long[0]}</p><p>{long[1]}</p>"
    monkeypatch.setattr(trafilatura, "extract", lambda *_args, **_options: fragment)
    assert blocks(read(page(f"<article>{body}</article>{FOOTER}")))[1:] == plain(*long)


@pytest.mark.parametrize("error", [RecursionError, ValueError, MemoryError, AttributeError])
def test_an_extractor_that_fails_leaves_what_the_page_marks_as_its_article(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    import trafilatura

    def fail(*_args: object, **_options: object) -> None:
        raise error("no")

    monkeypatch.setattr(trafilatura, "extract", fail)
    body = f"{NAVIGATION}<article>{PARAGRAPHS}</article>{FOOTER}"
    assert blocks(read(page(body)))[1:] == plain(*STORY)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        pytest.fail("a page must not be able to make this program call anybody")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    remote = (
        '<!DOCTYPE html PUBLIC "x" "http://127.0.0.1:9/x.dtd"><link rel="stylesheet"'
        ' href="http://127.0.0.1:9/x.css"><iframe src="http://127.0.0.1:9/"></iframe>'
        '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/">'
    )
    assert FIRST in read(f"{remote}{PARAGRAPHS}").text


def test_nothing_is_written_to_the_terminal_and_the_extractor_is_imported_late() -> None:
    program = (
        "import sys\n"
        "from briefing.sources.pages import article\n"
        "assert 'trafilatura' not in sys.modules\n"
        "body = sys.stdin.buffer.read()\n"
        "article(body, 'text/html', 'https://a.example/', '')\n"
        "for bad in (b'<p>', b'<html></html>', b'\\x0c<p>&#27;', b''):\n"
        "    try:\n"
        "        article(bad, 'text/html', 'https://a.example/', '')\n"
        "    except Exception as error:\n"
        "        assert type(error).__name__ == 'SourceError', error\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=NEWS.encode(), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    ("encoding", "content_type", "head"),
    [
        ("utf-8", "text/html", ""),
        ("windows-1251", "text/html; charset=windows-1251", ""),
        ("windows-1251", 'text/html; Charset="windows-1251"', '<meta charset="koi8-r">'),
        ("koi8-r", "text/html", '<meta charset="koi8-r">'),
        ("koi8-r", "text/html; charset=utf-8", '<meta charset="koi8-r">'),
        ("koi8-r", "text/html; charset=klingon", '<meta charset="koi8-r">'),
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("utf-16", "text/html", ""),
    ],
)
def test_the_charset_is_the_headers_then_the_pages(
    encoding: str, content_type: str, head: str
) -> None:
    words = (
        "Городской совет решил в понедельник закрыть мост на четырнадцать недель, пока инженеры"
        " меняют стальные тросы, которые, как установила осенью проверка, сильно проржавели."
    )
    rest = "Паромы будут ходить каждые двадцать минут, с пяти утра до полуночи, без всякой платы."
    text = page(f"<article><p>{words}</p><p>{rest}</p><p>{rest}</p></article>", head)
    assert words in read(text.encode(encoding), content_type).text


def test_a_script_that_parts_no_words_needs_fewer_characters() -> None:
    story = (
        "市议会周一表示，海港大桥将从三月起关闭十四个星期，工程师将更换四十八根钢缆。",
        "道路主管说：“我们知道这对市民意味着什么，但是钢缆等不到下一个冬天了。”",
        "市议会估计费用为一千八百万元。渡轮将每二十分钟一班，从早上五点到午夜，免费乘坐。",
    )
    assert sum(map(len, story)) < LEAST_TEXT
    body = NAVIGATION + "".join(f"<p>{words}</p>" for words in story) + FOOTER
    assert "".join(story) in read(page(f"<main>{body}</main>")).text.replace("\n", "")


def test_a_control_character_does_not_hide_where_the_article_ends() -> None:
    marred = NEWS.replace("a hundred years.", "a hundred years.&#27;[0m&#1;\x0c")
    assert blocks(read(marred)) == blocks(read(NEWS))


def test_hostile_markup_is_cleaned() -> None:
    document = read(
        page(
            "<article><h1>A &#27;]0;x&#7;headline</h1>"
            f"<p>{FIRST} <a href='javascript:alert(1)'>Press&#27;[2J here</a>"
            " <a href='https://b.example/&#10;x'>or</a> <a href='file:///etc/passwd'>there</a>."
            f"&#x202e;&#155;31m</p><script>steal()</script>{PARAGRAPHS}"
            "<img src='javascript:x' alt='[@click=app.quit]x[/]'></article>"
        )
    )
    assert f"{FIRST} Press here or there." in document.text
    assert document.links == ()
    assert "steal" not in document.text


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"%PDF-1.7\n1 0 obj", "application/pdf", "is a PDF"),
        (b"%PDF-1.7\n1 0 obj", "text/html", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "image/png", "is a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(60), "", "is binary data"),
        (b"ID3" + bytes(60), "Audio/MPEG", "is a sound recording"),
        (b"<svg xmlns='x'><text>Some words</text></svg>", "image/svg+xml", "is a picture"),
        (b'{"text": "words"}', "application/json; charset=utf-8", "is data in JSON"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "application/rss+xml", "is a feed"),
        (b"Words alone.", "text/plain", "is plain text"),
        (b"PK\x03\x04" + bytes(60), "application/octet-stream", "is binary data"),
    ],
)
def test_what_is_no_page_is_refused_with_its_kind(
    body: bytes, content_type: str, reason: str
) -> None:
    with pytest.raises(SourceError) as caught:
        article(body, content_type, "https://me:secret@desk.example/x", "H")
    assert caught.value.place == "https://desk.example/x"
    assert caught.value.reason == f"{reason}, not a web page; open it in the browser instead"


def test_a_page_that_is_called_something_else_is_read() -> None:
    assert FIRST in read(page(f"<main>{PARAGRAPHS}</main>"), "text/plain").text


@pytest.mark.parametrize(
    "body",
    [
        "",
        " \n",
        "<html></html>",
        page(f"{NAVIGATION}<p>Please enable JavaScript to read this page.</p>{FOOTER}"),
        page("<ul>" + "<li><a href='/x'>A link to one more story</a></li>" * 60 + "</ul>"),
        page("<h2>Only headings stand on this page of the site</h2>" * 20),
    ],
    ids=["empty", "blank", "no body", "script needed", "links", "headings"],
)
def test_a_page_without_an_article_says_so(body: str) -> None:
    with pytest.raises(SourceError) as caught:
        article(body.encode(), HTML, "https://me:secret@desk.example/x", "H")
    assert str(caught.value) == (
        "https://desk.example/x: holds no article that can be read; open it in the browser instead"
    )


@pytest.mark.parametrize("depth", [300, 1900, 100_000])
@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "b"])
def test_an_article_at_any_depth_is_read_in_time(depth: int, tag: str) -> None:
    start = time.monotonic()
    document = read(f"<html><body>{f'<{tag}>' * depth}{PARAGRAPHS}")
    assert all(words in document.text for words in STORY)
    assert time.monotonic() - start < 10


def test_scripts_do_not_count_against_the_length_of_a_page() -> None:
    script = f"<script>var x = '{'<p>Words of no story.</p>' * 80_000}';</script>"
    related = "<ul><li><a href='/1'>Some other story to read</a></li></ul>"
    document = read(page(f"{script}<main>{PARAGRAPHS}<div class='related'>{related}</div></main>"))
    assert blocks(document)[1:] == plain(*STORY)


@pytest.mark.parametrize(
    "body",
    [f"<article>{PARAGRAPHS * 1800}</article>", f"<script>{'x' * 5_000_000}</script>{PARAGRAPHS}"],
    ids=["text", "source"],
)
def test_a_very_long_page_is_read_as_it_marks_itself(
    monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    import trafilatura

    def fail(*_args: object, **_options: object) -> None:
        pytest.fail("this would take many seconds")

    monkeypatch.setattr(trafilatura, "extract", fail)
    assert blocks(read(page(body)))[1:5] == plain(*STORY)


def test_a_page_that_is_too_long_is_cut_and_says_so() -> None:
    paragraph = f"<p>{FIRST}</p>"
    document = read(f"<article>{paragraph * (SIZE_LIMIT // len(paragraph) + 10)}</article>")
    assert document.cut
    assert not read(NEWS).cut


@given(st.text(alphabet="<>/apqbr div=\"'&#27;\x1b\0é\n", max_size=400), st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_the_page_it_gives_a_sound_document_or_a_reason(markup: str, line: str) -> None:
    body = f"{markup}{PARAGRAPHS}{markup}".encode("utf-8", "replace")
    try:
        document = article(body, "text/html", "https://a.example/", line)
    except SourceError:
        return
    assert_sound(document)
