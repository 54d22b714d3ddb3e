"""Numbers that count nothing: codes, labels, names, clock times, ordinals, phone numbers, markers.

figures.py asks `skip` before it reads a numeral and `names_something` after.
"""

import re

from briefing.marks import lexicon
from briefing.marks.amounts import may_be_unit
from briefing.marks.context import is_plural, next_word
from briefing.marks.currency_signs import currency_before
from briefing.marks.labels import CAPITAL_LABELS, INDEXES, LABELS, SENTENCE_WORDS
from briefing.marks.patterns import rare
from briefing.marks.quantities import Quantity
from briefing.marks.stamps import is_of_pages, is_of_series, stamp_end
from briefing.marks.words import PREPOSITIONS
from briefing.model import FigureKind

_COUNT, _FRACTION, _RANGE, _SCORE = (
    FigureKind.COUNT,
    FigureKind.FRACTION,
    FigureKind.RANGE,
    FigureKind.SCORE,
)
_HYPHEN_PREFIXES = lexicon.words(
    """sub minus over under plus now nearly then just almost some about roughly post pre non
    magnitude"""
)
_CLOCK = rare(
    r"(?:[:.]\d{2}){0,2}(?: ?(?:-|–|to) ?\d{1,2}(?:[:.]\d{2})?)?"
    r" ?(?:[ap]\.? ?m\b|[AP]\.? ?M\b|o['’]clock|GMT\b|UTC\b|BST\b|EST\b|EDT\b|CET\b|hrs local)"
)
_COLON_TIME = rare(r"\d{1,4}(?::\d{1,4}){1,3}")
_ORDINAL = rare(r"(?:st|nd|rd|th|ST|ND|RD|TH)(?![^\W\d_])")
_STONES = rare(r"st(?= ?\d{1,2} ?lbs?(?!\w))")
_DECADE = rare(r"['’]?s(?!\w)")
_PHONE = rare(
    r"\d{1,4}(?:[ .-]\d{3}){1,2}[ .-]\d{4}(?!\d)|\d{3}-\d{4}(?!\d)"
    r"|\d{1,5}(?:[-/]\d{1,6}){2,7}(?![\d,])"
    r"|(?<=\+)\d{1,3}(?:[ .-]\(?\d{1,5}\)?){2,5}"
)
_CLOCK_INITIALS = frozenset("apAPoOGUBECht:-–.")
_FALSE_FRACTION = rare(r"\d{1,4}(?:[/⁄]\d{1,4}){1,5}")
_LIST_MARK = rare(r"\d{1,3}[.)](?=[ \t])")
_ADDRESS = rare(
    r"(?:[-–]\d{1,5})?(?: (?:[NSEW]\.? )?[A-Z0-9][\w.’']{0,24}){1,3} ?"
    r"\b(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Place|Court|Terrace|Highway"
    r"|Parkway|Crescent|Way)\b|(?: (?:rue|avenue|Avenue|Ave|Rue|Via|Calle)) [A-Z]"
)
_ADDRESS_MARKS = frozenset(" -–")
_POSTAL = rare(r" (?:ZIP|zip|post) ?codes?\b|[- ](?:time zone)\b", re.IGNORECASE)
_NAMED_MODEL = rare(
    r" [A-Z][a-z]{2,24}(?: (?:Street|House))?(?= (?!and\b|or\b)[a-z]|[.])"
    r"(?<!s)(?<!en)(?<!an)(?<!ese)(?<!ish)(?<!ch)"
)
_EMERGENCY = rare(r" (?:calls?|callers?|dispatch\w*|operators?)(?!\w)")
_EMERGENCY_NUMBERS = frozenset({"911", "999", "112"})
_DIALLING = lexicon.words(
    """call calls called calling dial dials dialled dialed dialling dialing ring rang ringing phone
    phoned phoning"""
)
_ONE_OF = rare(r" (?:of|another|day|by|or the other|hand)(?!\w)")
_ONE_KEPT_BEFORE = frozenset({"only", "just"})
_ONE_FOLLOWERS = lexicon.words(
    "who that which to with in on at from and or i he she it we they you there left here for as"
)
_ONE_KEPT_AFTER = lexicon.words("people million billion trillion hundred thousand person per")
_ONE_LINKS = lexicon.words(
    """in out to or and point half third quarter fourth fifth sixth eighth tenth dozen"""
)


