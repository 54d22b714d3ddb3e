import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.documents import parse
from briefing.documents.drafts import document_of
from briefing.errors import DocumentError
from briefing.model import BlockKind, Document
from tests.unit.invariants import assert_sound

DATA = Path(__file__).parents[1] / "data"
STORY = "<p>The council met for nine hours on Monday and agreed on very little.</p>"


def html(text: str) -> Document:
    document = parse(text.encode("utf-8", "replace"), "story.html")
    assert_sound(document)
    return document


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def body(text: str) -> list[tuple[BlockKind, str]]:
    return blocks(html(f"<title>T</title>{text}"))[1:]


def test_a_whole_page_is_read() -> None:
    document = html((DATA / "ferry.html").read_text(encoding="utf-8"))
    assert document.headline == "Ferry strike enters its 3rd week"
    assert document.byline == "Lise Bering"
    assert document.date == "2025-02-11T07:30:00+00:00"
    assert document.publisher == "The Quay Gazette"
    assert document.url == "https://gazette.example/news/ferry"
    assert blocks(document)[1:] == [
        (BlockKind.BYLINE, "By Lise Bering"),
        (BlockKind.IMAGE, "An empty ferry at the pier"),
        (BlockKind.CAPTION, "An empty ferry at the pier on Monday."),
        (
            BlockKind.PARAGRAPH,
            "Ferry crews voted on Monday to stay out, their union said;"
            " some 1,900 people are stranded.",
        ),
        (
            BlockKind.PARAGRAPH,
            '"We are not asking for the moon," said Nils Aber. “We are asking for rest.”',
        ),
        (BlockKind.HEADING, "The demands"),
        (BlockKind.LIST_ITEM, "Rest of 11 hours"),
        (BlockKind.LIST_ITEM, "also at sea"),
        (BlockKind.LIST_ITEM, "A rise of 4 percent"),
        (BlockKind.QUOTATION, "No crew, no crossing."),
        (BlockKind.TABLE, "Line | Trips\nNorth | 0 ¦ 1\n– | 12"),
        (BlockKind.CODE, "06:00  pier\n  06:40  isle"),
        (BlockKind.PARAGRAPH, "First line of an address"),
        (BlockKind.PARAGRAPH, "and a new paragraph, with a bad link and another."),
        (BlockKind.SEE_ALSO, "Related: The strike of 1974"),
    ]
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(i.marker, i.level) for i in items] == [("3.", 1), ("•", 2), ("4.", 1)]
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [
        ("An empty ferry at the pier", "https://gazette.example/img/ferry.jpg"),
        ("their union", "https://gazette.example/union"),
        ("sea", "https://sea.example/rules"),
        ("another", "https://gazette.example/news/--flag"),
        ("The strike of 1974", "https://gazette.example/past"),
    ]


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ('<meta property="og:title" content="A"><title>B</title><h1>C</h1>', "A"),
        ("<title>B</title><h1>C</h1>", "B"),
        ("<h1>C <i>d</i></h1>", "C d"),
        ('<meta property="og:site_name" content="S"><title>B - x | S</title>', "B - x"),
        ("<title>B – The Gazette – News</title><h1>B</h1>", "B"),
        ("<title>B | C</title>", "B | C"),
        ("<title>a&#27;[2Jb&amp;lt;</title>", "ab&lt;"),
        ("<title>a\n\tb&#8232;c</title>", "a b c"),
    ],
)
def test_the_headline_is_the_storys_without_the_sites_name(head: str, headline: str) -> None:
    assert html(f"{head}{STORY}").headline == headline


def test_without_a_title_the_first_words_are_the_headline() -> None:
    assert html("<p>First words.<p>Second words.").text == "First words.\n\nSecond words."


def test_a_page_with_nothing_but_a_title_is_its_headline() -> None:
    assert blocks(html("<title>T</title>")) == [(BlockKind.HEADLINE, "T")]


@pytest.mark.parametrize(
    ("tag", "date"),
    [
        ('<meta name="date" content="2024-11-03">', "2024-11-03"),
        (
            '<p><time datetime="2024-11-03T10:00+02:00">today</time></p>',
            "2024-11-03T10:00:00+02:00",
        ),
        ('<p><time datetime="2024-11-03">today</time></p>', "2024-11-03"),
        ('<p><time datetime="PT2H">two hours</time></p>', None),
        ('<meta property="article:published_time" content="yesterday">', None),
        ("<p>Published: 3 November 2024</p>", "2024-11-03"),
    ],
)
def test_the_date_is_what_the_page_tells(tag: str, date: str | None) -> None:
    assert html(f"<title>T</title>{tag}{STORY}").date == date


