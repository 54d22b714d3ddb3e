"""Whose words a quotation is: an example, or several, for each rule of attribution."""

import pytest

from briefing.marks import annotate
from briefing.model import Quote, QuoteKind


def only(text: str) -> Quote:
    (quote,) = annotate(text).quotes
    return quote


def voiced(text: str) -> list[tuple[str | None, str | None]]:
    """The mention and cue of each quote."""
    return [
        (text[q.mention[0] : q.mention[1]] if q.mention else None, q.cue)
        for q in annotate(text).quotes
    ]


@pytest.mark.parametrize(
    ("text", "mention", "cue"),
    [
        # after the quotation: NAME VERB
        ('"The tide is turning," Marlow said.', "Marlow", "said"),
        ('"The tide is turning," Marlow later said.', "Marlow", "said"),
        ('"Is the tide turning?" Marlow asked.', "Marlow", "asked"),
        ('"The tide is turning," Ana Marlow, a pilot from Hull, said.', "Ana Marlow", "said"),
        ('"The tide is turning," Sen. Ana Marlow (D-Ore.) told us.', "Sen. Ana Marlow", "told"),
        ('"The tide is turning," she has said.', "she", "said"),
        ('"The tide is turning," another said.', "another", "said"),
        ('"The tide is turning," the port\'s pilot said.', "the port's pilot", "said"),
        ('"The tide is turning," Marlow and Oduya wrote.', "Marlow and Oduya", "wrote"),
        # after it: VERB NAME
        ('"The tide is turning," said Ana Marlow, a pilot.', "Ana Marlow", "said"),
        ('"The tide is turning," added the harbour master.', "the harbour master", "added"),
        ('"The tide is turning," reckons Marlow.', "Marlow", "reckons"),
        # as NAME put it
        ('A "slow tide," as Marlow put it, came in.', "Marlow", "put"),
        # before it
        ('Marlow said, "The tide is turning."', "Marlow", "said"),
        ('Marlow said that the tide was "turning slowly" in May.', "Marlow", "said"),
        ('Ana Marlow, who runs the port, wrote that it was "turning."', "Ana Marlow", "wrote"),
        ('The mayor of Hull insisted it was "turning."', "The mayor", "insisted"),
        ('Marlow went on to say the tide was "turning."', "Marlow", "went on to say"),
        ('Marlow brushed off the storm as "mere wind" on Monday.', "Marlow", "brushed off"),
        ('Marlow said he would welcome a "slow tide" in May.', "Marlow", "said"),
        # a colon
        ('Harbour master Ana Marlow: "The tide is turning."', "Harbour master Ana Marlow", ":"),
        # -ing cues take the sentence's subject, not the noun before
        ('Marlow thanked the crew, calling it "fearless."', "Marlow", "calling"),
        ('Marlow wrote to the board in May, saying "The tide is turning."', "Marlow", "saying"),
        # what governs the quotation goes before the sentence that follows it
        ('Marlow dismissed it as "mere guesswork." He later apologized.', "Marlow", "dismissed"),
        ('Marlow said the tide was "turning." She agreed.', "Marlow", "said"),
        ('"The tide is turning." He shrugged.', "He", "shrugged"),
        # a relative clause has a subject of its own
        ('A pilot whose maps are lost said it was "turning."', "A pilot", "said"),
        ('Marlow is a pilot whose mother said it was "turning."', "mother", "said"),
        # parents told by how many children they have
        ("'I just saw red,' the mum of four said.", "the mum", "said"),
        ('"The tide is turning," the mother of two told the board.', "the mother", "told"),
        ('"The tide is turning," a father of 12, from Hull, said.', "a father", "said"),
        ('The tide is "turning," the mum of nine said.', "the mum", "said"),
        ('The mum of four said the tide was "turning."', "The mum", "said"),
        # the noun in a relative clause is its verb's, with a phrase that hangs on it or not
        (
            'A pilot who chased a hooded thief with an oar declared: "The tide is turning."',
            "A pilot",
            "declared",
        ),
        (
            'A pilot who chased a thief with an oar has said the tide is "turning."',
            "A pilot",
            "said",
        ),
        ('A pilot who chased a thief declared: "The tide is turning."', "A pilot", "declared"),
        ('The pilot who found a dog near a farm said the tide is "turning."', "The pilot", "said"),
        (
            'On Monday, a pilot who chased an armed thief outside a bank said: "It is turning."',
            "a pilot",
            "said",
        ),
        # names joined by "and", a role before them, are several who say
        (
            'Pilots Ana Marlow and Ben Oduya say the tide is "turning slowly" now.',
            "Pilots Ana Marlow and Ben Oduya",
            "say",
        ),
        ('Marlow and wife Jane say the tide is "turning."', "Marlow and wife Jane", "say"),
        ('Marlow and Ben Oduya warn the tide is "turning."', "Marlow and Ben Oduya", "warn"),
        # a noun after a preposition is no speaker, though it has a colon
        ('On the budget: "The tide is turning."', None, None),
        ('On Monday, the mayor: "The tide is turning."', "the mayor", ":"),
        ('From the mayor: "The tide is turning."', "the mayor", ":"),
        # parenthetical
        ('Now, Marlow said, the tide is turning, "and that is a relief."', "Marlow", "said"),
        # sentence-final, past a nearer noun
        ('The port showed a "slow recovery" from the storm, Marlow said.', "Marlow", "said"),
        ('The port saw a "slow recovery," the mayor said on Monday.', "the mayor", "said"),
        # according to
        ('According to Marlow, the tide is "turning slowly" now.', "Marlow", "According to"),
        ('The tide is "turning slowly," according to the board.', "the board", "according to"),
        # called X "…"
        ('Marlow called the storm in the bay "a small wind."', "Marlow", "called"),
        # shared subject
        ('Marlow walked along the pier on Sunday and declared it "safe."', "Marlow", "declared"),
        # a relative clause
        ('Critics include Marlow, who called the pier "a ruin."', "who", "called"),
        # nouns that carry words
        ("The port answered Marlow's call for a \"new pier\" with silence.", "Marlow", "call"),
        # datelines are not part of the sentence
        ('HULL, England (AP) — Ana Marlow said it was "turning."', "Ana Marlow", "said"),
        # any verb, after a comma inside the marks
        ('"The tide is turning at last," Marlow grinned.', "Marlow", "grinned"),
        # a transcript
        ('"MARLOW: The tide is turning."', "MARLOW", ":"),
        # Will is a name too
        ('"The tide is turning at last," Will wrote.', "Will", "wrote"),
        # verbs and numbers are no part of a speaker
        ("Marlow, who speaks for 12,000 pilots, said it was \"turning.\"", "Marlow", "said"),
        ('A second pilot agreed, saying, "The tide is turning."', "A second pilot", "saying"),
        ('Sailors say Marlow called the storm "a small wind."', "Marlow", "called"),
        ('An envoy sent to discuss fish said, "The tide is turning."', "An envoy", "said"),
        ('"The tide is turning," agreed another.', "another", "agreed"),
        # a conjunction is none either
        ('The storm grew so high that Marlow said it was "mad."', "Marlow", "said"),
        # the infinitive of the clause's verb
        ('Marlow used to tell the crew, "The tide is turning."', "Marlow", "tell"),
        ('Marlow is to say: "The tide is turning."', "Marlow", "say"),
        # a reply that comes
        ('"Yes," came the reply.', None, "reply"),
        ('"Yes," came the reply from Marlow.', "Marlow", "reply"),
        # a signature on the same line
        ('"The tide is turning." — Ana Marlow', "Ana Marlow", "—"),
        ('"The tide is turning." – Ana Marlow, a pilot from Hull', "Ana Marlow", "–"),
        # headlines
        ("Marlow: I am “not going ashore”", "Marlow", ":"),
        ("Exclusive: I am “not going ashore”", None, None),
        ("‘We will sail on’: harbour chief vows return", "harbour chief", "vows"),
        ("‘We will sail on’: Marlow", "Marlow", ":"),
        ("Harbour chief faces calls to quit over ‘hidden’ chart", None, None),
        ("Storm on the Northern Coast Was 'Small,' Officials Say", "Officials", "Say"),
        ("Marlow Says Storm Was 'Small Wind' In Spring", "Marlow", "Says"),
    ],
)  # fmt: skip
def test_each_rule_finds_who_speaks_and_by_which_cue(text: str, mention: str, cue: str) -> None:
    assert voiced(text) == [(mention, cue)]


