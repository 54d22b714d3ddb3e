"""What stands in a story without being part of it: captions, pointers, promotion, credits.

A lexicon and the rules that read it, for every format; `assemble` calls `label`. Credits have
rules of their own, in `credits`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.documents.credits import BYLINE_LIMIT, byline_of, credits_of, is_name, is_role
from briefing.documents.dates import dateline
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

_ENDS_SENTENCE = (".", "!", "?", ":", ";", ",", "…", '"', "”", "’", "'", ")")
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


def label(pieces: Sequence[Piece], byline: str | None) -> tuple[list[Piece], Particulars]:
    """The pieces after the headline, with boilerplate told from paragraphs; and whose story it is.

    Paragraphs and headings alone are looked at. A title-like line right before a promotion
    belongs to it. `byline` is the one that the document tells elsewhere. A byline that says again
    what one before it says is left out.
    """
    labelled: list[Piece] = []
    told = Particulars()
    for place, piece in enumerate(pieces):
        kind = _kind_told(piece, byline, second=place == 0)
        if kind is None and place < TOP and piece.kind in (*_UNTOLD, BlockKind.BYLINE):
            credits = _credits(pieces, place)
            told = told.or_else(credits)
            if is_role(piece.text) or (credits != Particulars() and not dateline(piece.text)):
                kind = BlockKind.BYLINE
        if (kind or piece.kind) is BlockKind.BYLINE and _says_again(piece, labelled):
            continue
        if kind is BlockKind.PROMO and labelled and _heads_promo(labelled[-1]):
            labelled[-1] = replace(labelled[-1], kind=BlockKind.PROMO, level=0)
        labelled.append(piece if kind is None else replace(piece, kind=kind, level=0))
    return labelled, told


def _kind_told(piece: Piece, byline: str | None, *, second: bool) -> BlockKind | None:
    """What a piece that is a paragraph or a heading is by its words alone."""
    if piece.kind not in _UNTOLD:
        return None
    kind = kind_of(piece.text, second=second)
    if kind is None and byline and len(piece.text) <= BYLINE_LIMIT:
        return BlockKind.BYLINE if same_words(piece.text, byline) else None
    return kind


def _says_again(piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether a byline says the same as one of those before it, with or without its "By"."""
    names = byline_of(piece.text) or piece.text
    return any(
        same_words(names, byline_of(other.text) or other.text)
        for other in before[:TOP]
        if other.kind is BlockKind.BYLINE
    )


def _heads_promo(piece: Piece) -> bool:
    return piece.kind in _UNTOLD and is_title_like(piece.text)


def _credits(pieces: Sequence[Piece], place: int) -> Particulars:
    """What a piece near the top tells; a bare name counts right above a date or a role."""
    text = pieces[place].text
    if place == 0 and len(pieces) > 1 and is_name(text) and byline_of(text) is None:
        below = pieces[1].text
        if is_role(below) or (credits_of(below).date is not None and not dateline(below)):
            return Particulars(byline=text)
    return credits_of(text)
