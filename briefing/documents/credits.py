"""Whose story it is, and of when: the lines that stand between a headline and its text."""

import re

from briefing.documents.dates import date_of_line, dateline, split_date
from briefing.documents.pieces import Particulars

BYLINE_LIMIT = 140

_NAME = r"(?-i:[A-Z][\w.'’-]*)"
_NAME_WORDS = (
    r"(?:and|&|de|da|di|du|la|van|von|der|den|bin|al|of|in|for|at|the|with"
    r"|staff|writers?|correspondents?|editors?|reporters?)"
)
_BYLINE = re.compile(
    r"(?:(?:written|reported|reporting|words|story|text|report)\s+)?by:?\s+"
    rf"(?P<names>(?:(?:the|our)\s+)?{_NAME}"
    rf"(?:(?:,?\s+|\s*[|/·•–—-]\s*)(?:{_NAME}|{_NAME_WORDS}\b))*)[\s|·•,–—-]*",
    re.IGNORECASE,
)
_NO_NAMES = re.compile(r"the (?:numbers|book|way|sea|clock)\b", re.IGNORECASE)

_BEATS = (
    r"(?:political|politics|business|economics?|economy|financial?|industry|science|health|medical"
    r"|education|environment|climate|energy|transport|defen[cs]e|security|diplomatic|foreign|home"
    r"|social|affairs|legal|court|crime|police|sports?|football|cricket|rugby|tennis|arts?|culture"
    r"|media|technology|tech|religio(?:n|us)|royal|features?|news|night|live|city|parliamentary"
    r"|senior|chief|deputy|associate|assistant|special|staff|local|regional|national|world"
    r"|international|and|&|our|the)"
)
_ROLE = re.compile(
    rf"(?=(?-i:[A-Z]))(?:(?:{_BEATS}|{_NAME})\s+){{0,4}}"
    r"(?:correspondent|reporter|editor|writer|columnist|bureau chief|desk|agencies|staff)s?"
    rf"(?:,?\s+(?:(?:in|at)\s+)?{_NAME}(?:\s+{_NAME}){{0,3}})?",
    re.IGNORECASE,
)
_ROLE_LIMIT = 60
_STAMP = re.compile(
    r"(?=[A-Z])(?:(?:First|Last) )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated)\b"
    r"[^.!?]{0,60}?(?:\d|day\b)[^.!?]{0,60}"
)


def byline_of(line: str) -> str | None:
    """The names and titles of a byline, without "By" and without a date; None if it is none."""
    if len(line) > BYLINE_LIMIT or line.endswith((".", "?", "!", ":", ";")):
        return None
    day, line = split_date(line)
    found = _BYLINE.fullmatch(line.strip() if day is None else line.strip(" ,|·•–—-"))
    if found is None or _NO_NAMES.match(found["names"]):
        return None
    return found["names"].strip(" ,|·•–—-/") or None


def is_role(line: str) -> bool:
    """Whether a line names a writer's post and nothing else ("Political correspondent")."""
    return len(line) <= _ROLE_LIMIT and _ROLE.fullmatch(line) is not None


def is_name(line: str) -> bool:
    """Whether a line can be a person's name alone: two to four words, each with a capital."""
    words = line.split()
    return 2 <= len(words) <= 4 and all(
        word[0].isupper()
        and word.strip(".").replace("-", "").replace("’", "'").replace("'", "").isalpha()
        for word in words
    )


def is_credit(line: str) -> bool:
    """Whether a line is a byline, a role or a date, none of which goes on from a headline."""
    return (
        byline_of(line) is not None
        or is_role(line)
        or date_of_line(line) is not None
        or _STAMP.fullmatch(line) is not None
    )


def credits_of(text: str) -> Particulars:
    """What a line tells of author and date."""
    byline = byline_of(text)
    if byline is not None:
        return Particulars(byline=byline, date=split_date(text)[0])
    return Particulars(date=date_of_line(text) or dateline(text))
