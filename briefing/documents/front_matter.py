"""Front matter: what stands above a Markdown text between `---` (YAML) or `+++` (TOML) lines.

Read by hand, simple lines only: a YAML reader would be a dependency, and a door, for five keys.
"""

import re

from briefing.documents.clean import clean_line, safe_url
from briefing.documents.dates import iso_date
from briefing.documents.pieces import Particulars

_LINES = 200
_PAIR = re.compile(r"([A-Za-z][\w .-]{0,40}?)\s*[:=]\s*(.*)")
_ITEM = re.compile(r"\s*-\s+(.*)")
_QUOTED = re.compile(r"""(["'])(.*)\1\s*(?:#.*)?""")
_NOT_PLAIN = tuple("[]{}&*!|>%@`")
_ENDS = {"---": ("---", "..."), "+++": ("+++",)}

_KEYS = {
    "headline": ("title", "headline"),
    "byline": ("byline", "author", "authors", "by"),
    "date": ("date", "published", "pubdate", "publishdate", "published_at", "created"),
    "publisher": ("source", "publisher", "publication", "site", "site_name"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url"),
}


def split_front_matter(text: str) -> tuple[Particulars, str]:
    """What the front matter of a clean text tells, and the text below it."""
    lines = text.lstrip("\n").split("\n", _LINES)
    fence = lines[0].rstrip()
    if fence not in _ENDS:
        return Particulars(), text
    for number, line in enumerate(lines[1:_LINES], start=1):
        if line.rstrip() in _ENDS[fence]:
            return _particulars(_pairs(lines[1:number])), "\n".join(lines[number + 1 :])
    return Particulars(), text


def _pairs(lines: list[str]) -> dict[str, str]:
    """Keys in lower case and their values; the items of a list are joined by commas."""
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        pair = _PAIR.fullmatch(line)
        item = _ITEM.fullmatch(line)
        if pair is not None:
            key = pair[1].strip().lower()
            values.setdefault(key, []).extend(_values(pair[2]))
        elif item is not None and key:
            values[key] += _values(item[1])
    return {key: ", ".join(parts) for key, parts in values.items()}


def _values(text: str) -> list[str]:
    """The values on a line; none where it begins what ends elsewhere, or never."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [value for part in text[1:-1].split(",") for value in _values(part)]
    quoted = _QUOTED.fullmatch(text)
    if quoted is None and text.startswith(_NOT_PLAIN):
        return []
    value = clean_line(quoted[2] if quoted else text)
    return [value] if value else []


def _particulars(pairs: dict[str, str]) -> Particulars:
    told = {
        field: next((pairs[key] for key in keys if pairs.get(key)), None)
        for field, keys in _KEYS.items()
    }
    byline = re.sub(r"^by\s+", "", told["byline"] or "", flags=re.IGNORECASE)
    return Particulars(
        headline=told["headline"],
        byline=byline or None,
        date=iso_date(told["date"] or ""),
        publisher=told["publisher"],
        url=safe_url(told["url"] or ""),
    )