def test_a_joint_statement_belongs_to_its_issuers() -> None:
    text = (
        "Norway, Iceland, and Denmark on Friday released a joint statement condemning the spill "
        "as a “grave error” at sea.\n\n“We ask for an inquiry,” they said."
    )
    quotes = annotate(text).quotes
    assert [q.speaker for q in quotes] == ["Norway, Iceland, and Denmark"] * 2
    assert quotes[0].cue is not None
    assert "statement" in quotes[0].cue


def test_the_second_half_of_a_split_quotation_has_the_same_speaker() -> None:
    text = '"The tide is turning," Marlow said. "We can all see it. It is slow."'
    assert voiced(text) == [("Marlow", "said"), ("Marlow", "said")]


@pytest.mark.parametrize(
    ("text", "mention", "cue"),
    [
        ('"Yes," Marlow said. Then, after a pause: "The tide is turning."', "Marlow", "said"),
        ('"Yes," Marlow said. A long silence: "The tide is turning."', "Marlow", "said"),
        ('"Yes," Marlow said. Oduya laughed. After a sip: "It is turning."', "Oduya", "laughed"),
        ('Marlow said yes. Then, with a thin smile: "The tide is turning."', "Marlow", "said"),
        ('Marlow looked up. After a moment: "The tide is turning."', "Marlow", None),
        ('After a pause: "The tide is turning."', None, None),
    ],
)
def test_who_goes_on_after_a_pause_is_whoever_spoke_before_it(
    text: str, mention: str | None, cue: str | None
) -> None:
    assert voiced(text)[-1] == (mention, cue)


