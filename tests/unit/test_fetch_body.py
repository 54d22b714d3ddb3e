"""Bodies: packed, unpacked, mislabelled, cut off, and far too large."""

import gzip
import tracemalloc
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.fetch_body import Damaged, NotGzip, TooLarge, UnknownEncoding, read_body
from briefing.sources.fetch_nouns import ErrorKind, Limits
from tests.loopback import Received, Reply, Server
from tests.unit.fetching import failure, get

FEED = b"<rss>" + b"news " * 1000 + b"</rss>"
PACKED = gzip.compress(FEED, mtime=0)
LABEL = {"Content-Encoding": "gzip"}


async def _parts(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


@pytest.mark.parametrize("label", [LABEL, {"Content-Encoding": " X-GZIP "}, {}])
async def test_gzip_is_unpacked_whether_labelled_or_not(label: dict[str, str]) -> None:
    with Server({"/": Reply(body=PACKED, headers=label)}) as server:
        assert (await get(server.url())).body == FEED


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "gzip, gzip", "compress"])
async def test_an_encoding_that_was_not_asked_for_is_refused(encoding: str) -> None:
    packed = gzip.compress(PACKED)
    with Server({"/": Reply(body=packed, headers={"Content-Encoding": encoding})}) as server:
        error = await failure(server.url())
    assert error.reason == f'is packed as "{encoding}", which was not asked for'
    assert error.kind is ErrorKind.PERMANENT


async def test_two_headers_of_one_encoding_count_as_packed_twice() -> None:
    twice = [("Content-Encoding", "gzip"), ("Content-Encoding", "gzip")]
    with Server({"/": Reply(body=gzip.compress(PACKED), headers=twice)}) as server:
        assert "gzip, gzip" in (await failure(server.url())).reason


async def test_plain_text_labelled_as_gzip_is_asked_for_once_more_without() -> None:
    def answer(asked: Received) -> Reply:
        packed = asked.headers["accept-encoding"] == "gzip"
        return Reply(body=FEED, headers=LABEL if packed else {})

    with Server({"/": answer}) as server:
        assert (await get(server.url())).body == FEED
    assert [one.headers["accept-encoding"] for one in server.requests] == ["gzip", "identity"]


async def test_plain_text_labelled_as_gzip_twice_is_an_error() -> None:
    with Server({"/": Reply(body=FEED, headers=LABEL)}) as server:
        error = await failure(server.url())
        assert len(server.requests) == 2
    assert error.reason == "says that it is packed with gzip, and is not"


@pytest.mark.parametrize(
    "packed",
    [PACKED[:-9], PACKED[:12], PACKED[:-4] + b"\0\0\0\0", PACKED[:2]],
    ids=["before its end", "after its head", "of another length", "within its head"],
)
async def test_gzip_that_is_cut_off_or_damaged_is_an_error(packed: bytes) -> None:
    with Server({"/": Reply(body=packed, headers=LABEL)}) as server:
        error = await failure(server.url())
    assert error.reason.startswith("is damaged or cut off")
    assert error.kind is ErrorKind.TEMPORARY


async def test_an_endless_body_stops_at_the_limit() -> None:
    endless = Reply(chunks=[b"x" * 10_000], endless=True)
    with Server({"/": endless}) as server:
        error = await failure(server.url(), limits=Limits(body=1_000_000))
    assert error.reason == "is larger than 1 MB"


async def test_a_bomb_is_left_at_the_limit_and_costs_little_memory() -> None:
    sixteenth = gzip.compress(bytes(64 * 2**20), 1)
    bomb = sixteenth * 16  # 1 GiB when unpacked
    with Server({"/": Reply(body=bomb, headers=LABEL)}) as server:
        tracemalloc.start()
        try:
            error = await failure(server.url())
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert error.reason == "is larger than 10 MB"
    assert peak < 50 * 2**20


async def test_a_body_of_just_the_limit_is_read() -> None:
    assert await read_body(_parts(b"x" * 10), "", 10) == b"x" * 10
    assert await read_body(_parts(gzip.compress(b"x" * 10)), "gzip", 10) == b"x" * 10
    for body in (b"x" * 11, gzip.compress(b"x" * 11)):
        with pytest.raises(TooLarge):
            await read_body(_parts(body), "", 10)


async def test_what_stands_after_the_last_member_is_passed_over() -> None:
    assert await read_body(_parts(PACKED + b"\0" * 512), "gzip", 10**6) == FEED


@given(st.lists(st.binary(max_size=60), max_size=4), st.lists(st.integers(1, 20), min_size=1))
async def test_gzip_is_unpacked_however_it_is_cut_into_parts(
    members: list[bytes], sizes: list[int]
) -> None:
    packed = b"".join(map(gzip.compress, [b"", *members]))
    parts: list[bytes] = []
    while packed:
        size = sizes[len(parts) % len(sizes)]
        parts.append(packed[:size])
        packed = packed[size:]
    assert await read_body(_parts(*parts), "gzip", 10**6) == b"".join(members)


@given(st.binary(max_size=200), st.sampled_from(["", "gzip", "br", "identity"]))
async def test_wild_bytes_are_read_or_refused(body: bytes, encoding: str) -> None:
    try:
        read = await read_body(_parts(body), encoding, 10**6)
    except (Damaged, NotGzip, TooLarge, UnknownEncoding):
        return
    assert read == (gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body)
