"""Counts: what is the same thing, and how its claims stand, on stories marked by hand."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.desk.counting.nouns import Relation
from briefing.desk.counts import counted
from briefing.desk.entries import Entry
from briefing.desk.marking import mark, minutes
from briefing.model import BlockKind, Story
from briefing.sources.files import stories
from tests.conftest import SEED
from tests.unit.counts_set import score
from tests.unit.samples import a_story


def entry(*paragraphs: str, date: str | None = None, publisher: str = "Post") -> Entry:
    """A marked story."""
    head = (BlockKind.HEADLINE, "Headline")
    story = a_story(head, *paragraphs, date=date, publisher=publisher)
    return Entry(replace(story, id=publisher), mark(story.document), 1)


PARTS = ("tuning.txt", "held.txt", "later.txt", "later_2.txt")


@pytest.mark.parametrize("part", PARTS)
def test_no_two_claims_are_said_to_conflict_that_do_not_and_most_differences_are_found(
    part: str,
) -> None:
    measured = score(part)
    assert measured.false_conflicts == ()
    assert measured.found >= 0.9 * measured.true, measured.wrong
    assert measured.joined_wrongly <= 0.05 * measured.apart, measured.wrong


def test_of_texts_that_nothing_was_made_for_no_false_conflict_is_told_either() -> None:
    measured = score("unseen.txt")
    assert measured.false_conflicts == ()
    assert measured.found >= 0.7 * measured.true, measured.wrong
    assert measured.joined_wrongly <= 0.1 * measured.apart, measured.wrong


def test_nine_in_ten_differences_of_all_stories_are_found() -> None:
    measured = [score(part) for part in (*PARTS, "unseen.txt")]
    true, apart = sum(one.true for one in measured), sum(one.apart for one in measured)
    assert sum(one.found for one in measured) >= 0.9 * true
    assert sum(one.joined_wrongly for one in measured) <= 0.02 * apart


def test_the_seed_is_told_by_place_and_claimant() -> None:
    [story] = stories([str(SEED)])
    assert isinstance(story, Story)
    thing, *_ = counted([Entry(story, mark(story.document), minutes(story.document))])
    assert (thing.name, thing.relation, thing.claimants) == (
        "North Korean troops",
        Relation.DIFFER,
        3,
    )
    kursk, russia = thing.parts
    assert kursk.place == "in Russia’s Kursk region"
    assert [len(claim.mentions) for claim in kursk.claims] == [3]
    assert [(claim.claimant, str(claim.figure.value)) for claim in russia.claims] == [
        ("United States", "10000"),
        ("Seoul and its allies", "11000"),
        ("Ukraine", "12000"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another noun
        ("Police counted 40 cars, police said.", "Police counted 90 boats, police said."),
        # how it is reckoned
        (
            "Wine exports fell by 12% in volume, customs said.",
            "Wine exports fell by 7% in value, customs said.",
        ),
        # what became of it
        (
            "The plant will create 400 jobs, the mayor said.",
            "The town lost 700 jobs, the union said.",
        ),
    ],
)
def test_what_is_not_the_same_thing_is_not_set_side_by_side(one: str, other: str) -> None:
    things = counted([entry(one), entry(other, publisher="Mail")])
    assert all(len(thing.claims) == 1 for thing in things)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("The ministry put the wheat harvest at 4.1 million tonnes.", "wheat harvest"),
        ("The central bank held its key rate at 4.25% on Friday.", "key rate"),
        ("The bank said that inflation was about 2%.", "inflation"),
        ("Turnout reached 61%, the mayor said.", "Turnout"),
        ("It was 5%.", None),
        ("Sales fell 12%.", "Sales down"),
        ("Flour prices have gone up by 19%.", "Flour prices up"),
        ("Gusts of up to 165 km/h were measured.", "Gusts"),
        ("Support for the Liberals stands at 34%.", "Support"),
        ("A survey saw support for the Liberals at 29%.", "support"),
        ("Hauliers complained of waits of up to 14 hours.", "waits"),
        ("A majority of 52% agreed.", None),
    ],
)
def test_a_size_or_share_is_of_what_its_verb_is_said_of(told: str, name: str | None) -> None:
    assert [thing.name for thing in counted([entry(told)])] == ([name] if name else [])


def test_a_text_that_several_bring_is_counted_once() -> None:
    told = "The army said 40 soldiers had died."
    [thing] = counted([entry(told), entry(told.upper().title(), publisher="Mail")])
    assert (thing.stories, thing.mentions) == (1, 1)


def test_the_number_of_a_headline_stands_on_the_word_that_the_text_gives() -> None:
    head = (BlockKind.HEADLINE, "Ferry sinks, killing 32 people")
    story = a_story(head, "The sinking killed 32 people, the coast guard said.")
    [thing] = counted([Entry(story, mark(story.document), 1)])
    [claim] = thing.claims
    assert (claim.claimant, len(claim.mentions)) == ("the coast guard", 2)


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("The budget was approved by 9 votes to 6, the clerk said.", 9),
        ("The budget was lost by 6 votes to 9, the clerk said.", 9),
        ("Lawmakers backed it by 312 votes against 120.", 312),
        ("The court ruled by 6 justices to 3.", 6),
    ],
)
def test_the_result_of_a_vote_is_one_score(told: str, number: int) -> None:
    [thing] = counted([entry(told)])
    assert thing.relation is Relation.ONE
    assert [claim.figure.value for claim in thing.claims] == [number]


def test_figures_of_a_result_do_not_differ_and_those_of_two_votes_do() -> None:
    [ships] = counted([entry("He cut the fleet by 9 ships to 6.")])
    assert ships.relation is Relation.ONE
    first, second = "It passed by 9 votes to 6.", "It passed by 8 votes to 7."
    [votes] = counted([entry(first, publisher="Post"), entry(second, publisher="Mail")])
    assert votes.relation is Relation.DIFFER
    assert [claim.figure.value for claim in votes.claims] == [8, 9]


def test_figures_of_two_events_are_never_of_one_thing() -> None:
    told = "The army said 40 soldiers had died."
    both = [entry(told), entry(told.replace("40", "90"), publisher="Mail")]
    assert len(counted(both)) < len(counted(both, ["one", "other"]))


def test_every_sentence_is_verbatim_and_holds_its_figure() -> None:
    for thing in counted([entry("The army said 40 soldiers died. The UN said 60 soldiers died.")]):
        for claim in thing.claims:
            for at in claim.mentions:
                start, end = at.sentence
                assert start <= at.figure.start < at.figure.end <= end


_PIECES = st.lists(
    st.sampled_from(
        ["The army said ", "40", "1,200", " soldiers", " died", " in Kursk", ". ", "up to ", "$3 ",
         "some ", " people", " a day", ", ", "10 to 12 ", "\n\n", "%", "on Monday ", "rose to "]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES.filter(str.strip), min_size=1, max_size=4))
def test_any_texts_can_be_counted(texts: list[str]) -> None:
    entries = [entry(" ".join(text.split())) for text in texts if text.split()]
    figures = sum(len(one.marks.figures) for one in entries)
    assert sum(thing.mentions for thing in counted(entries)) <= figures


def test_nothing_is_counted_in_nothing() -> None:
    assert counted([]) == ()
