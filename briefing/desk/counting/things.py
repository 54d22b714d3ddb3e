"""What a figure counts, and under which conditions: `items` reads the figures of one story.

The same thing is the same noun with the same modifiers, unit and period, of which the same is said.
`groups` calls.
"""

import bisect
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from briefing.desk.counting.clauses import Told, after, done
from briefing.desk.counting.leads import Before, before
from briefing.desk.counting.lexicons import (
    IGNORED,
    LASTING,
    MONEY_NOUNS,
    MORE,
    NAMES,
    NOUNS,
    SINGULAR_IN_S,
    STATE_NOUNS,
    STATES,
    UNITLESS,
)
from briefing.desk.counting.subjects import Subject, subject
from briefing.desk.entries import Entry
from briefing.marks.sentences import sentences
from briefing.model import BlockKind, Figure, FigureKind, Span

_COUNTS: Final = frozenset({FigureKind.COUNT, FigureKind.RANGE, FigureKind.RATE})
_SHARES: Final = frozenset({FigureKind.PERCENT, FigureKind.FRACTION})
_SIZES: Final = frozenset({FigureKind.MONEY, FigureKind.MEASURE})
_NO_STORY: Final = frozenset({BlockKind.CODE, BlockKind.IMAGE, BlockKind.TABLE})
_SHORTEST_DONE: Final = 5
_FORESEEN: Final = frozenset({"gather", "cut"})
_PRICES: Final = frozenset({"cost", "costs", "price", "bill", "damage", "loss"})
_FARTHEST: Final = 60
"""Characters between a figure and the words for what it counts."""
_PART: Final = re.compile(r" of (?:the|its|their|his|her|them|those|these|whom|which)\b")
_SPENT_ON: Final = re.compile(
    r"(?: worth)? (?:in|of) ((?:[a-z-]{2,20} ){0,2}[a-z-]{3,20})| ([a-z]{3,20}(?: [a-z]{3,20})?)"
)
_STATE_AFTER: Final = re.compile(
    r" (?:(?:are|were|is|was|have been|had been|remain|still|others|more) ){0,2}"
    r"(dead|killed|injured|wounded|missing|hurt|arrested|homeless|displaced|rescued|evacuated)\b"
)
_LIVES_AFTER: Final = re.compile(r" (?:other |more )?lives\b")
_TERMS: Final = re.compile(
    r"(?<![\w,] )(?:Among|Of|In) ((?:[a-z]+ ){0,2}[a-z]+),"
    r"|\bin (?:value|volume|real terms|nominal terms)\b"
)
"""Of whom a share is, or how it is reckoned."""
_ANY_TIME: Final = re.compile(r"\b(?:next|last|this|a|in|by) ")
_QUARTER: Final = re.compile(
    r"\b(?:(?:first|second|third|fourth|full|half)-(?:quarter|year)|(?:next|last|this) \w+['’]s)\b",
    re.IGNORECASE,
)
"""Times that stand before a noun, and are no part of its name."""
_NUMBER_OF: Final = re.compile(r"\bnumber of ((?:[a-z][a-z-]* ){0,2}?[a-z-]{3,})(?= [a-z]+ed\b)")
_DEMONYM: Final = re.compile(r"[A-Z][a-z]+(?:ians|eans|cans|ans|is|nese)$")


class Item(NamedTuple):
    """A figure with what it counts. Figures with one `noun`, `modifiers` and `state` may be of one
    thing; what else is here keeps two apart, or tells which of them may be the same.

    `measure` is unit and period; `modality` what keeps it from being a fact ("planned", "part of
    more"). `form` is what the text calls it.
    """

    entry: Entry
    number: int
    figure: Figure
    sentence: Span
    noun: str
    modifiers: frozenset[str]
    state: str
    measure: str
    modality: str
    told: Told
    agent: str
    form: str
    is_definite: bool
    is_expected: bool
    is_update: bool
    is_earlier: bool
    is_headline: bool

    @property
    def is_size(self) -> bool:
        """Whether it is a sum, a measure or a share of what its verb is said of."""
        return self.figure.kind in _SIZES | _SHARES and not self.figure.counted