def test_a_parent_told_by_how_many_children_speaks_between_single_marks_too() -> None:
    assert only("'I just saw red,' the mum of four said.").kind is QuoteKind.DIRECT


def test_a_cue_in_ing_between_two_quotations_keeps_the_speaker_of_the_first() -> None:
    text = '"The tide is turning," said Marlow, adding, "We can all see it."'
    assert voiced(text) == [("Marlow", "said"), ("Marlow", "adding")]


def test_a_paragraph_that_is_all_quotation_takes_the_last_speaker() -> None:
    text = '"The tide is turning," Ana Marlow said.\n\n"We can all see how slow it is."'
    assert [q.speaker for q in annotate(text).quotes] == ["Ana Marlow", "Ana Marlow"]


def test_a_quotation_after_a_paragraph_that_ends_in_a_colon_is_introduced_by_it() -> None:
    text = 'On Monday, Ana Marlow wrote:\n\n"The tide is turning and we can see it."'
    (quote,) = annotate(text).quotes
    assert (quote.speaker, quote.cue) == ("Ana Marlow", "wrote")


def test_a_signature_under_a_quotation_names_its_speaker() -> None:
    text = '"The tide is turning and we can see it."\n\n— Ana Marlow\n\nThe port is open.'
    (quote,) = annotate(text).quotes
    assert (quote.speaker, quote.cue) == ("Ana Marlow", "—")


def test_a_paragraph_that_is_all_quotation_may_follow_one_that_only_reports() -> None:
    text = 'Ana Marlow described the storm.\n\n"It came at night and took the pier."'
    assert [q.speaker for q in annotate(text).quotes] == ["Ana Marlow"]


