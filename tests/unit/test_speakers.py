"""Sentences marked by hand: who says the last quotation of each, and by which cue."""

from pathlib import Path

import pytest

from briefing.marks import annotate
from briefing.model import Quote, QuoteKind

SENTENCES = Path(__file__).parent.parent / "data" / "speakers"
ARTICLES = {"the", "a", "an"}


def last_quote(text: str) -> Quote | None:
    quotes = annotate(text).quotes
    spoken = [q for q in quotes if q.kind in {QuoteKind.DIRECT, QuoteKind.FRAGMENT}]
    return next(reversed(spoken or list(quotes)), None)


def names(text: str | None) -> set[str]:
    words = (text or "").replace("’", "'").lower().replace("'s", "").split()
    return {word.strip(",.") for word in words} - ARTICLES


def is_told(quote: Quote | None, text: str, who: str) -> bool:
    """Whether a quote's speaker or mention is the one wanted, or a part of it, or holds it."""
    if quote is None or (quote.mention is None and quote.speaker is None):
        return who == "None"
    wanted = names(who)
    mention = text[slice(*quote.mention)] if quote.mention else None
    return any(told and (told <= wanted or wanted <= told)
               for told in (names(quote.speaker), names(mention)))  # fmt: skip


@pytest.mark.parametrize("name", ["structures", "news", "resolved"])
def test_the_last_quotation_has_the_speaker_and_the_cue_that_a_reader_marked(name: str) -> None:
    wrong = []
    for line in (SENTENCES / f"{name}.txt").read_text().splitlines():
        text, _, wanted = line.replace("¶", "\n\n").partition(" => ")
        who, cue = wanted.split(" | ")
        quote = last_quote(text)
        told = quote.cue.lower().split() if quote and quote.cue else []
        is_cued = cue == "None" or not set(told).isdisjoint(cue.lower().split())
        if not is_told(quote, text, who) or not is_cued:
            wrong.append((text, wanted, quote))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Sarah Lang met Mark Hill on Monday.\n\n"It went well," he said.', "Mark Hill"),
        ('Mr. Hill was late. "It was a waste of time," he said.', "Hill"),
        ('He is, in her telling, "a man of few words." That is what Ana Lang says.', None),
        ('Ana Lang spoke. He was, in her view, "a man of few words."', "Ana Lang"),
        ('There were many residents who called it "a disgrace."', "many residents"),
        ('It met investigators, who praised its "rare candour."', "investigators"),
        ('They were "sick of fish" by May, Ana Lang told the Hull Herald.', "Ana Lang"),
        ('They were "sick of fish", their chief, Ana Lang, told the Hull Herald.', "Ana Lang"),
        ('"We regret it," said an army spokesman, Col. Dan Levy.', "Dan Levy"),
    ],
)
def test_a_pronoun_or_a_role_means_the_one_the_text_names(text: str, speaker: str | None) -> None:
    (quote,) = annotate(text).quotes
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        'Voters were promised "a new dawn."',
        'Residents were told to "stay indoors."',
        'The plan was described as "reckless."',
    ],
)
def test_who_is_spoken_to_or_of_speaks_no_word(text: str) -> None:
    (quote,) = annotate(text).quotes
    assert quote.speaker is None
