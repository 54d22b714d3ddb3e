"""What is asked, what comes back, and which answers are of no use."""

import logging
import subprocess
import sys

import pytest

from briefing.sources.fetch import Fetcher
from briefing.sources.fetch_nouns import ErrorKind, FetchError, Request
from tests.loopback import Received, Reply, Server
from tests.unit.fetching import AGENT, failure, fetcher, get


async def test_a_body_comes_back_with_what_its_headers_say() -> None:
    headers = {
        "Content-Type": "application/rss+xml; charset=utf-8",
        "ETag": '"v1"',
        "Last-Modified": "Sat, 01 Nov 2025 12:00:00 GMT",
        "Cache-Control": "public, max-age=1800",
        "Date": "Thu, 01 Jan 1970 00:16:40 GMT",
        "Retry-After": "60",
    }
    with Server({"/feed": Reply(body=b"<rss/>", headers=headers)}) as server:
        answer = await get(server.url("/feed"))
        assert answer.url == answer.final_url == server.url("/feed")
    assert (answer.status, answer.body, answer.moved_to) == (200, b"<rss/>", None)
    assert answer.content_type == "application/rss+xml; charset=utf-8"
    assert (answer.etag, answer.last_modified) == ('"v1"', "Sat, 01 Nov 2025 12:00:00 GMT")
    assert (answer.max_age, answer.retry_after, answer.server_date) == (1800, 60, 1000)
    assert not answer.is_unchanged


async def test_a_request_tells_who_asks_and_what_for_and_nothing_more() -> None:
    with Server({"/": b"<rss/>"}) as server:
        await get(server.url("/?page=1#top"))
        [asked] = server.requests
    assert asked.target == "/?page=1"
    assert set(asked.headers) == {"host", "user-agent", "accept", "accept-encoding"}
    assert asked.headers["host"] == f"127.0.0.1:{server.port}"
    assert asked.headers["user-agent"] == AGENT
    assert asked.headers["accept"].startswith("application/rss+xml")
    assert asked.headers["accept-encoding"] == "gzip"


async def test_a_page_is_asked_for_as_html() -> None:
    with Server({"/": b"<p>"}) as server:
        await get(server.url("/"), kind="page")
    assert server.requests[0].headers["accept"].startswith("text/html")


@pytest.mark.parametrize(
    "etag", ['W/"a b"', '"quoted"', "unquoted", '"' + "x" * 4094 + '"', '"caf\xe9"']
)
async def test_an_etag_goes_back_byte_for_byte(etag: str) -> None:
    def answer(asked: Received) -> Reply:
        same = asked.headers.get("if-none-match") == etag
        return Reply(304) if same else Reply(body=b"<rss/>", headers={"ETag": etag})

    with Server({"/": answer}) as server:
        first = await get(server.url())
        assert first.etag == etag
        second = await get(server.url(), etag=first.etag)
    assert second.is_unchanged
    assert (second.status, second.body) == (304, b"")


@pytest.mark.parametrize("etag", ['"a"\r\nX-Evil: 1', '"a"\n', "", " ", '"\0"', '"†"', "x" * 9000])
async def test_a_validator_that_no_header_can_hold_is_not_sent(etag: str) -> None:
    with Server({"/": b"<rss/>"}) as server:
        await get(server.url(), etag=etag, last_modified=etag)
    assert not {"if-none-match", "if-modified-since", "x-evil"} & set(server.requests[0].headers)


@pytest.mark.parametrize("date", ["Tue, 19 Jan 2038 03:14:08 GMT", "yesterday, 25:61", "-1"])
async def test_a_last_modified_goes_back_verbatim_whatever_it_says(date: str) -> None:
    with Server({"/": Reply(body=b"<rss/>", headers={"Last-Modified": date})}) as server:
        first = await get(server.url())
        await get(server.url(), last_modified=first.last_modified)
    assert server.requests[1].headers["if-modified-since"] == date


async def test_a_new_etag_on_the_same_body_is_the_one_to_keep() -> None:
    with Server({"/": Reply(body=b"<rss/>", headers={"ETag": '"2"'})}) as server:
        assert (await get(server.url(), etag='"1"')).etag == '"2"'


async def test_unchanged_is_an_error_when_nothing_was_known() -> None:
    with Server({"/": Reply(304)}) as server:
        error = await failure(server.url())
        assert (error.kind, error.status) == (ErrorKind.UNASKED, 304)
        assert "though nothing was known of it" in error.reason
        assert (await failure(server.url(), etag="bad\n")).kind is ErrorKind.UNASKED


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [
        (401, ErrorKind.PERMANENT, "answered 401 (unauthorized): a name and a password"),
        (403, ErrorKind.PERMANENT, "answered 403 (forbidden)"),
        (404, ErrorKind.PERMANENT, "answered 404 (not found): check the address"),
        (408, ErrorKind.TEMPORARY, "answered 408 (request timeout)"),
        (410, ErrorKind.GONE, "answered 410 (gone)"),
        (429, ErrorKind.TEMPORARY, "answered 429 (too many requests)"),
        (500, ErrorKind.TEMPORARY, "answered 500 (internal server error)"),
        (503, ErrorKind.TEMPORARY, "answered 503 (service unavailable)"),
        (206, ErrorKind.TEMPORARY, "answered 206 (partial content)"),
        (204, ErrorKind.TEMPORARY, "answered 204 (no content)"),
    ],
)
async def test_an_answer_without_success_is_named(
    status: int, kind: ErrorKind, reason: str
) -> None:
    with Server({"/": Reply(status)}) as server:
        error = await failure(server.url())
    assert (error.kind, error.status) == (kind, status)
    assert error.reason.startswith(reason)
    assert error.place == server.url()


