"""Turns attributions into quotes: each mention resolved by what was said before it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.marks.attribution import Attributed
from briefing.marks.mentions import Mentions, Recent
from briefing.marks.names import Speaker
from briefing.model import Quote, Span

REMEMBERED = 6
"""Speakers that a pronoun may reach back to."""


@dataclass(slots=True)
class Spoken:
    """Who spoke where, in the order of the text."""

    places: list[int] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)

    def add(self, at: int, speaker: Speaker) -> None:
        """Note that `speaker` spoke at `at`, which lies after every place noted before."""
        self.places.append(at)
        self.speakers.append(speaker)

    def until(self, at: int) -> Recent:
        """The last few who spoke before `at`."""
        i = bisect_left(self.places, at)
        if not i:
            return Recent()
        return Recent(self.speakers[max(0, i - REMEMBERED) : i], self.places[i - 1])


def resolve_quotes(
    text: str, lines: Sequence[Span], attributed: Sequence[Attributed], names: Mentions
) -> tuple[list[Quote], Spoken]:
    """The quotes of a text, and who spoke where."""
    quotes = []
    spoken = Spoken()
    known: dict[Span, Speaker | None] = {}
    for found in attributed:
        quotation, attribution = found.quotation, found.attribution
        mention = attribution.mention if attribution else None
        cue = attribution.cue if attribution else None
        speaker = None
        if mention is not None:
            if mention not in known:
                line = lines[quotation.paragraph]
                known[mention] = names.resolve(mention, line, spoken.until(quotation.start))
            speaker = known[mention]
        if speaker is not None:
            spoken.add(quotation.start, speaker)
        quotes.append(
            Quote(
                quotation.start,
                quotation.end,
                found.kind,
                speaker.name if speaker else None,
                mention,
                text[cue[0] : cue[1]] if cue else None,
                speaker.role if speaker else None,
            )
        )
    return quotes, spoken
