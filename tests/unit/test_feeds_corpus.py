"""Thousands of feeds that other projects test with, where they are at hand."""

import ast
import asyncio
import re
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from briefing.documents.clean import clean_line, safe_url
from briefing.documents.drafts import document_of
from briefing.errors import SourceError
from briefing.model import Draft, Feed
from briefing.sources.feeds import parse
from briefing.sources.feeds.encoding import as_utf8
from briefing.sources.feeds.raw import Unread
from briefing.sources.feeds.tolerant import read_tolerantly
from briefing.sources.feeds.well_formed import read_well_formed
from briefing.sources.pool import Overdue, Pool
from tests.conftest import ROOT
from tests.unit.invariants import assert_sound

FEEDS: Final = ROOT.parent / "shared" / "feeds"
URL: Final = "http://feed.example/all.xml"
DEADLINE: Final = 2.0

pytestmark = pytest.mark.skipif(not FEEDS.is_dir(), reason="there are no such feeds here")


def files(folder: str) -> list[Path]:
    return sorted(path for path in (FEEDS / folder).rglob("*") if path.is_file())


def assert_clean(feed: Feed) -> None:
    lines = [feed.title, feed.url, feed.remark]
    for draft in feed.drafts:
        lines += [draft.id, draft.url, draft.headline, draft.byline, draft.date, draft.base]
    assert all(line is None or clean_line(line, len(line)) == line for line in lines)


def document(draft: Draft, body: str | None = None) -> str:
    """The text of an entry's document, or of another body in it."""
    text = draft.body if body is None else body
    made = document_of("h", None, None, None, None, text, body is not None or draft.is_html, "")
    assert_sound(made)
    return made.text


async def test_hostile_feeds_end_by_the_deadline() -> None:
    pool = Pool(max_workers=2)
    overdue: list[str] = []
    reasons: list[str] = []

    async def one(path: Path) -> None:
        try:
            assert_clean(await pool.run(parse, path.read_bytes(), "", URL, deadline=DEADLINE))
        except SourceError as error:
            reasons.append(error.reason)
        except Overdue:
            overdue.append(path.name)

    try:
        await asyncio.gather(*map(one, [*files("adversarial"), *files("crashers")]))
    finally:
        pool.close()
    assert all(reason and clean_line(reason) == reason for reason in reasons)
    # How many are in time depends on the machine; only quadratic ones can be late.
    assert len(overdue) <= 5


def test_every_file_gives_clean_drafts_or_a_reason() -> None:
    read = 0
    reasons: list[str] = []
    for path in files("corpus"):
        try:
            feed = parse(path.read_bytes(), "", URL)
        except SourceError as error:
            reasons.append(error.reason)
        else:
            read += 1
            assert_clean(feed)
            for draft in feed.drafts[:20]:
                document(draft)
    assert read > 2000
    assert len(reasons) < 700
    assert all(reason and clean_line(reason) == reason for reason in reasons)


def test_both_roads_lead_to_the_same_drafts() -> None:
    fast = 0
    for path in files("corpus"):
        body = as_utf8(path.read_bytes(), "")
        with suppress(Unread):
            feed = read_well_formed(body)
            assert feed == read_tolerantly(body, URL), path
            fast += 1
    assert fast > 1000


class Expected(NamedTuple):
    """What a file says that a reader finds in it: feed or entry, the field and its value."""

    owner: str
    field: str
    value: object


EXPECT: Final = re.compile(
    r"^Expect:\s*(?:not bozo and )?(entries\[0\]|feed)"
    r"\['(title|link|id|published_parsed|updated_parsed|author|description|summary)'\]"
    r"\s*==\s*(.+?)\s*$",
    re.MULTILINE,
)
EXCEPTIONS: Final = {
    "channel_lastmod_parsed.xml": "a channel alone, of a format that died, is no feed",
    "http_entry_id_base_content_location.xml": "an id stays as it is when its feed moves",
    "item_content_encoded_object.xml": "an object that is not closed hides what follows",
    "item_description_not_a_doctype.xml": "a declaration in HTML is no text",
    "item_fullitem_iframe.xml": "a frame that is not closed hides what follows",
    "item_fullitem_object.xml": "an object that is not closed hides what follows",
    "xml_malicious_comment.xml": "a comment that is none is shown as it stands",
    "xml_unclosed_comment.xml": "a comment that is none is shown as it stands",
}


def expected_in(text: str) -> Expected | None:
    found = EXPECT.search(text)
    if found is None:
        return None
    try:
        return Expected(found[1], found[2], ast.literal_eval(found[3]))
    except (SyntaxError, ValueError):
        return None


def header(text: str, name: str) -> str:
    found = re.search(rf"^Header:\s*{name}:\s*(.+?)\s*$", text, re.MULTILINE | re.IGNORECASE)
    return found[1] if found else ""


def agrees(feed: Feed, expected: Expected, url: str) -> bool:
    """Whether the feed says what is expected, in our forms of it."""
    value = expected.value
    if isinstance(value, tuple):
        year, month, day, hour, minute, second = value[:6]
        moment = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00"
        return feed.drafts[0].date == moment
    assert isinstance(value, str)
    line = clean_line(value)
    if expected.owner == "feed":
        return (feed.title or "") == line if expected.field == "title" else feed.url == value
    draft = feed.drafts[0]
    match expected.field:
        case "title":
            return draft.headline == line
        case "link":
            return draft.url == safe_url(value, url)
        case "id":
            return draft.id == line
        case "author":
            return draft.byline == line
        case _:
            return draft.body == value or document(draft) == document(draft, value)


def applies(expected: Expected) -> bool:
    """Whether we keep what is expected: of a feed its title and link, of titles no markup."""
    if expected.owner == "feed" and expected.field not in ("title", "link"):
        return False
    is_body = expected.field in ("description", "summary")
    has_markup = isinstance(expected.value, str) and re.search("[<&]", expected.value)
    return is_body or not has_markup


def test_the_files_of_feedparser_give_what_they_expect() -> None:
    applied = 0
    wrong = []
    for path in sorted((FEEDS / "corpus" / "feedparser").rglob("*.xml")):
        body = path.read_bytes()
        text = body.decode("utf-8", "replace")
        expected = expected_in(text)
        if expected is None or not applies(expected):
            continue
        location = header(text, "content-location")
        url = location if location.startswith("http") else URL
        applied += 1
        try:
            is_right = agrees(parse(body, header(text, "content-type"), url), expected, url)
        except SourceError:
            is_right = False
        if not is_right and path.name not in EXCEPTIONS:
            wrong.append((path.name, expected))
    assert applied > 400
    assert wrong == []
