"""What the skim and evidence views pick out of a story."""

from briefing.desk.views import evidence, skim, speakers, story_sentences
from briefing.model import BlockKind, FigureKind, Marks, QuoteKind, Story
from tests.unit.samples import a_figure, a_quote, a_story


def skimmed(story: Story, marks: Marks) -> list[str]:
    return [story.text[excerpt.start : excerpt.end] for excerpt in skim(story, marks)]


def test_skim_keeps_the_lede_and_the_sentences_that_hold_speech_or_a_figure() -> None:
    story = a_story(
        "A ferry sank. Nobody drowned.",
        "It was old. It carried 300 people. The sea was calm.",
        "Nothing is known of the cause.",
        'Lee called it "a wreck". She left.',
    )
    marks = Marks(
        quotes=(a_quote(story, '"a wreck"', kind=QuoteKind.FRAGMENT),),
        figures=(a_figure(story, "300", "300"),),
    )
    assert skimmed(story, marks) == [
        "A ferry sank. Nobody drowned.",
        "It carried 300 people.",
        'Lee called it "a wreck".',
    ]


def test_a_quote_of_several_sentences_is_not_parted() -> None:
    story = a_story(
        "A ferry sank.", 'He left. "It was old. It was rotten. It sank," Lee said. He ate.'
    )
    marks = Marks(quotes=(a_quote(story, '"It was old. It was rotten. It sank,"'),))
    assert skimmed(story, marks) == [
        "A ferry sank.",
        '"It was old. It was rotten. It sank," Lee said.',
    ]


def test_the_lede_of_a_long_first_paragraph_is_its_first_three_sentences() -> None:
    story = a_story("One came. Two came. Three came. Four came.")
    assert skimmed(story, Marks()) == ["One came. Two came. Three came."]


def test_skim_leaves_out_boilerplate_headline_and_byline() -> None:
    story = a_story(
        (BlockKind.HEADLINE, "300 saved"),
        (BlockKind.BYLINE, "By 2 people"),
        (BlockKind.CAPTION, "The 4 boats."),
        (BlockKind.SEE_ALSO, "SEE ALSO: 5 wrecks"),
        (BlockKind.PROMO, "Get 6 stories a day."),
        (BlockKind.CODE, "7"),
        (BlockKind.IMAGE, "8 boats"),
        (BlockKind.LIST_ITEM, "9 swam."),
    )
    numbers = ["300", "2", "4", "5", "6", "7", "8", "9"]
    marks = Marks(figures=tuple(a_figure(story, number, number) for number in numbers))
    assert skimmed(story, marks) == ["9 swam."]


def test_a_turn_of_phrase_alone_does_not_keep_a_sentence() -> None:
    story = a_story("Lede.", 'They call it "progress" here.')
    marks = Marks(quotes=(a_quote(story, '"progress"', kind=QuoteKind.SCARE),))
    assert skimmed(story, marks) == ["Lede."]


def test_a_table_is_skimmed_by_its_rows() -> None:
    story = a_story("Lede.", (BlockKind.TABLE, "Line | Seats\nN1 | 48\nN2 | none\nN3 | 50"))
    marks = Marks(figures=(a_figure(story, "48", "48"), a_figure(story, "50", "50")))
    assert skimmed(story, marks) == ["Lede.", "Line | Seats", "N1 | 48", "N3 | 50"]


def test_of_a_table_whose_first_row_alone_holds_a_figure_that_row_is_skimmed() -> None:
    story = a_story("Lede.", (BlockKind.TABLE, "Line | 1990\nN1 | many"))
    marks = Marks(figures=(a_figure(story, "1990", "1990"),))
    assert skimmed(story, marks) == ["Lede.", "Line | 1990"]


def test_skim_is_linear_where_one_paragraph_holds_everything() -> None:
    story = a_story("Lede.", ("The 7 boats sank. " * 20_000).rstrip())
    starts = range(story.text.index("7"), len(story.text), len("The 7 boats sank. "))
    seven = a_figure(story, "7", "7")
    figures = tuple(type(seven)(at, at + 1, seven.kind, seven.value) for at in starts)
    (_, rest) = skimmed(story, Marks(figures=figures))
    assert len(rest) == 20_000 * len("The 7 boats sank. ") - 1


def test_evidence_gathers_quotes_by_speaker_in_the_order_in_which_they_first_speak() -> None:
    story = a_story('"Aye," "Bee," "Cee," "Dee," "Eff," "Gee"')
    unnamed = a_quote(story, '"Aye,"')
    lee = a_quote(story, '"Bee,"', speaker="Ann Lee")
    roe = a_quote(story, '"Cee,"', speaker="Max Roe")
    later = a_quote(story, '"Dee,"', speaker="Ann Lee", role="mayor of Ayr")
    scare = a_quote(story, '"Eff,"', kind=QuoteKind.SCARE, speaker="Ann Lee")
    title = a_quote(story, '"Gee"', kind=QuoteKind.TITLE)
    marks = Marks(quotes=(unnamed, lee, roe, later, scare, title))
    found = evidence(story, marks)
    assert [(group.name, group.role, group.quotes) for group in found.speakers] == [
        ("Ann Lee", "mayor of Ayr", (lee, later)),
        ("Max Roe", None, (roe,)),
        (None, None, (unnamed,)),
    ]
    assert found.not_speech == (scare, title)
    assert speakers(marks) == ("Ann Lee", "Max Roe")


def test_evidence_gathers_figures_by_what_they_count_whatever_the_capitals() -> None:
    story = a_story("10, 20, 30, 40, 50")
    ten = a_figure(story, "10", "10", counted="North Korean Troops")
    cost = a_figure(story, "20", "20", kind=FigureKind.MONEY)
    thirty = a_figure(story, "30", "30", counted="boats")
    forty = a_figure(story, "40", "40", counted="North Korean troops")
    fifty = a_figure(story, "50", "50", counted="troops")
    found = evidence(story, Marks(figures=(ten, cost, thirty, forty, fifty)))
    assert [(group.counted, group.figures) for group in found.counts] == [
        ("North Korean troops", (ten, forty, fifty)),
        ("boats", (thirty,)),
        (None, (cost,)),
    ]


def test_a_short_name_that_two_longer_ones_end_in_stays_on_its_own() -> None:
    story = a_story("10, 20, 30")
    ours = a_figure(story, "10", "10", counted="Russian troops")
    theirs = a_figure(story, "20", "20", counted="Ukrainian troops")
    some = a_figure(story, "30", "30", counted="troops")
    found = evidence(story, Marks(figures=(ours, theirs, some)))
    assert [group.counted for group in found.counts] == [
        "Russian troops",
        "Ukrainian troops",
        "troops",
    ]


def test_names_that_shorten_each_other_join_the_longest() -> None:
    story = a_story("10, 20, 30")
    short = a_figure(story, "10", "10", counted="troops")
    middle = a_figure(story, "20", "20", counted="Korean troops")
    long = a_figure(story, "30", "30", counted="North Korean troops")
    (group,) = evidence(story, Marks(figures=(short, middle, long))).counts
    assert group.counted == "North Korean troops"
    assert group.figures == (short, middle, long)


def test_every_sentence_of_a_story_is_found_in_order() -> None:
    story = a_story("A ferry sank. It was old.", (BlockKind.TABLE, "a | b\nc | d"))
    spans = story_sentences(story)
    assert [story.text[start:end] for start, end in spans] == [
        "Ferry sinks",
        "A ferry sank.",
        "It was old.",
        "a | b",
        "c | d",
    ]
