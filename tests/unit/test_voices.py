"""Voices: who said what over many stories, in the order of time."""

from dataclasses import replace

from briefing.desk.copies import publishers
from briefing.desk.entries import Entry
from briefing.desk.marking import mark, minutes
from briefing.desk.voices import voices
from briefing.model import Story
from briefing.sources.files import stories
from tests.conftest import SEED
from tests.unit.samples import a_quote, a_story, an_entry


def entry(date: str, text: str, *said: tuple[str, str, str | None]) -> Entry:
    """A story of one paragraph, with its quotes, speakers and roles."""
    story = a_story(text, date=date)
    marks = [a_quote(story, words, speaker=speaker, role=role) for words, speaker, role in said]
    return an_entry(story, *marks)


LATE = entry(
    "2026-03-02",
    '"We will stay," said Mr Marsh. "No," said Ann Lee.',
    ('"We will stay,"', "Marsh", None),
    ('"No,"', "Ann Lee", "the mayor"),
)
EARLY = entry(
    "2026-03-01",
    'Ivo Marsh, the harbour master: "We may go." "Perhaps," he said.',
    ('"We may go."', "Ivo Marsh", "harbour master"),
    ('"Perhaps,"', "Ivo Marsh", None),
)


def test_a_voice_has_all_its_quotes_in_the_order_of_time() -> None:
    first, second = voices([LATE, EARLY])
    assert first.name == "Ivo Marsh"
    assert first.forms == ("Ivo Marsh", "Marsh")
    assert first.roles == ("harbour master",)
    assert first.stories == 2
    words = [one.entry.story.text[one.quote.start : one.quote.end] for one in first.said]
    assert words == ['"We may go."', '"Perhaps,"', '"We will stay,"']
    assert (second.name, second.roles, second.stories) == ("Ann Lee", ("the mayor",), 1)


def test_a_text_that_two_sources_bring_speaks_once_and_names_both() -> None:
    copy = EARLY._replace(
        story=replace(EARLY.story, source=replace(EARLY.story.source, name="Mail"))
    )
    first, _ = voices([LATE, EARLY, copy])
    assert (len(first.said), first.stories) == (3, 2)
    assert publishers(first.said[0].copies) == "Harbour News, Mail"


def test_a_tie_that_was_undone_stays_undone() -> None:
    names = {voice.name for voice in voices([LATE, EARLY], {("Ivo Marsh", "Marsh"): False})}
    assert names == {"Ivo Marsh", "Marsh", "Ann Lee"}


def test_stories_without_a_date_come_in_their_order() -> None:
    undated = [replace_date(EARLY), replace_date(LATE)]
    [first, _] = voices(undated)
    assert [one.entry for one in first.said] == [undated[0], undated[0], undated[1]]


def replace_date(of: Entry) -> Entry:
    story = of.story
    return of._replace(story=replace(story, document=replace(story.document, date=None)))


def test_the_seed_has_eight_voices_and_blinken_speaks_most() -> None:
    [story] = stories([str(SEED)])
    assert isinstance(story, Story)
    found = voices([Entry(story, mark(story.document), minutes(story.document))])
    assert found[0].name == "Antony Blinken"
    assert len(found[0].said) == 6
    assert len(found) == 8


def test_no_stories_have_no_voices() -> None:
    assert voices([]) == ()
