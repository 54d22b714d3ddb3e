"""What stands in a story without being part of it: credits, captions, pointers, promotion.

A lexicon and the rules that read it, for every format; `assemble` calls `label`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.documents.dates import date_of_line, dateline, split_date
from briefing.documents.pieces import Particulars, Piece, same_words
from briefing.model import BlockKind

SHORT = 400
TOP = 6
"""Credits are looked for in so many pieces after the headline."""

_SEE_ALSO = re.compile(
    r"(?:see also|see more|read also|also read|read more|read next|read on|explainer|in pictures"
    r"|more on this(?: story)?|more from \w+|further reading|don['’]t miss|recommended(?: reading)?"
    r"|related(?: (?:story|stories|articles?|coverage|news|links?|topics?))?"
    r"|(?:you may|you might) also like)"
    r"\s*(?:[:|»>›→]|[–—-]\s|$)"
    r"|(?-i:WATCH|LISTEN|READ|MORE|VIDEO|OPINION|ANALYSIS)\s*[:|»>›]",
    re.IGNORECASE,
)

# A word of each list stands in every caption and every promotion: looking for those first is
# what keeps a paragraph of plain news cheap.
_CAPTION_WORDS: tuple[str, ...] = (
    "(file",
    "photo",
    "pictur",
    "image",
    "pic:",
    "pic)",
    "illustrat",
    "graphic:",
)
_CAPTION_WORDS += (
    "caption",
    "credit",
    "handout",
    "(ap",
    "(afp",
    "(reuters",
    "(pa",
    "(archive",
    "/",
)
_PICTURE = r"(?:photo|photograph|picture|image|pic|illustration|graphic|caption|credit)s?"
_NAMED = r"(?-i:[A-Z][\w.'’&-]*(?:[ /][A-Z&][\w.'’&-]*){0,6})"
_AGENCY = (
    r"(?-i:AP|AFP|EPA|PA(?: Media)?|DPA|dpa|ANP|TASS|Xinhua|EFE|ANSA|Reuters|REUTERS|Alamy"
    r"|Getty(?: Images)?|Shutterstock|iStock|Unsplash|Magnum|Rex|WireImage|NurPhoto|Anadolu|Flickr"
    r"|Associated Press|Press Association|Handout|Wikimedia(?: Commons)?|Bloomberg)"
)
_CAPTION_START = re.compile(
    rf"{_PICTURE}(?:\s+(?:credit|courtesy(?: of)?|source))?\s*:\s*\S"
    rf"|(?-i:Photo|PHOTO|Photograph|Picture|Image|Illustration)s?\s+(?:by|courtesy of)\s+{_NAMED}",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"(?:"
    r"\((?:(?:file|archive|undated|illustrative) (?:photo|picture|pic|image)|file|archive"
    r"|handout)\)"
    rf"|[(\[](?:file )?{_PICTURE}(?: credit)?(?:\s*[:/]|\s+by\s|\s+courtesy)[^()\[\]]{{1,90}}[)\]]"
    r"|[(\[](?-i:AP|AFP|Reuters|REUTERS|PA) (?:file )?photo\b[^()\[\]]{0,90}[)\]]"
    rf"|[.”\"'’)]\s+(?-i:Photo|Photograph|Picture|Image|Credit)s?(?:\s*:|\s+by)\s*{_NAMED}[^.]{{0,60}}"
    rf"|\s/\s?{_AGENCY}"
    rf"|[.”\"'’)]\s+{_NAMED}/{_AGENCY}"
    r")\W?$",
    re.IGNORECASE,
)
_CAPTION_END_LENGTH = 160
_SPOKEN_CAPTION = re.compile(r"[^\"“”:]{3,100}: [\"“][^\"“”]{3,}[\"”] \([^()]{3,60}\)\.?$")

_PROMO_WORDS: tuple[str, ...] = (
    "click",
    "tap here",
    "sign up",
    "subscribe",
    "follow",
    "newsletter",
    "inbox",
    "app ",
)
_PROMO_WORDS += ("join our", "journalism", "become a", "rights reserved", "©", "copyright", "(c)")
_PROMO_WORDS += ("advertis", "sponsored", "story continues", "share ")
_PROMO = re.compile(
    r"\bclick (?:here|on the link)\b|\btap here\b"
    r"|(?:^|[.!?:]\s+|\band\s+|\bto\s+|\bplease\s+|\bor\s+)"
    r"(?:sign up (?:for|to|here|now|today)|subscribe\b|follow us\b)"
    r"|\bfollow (?:us|our)\b.{0,40}\b(?:on|at|facebook|twitter|instagram|telegram|whatsapp)\b"
    r"|\b(?:our|this|free|daily|weekly|morning|evening) (?:\w+ ){0,3}newsletters?\b"
    r"|\bnewsletters?:|\b(?:in|to) your inbox\b|\bdownload (?:our|the) (?:\w+ )?app\b"
    r"|\bjoin our (?:\w+ ){0,2}(?:channel|group|community)\b"
    r"|\bsupport (?:our|independent) journalism\b|\bbecome a (?:member|supporter|subscriber)\b"
    r"|\ball rights reserved\b|^(?:©|copyright\b|\(c\) \d{4})"
    r"|^(?:advertis(?:ement|ing)|sponsored(?: content)?)\W*$"
    r"|^story continues below(?: advertisement)?\W*$"
    r"|^share (?:this|on)\b[^.]{0,60}$",
    re.IGNORECASE,
)
# Somebody telling of subscriptions is news; only the paper speaking to its reader promotes.
_TELLS = re.compile(r"[\"“”]|\b(?:said|says|told|according to|announced|reported)\b", re.IGNORECASE)

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
_ENDS_SENTENCE = (".", "!", "?", ":", ";", ",", "…", '"', "”", "’", "'", ")")
_BYLINE_LIMIT = 140
_UNTOLD = (BlockKind.PARAGRAPH, BlockKind.HEADING)


def kind_of(text: str, *, second: bool = False) -> BlockKind | None:
    """What a paragraph is, if it is no part of the story; `second` right after the headline."""
    if len(text) > SHORT:
        return None
    if _SEE_ALSO.match(text):
        return BlockKind.SEE_ALSO
    folded = text.casefold()
    if second and _SPOKEN_CAPTION.match(text):
        return BlockKind.CAPTION
    if any(word in folded for word in _CAPTION_WORDS) and (
        _CAPTION_START.match(text)
        or _CAPTION_END.search(text, max(0, len(text) - _CAPTION_END_LENGTH))
    ):
        return BlockKind.CAPTION
    if any(word in folded for word in _PROMO_WORDS) and _promotes(text):
        return BlockKind.PROMO
    return None


def _promotes(text: str) -> bool:
    return _PROMO.search(text) is not None and _TELLS.search(text) is None


def is_title_like(text: str, *, longest: int = 80) -> bool:
    """Whether a line reads as a title: short, a capital or digit first, no end to its sentence."""
    return (
        0 < len(text) <= longest
        and not text.endswith(_ENDS_SENTENCE)
        and (text[0].isupper() or text[0].isdigit())
        and text.count(" ") < 14
    )


def byline_of(line: str) -> str | None:
    """The names and titles of a byline, without "By" and without a date; None if it is none."""
    if len(line) > _BYLINE_LIMIT or line.endswith((".", "?", "!", ":", ";")):
        return None
    day, line = split_date(line)
    found = _BYLINE.fullmatch(line.strip() if day is None else line.strip(" ,|·•–—-"))
    if found is None or _NO_NAMES.match(found["names"]):
        return None
    return found["names"].strip(" ,|·•–—-/") or None


def label(pieces: Sequence[Piece], byline: str | None) -> tuple[list[Piece], Particulars]:
    """The pieces after the headline, with boilerplate told from paragraphs; and whose story it is.

    Paragraphs and headings alone are looked at. A title-like line right before a promotion
    belongs to it. `byline` is the one that the document tells elsewhere.
    """
    labelled: list[Piece] = []
    told = Particulars()
    for place, piece in enumerate(pieces):
        kind = None
        if piece.kind in _UNTOLD:
            kind = kind_of(piece.text, second=place == 0)
            if (
                kind is None
                and byline
                and len(piece.text) <= _BYLINE_LIMIT
                and same_words(piece.text, byline)
            ):
                kind = BlockKind.BYLINE
        if kind is None and place < TOP and piece.kind in (*_UNTOLD, BlockKind.BYLINE):
            credits = _credits(piece.text)
            told = told.or_else(credits)
            if credits != Particulars() and not dateline(piece.text):
                kind = BlockKind.BYLINE
        labelled.append(piece if kind is None else replace(piece, kind=kind, level=0))
        if kind is BlockKind.PROMO and place and _heads_promo(labelled[-2]):
            labelled[-2] = replace(labelled[-2], kind=BlockKind.PROMO, level=0)
    return labelled, told


def _heads_promo(piece: Piece) -> bool:
    return piece.kind in _UNTOLD and is_title_like(piece.text)


def _credits(text: str) -> Particulars:
    """What a piece near the top tells of author and date."""
    byline = byline_of(text)
    if byline is not None:
        return Particulars(byline=byline, date=split_date(text)[0])
    return Particulars(date=date_of_line(text) or dateline(text))