@pytest.mark.parametrize(
    "tag",
    [
        '<meta name="author" content="Jane Doe">',
        '<p><a rel="author" href="/jane">Jane Doe</a></p>',
        '<p class="byline">By <b>Jane</b> Doe</p>',
        "<p>By Jane Doe</p>",
    ],
)
def test_the_byline_is_found(tag: str) -> None:
    assert html(f"<title>T</title>{tag}{STORY}").byline == "Jane Doe"


@pytest.mark.parametrize(
    "page",
    [
        "<article>{}</article><article><p>Teaser</p></article>",
        "<p>Outside</p><main>{}</main>",
        "<p>Outside</p><div role=main>{}</div>",
        "<header>Site</header>{}<footer>Foot</footer>",
        "<nav>Home</nav>{}<aside>Ad</aside><form>Search</form>",
        "<style>p</style><script>x()</script>{}<noscript>Enable</noscript><svg><text>s</text></svg>",
        "{}<p hidden>Unseen</p><p style='display: none'>Unseen</p><!-- comment -->",
        "{}<template><p>Unseen</p></template><select><option>x</select><button>Press</button>",
    ],
)
def test_only_the_story_is_taken(page: str) -> None:
    assert [kind for kind, _ in body(page.format(STORY * 3))] == [BlockKind.PARAGRAPH] * 3


def test_a_page_that_is_one_form_is_read_all_the_same() -> None:
    assert len(body(f"<form>{STORY}</form>")) == 1


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    page = f"<table><tr><td>{STORY}</td></tr><tr><td><table><tr><td>In</td></tr></table></table>"
    assert [kind for kind, _ in body(page)] == [BlockKind.PARAGRAPH] * 2


@pytest.mark.parametrize(
    ("html_text", "text"),
    [
        ("E = mc<sup>2</sup>", "E = mc²"),
        ("10<sup>-6</sup> m of CO<sub>2</sub>", "10⁻⁶ m of CO₂"),
        ("They left<sup><a href='#n1'>1</a></sup>.", "They left[1]."),
        ("They left<a href='#n'><sup>b</sup></a>.", "They left[b]."),
        ("They left<sup><a href='#n'>[12]</a></sup>.", "They left[12]."),
        ("the 5<sup>th</sup> day", "the 5th day"),
        ("x<sup><i>2</i></sup> and<sup></sup> y", "x2 and y"),
    ],
)
def test_raised_digits_do_not_run_into_the_word_before(html_text: str, text: str) -> None:
    assert body(f"<p>{html_text}</p>") == [(BlockKind.PARAGRAPH, text)]


def test_a_list_in_a_quotation_stays_in_it_with_its_markers() -> None:
    document = html("<h1>T</h1><blockquote><p>He said:<ol><li>Go<li>Stay</ol></blockquote><p>End")
    told = [(block.kind, block.level, block.marker) for block in document.blocks[1:]]
    assert told == [
        (BlockKind.QUOTATION, 1, ""),
        (BlockKind.QUOTATION, 1, "1."),
        (BlockKind.QUOTATION, 1, "2."),
        (BlockKind.PARAGRAPH, 0, ""),
    ]


def test_a_caption_stands_before_its_table() -> None:
    page = (
        '<table><caption>Trips by <a href="http://x.example/l">line</a><br>in May</caption>'
        "<tr><th>Line</th><th>Trips</th></tr><tr><td>North</td><td>12</td></tr></table>"
    )
    assert body(page) == [
        (BlockKind.CAPTION, "Trips by line in May"),
        (BlockKind.TABLE, "Line | Trips\nNorth | 12"),
    ]
    document = html(f"<title>T</title>{page}")
    assert [document.text[link.start : link.end] for link in document.links] == ["line"]


@pytest.mark.parametrize(
    "figure",
    [
        '<img src="http://x.example/1" alt="{}"><figcaption>The pier.</figcaption>',
        '<figcaption>The pier.</figcaption><img src="http://x.example/1" alt="{}">',
    ],
)
def test_an_image_that_says_what_its_caption_says_is_the_caption(figure: str) -> None:
    document = html(f"<title>T</title><figure>{figure.format('The pier')}</figure>{STORY}")
    assert blocks(document)[1] == (BlockKind.CAPTION, "The pier.")
    (link,) = document.links
    assert (document.text[link.start : link.end], link.url) == ("The pier.", "http://x.example/1")
    kinds = [kind for kind, _ in body(f"<figure>{figure.format('A gull')}</figure>{STORY}")]
    assert sorted(kinds[:2]) == [BlockKind.CAPTION, BlockKind.IMAGE]


