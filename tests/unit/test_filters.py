"""The language of filters: what each term asks for, what is a mistake, and how a term goes on."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.desk.filter_fields import FIELDS, WORDS
from briefing.desk.filters import check, complete, parse
from briefing.errors import BriefingError, FilterError
from briefing.model import Medium, Source, SourceKind
from briefing.store.filters import Comparison, Filter, Word
from briefing.store.sources import StoredSource


def source(number: int, name: str, place: str, *tags: str, is_feed: bool = True) -> StoredSource:
    kind = SourceKind.FEED if is_feed else SourceKind.FOLDER
    return StoredSource(number, Source(name, kind, place, tags), None, True, 0, 0, 0)


SOURCES = (
    source(1, "City Desk", "https://feeds.metro.example/rss", "EU", "city"),
    source(2, "Le Café", "https://cafe.example/feed", "eu", "west bank"),
    source(3, "My notes", "/home/ann/metro", is_feed=False),
)
NOW = int(datetime(2026, 3, 31, 12, 30, tzinfo=UTC).timestamp())
DAY = 86_400


@pytest.fixture(autouse=True)
def _in_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def of(text: str, is_typing: bool = False) -> Filter:
    return parse(text, SOURCES, NOW, is_typing=is_typing)


def test_a_tag_that_hides_its_source_chooses_as_any_other() -> None:
    hidden = source(4, "Wire", "https://wire.example/feed", "!noisy")
    sources = (*SOURCES, hidden)
    assert parse("tag:!noisy", sources, NOW) == Filter(sources=(4,))
    assert parse("-tag:!noisy", sources, NOW) == Filter(excluded_sources=(4,))
    assert complete("tag:!", sources) == ("tag:!noisy",)


def utc(*date: int) -> int:
    return int(datetime(*date, tzinfo=UTC).timestamp())  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Filter()),
        ("  ", Filter()),
        ('- "" * & -"" -*', Filter()),
        ("unread", Filter(is_read=False)),
        ("-Unread unread*", Filter(is_read=True, words=(Word("unread", True),), terms=("unread",))),
        ("starred", Filter(is_starred=True)),
        ("-starred", Filter(is_starred=False)),
        ('"unread"', Filter(words=(Word("unread"),), terms=("unread",))),
        ("tag:eu", Filter(sources=(1, 2))),
        ("TAG:City", Filter(sources=(1,))),
        ("tag:e", Filter(sources=())),
        ('tag:"West Bank"', Filter(sources=(2,))),
        ("-tag:eu", Filter(excluded_sources=(1, 2))),
        ("source:desk", Filter(sources=(1,))),
        ("source:CAFÉ", Filter(sources=(2,))),
        ("source:metro", Filter(sources=(1,))),
        ("source:rss", Filter(sources=())),
        ('source:"city desk"', Filter(sources=(1,))),
        ("tag:eu source:cafe", Filter(sources=(2,))),
        ("tag:eu -source:desk -source:notes", Filter(sources=(1, 2), excluded_sources=(1, 3))),
        ("has:quote", Filter(comparisons=(Comparison("quotes", ">", 0),))),
        ("has:Figures", Filter(comparisons=(Comparison("figures", ">", 0),))),
        ("-has:figure", Filter(comparisons=(Comparison("figures", "<=", 0),))),
        ("has:audio has:Videos", Filter(media=(Medium.AUDIO, Medium.VIDEO))),
        ("-has:video", Filter(excluded_media=(Medium.VIDEO,))),
        ("figures>3", Filter(comparisons=(Comparison("figures", ">", 3),))),
        ("quotes>=2", Filter(comparisons=(Comparison("quotes", ">=", 2),))),
        ("-minutes<5", Filter(comparisons=(Comparison("minutes", ">=", 5),))),
        ("minutes:5", Filter(comparisons=(Comparison("minutes", "=", 5),))),
        ("-minutes=5", Filter(comparisons=(Comparison("minutes", "<>", 5),))),
        ("speaker:blinken", Filter(speakers=(Word("blinken"),), terms=("blinken",))),
        ('speaker:"Ann Lee"', Filter(speakers=(Word("Ann Lee"),), terms=("Ann Lee",))),
        ("-speaker:lee", Filter(excluded_speakers=(Word("lee"),))),
        ("title:ferry", Filter(words=(Word("ferry", in_title=True),), terms=("ferry",))),
        ('-title:"my n*"', Filter(excluded=(Word("my n*", in_title=True),))),
        ("title:fer*", Filter(words=(Word("fer", True, in_title=True),), terms=("fer",))),
        (
            "unread tag:city OR ferry OR -has:quote fog",
            Filter(
                is_read=False,
                words=(Word("fog"),),
                any_of=(
                    (
                        Filter(sources=(1,)),
                        Filter(words=(Word("ferry"),)),
                        Filter(comparisons=(Comparison("quotes", "<=", 0),)),
                    ),
                ),
                terms=("ferry", "fog"),
            ),
        ),
        ("a OR - unread", Filter(is_read=False)),
        (
            "this or that",
            Filter(words=(Word("this"), Word("or"), Word("that")), terms=("this", "or", "that")),
        ),
        ("begin*", Filter(words=(Word("begin", True),), terms=("begin",))),
        ('"begin*"', Filter(words=(Word("begin*"),), terms=("begin*",))),
        ("-word", Filter(excluded=(Word("word"),))),
        ('a"b c"d', Filter(words=(Word("a"), Word("b c"), Word("d")), terms=("a", "b c", "d"))),
        ("fog fog", Filter(words=(Word("fog"), Word("fog")), terms=("fog",))),
        ("10:30 f16:x", Filter(words=(Word("10:30"), Word("f16:x")), terms=("10:30", "f16:x"))),
        ("desk", Filter(words=(Word("desk", sources=(1,)),), terms=("desk",))),
        ("des", Filter(words=(Word("des"),), terms=("des",))),
        ("des*", Filter(words=(Word("des", True, (1,)),), terms=("des",))),
        ("cafe", Filter(words=(Word("cafe", sources=(2,)),), terms=("cafe",))),
        ('"my notes"', Filter(words=(Word("my notes", sources=(3,)),), terms=("my notes",))),
        ("-notes", Filter(excluded=(Word("notes", sources=(3,)),))),
    ],
)
def test_a_term_asks_for_what_the_language_says(text: str, expected: Filter) -> None:
    assert of(text) == expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("12h", utc(2026, 3, 31, 0, 30)),
        ("2d", utc(2026, 3, 29, 12, 30)),
        ("1W", utc(2026, 3, 24, 12, 30)),
        ("1m", utc(2026, 2, 28, 12, 30)),
        ("3m", utc(2025, 12, 31, 12, 30)),
        ("25m", utc(2024, 2, 29, 12, 30)),
        ("2026-03-01", utc(2026, 3, 1)),
        ("today", utc(2026, 3, 31)),
        ("yesterday", utc(2026, 3, 30)),
    ],
)
def test_since_takes_spans_and_dates(time: str, expected: int) -> None:
    assert of(f"since:{time}") == Filter(since=expected)
    assert of(f"-since:{time}") == Filter(before=expected)


def test_a_day_begins_where_the_reader_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "XXX-13")
    time.tzset()
    assert of("since:today") == Filter(since=utc(2026, 3, 31, 11))
    assert of("since:2026-03-01") == Filter(since=utc(2026, 2, 28, 11))


def test_of_several_times_the_narrowest_counts() -> None:
    assert of("since:2d since:1d") == of("since:1d since:2d") == Filter(since=NOW - DAY)
    assert of("-since:2d -since:1d") == Filter(before=NOW - 2 * DAY)


THERE_ARE = "unread, starred, tag, source, since, title, speaker, has, quotes, figures and minutes"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("speker:x", f'there is no field "speker" (did you mean speaker?); there are {THERE_ARE}'),
        ("zzz:x", f'there is no field "zzz"; there are {THERE_ARE}'),
        ("zzz>3", f'there is no field "zzz"; there are {THERE_ARE}'),
        ("figures>many", 'figures takes a whole number, as in figures>3, not "many"'),
        ("figures>-1", 'figures takes a whole number, as in figures>3, not "-1"'),
        ("figures>٣", 'figures takes a whole number, as in figures>3, not "٣"'),
        ("quotes>=", "quotes takes a whole number, as in quotes>=2"),
        ("minutes<1234567890", "minutes takes a whole number"),
        ("since:soon", 'there is no time "soon"; since takes 12h, 2d, 1w, 3m (months), a date'),
        ("since:2026-02-30", 'there is no time "2026-02-30"'),
        ("since:99999d", 'there is no time "99999d"'),
        ("since:", "since lacks its value, as in since:2d"),
        ('tag:""', "tag lacks its value, as in tag:eu"),
        ("speaker:*", "speaker lacks its value, as in speaker:blinken"),
        ("source>3", "source takes a colon, as in source:bbc"),
        ("unread:yes", "unread stands alone, without a value"),
        ("unread -unread", "unread and -unread exclude each other"),
        ("OR unread", "OR stands between two terms, as in tag:eu OR tag:us"),
        ("a OR OR b", "OR stands between two terms"),
        ("unread OR", "OR stands between two terms"),
        (
            "has:qoute",
            'no story has "qoute" (did you mean quote?); there are quote, figure, audio and video',
        ),
        ("a" * 1001, "a filter has no more than 1,000 letters"),
        ("a " * 33, "a filter has no more than 32 terms"),
    ],
)
def test_a_mistake_is_told_with_what_there_is(text: str, said: str) -> None:
    with pytest.raises(FilterError) as caught:
        of(text)
    assert str(caught.value).startswith(said)
    assert isinstance(caught.value, BriefingError)
    assert caught.value.exit_code == 2
    with pytest.raises(FilterError):
        check(text)


def test_a_message_shows_no_control_characters_and_stays_short() -> None:
    with pytest.raises(FilterError) as caught:
        of(f'has:"\x1b[31m{"q" * 500}"')
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unread sto", Filter(is_read=False, words=(Word("sto", True),), terms=("sto",))),
        ("st", Filter(words=(Word("st"),), terms=("st",))),
        ("北", Filter(words=(Word("北", True),), terms=("北",))),
        ("storm ", Filter(words=(Word("storm"),), terms=("storm",))),
        ('"the sto', Filter(words=(Word("the sto", True),), terms=("the sto",))),
        ('"the sto"', Filter(words=(Word("the sto"),), terms=("the sto",))),
        ("-sto", Filter(excluded=(Word("sto"),))),
        ("note", Filter(words=(Word("note", True, (3,)),), terms=("note",))),
        ("speaker:bli", Filter(speakers=(Word("bli", True),), terms=("bli",))),
        ("unread since:", Filter(is_read=False)),
        ("unread since:2", Filter(is_read=False)),
        ("unread figures>", Filter(is_read=False)),
        ("unread -has:qu", Filter(is_read=False)),
        ("unread OR", Filter(is_read=False)),
        ("unread OR since:", Filter(is_read=False)),
        ("tag:cit", Filter(sources=(1,))),
        ("-tag:wes", Filter(excluded_sources=(2,))),
        ('source:"cit', Filter(sources=(1,))),
    ],
)
def test_a_term_that_is_being_typed_is_understood_as_far_as_it_goes(
    text: str, expected: Filter
) -> None:
    assert of(text, is_typing=True) == expected


@pytest.mark.parametrize("text", ["since: unread", "speker:", "figures>x unread", 'tag:"" '])
def test_what_stays_wrong_is_a_mistake_while_it_is_typed_as_well(text: str) -> None:
    with pytest.raises(FilterError):
        of(text, is_typing=True)


TERMS = st.sampled_from(
    [row.example for row in (*FIELDS, *WORDS)]
    + ["-" + row.example for row in FIELDS[2:]]
    + ['source:"City Desk"', "since:2026-11-01", "since:yesterday", 'a"b c"d', "speaker:l*", "-"]
)


@given(terms=st.lists(TERMS, max_size=6))
def test_every_beginning_of_a_filter_can_be_typed(terms: list[str]) -> None:
    whole = " ".join(terms)
    check(whole)
    for end in range(len(whole) + 1):
        of(whole[:end], is_typing=True)


@given(text=st.text(alphabet=st.sampled_from('aunreadsincetag:<>=-"* 0123dhwm\0\ud800é')))
@example("since:0000-01-01")
@example("since:0001-01-01")
@example("since:9999-12-31")
@example("since:9999w")
@example("since:9999m")
@example("has:\ud800")
def test_a_filter_that_cannot_be_understood_is_nothing_but_that(text: str) -> None:
    for is_typing in (False, True):
        try:
            hash(of(text, is_typing))
        except FilterError as error:
            str(error).encode()
    assert text not in complete(text, SOURCES)


@pytest.mark.parametrize("row", [*FIELDS, *WORDS])
def test_every_example_is_understood(row: tuple[str, str, str]) -> None:
    there = [source(1, "BBC", "https://bbc.example/feed", "eu", "sports")]
    assert not parse(row[2], there, NOW).is_empty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("u", ("unread",)),
        ("storm -s", ("storm -starred", "storm -source:", "storm -since:", "storm -speaker:")),
        ("fig", ("figures>",)),
        ("quotes", ("quotes>=",)),
        ("has:", ("has:quote", "has:figure", "has:audio", "has:video")),
        ("has:f", ("has:figure",)),
        ("has:figure", ()),
        ("tag:", ("tag:city", "tag:EU", 'tag:"west bank"')),
        ("unread tag:E", ("unread tag:EU", 'unread tag:"west bank"')),
        ("source:c", ('source:"City Desk"', 'source:"Le Café"')),
        ('source:"my n', ('source:"My notes"',)),
        ('source:"My notes"', ()),
        ("since:y", ("since:yesterday", "since:today")),
        ("speaker:a", ()),
        ("zzz:a", ()),
        ("storm", ()),
        ('"un', ()),
        ("a" * 1001, ()),
    ],
)
def test_the_last_term_can_be_completed(text: str, expected: tuple[str, ...]) -> None:
    assert complete(text, SOURCES) == expected


def test_after_a_space_every_field_is_offered() -> None:
    fields = "unread starred tag: source: since: title: speaker: has: quotes>= figures> minutes<"
    assert " ".join(complete("", SOURCES)) == fields
    assert complete("storm ", SOURCES)[1] == "storm starred"
    assert complete("storm -", SOURCES)[1] == "storm -starred"


def test_no_more_than_twenty_are_offered() -> None:
    many = [source(number, f"Feed {number}", "https://x.example") for number in range(30)]
    assert len(complete("source:", many)) == 20


@given(text=TERMS)
def test_what_is_offered_can_be_understood(text: str) -> None:
    for end in range(len(text)):
        for whole in complete(text[:end], SOURCES):
            of(whole, is_typing=True)
