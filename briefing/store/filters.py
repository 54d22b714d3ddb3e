"""What a filter asks of stories, understood; `desk/filters` makes it, and the lists honour it."""

from typing import Literal, NamedTuple, TypeAlias

from briefing.model import Medium

Measure: TypeAlias = Literal["quotes", "figures", "minutes"]
Operator: TypeAlias = Literal["<", "<=", "=", "<>", ">=", ">"]


class Word(NamedTuple):
    """A word or a phrase to find, in capitals or not; `begins`: its last word need only begin so.

    The stories of `sources` have it in the name of their source, whatever their texts say. One that
    is `in_title` is looked for in headlines alone.
    """

    text: str
    begins: bool = False
    sources: tuple[int, ...] = ()
    in_title: bool = False


class Comparison(NamedTuple):
    """A number of a story's, and what it is to be; one that is not known yet meets none."""

    measure: Measure
    operator: Operator
    number: int


class Filter(NamedTuple):
    """What a story must meet, all of it. Ids are of sources; times are seconds since the epoch.

    `words` stand in headline, text, speakers or the source's name, `speakers` in the name of one
    who is quoted. `sources` None allows all. `since` is the first moment of a story's time, and
    `before` the first that is too late. The files that it comes with hold all of `media`, and none
    of `excluded_media`. Of each group in `any_of` a story meets at least one filter. `terms` are
    the words, phrases and speakers as they were typed, without operators, to be highlighted in a
    text; they choose nothing.
    """

    words: tuple[Word, ...] = ()
    excluded: tuple[Word, ...] = ()
    speakers: tuple[Word, ...] = ()
    excluded_speakers: tuple[Word, ...] = ()
    sources: tuple[int, ...] | None = None
    excluded_sources: tuple[int, ...] = ()
    is_read: bool | None = None
    is_starred: bool | None = None
    since: int | None = None
    before: int | None = None
    comparisons: tuple[Comparison, ...] = ()
    any_of: tuple[tuple["Filter", ...], ...] = ()
    media: tuple[Medium, ...] = ()
    excluded_media: tuple[Medium, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether every story meets it."""
        return self == Filter()