def items(entry: Entry, number: int) -> Iterator[Item]:
    """The figures of a story that count something, in the order of its text.

    `number` is the entry's among those that are looked at.
    """
    reader = _Reader(entry, number)
    for figure in entry.marks.figures:
        found = reader.read(figure)
        if found is not None:
            yield found


class _Reader:
    """Reads the figures of one story; what leaves out what it counts goes on from the last."""

    def __init__(self, entry: Entry, number: int) -> None:
        self._entry = entry
        self._number = number
        self._text = entry.story.text
        self._blocks = entry.story.document.blocks
        self._starts = [block.start for block in self._blocks]
        self._block = -1
        self._sentences: list[Span] = []
        self._last: Item | None = None

    def read(self, figure: Figure) -> Item | None:
        """The figure with what it counts; None where that is nothing to be compared."""
        if not _may_count(figure) or not self._enter(figure):
            return None
        start, end = self._sentence(figure)
        lead = before(self._text, start, figure.start)
        told_from, form, is_elided = self._form(figure, lead, end)
        if _takes_subject(figure):
            named = subject(self._text, start, figure.start)
            is_number = figure.kind is FigureKind.COUNT
            if named.form and (not is_number or named.form.lower().endswith(UNITLESS)):
                return self._of_subject(figure, (start, end), named, lead)
        if form is None or figure.kind is FigureKind.DURATION:
            return None
        told = after(self._text, told_from, end)
        if not told.time:
            told = told._replace(time=lead.time, base=lead.base)
        if not told.place.core:
            told = told._replace(place=lead.place)
        item = self._item(figure, (start, end), form, told, lead, is_elided)
        if figure.kind in _SHARES and figure.counted and not item.state:
            return None
        self._last = item
        return item

    def _of_subject(self, figure: Figure, sentence: Span, named: Subject, lead: Before) -> Item:
        """The figure with what stands before its verb, or before "of"."""
        # What follows tells where, or when it was said, and nothing of what became of it.
        told = after(self._text, figure.end, sentence[1])._replace(state=named.change)
        if told.time.startswith("day"):
            told = told._replace(time="", base=None)
        if not told.place.core:
            told = told._replace(place=named.place)
        lead = lead._replace(state="", is_toll=False, is_crowd=False)
        item = self._item(figure, sentence, named.form, told, lead, False)
        told_of = _TERMS.finditer(self._text, *sentence)
        terms = {term[1] or term[0].removeprefix("in ") for term in told_of}
        item = item._replace(modifiers=item.modifiers | named.named | terms)
        if figure.kind in _SHARES and figure.counted:
            base = _ANY_TIME.split(figure.counted.lower())[0].strip()
            item = item._replace(measure=f"share of {base}/")
        self._last = item
        return item

    def _enter(self, figure: Figure) -> bool:
        """Take the figure's block as the one that is read; False where that is no text."""
        at = bisect.bisect_right(self._starts, figure.start) - 1
        if at < 0 or self._blocks[at].kind in _NO_STORY:
            return False
        if at != self._block:
            block = self._blocks[at]
            self._block = at
            self._sentences = sentences(self._text, block.start, block.end)
            self._last = None
        return True

    def _sentence(self, figure: Figure) -> Span:
        at = bisect.bisect_right(self._sentences, (figure.start, len(self._text))) - 1
        return self._sentences[max(0, at)]

    def _form(self, figure: Figure, lead: Before, end: int) -> tuple[int, str | None, bool]:
        """Where the words on it go on, what the text calls what is counted, and if it is left out
        there.
        """
        text = self._text
        if figure.kind in _SIZES:
            return self._size(figure, lead, end)
        if lead.is_toll:
            return figure.end, "people", False
        if figure.counted:
            at = text.find(figure.counted, figure.end, figure.end + _FARTHEST)
            if at >= 0:
                return at + len(figure.counted), figure.counted, False
            if lead.is_crowd:
                return figure.end, "people", False
            is_before = " of " in text[max(0, figure.start - 90) : figure.start]
            return figure.end, figure.counted, not is_before
        if lead.is_crowd:
            return figure.end, "people", False
        if became := _STATE_AFTER.match(text, figure.end, end):
            # "47 had been killed", after "twelve inmates were killed": inmates, too.
            last = self._last
            if last is not None and last.state == STATES.get(became[1]):
                return figure.end, last.form, False
            return figure.end, "people", False
        if _LIVES_AFTER.match(text, figure.end, end):
            return figure.end, "deaths", False
        if numbered := _NUMBER_OF.search(text, max(0, figure.start - 90), figure.start):
            return figure.end, numbered[1], False
        if lead.state in ("killed", "injured", "arrested", "missing"):
            return figure.end, "people", False
        return figure.end, None, False

    def _size(self, figure: Figure, lead: Before, end: int) -> tuple[int, str | None, bool]:
        """What a sum is of ("$3 billion in damage"), or an area: its unit, if something is done."""
        text = self._text
        if figure.kind is FigureKind.MEASURE:
            if figure.counted:
                at = text.find(figure.counted, figure.end, figure.end + _FARTHEST)
                return max(figure.end, at + len(figure.counted)), figure.counted, False
            is_said = lead.state and lead.state not in ("killed", "injured")
            return figure.end, f"{figure.unit}s" if is_said else None, False
        found = _SPENT_ON.match(text, figure.end, end)
        told = (found[1] or found[2]).split() if found else []
        noun = next((word for word in told if word in MONEY_NOUNS), "")
        if noun and found:
            return found.end(), noun, False
        said = re.findall(r"[a-z]+", text[max(0, figure.start - 60) : figure.start].lower())
        singles = (word if word in MONEY_NOUNS else _singular(word) for word in reversed(said[-7:]))
        near = next((word for word in singles if word in MONEY_NOUNS), None)
        return figure.end, near, False

    def _item(
        self,
        figure: Figure,
        sentence: Span,
        form: str,
        told: Told,
        lead: Before,
        is_elided: bool,
    ) -> Item:
        noun, modifiers, state = noun_of(form)
        if state == "gather":
            # Who protests may be killed: then that is counted, of protesters.
            said = told.state or lead.state
            if said and said != "gather":
                state, modifiers = said, modifiers | {"protesting"}
        if state == "abducted" and (told.state or lead.state):
            # What has become of hostages since tells them apart.
            state = told.state or lead.state
        state = state or told.state or lead.state
        if figure.kind is FigureKind.MONEY:
            state = ""
        modality = told.modality or lead.modality
        if lead.is_toll:
            state = "killed"
        elif lead.is_crowd and state in ("", "gather"):
            state = "gather"
        last = self._last
        if is_elided and last is not None and last.form == form:
            told = Told(
                told.state,
                told.modality,
                told.place if told.place.core else last.told.place,
                told.time or last.told.time,
                told.base or last.told.base,
                told.is_perfect or last.told.is_perfect,
            )
            noun, modifiers = last.noun, last.modifiers
            state = last.state if state == "" or not told.state else state
        if noun == "jobs" and (state == "lost" or (not state and modality == "planned")):
            state = "cut"
        is_expected = modality == "planned"
        is_estimate = figure.kind in _SHARES or (figure.kind in _SIZES and not figure.counted)
        if is_expected and (state in _FORESEEN or noun in _PRICES or is_estimate):
            # That so many are to go, or so much is to be paid, is said of the same thing.
            modality = ""
        agent = told.agent or lead.agent
        if agent == "it":
            # What a country's ministry says of itself is said of the country.
            agent = re.split("['’]s ", _plain_name(figure.claimant or ""))[0]
        between = self._text[figure.end : figure.end + 12].split()[:1]
        is_more = lead.is_more or bool(between and between[0] in MORE)
        if is_more and last is not None and last.sentence == sentence and last.state != state:
            is_more = False
        if is_more:
            modality += " more"
        if lead.is_part or _PART.match(self._text, figure.end):
            modality += " part"
        if lead.is_perfect and not told.is_perfect:
            told = told._replace(is_perfect=True)
        return Item(
            self._entry,
            self._number,
            figure,
            sentence,
            noun,
            modifiers,
            state,
            f"{'share' if figure.kind in _SHARES else figure.unit or ''}/{figure.per or ''}",
            modality.strip(),
            told,
            agent,
            form,
            lead.is_definite,
            is_expected,
            lead.is_risen,
            lead.is_earlier,
            self._blocks[self._block].kind is BlockKind.HEADLINE,
        )