@pytest.mark.parametrize(
    "text",
    [
        'Marlow told 40 sailors: "Stay."',
        'Marlow, asked about the pier, said it was "safe."',
        'Asked about the pier, Marlow said it was "safe."',
        'Hours later, Marlow said it was "safe."',
        'When the storm hit the pier, Marlow said it was "safe."',
        'On Monday Marlow said it was "safe."',
        'The pier is "safe," Marlow said, according to nobody else.',
    ],
)
def test_the_subject_is_found_past_what_stands_before_or_beside_it(text: str) -> None:
    (quote,) = annotate(text).quotes
    assert quote.speaker == "Marlow"


def test_an_open_quotation_goes_on_with_its_speaker() -> None:
    text = 'Ana Marlow said, "The tide is turning.\n\n"We can all see it."'
    assert [q.speaker for q in annotate(text).quotes] == ["Ana Marlow", "Ana Marlow"]


def test_a_sentence_that_reports_speech_lends_its_speaker_to_the_quotation_after_it() -> None:
    text = 'The tide has turned, Ana Marlow said. "We can all see how slow it is."'
    assert voiced(text) == [("Ana Marlow", "said")]


def test_the_first_adverb_of_a_sentence_is_no_name() -> None:
    text = 'Since Monday, Marlow said, it was "turning slowly" out there.'
    assert voiced(text) == [("Marlow", "said")]


@pytest.mark.parametrize(
    "text",
    [
        'Marlow has not said "sorry" for the storm.',
        'Marlow never told the crew it was "safe."',
        '"Sail now!" Captain Marlow hasn\'t said why.',
        '"Sail now!" Captain Marlow said she would stay.',
        'Marlow asked for no more than a "slow tide". A so-called "calm" came.',
    ],
)
def test_what_was_left_unsaid_has_no_speaker(text: str) -> None:
    assert annotate(text).quotes[-1].speaker is None


def test_a_sentence_that_ends_in_no_is_not_an_abbreviation() -> None:
    text = 'Marlow said no. A so-called "calm" came.'
    (quote,) = annotate(text).quotes
    assert (quote.kind, quote.speaker) == (QuoteKind.SCARE, None)


def test_the_words_before_a_denial_keep_their_own_speaker() -> None:
    text = 'Ben Oduya wrote that the crew "MUST SAIL!" Captain Marlow hasn\'t said why.'
    assert voiced(text) == [("Ben Oduya", "wrote")]


def test_words_in_marks_that_nobody_says_have_no_speaker() -> None:
    quote = only("Boats Are 'Fair Weather' Only In Spring")
    assert (quote.kind, quote.speaker, quote.cue) == (QuoteKind.SCARE, None, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"The tide is turning," Marlow said.', QuoteKind.DIRECT),
        ('"No," Marlow said.', QuoteKind.DIRECT),
        ('"No," came the reply.', QuoteKind.DIRECT),
        ('Marlow said: "Watch us."', QuoteKind.DIRECT),
        ('The Harbour Times reported that Marlow "knew".', QuoteKind.FRAGMENT),
        ('Marlow wore a "Sail On" badge.', QuoteKind.SCARE),
        ('She read "Slow Water", she said.', QuoteKind.TITLE),
        ('Marlow sang "Slow Water" on the pier.', QuoteKind.TITLE),
        ('Marlow said it would be "in line with the rules."', QuoteKind.FRAGMENT),
        ('Marlow said the port "fully intends" to open.', QuoteKind.FRAGMENT),
        ('Marlow starred in the film "Slow Water" last year.', QuoteKind.TITLE),
        ('Marlow spoke on the BBC\'s "Morning Tide" on Monday.', QuoteKind.TITLE),
        ('She drew her first atlas, "Water Under Everything," by hand.', QuoteKind.TITLE),
        ('Marlow put out an EP, "Slow Water," in May.', QuoteKind.TITLE),
        ('Marlow read the trilogy "Slow Water" at sea.', QuoteKind.TITLE),
        ('The essay, titled "on slow water", came out in May.', QuoteKind.TITLE),
        ('Ana "Mimi" Marlow came home in May.', QuoteKind.SCARE),
    ],
)
def test_the_kind_tells_speech_from_titles_and_turns_of_phrase(text: str, kind: QuoteKind) -> None:
    assert only(text).kind is kind