async def test_an_empty_answer_is_an_error() -> None:
    with Server({"/": Reply(200), "/chunks": Reply(chunks=[])}) as server:
        assert (await failure(server.url())).reason == "sent an empty answer"
        assert (await failure(server.url("/chunks"))).reason == "sent an empty answer"


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
        b"HTTQ/9 fine\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\0" * 50_000 + b"\r\n\r\n",
    ],
)
async def test_what_is_not_http_is_an_error(raw: bytes) -> None:
    with Server({"/": Reply(raw=raw)}) as server:
        error = await failure(server.url())
    assert error.reason == "sent an answer that is not HTTP"
    assert error.kind is ErrorKind.TEMPORARY


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "broke off the connection without an answer"),
        (b"HTTP/1.1 200", "broke off the connection without an answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>", "broke off in the middle"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<r", "broke off in the mid"),
    ],
)
async def test_an_answer_that_is_cut_off_is_an_error(raw: bytes, reason: str) -> None:
    with Server({"/": Reply(raw=raw)}) as server:
        error = await failure(server.url())
    assert error.reason.startswith(reason)
    assert error.kind is ErrorKind.TEMPORARY


async def test_a_cookie_is_not_given_back() -> None:
    with Server({"/": Reply(body=b"x", headers={"Set-Cookie": "id=1"})}) as server:
        async with fetcher() as web:
            for _ in range(2):
                await web.get(Request(server.url(), user_typed=True))
    assert "cookie" not in server.requests[1].headers


async def test_one_connection_serves_request_after_request() -> None:
    with Server({"/": b"x"}) as server:
        async with fetcher() as web:
            for _ in range(3):
                await web.get(Request(server.url(), user_typed=True))
    assert (len(server.requests), server.connections) == (3, 1)


async def test_a_kept_connection_that_its_server_has_ended_is_no_failure() -> None:
    answers = [Reply(body=b"1"), Reply(raw=b""), Reply(body=b"2")]
    with Server({"/": lambda _: answers.pop(0)}) as server:
        async with fetcher() as web:
            bodies = [(await web.get(Request(server.url(), user_typed=True))).body for _ in "12"]
    assert bodies == [b"1", b"2"]


async def test_credentials_are_sent_and_never_shown(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with Server({"/feed": b"x", "/no": Reply(403)}) as server:
        secret = server.url("/feed").replace("://", "://ann:s%20cret@")
        answer = await get(secret)
        error = await failure(secret.replace("/feed", "/no"))
    # "ann:s cret" in base64.
    assert server.requests[0].headers["authorization"] == "Basic YW5uOnMgY3JldA=="
    assert (answer.url, answer.final_url) == (server.url("/feed"), server.url("/feed"))
    assert error.place == server.url("/no")
    for text in (repr(answer), str(error), repr(error), caplog.text):
        assert "cret" not in text


async def test_nothing_is_asked_while_offline() -> None:
    with Server({"/": b"x"}) as server:
        async with Fetcher(AGENT, offline=True) as web:
            with pytest.raises(FetchError, match="is not asked while offline") as caught:
                await web.get(Request(server.url(), user_typed=True))
    assert caught.value.kind is ErrorKind.REFUSED
    assert server.connections == 0


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "is a file: address, and only http and https are read"),
        ("ftp://news.example/feed", "is a ftp: address, and only http and https are read"),
        ("javascript:alert(1)", "is not an address on the web"),
        ("http://", "is not an address on the web"),
        ("http://a b/", "is not an address on the web"),
        ("http://news.example:99999/", "is not an address on the web"),
        ("http://news.example:0/", "is not an address on the web"),
        ("", "is not an address on the web"),
        ("http://news.example/" + "x" * 3000, "is longer than an address can be"),
    ],
)
async def test_what_is_no_web_address_is_refused(url: str, reason: str) -> None:
    error = await failure(url)
    assert error.reason.startswith(reason)
    assert error.kind is ErrorKind.REFUSED


async def test_a_host_that_nobody_knows_is_named_so() -> None:
    error = await failure("http://nobody.invalid/feed")
    assert error.kind is ErrorKind.TEMPORARY
    # Without a network the machine cannot tell that the name does not exist.
    assert error.reason.startswith(("cannot be found", "cannot be looked up"))


async def test_a_host_that_does_not_listen_is_named_so() -> None:
    with Server() as server:
        closed = server.url()
    error = await failure(closed)
    assert error.reason == "cannot be reached: nothing answers at this address"
    assert error.kind is ErrorKind.TEMPORARY


def test_the_nouns_cost_no_engine() -> None:
    check = (
        "import sys, briefing.sources.fetch as f; f.Fetcher('x'); "
        "sys.exit(bool({'httpcore', 'h11', 'anyio'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