def skip(text: str, run: re.Match[str]) -> int:
    """Where to read on after a run of digits that is no figure by its own shape, or -1.

    Codes (F-16, COVID-19, 5G), clock times, ordinals, decades, phone numbers, version numbers,
    9/11 and list markers.
    """
    start, end = run.span()
    if _stuck_before(text, start):
        return _word_end(text, end)
    if (stamp := stamp_end(text, start)) >= 0:
        return stamp
    following, beside = text[end : end + 1], text[end + 1 : end + 2]
    if following == ":" and (time := _COLON_TIME().match(text, start)):
        clock = _CLOCK().match(text, time.end())
        return clock.end() if clock else time.end()
    if beside.isdecimal() and following in "/⁄-. " and (phone := _PHONE().match(text, start)):
        return phone.end()
    letter = beside if following == " " else following
    if (
        end - start <= 5
        and letter
        and letter in _CLOCK_INITIALS
        and (clock := _CLOCK().match(text, end))
    ):
        return clock.end()
    if run.group().count(".") > 1:
        return end
    if (following.isalpha() or following in "'’") and (
        ordinal := None
        if _is_weight(text, run)
        else _ORDINAL().match(text, end) or _DECADE().match(text, end)
    ):
        return ordinal.end()
    if ((following and following in ".)") or following == "") and _is_list_mark(text, start, end):
        return end
    return -1


def _is_weight(text: str, run: re.Match[str]) -> bool:
    """Whether "st" after digits means stones: "12st", which is no ordinal, and "11st 4lb"."""
    end = run.end()
    if not text.startswith("st", end) or text[end + 2 : end + 3].isalpha():
        return False
    is_ordinal = run[0].endswith("1") and not run[0].endswith("11")
    return not is_ordinal or (end - run.start() > 1 and bool(_STONES().match(text, end)))


def false_fraction(text: str, start: int) -> int:
    """Where "9/11" and "24/7" end, which are no fraction; -1 for others."""
    found = _FALSE_FRACTION().match(text, start)
    return found.end() if found else -1


def _stuck_before(text: str, start: int) -> bool:
    """Whether letters or signs before the digits make one code with them."""
    last = text[start - 1 : start]
    if not last or last in " \n(":
        return False
    if last.isalpha():
        return currency_before(text, start)[1] is None
    if last.isalnum() or last in "_#@:№\\^":
        return True
    if last == "+":
        return text[start - 2 : start - 1].isalnum()
    before = text[start - 2 : start - 1] if start > 1 else ""
    if last in "-–−":
        if before.isdecimal():
            return True
        if before.isalpha() or before == ")":
            word = text[max(0, start - 12) : start - 1].rpartition(" ")[2].lower()
            return word.lstrip('(“"') not in _HYPHEN_PREFIXES
        return False
    if last in ".,/&'’":
        return before.isalnum() or last in "&'’"
    return False


def _word_end(text: str, end: int) -> int:
    """The end of the token that goes on at `end`, so that no part of a code is read again."""
    limit = min(len(text), end + 40)
    while end < limit and (
        text[end].isalnum() or (text[end] in "-_/" and text[end + 1 : end + 2].isalnum())
    ):
        end += 1
    return end


def _is_list_mark(text: str, start: int, end: int) -> bool:
    if not _LIST_MARK().match(text, start):
        return False
    line = text.rfind("\n", max(0, start - 4), start) + 1
    begins = not text[max(line, start - 4) : start].strip(" (\t") and (line or start <= 4)
    if begins:
        return text[end : end + 1] == ")" or text[end + 1 : end + 2] in " \t"
    return text[end : end + 1] == ")" and "(" not in text[max(0, start - 24) : start]


_ONE = rare(r"[Oo]ne(?=[ \u00a0]([^\W\d_]+)|([^\w-])|\Z)")


