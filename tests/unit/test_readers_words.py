"""Words that a reader adds in the settings: cue verbs, units, and how boilerplate begins."""

from decimal import Decimal
from pathlib import Path

import pytest

from briefing import paths
from briefing.config import load_or_default
from briefing.desk.marking import mark, readers_lexicon, set_apart, version
from briefing.marks import annotate
from briefing.marks.readers_words import readers_cues
from briefing.model import NO_ADDITIONS, BlockKind, Figure, Lexicon, Quote
from tests.unit.samples import a_story

SAYING = '"It will rain," {} Ana Marlow.'


def quote(text: str, *verbs: str) -> Quote:
    [found] = annotate(text, Lexicon(cue_verbs=verbs)).quotes
    return found


def figure(text: str, **units: str) -> Figure:
    own = tuple((written.replace("_", " "), name) for written, name in units.items())
    [found] = annotate(text, Lexicon(units=own)).figures
    return found


@pytest.mark.parametrize(
    ("given", "form"),
    [
        ("deadbatted", "deadbatted"), ("deadbatted", "deadbats"), ("deadbat", "deadbatted"),
        ("grok", "groks"), ("grokking", "grokked"), ("Quavers", "quavers"), ("nattered", "natters"),
        ("opined-on", "opined-on"), ("prated", "prates"), ("spake", "spake"),
    ],
)  # fmt: skip
def test_a_verb_of_the_readers_reports_in_all_its_forms(given: str, form: str) -> None:
    text = SAYING.format(form)
    found = quote(text, given)
    assert (found.speaker, found.cue, found.kind) == ("Ana Marlow", form, "direct")


def test_without_it_the_verb_reports_nothing() -> None:
    assert annotate(SAYING.format("groks")).quotes[0].speaker is None


def test_a_verb_of_the_readers_claims_figures() -> None:
    text = "Ana Marlow groks that 300 boats sank in the storm."
    assert annotate(text).figures[0].claimant is None
    assert annotate(text, Lexicon(cue_verbs=("grok",))).figures[0].claimant == "Ana Marlow"


def test_the_forms_of_a_verb_are_read_as_those_of_say() -> None:
    cues = readers_cues(("deadbatted",))
    assert (cues["deadbats"], cues["deadbatted"], cues["deadbatting"], cues["deadbat"]) == (
        "says", "said", "saying", "say",
    )  # fmt: skip


def test_a_unit_of_the_readers_is_part_of_its_figure() -> None:
    text = "The port moved 4,000 TEU of grain a day."
    found = figure(text, TEU="TEU")
    assert text[found.start : found.end] == "4,000 TEU"
    assert (found.kind, found.value, found.unit) == ("measure", Decimal(4000), "TEU")
    assert found.counted == "grain"


@pytest.mark.parametrize(
    ("text", "core", "kind", "unit"),
    [
        ("He paid 20 quatloos for it.", "20 quatloos", "money", "CAD"),
        ("It took 5 bell shifts.", "5 bell shifts", "duration", "day"),
        ("It took 5-6 bell shifts.", "5-6 bell shifts", "range", "day"),
        ("It holds 3 quatloosians.", "3", "count", None),
        ("It holds 3 km of rope.", "3 km", "measure", "kilometer"),
    ],
)
def test_a_unit_that_is_known_by_another_name_is_what_that_is(
    text: str, core: str, kind: str, unit: str | None
) -> None:
    found = figure(text, quatloos="CAD", bell_shifts="day", km="mile")
    assert (text[found.start : found.end], found.kind, found.unit) == (core, kind, unit)


def test_paragraphs_that_begin_as_the_reader_says_are_no_part_of_the_story() -> None:
    story = a_story("Lede.", "Our top stories: none.", "In our top stories: none.")
    own = Lexicon(boilerplate=("our TOP stories:",))
    kinds = [block.kind for block in set_apart(story.document, own).blocks]
    told = [block.kind for block in story.document.blocks]
    assert [n for n, kind in enumerate(kinds) if kind is not told[n]] == [len(kinds) - 2]
    assert kinds[-2] is BlockKind.PROMO
    assert set_apart(story.document, NO_ADDITIONS) is story.document


def test_other_words_make_another_version_of_marks_and_boilerplate_does_not() -> None:
    own = Lexicon(cue_verbs=("grok", "natter"))
    versions = {version(NO_ADDITIONS), version(own), version(Lexicon(units=(("TEU", "TEU"),)))}
    assert len(versions) == 3
    assert version(own) == version(Lexicon(cue_verbs=("natter", "grok")))
    assert version(own) == version(Lexicon(own.cue_verbs, boilerplate=("More:",)))


def test_marks_are_made_with_the_words_of_the_settings_as_they_are_now() -> None:
    story = a_story(SAYING.format("groks"))
    path = paths.config_file()
    assert mark(story.document).quotes[0].speaker is None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('[marks]\ncue_verbs = ["grok"]\n')
    assert readers_lexicon() == Lexicon(cue_verbs=("grok",))
    assert mark(story.document).quotes[0].speaker == "Ana Marlow"
    path.write_text("# nothing any more\n")
    assert mark(story.document).quotes[0].speaker is None


def test_every_mistake_in_the_table_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        '[marks]\ncue_verbs = ["grok", "two words", 3]\ncue_verb = ["natter"]\n'
        'boilerplate = ["More:", " "]\n[marks.units]\nTEU = "TEU"\n"3 boxes" = "box"\nbox = 1\n'
    )
    settings, mistakes = load_or_default(path)
    assert settings.lexicon == Lexicon(("grok",), (("TEU", "TEU"),), ("More:",))
    assert [(mistake.line, mistake.reason) for mistake in mistakes] == [
        (2, 'cue_verbs must be verbs of one word each, not "two words"'),
        (2, "cue_verbs must be verbs of one word each, not 3"),
        (3, 'marks have no setting "cue_verb"; did you mean "cue_verbs"?'),
        (4, 'boilerplate must be phrases of 3 to 80 characters, not " "'),
        (7, 'a unit must be one to four words, with no digit first, not "3 boxes"'),
        (8, '"box" must lead to the name of a unit, not 1'),
    ]
    path.write_text('marks = "grok"\n')
    assert [mistake.reason for mistake in load_or_default(path)[1]] == [
        "marks must be a table: [marks], then its settings"
    ]
    path.write_text('[marks]\ncue_verbs = "grok"\nunits = ["TEU"]\n')
    assert [(mistake.line, mistake.reason) for mistake in load_or_default(path)[1]] == [
        (2, 'cue_verbs must be a list, not "grok"'),
        (3, 'units must be a table: units = { "TEU" = "TEU" }, not a list'),
    ]
