"""Things that are counted, in parts, and who claims how many: what `counts.counted` returns."""

from dataclasses import dataclass
from enum import StrEnum

from briefing.desk.counting.intervals import Interval
from briefing.desk.entries import Entry
from briefing.model import Figure, Span


class Relation(StrEnum):
    """How the claims on one thing stand to each other."""

    ONE = "one"
    AGREE = "agree"
    DIFFER = "differ"
    CONFLICT = "cannot both hold"


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure where it stands: `figure` in `entry.story.text`, within `sentence` of it."""

    entry: Entry
    figure: Figure
    sentence: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """How many there are on one claimant's word; `claimant` is None for the text's own.

    `mentions` are all places where the same claimant gives the same number, in the order of the
    entries and their texts. `is_update` says that an earlier claim was given before this one,
    `is_replaced` that its own claimant has given a later one since.
    """

    claimant: str | None
    figure: Figure
    interval: Interval
    mentions: tuple[Mention, ...]
    is_update: bool = False
    is_replaced: bool = False

    @property
    def mention(self) -> Mention:
        """The place that shows the figure as the claim has it."""
        return next(mention for mention in self.mentions if mention.figure is self.figure)

    @property
    def entry(self) -> Entry:
        """The story that the claim is shown with."""
        return self.mention.entry

    @property
    def sentence(self) -> Span:
        """The sentence that the claim is shown with, in that story's text."""
        return self.mention.sentence


@dataclass(frozen=True, slots=True)
class Part:
    """Claims with one place and one time: `place` "in Russia's Kursk region", `base` "since 2022".

    Both are as a text has them, None where no text tells. The claims stand in the order of their
    numbers, the smallest first.
    """

    place: str | None
    base: str | None
    claims: tuple[Claim, ...]
    relation: Relation


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted, in the best form that a text has, with the claims on it, part by part."""

    name: str
    parts: tuple[Part, ...]
    relation: Relation

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all parts."""
        return tuple(claim for part in self.parts for claim in part.claims)

    @property
    def claimants(self) -> int:
        """How many different claimants there are; the texts' own word is one of a publisher."""
        return len({whose(claim.claimant, claim.entry) for claim in self.claims})

    @property
    def mentions(self) -> int:
        """How many figures count the thing."""
        return sum(len(claim.mentions) for claim in self.claims)

    @property
    def stories(self) -> int:
        """How many stories they stand in."""
        return len({id(at.entry.story) for claim in self.claims for at in claim.mentions})


def whose(claimant: str | None, entry: Entry) -> str:
    """The name to show for a claimant: the publisher's where the text speaks for itself."""
    return claimant or entry.story.publisher