def _may_count(figure: Figure) -> bool:
    """Whether figures of this kind are compared."""
    if figure.kind in _COUNTS or figure.kind is FigureKind.MONEY:
        return True
    if figure.kind in (FigureKind.MEASURE, FigureKind.DURATION):
        return figure.value is not None
    return figure.kind in _SHARES


def _takes_subject(figure: Figure) -> bool:
    """Whether a figure without a counted noun can be of what stands before its verb."""
    if figure.value is None:
        return False
    if figure.kind in _SHARES:
        return True
    return not figure.counted and figure.kind in _SIZES | {FigureKind.DURATION, FigureKind.COUNT}


@lru_cache(maxsize=4096)
def noun_of(form: str) -> tuple[str, frozenset[str], str]:
    """The noun that stands for all that mean it, its modifiers, and what they tell of it."""
    words = _QUARTER.sub("", form).replace("-", " ").split() or form.split()
    head = words[-1]
    modifiers = [word.lower().strip(".’'") for word in words[:-1]]
    modifiers = [word.removesuffix("'s").removesuffix("’s") for word in modifiers]
    low = head.lower()
    state = next((STATES[word] for word in modifiers if word in STATES), "")
    ended = next((word for word in modifiers if _is_done(word)), "")
    state = state or done(ended)
    modifiers = [
        word for word in modifiers if word not in STATES and word not in IGNORED and word != ended
    ]
    single = _singular(low)
    if low == "civilians" or low == "civilian":
        noun = "people"
        modifiers.append("civilian")
    elif low == "personnel" and not {"military", "armed"} & set(modifiers):
        noun = "personnel"
    elif low in NOUNS:
        noun = NOUNS[low]
        state = state or STATE_NOUNS.get(low, "")
        if noun == "troops":
            modifiers = [word for word in modifiers if word != "military"]
    elif single in STATE_NOUNS and single != "fighter":
        noun, state = "people", state or STATE_NOUNS[single]
    elif low in STATE_NOUNS:
        noun, state = "people", state or STATE_NOUNS[low]
    elif _DEMONYM.match(head):
        noun = "people"
        modifiers.append(single)
    else:
        noun = single
    known = (NAMES.get(word, word) for word in modifiers)
    return noun, frozenset(word for word in known if word), state


def _is_done(word: str) -> bool:
    """Whether a modifier tells what was done to what it stands before: "closed schools"."""
    return word.endswith("ed") and len(word) > _SHORTEST_DONE and word not in LASTING


def _singular(low: str) -> str:
    if low in SINGULAR_IN_S or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith(("sses", "xes", "ches", "shes", "zes")):
        return low[:-2]
    return low[:-1]


@lru_cache(maxsize=4096)
def _plain_name(name: str) -> str:
    """A claimant as it is compared: without an article, a body or country by its long name."""
    low = " ".join(name.lower().split()).removeprefix("the ").strip(".")
    return NAMES.get(low, low)


def plain_name(name: str | None) -> str:
    """A claimant as it is compared, "" for the text's own word."""
    return _plain_name(name) if name else ""
