"""Pictures of stories: which there are, which are fetched, what is made of their bytes."""

import re
from collections.abc import AsyncIterator, Iterator
from io import BytesIO

import pytest

from briefing.desk.finishing import Finisher
from briefing.desk.pictures import Picture, fetch_picture, pictures_of
from briefing.desk.visit import Visitor
from briefing.documents import parse
from briefing.errors import SourceError
from briefing.model import Enclosure, Medium, Source, SourceKind, Story
from briefing.sources import images
from briefing.sources.fetch import Fetcher
from briefing.sources.images import DRAWN, small_picture
from tests.loopback import Reply, Server
from tests.unit.desk_samples import Desk, item, made_desk, made_keeper, made_pool, rss
from tests.unit.fetching import AGENT, PUBLIC, Internet

Image = pytest.importorskip("PIL.Image")
pool, keeper, desk = made_pool, made_keeper, made_desk

FEED = "http://city.example/feed"
PICTURE = "http://city.example/ferry.png"
PRIVATE = "http://192.168.1.1/router.png"
PLACE = "https://city.example/a.png"


def drawn(
    size: tuple[int, int], mode: str = "RGB", colour: str = "navy", kind: str = "PNG"
) -> bytes:
    written = BytesIO()
    Image.new(mode, size, colour).save(written, kind)
    return written.getvalue()


def test_pictures_are_the_images_that_tell_where_they_are() -> None:
    page = """<html><head><base href="https://city.example/a"></head><body><article>
    <h1>Ferry</h1><p>It sank at the pier on Monday.</p>
    <p><a href="https://city.example/page"><img src="/ferry.png" alt="The ferry"></a></p>
    <figure><img src="/pier.png" alt="The pier"><figcaption>The pier</figcaption></figure>
    <p><img src="/ferry.png" alt="The ferry again"><img alt="No address"></p>
    <p>More on <a href="https://city.example/more">this</a>.</p></article></body></html>"""
    document = parse(page.encode(), "a.html")
    files = (
        Enclosure("https://city.example/pier.png", Medium.IMAGE),
        Enclosure("https://city.example/a.mp3", Medium.AUDIO),
        Enclosure("https://city.example/cover.png", Medium.IMAGE),
    )
    source = Source("City Desk", SourceKind.FEED, "https://city.example/feed")
    story = Story("1", source, "https://city.example/a", document, enclosures=files)
    assert pictures_of(story) == (
        Picture("https://city.example/ferry.png", "The ferry"),
        Picture("https://city.example/pier.png", "The pier"),
        Picture("https://city.example/cover.png", ""),
    )


@pytest.mark.parametrize(
    ("size", "made"),
    [((300, 200), (300, 200)), ((4000, 1000), (1600, 400)), ((10, 2400), (5, 1200))],
)
def test_a_picture_is_made_to_fit_and_never_larger(
    size: tuple[int, int], made: tuple[int, int]
) -> None:
    with Image.open(BytesIO(small_picture(drawn(size), PLACE))) as picture:
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", made)
        assert made[0] <= DRAWN[0]
        assert made[1] <= DRAWN[1]


@pytest.mark.parametrize(("mode", "kind"), [("P", "GIF"), ("RGB", "JPEG"), ("L", "BMP")])
def test_pictures_of_other_kinds_are_read(mode: str, kind: str) -> None:
    with Image.open(BytesIO(small_picture(drawn((30, 20), mode, "white", kind), PLACE))) as made:
        assert (made.mode, made.size) == ("RGB", (30, 20))


def test_what_lets_something_through_stands_on_white() -> None:
    with Image.open(BytesIO(small_picture(drawn((8, 8), "RGBA", "#00000000"), PLACE))) as picture:
        assert picture.getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>not found</html>", b"\x89PNG\r\n\x1a\n", drawn((64, 64))[:60]],
    ids=["nothing", "a page", "a beginning", "a part"],
)
def test_what_is_no_picture_is_told_by_its_place(body: bytes) -> None:
    with pytest.raises(SourceError, match=f"{re.escape(PLACE)}: is no picture"):
        small_picture(body, PLACE)


def test_a_picture_of_too_many_pixels_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MOST_PIXELS", 99)
    small_picture(drawn((9, 11)), PLACE)
    with pytest.raises(SourceError, match="10 × 10 pixels, which is too many"):
        small_picture(drawn((10, 10)), PLACE)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server({"/ferry.png": Reply(body=drawn((20, 10)))}) as server:
        yield server


@pytest.fixture
async def visitor(desk: Desk, server: Server) -> AsyncIterator[Visitor]:
    """A visitor whose web holds city.example alone."""
    network = Internet({"city.example": (PUBLIC,)}, {PUBLIC: server})
    async with Fetcher(AGENT, network=network) as fetcher:
        yield Visitor(desk.keeper, fetcher, desk.pool)


async def test_a_picture_of_a_story_is_fetched_and_no_other_address(
    desk: Desk, server: Server, visitor: Visitor
) -> None:
    body = f'<p>It sank.</p><img src="{PICTURE}" alt="Ferry"><img src="{PRIVATE}" alt="Router">'
    server.routes["/feed"] = rss(item("a", body=body))
    await desk.save(FEED)
    await visitor.visit(desk.source(FEED))
    [row] = desk.rows()
    await Finisher(desk.keeper, desk.pool, lambda stories: None).run()
    with Image.open(BytesIO(await fetch_picture(visitor, row.id, PICTURE))) as picture:
        assert (picture.format, picture.size) == ("JPEG", (20, 10))
    assert "image/png" in server.asked("/ferry.png")[0].headers["accept"]
    with pytest.raises(SourceError, match="private network"):
        await fetch_picture(visitor, row.id, PRIVATE)
    with pytest.raises(SourceError, match="no picture of this story"):
        await fetch_picture(visitor, row.id, "http://city.example/other.png")
    assert len(server.asked("/other.png")) == 0