def is_pronoun(text: str, start: int) -> bool:
    """Whether a "one" at `start` can only be a pronoun or article, to be told before it is read."""
    found = _ONE().match(text, start)
    if found is None:
        return False
    word = (found[1] or "").lower()
    if not word:
        return True
    return (
        word not in _ONE_KEPT_AFTER
        and word not in _ONE_LINKS
        and text[max(0, start - 5) : start].lower() not in ("only ", "just ")
        and not may_be_unit(text, found.end())
    )


def names_something(text: str, quantity: Quantity, before: list[str]) -> bool:
    """Whether a quantity is part of a name, label or address, or "one" as a pronoun.

    `before` are the words before it on the line. Only a bare number or a part may be: a unit tells
    that something is measured.
    """
    start, end, spelled = quantity.start, quantity.end, quantity.spelled
    if quantity.unit is not None:
        return False
    if quantity.kind is _RANGE or quantity.kind is _SCORE:
        return is_of_pages(before) or (text[end : end + 1] == " " and _is_address(text, end))
    if quantity.kind is not _COUNT and not (spelled and quantity.kind is _FRACTION):
        return False
    written = text[start:end]
    if spelled:
        if written.lower() == "one":
            return not _one_is_counted(text, end, before)
        if _is_part_name(text, start, end, before):
            return True
        if text.startswith(("'s", "’s"), end):
            return True
    following = text[end : end + 1]
    if following.isalpha() or following == "_" or text.startswith("-to-", end):
        return True
    previous = before[-1].strip('(“"‘[') if before else ""
    noun = next_word(text, end)
    if spelled:
        return _is_label(previous, written, noun, spelled=True) or _is_named_word(
            previous, written, noun
        )
    return (
        (following in _ADDRESS_MARKS and _is_address(text, end))
        or (written in _EMERGENCY_NUMBERS and _is_dialled(text, end, before, noun))
        or is_of_series(before)
        or _is_bracketed(text, start, end, before)
        or (previous[:1].islower() and bool(_NAMED_MODEL().match(text, end)))
        or _is_label(previous, written, noun, spelled=False)
        or _is_named_number(text, previous, written, end, before)
    )


def _is_dialled(text: str, end: int, before: list[str], noun: str) -> bool:
    """Whether an emergency number is one: "dial 999", "a call to 911", "999 calls"."""
    if _EMERGENCY().match(text, end):
        return True
    words = [word.lower().strip('(“"‘[,') for word in before[-2:]]
    if words[-1:] == ["number"]:
        return True
    if words[-1:] in (["to"], ["on"]):
        words.pop()
    return bool(words) and words[-1] in _DIALLING and not is_plural(noun)


def _is_address(text: str, end: int) -> bool:
    """Whether a street or a postal code goes on after a number: "12 Harbour Street"."""
    beside = text[end + 1 : end + 2]
    if beside.islower() and beside not in "raztp":
        return False
    return bool(_ADDRESS().match(text, end) or _POSTAL().match(text, end))


def _is_bracketed(text: str, start: int, end: int, before: list[str]) -> bool:
    """Whether a small number in brackets after a name is a shirt or note number: "Smith (4)"."""
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or end - start > 2:
        return False
    number = text[start:end]
    return number.isdecimal() and int(number) < 16 and len(before) > 1 and before[-2][:1].isupper()


def _is_label(previous: str, written: str, noun: str, *, spelled: bool) -> bool:
    """Whether the word before a numeral is numbered by it: "Article 5", "page 12"; a label in lower
    case may be a verb where a plural follows ("the hall can seat 300 guests").
    """
    word = previous.rstrip(":")
    if spelled:
        return (word in CAPITAL_LABELS and written[:1].isupper()) or (
            word.lower() in LABELS and word.lower() not in ("no", "line", "bus", "mark", "type")
        )
    if "," in written and len(written) > 4:
        return False
    if word in CAPITAL_LABELS or word in INDEXES:
        return True
    if word.islower() and is_plural(noun):
        return False
    return word.lower() in LABELS and word != "no"


