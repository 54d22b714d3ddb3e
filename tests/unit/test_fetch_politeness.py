"""When to ask again: by the publisher's headers, by failures, and with clocks that jump."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.politeness import (
    CEILING,
    FLOOR,
    backoff,
    expires,
    http_date,
    is_due,
    max_age,
    next_check,
    retry_after,
)

NOW = 1_700_000_000
HOUR = 3600
DAY = 24 * HOUR
PLACES = [f"https://news.example/{n}" for n in range(200)]


def _delays(interval: int, **wishes: int | None) -> list[int]:
    return [next_check(NOW, place, interval, **wishes) - NOW for place in PLACES]


def test_the_bounds_are_a_quarter_of_an_hour_and_a_day() -> None:
    assert (FLOOR, CEILING) == (900, 86_400)


@pytest.mark.parametrize(
    ("interval", "wishes", "wanted"),
    [
        (HOUR, {}, HOUR),
        (HOUR, {"max_age": 2 * HOUR}, 2 * HOUR),
        (HOUR, {"ttl": 180}, 3 * HOUR),
        (HOUR, {"max_age": 2 * HOUR, "ttl": 180}, 3 * HOUR),
        (HOUR, {"max_age": 60, "ttl": 1}, HOUR),
        (HOUR, {"max_age": 0, "ttl": 0}, HOUR),
        (1, {}, FLOOR),
        (0, {"max_age": None, "ttl": None}, FLOOR),
    ],
)
def test_the_longest_wish_counts_and_a_tenth_at_most_is_added(
    interval: int, wishes: dict[str, int | None], wanted: int
) -> None:
    delays = _delays(interval, **wishes)
    assert min(delays) >= wanted
    assert max(delays) <= wanted + wanted // 10
    # 200 places fall over most of the tenth.
    assert max(delays) - min(delays) > wanted // 12


@pytest.mark.parametrize(
    "wishes", [{"max_age": 31_536_000}, {"ttl": 99_999_999}, {"max_age": DAY}, {"ttl": 10**30}]
)
def test_no_wish_goes_beyond_a_day_nor_brings_all_back_at_once(wishes: dict[str, int]) -> None:
    delays = _delays(HOUR, **wishes)
    assert max(delays) <= DAY
    assert min(delays) >= DAY - DAY // 10
    assert len(set(delays)) > 190


def test_retry_after_is_never_cut_short_below_a_day() -> None:
    assert min(_delays(HOUR, retry_after=DAY)) == DAY
    assert min(_delays(HOUR, retry_after=10**9)) == DAY
    assert min(_delays(HOUR, retry_after=5 * HOUR)) >= 5 * HOUR


def test_a_place_has_always_the_same_delay() -> None:
    assert _delays(HOUR) == _delays(HOUR)


def test_failures_double_the_time_up_to_a_day() -> None:
    for failures, least in enumerate([900, 1800, 3600, 7200, 14_400, 28_800, 57_600], start=1):
        delays = [backoff(failures, place) for place in PLACES]
        assert min(delays) >= least
        assert max(delays) <= least + least // 4
        assert len(set(delays)) > 100
    for failures in (8, 100, 10**9):
        delays = [backoff(failures, place) for place in PLACES]
        assert min(delays) >= DAY - DAY // 4
        assert max(delays) <= DAY


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3600", HOUR),
        (" 120 ", 120),
        ("0", 0),
        ("1000000000", DAY),
        ("9" * 390, DAY),
        ("9" * 5000, None),
        ("-1", None),
        ("1e9", None),
        ("soon", None),
        ("1.5", None),
        ("١٢", None),
        ("", None),
        (None, None),
    ],
)
def test_a_time_to_wait_in_seconds(value: str | None, seconds: int | None) -> None:
    assert retry_after(value, None, NOW) == seconds


def test_a_time_to_wait_as_a_date_counts_from_the_servers_date() -> None:
    # 2035-01-01 00:00 is 2,051,222,400 seconds after the epoch: no clock here is near it.
    served = 2_051_222_400
    assert http_date("Mon, 01 Jan 2035 00:00:00 GMT") == served
    assert retry_after("Mon, 01 Jan 2035 00:10:00 GMT", served, NOW) == 600
    assert retry_after("Sun, 31 Dec 2034 23:59:59 GMT", served, NOW) is None
    assert retry_after("Mon, 01 Jan 2035 00:10:00 GMT", None, NOW) == DAY
    assert retry_after("Mon, 01 Jan 2035 00:10:00 GMT", None, served) == 600


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("max-age=31536000", DAY),
        ("max-age=600", 600),
        ("public, Max-Age = 600 , must-revalidate", 600),
        ('max-age="600"', 600),
        ("max-age=0", 0),
        ("no-cache", 0),
        ("no-store, max-age=600", 0),
        ("max-age=60, max-age=600", 60),
        ("max-age=soon, max-age=600", 600),
        ("max-age=-1", None),
        ("max-age", None),
        ("s-maxage=600", None),
        ("x-max-age=600", None),
        ("private", None),
        ("", None),
        (None, None),
    ],
)
def test_how_long_an_answer_stays_fresh(value: str | None, seconds: int | None) -> None:
    assert max_age(value) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("Mon, 01 Jan 2035 01:00:00 GMT", HOUR),
        ("Tue, 01 Jan 2036 00:00:00 GMT", DAY),
        ("Sun, 31 Dec 2034 00:00:00 GMT", 0),
        ("0", None),
        ("-1", None),
        (None, None),
    ],
)
def test_expires_counts_from_the_servers_date(value: str | None, seconds: int | None) -> None:
    assert expires(value, 2_051_222_400, NOW) == seconds


@pytest.mark.parametrize(
    ("last", "following", "due"),
    [
        (None, None, True),
        (NOW - HOUR, None, True),
        (NOW - HOUR, NOW, True),
        (NOW - HOUR, NOW - 1, True),
        (NOW - HOUR, NOW + 1, False),
        (NOW, NOW + DAY, False),
        (None, NOW + HOUR, False),
        # The clock was ahead when these were written.
        (NOW - HOUR, NOW + DAY + 1, True),
        (NOW + 1, NOW + HOUR, True),
    ],
)
def test_a_source_is_due_at_its_time_or_when_its_times_cannot_be(
    last: int | None, following: int | None, due: bool
) -> None:
    assert is_due(NOW, last, following) is due


@given(st.integers(0, 2**40), st.integers(-(2**40), 2**40), st.text(max_size=20))
def test_what_is_planned_is_never_taken_for_a_clock_that_jumped(
    now: int, interval: int, place: str
) -> None:
    planned = next_check(now, place, interval, retry_after=interval)
    assert now + FLOOR <= planned <= now + CEILING
    assert not is_due(now, now, planned)
    assert not is_due(now, now, now + backoff(abs(interval), place))


@given(st.text(max_size=60))
def test_headers_of_any_text_are_read_or_passed_over(text: str) -> None:
    for found in (retry_after(text, NOW, NOW), max_age(text), expires(text, NOW, NOW)):
        assert found is None or 0 <= found <= CEILING
