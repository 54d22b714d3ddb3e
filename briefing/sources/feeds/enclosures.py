"""The files that a feed's stories come with: episodes, films, papers, pictures."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from briefing.documents.clean import safe_url
from briefing.model import Enclosure, Medium
from briefing.sources.feeds.raw import RawEnclosure

MOST_ENCLOSURES: Final = 20
_LARGEST: Final = 1 << 50
"""Bytes; a number that is greater is no length of a file."""
# What a link is said to lead to where nothing is said, and so says nothing.
_ANY_PAGE: Final = "text/html"
_PLAYED: Final = ("audio", "video")
_MEDIA: Final = {medium.value: medium for medium in Medium if medium is not Medium.OTHER}
_BY_TYPE: Final = {
    "application/ogg": Medium.AUDIO,
    "application/mp4": Medium.VIDEO,
    "application/x-mpegurl": Medium.VIDEO,
    "application/vnd.apple.mpegurl": Medium.VIDEO,
    "application/pdf": Medium.DOCUMENT,
    "application/epub+zip": Medium.DOCUMENT,
    "application/msword": Medium.DOCUMENT,
    "application/rtf": Medium.DOCUMENT,
    "text": Medium.DOCUMENT,
}
_RANKS: Final = {Medium.AUDIO: 0, Medium.VIDEO: 0, Medium.IMAGE: 2}
_OFFICE: Final = ("application/vnd.openxmlformats-", "application/vnd.oasis.opendocument.")
_ENDINGS: Final = {
    Medium.AUDIO: "aac aiff flac m4a m4b mp3 oga ogg opus wav weba wma",
    Medium.VIDEO: "avi m4v mkv mov mp4 mpeg mpg ogv webm wmv",
    Medium.IMAGE: "avif gif jpeg jpg png svg webp",
    Medium.DOCUMENT: "csv doc docx epub odp ods odt pdf ppt pptx rtf txt xls xlsx",
}
_BY_ENDING: Final = {
    f".{ending}": medium for medium, endings in _ENDINGS.items() for ending in endings.split()
}


def enclosed(told: Mapping[str, str]) -> RawEnclosure | None:
    """What the attributes of an enclosure or of a link to one say, by their names in lower case.

    None where they name no address.
    """
    url = told.get("url", told.get("uri", told.get("href", ""))) or told.get("href", "")
    kind = told.get("type", "").strip().lower()
    kind = "" if kind == _ANY_PAGE else kind
    return RawEnclosure(url, kind, "", told.get("length", "").strip()) if url.strip() else None


def played(told: Mapping[str, str]) -> RawEnclosure | None:
    """The same of a media object, None also where it is neither to be heard nor a film.

    Its medium tells, and its type where it names none.
    """
    url, medium = told.get("url", ""), told.get("medium", "").strip().lower()
    kind = told.get("type", "").strip().lower()
    if not url.strip() or (medium or kind.partition("/")[0]) not in _PLAYED:
        return None
    return RawEnclosure(url, kind, medium, told.get("filesize", "").strip())


def enclosures_of(raw: Iterable[RawEnclosure], base: str) -> tuple[Enclosure, ...]:
    """The first of them that can be opened, no address twice; `base` is for relative ones.

    What can be played comes first, and pictures come last.
    """
    found: dict[str, Enclosure] = {}
    for one in raw:
        url = safe_url(one.url.strip(), base)
        if url is not None and url not in found:
            found[url] = Enclosure(url, _medium(one, url), _length(one.length))
            if len(found) == MOST_ENCLOSURES:
                break
    return tuple(sorted(found.values(), key=lambda one: _RANKS.get(one.medium, 1)))


def _medium(raw: RawEnclosure, url: str) -> Medium:
    """What an enclosure holds: as it is said, else as its address ends."""
    kind = raw.type.partition(";")[0].strip()
    main = kind.partition("/")[0]
    medium = _MEDIA.get(raw.medium) or _MEDIA.get(main) or _BY_TYPE.get(kind) or _BY_TYPE.get(main)
    if medium is not None:
        return medium
    if kind.startswith(_OFFICE):
        return Medium.DOCUMENT
    return _BY_ENDING.get(PurePosixPath(urlsplit(url).path).suffix.lower(), Medium.OTHER)


def _length(text: str) -> int | None:
    """A number of bytes; None for what cannot be one."""
    if not (text.isascii() and text.isdigit() and len(text) <= 16):
        return None
    return int(text) if 0 < int(text) <= _LARGEST else None