def _one_is_counted(text: str, end: int, before: list[str]) -> bool:
    """Whether "one" counts: before people or a scale, and after "only" or "just"."""
    if _ONE_OF().match(text, end):
        return False
    if next_word(text, end).lower() in _ONE_KEPT_AFTER:
        return True
    noun = next_word(text, end).lower()
    kept = bool(before) and before[-1].lower() in _ONE_KEPT_BEFORE
    return kept and noun != "" and noun not in _ONE_FOLLOWERS


_HALF_NAMES = lexicon.words(
    """first second other latter former better opening closing top bottom early late in
    third fourth left right upper lower each either a one this that"""
)
_PARTS = frozenset(
    {"half", *(f"a {part}" for part in ("half", "third", "quarter", "fourth", "fifth", "sixth",
     "seventh", "ninth", "tenth", "twentieth", "hundredth", "thousandth")), "an eighth"}
)  # fmt: skip
_PART_CUES = lexicon.words(
    "than nearly almost about roughly around over only by under just some up to least"
)
_PART_OF = rare(r" (?:of|as|more|less)(?!\w)|[.,;)]")
_HALF_OF = rare(
    r" (?:of|the|a|an|its|their|his|her|our|my|your|those|these|all|that|as|million|billion|dozen"
    r"|were|are|have|said|had|would|do|did)(?!\w)|[.,;)]"
)


def _is_part_name(text: str, start: int, end: int, before: list[str]) -> bool:
    """Whether "half" names a part of a game or year ("first half", "half-brother") or is idle."""
    written = text[start:end].lower()
    if written not in _PARTS:
        return False
    if text[end : end + 1] == "-":
        return True
    previous = before[-1].lower().strip(",") if before else ""
    if written == "half" and previous in _HALF_NAMES:
        return True
    if previous in _PART_CUES:
        return False
    if written == "half":
        return not _HALF_OF().match(text, end)
    return not _PART_OF().match(text, end)


def _is_named_word(previous: str, written: str, noun: str) -> bool:
    """A spelled number with a capital inside a name: "Channel Four", "Ocean's Eleven"."""
    if not written[:1].isupper():
        return False
    if previous.islower() and previous.isalpha() and noun[:1].isupper():
        return True
    if not previous[:1].isupper():
        return False
    return previous.lower() not in SENTENCE_WORDS and not previous.endswith(("s", ".", ":", ","))


def _is_named_number(text: str, previous: str, written: str, end: int, before: list[str]) -> bool:
    """A small bare number right after a proper name, with nothing plural to count: "Apollo 11"."""
    if not previous[:1].isupper() or "," in written:
        return False
    if "." in written:
        return written.endswith(".0") and previous.isalpha()
    if previous.lower() in SENTENCE_WORDS or not previous[-1:].isalnum():
        return False
    noun = next_word(text, end)
    if is_plural(noun) and noun.lower() not in ("is", "was", "has"):
        return False
    if previous.endswith(("'s", "’s")) and noun.islower() and noun not in SENTENCE_WORDS:
        return False
    if text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isalpha():
        return False
    return not _is_verb_in_headline(previous, before)


_DEEDS = lexicon.words(
    "arrest claim detain evacuate free hospitalise hospitalize hurt injure jail kill rescue sicken"
    " wound"
)
"""What headlines say is done to people, in numbers."""

_SMALL = PREPOSITIONS | frozenset({"a", "an", "the", "and", "as", "but", "or"})
"""Words that keep their small letter in a headline."""


def _is_verb_in_headline(previous: str, before: list[str]) -> bool:
    """Whether the capital before a number is a headline's: "Storm Kills 12 in Coastal Town",
    "Strikes on Port Kill 31".
    """
    low = previous.lower()
    if low in _DEEDS or low.removesuffix("s") in _DEEDS:
        written_so = all(word[:1].isupper() or word in _SMALL for word in before)
        return written_so and (low not in _DEEDS or any(map(is_plural, before[:-1])))
    if len(before) < 2 or previous.isupper() or not previous.endswith(("s", "ed")):
        return False
    return all(word[:1].isupper() for word in before[:-1])