@pytest.mark.parametrize("again", ["By Jane Doe", "Jane Doe", "JANE DOE"])
@pytest.mark.parametrize("first", ['<p class="byline">By Jane Doe</p>', "<p>Jane Doe</p>"])
def test_a_byline_said_twice_is_kept_once(first: str, again: str) -> None:
    page = f'<meta name="author" content="Jane Doe"><title>T</title>{first}<p>{again}</p>{STORY}'
    assert [kind for kind, _ in blocks(html(page))][1:] == [BlockKind.BYLINE, BlockKind.PARAGRAPH]


def test_words_of_bold_and_linked_letters_stay_together() -> None:
    (block,) = body("<p>a<b>b</b>c <a href=http://x.example>d</a>e &nbsp; f\n<i>\ng</i></p>")
    assert block == (BlockKind.PARAGRAPH, "abc de f g")


def test_pictures_follow_the_paragraph_they_stand_in() -> None:
    page = '<p>Before <img alt="One" src="http://x.example/1"> after</p><img alt="" src="/2">'
    assert body(page) == [(BlockKind.PARAGRAPH, "Before after"), (BlockKind.IMAGE, "One")]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///x", " http://x.example", "ht\ttp://x", "--flag", "vbscript:x"],
)
def test_an_unsafe_address_is_no_link(address: str) -> None:
    document = html(f'<title>T</title><p><a href="{address}">word</a></p>')
    assert document.links == ()
    assert document.text == "T\n\nword"


def test_escape_sequences_behind_entities_are_cleaned() -> None:
    document = html("<title>T&#x1b;]0;x&#7;</title><p>a&#27;[31mb&#8238;c&#x7f;</p>")
    assert document.text == "T\n\nabc"


DEEP = 100_000


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * DEEP + "the word",
        "<div>" * DEEP + "the word" + "</div>" * DEEP,
        "<blockquote>" * DEEP + "the word",
        "<ul><li>" * DEEP + "the word",
        "<article>" * DEEP + "the word",
        "<table><tr><td>" * 30_000 + "the word",
        "<b>" * DEEP + "the word",
        "<span>" * 50_000 + "<div>the word</div>" * 50_000,
        "<svg>" + "<td>" * 50_000 + "</zz>" * 50_000 + "</svg><p>the word",
        "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">the word",
        "the word" + "<!--" * 50_000,
        "the word" + "<a" * DEEP,
        "&#27;" * DEEP + "<p>the word",
        "<p><a>the word" * 20_000,
    ],
    ids=lambda page: page[:12],
)
def test_a_hostile_page_is_read_in_time(page: str) -> None:
    started = time.process_time()
    document = parse(page.encode(), "a.html")
    assert time.process_time() - started < 5
    assert "the word" in document.text


OPENED = ["p", "div", "b", "a", "li", "ul", "ol", "blockquote", "table", "tr", "td", "th", "pre"]
OPENED += ["br", "q", "h1", "h2", "img", "article", "title", "svg"]
CLOSED = ["p", "div", "a", "li", "ul", "table", "tr", "td", "article", "main", "body", "title"]
ODD = ["<a href='http://x.example/é'>", "<img alt=x src=http://x.example/>", "&#27;", "\x1b[2J"]
ODD += ["<meta name=author content=", "<!--", " "]
PAGE = st.lists(
    st.one_of(
        st.text(max_size=10),
        st.sampled_from([f"<{tag}>" for tag in OPENED]),
        st.sampled_from([f"</{tag}>" for tag in CLOSED]),
        st.sampled_from(ODD),
    ),
    max_size=30,
).map("".join)


@given(PAGE)
@settings(max_examples=200, deadline=None)
def test_any_page_ends_in_a_sound_document_or_a_reason(page: str) -> None:
    try:
        document = parse(page.encode("utf-8", "replace"), "a.html")
    except DocumentError:
        return
    assert_sound(document)


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("The Town Hall<br>12 High Street<br/>Kessa", ["The Town Hall", "12 High Street", "Kessa"]),
        ("It rained.<br><b>Then</b> it snowed.", ["It rained.", "Then it snowed."]),
        # full lines of one sentence
        ("The plan would be put to<br>Parliament next<br>week.",
         ["The plan would be put to Parliament next week."]),
        # within what is quoted
        ("“We go<br>We stay,” he said.", ["“We go We stay,” he said."]),
    ],
)  # fmt: skip
def test_a_line_break_parts_lines_that_stand_by_themselves(body: str, blocks: list[str]) -> None:
    made = document_of(
        headline="H", byline=None, date=None, url=None, publisher=None, body=f"<p>{body}</p>",
        is_html=True, base="http://a.example/",
    )  # fmt: skip
    assert made.text.split("\n\n")[1:] == blocks
