"""Bytes to characters, whatever the document says or does not say about its charset."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(
    rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
_SAMPLE = 65_536

# Codecs that Python calls text encodings and that no document is written in; one of them takes
# quadratic time.
_NO_CHARSETS = frozenset(
    {
        "idna",
        "mbcs",
        "oem",
        "punycode",
        "raw-unicode-escape",
        "undefined",
        "unicode-escape",
        "utf-7",
    }
)
# The web reads these names as the Windows charset that contains them (WHATWG Encoding, 4.2).
_WINDOWS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
_WIDE = ("utf-16", "utf-32")

# What a Western European text in cp1252 has beyond ASCII: never much of it, and in other charsets
# these bytes are other letters, thicker on the page, or stand among bytes that are not here.
_WESTERN = (
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüœŒ‘’‚“”„–—…•«»¡¿£€¥§°·™©®\xa0".encode(
        "cp1252"
    )
)
_MOST_WESTERN = 0.2

# The legacy charsets that text on the web is in. Left to choose among all, the guess falls on those
# of mainframes and of old Macs.
_GUESSED = [
    *(f"cp{number}" for number in range(1250, 1259)),
    *("iso8859_2", "koi8_r", "koi8_u", "cp932", "euc_jp", "gb18030", "big5", "cp949", "cp874"),
]

_CONTROLS = bytes(b for b in range(0x20) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
_MOST_CONTROLS = 0.05
_MOST_NULS = 0.005


def decode_bytes(data: bytes, declared: str | None = None) -> str:
    """The characters of a document, without a byte order mark. Never raises.

    In this order: byte order mark, UTF-16 or UTF-32 by the pattern of its zero bytes, strict
    UTF-8, the charset declared (`declared`, or in a meta tag or XML declaration; unknown names are
    passed over), charset-normalizer's guess, cp1252 with replacement characters.
    """
    for bom, marked in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(marked, "replace")
    wide = _wide_charset(data)
    if wide is not None:
        return data.decode(wide, "replace")
    text: str | None = None
    charset = _known(declared) or _declared_inside(data)
    if charset and charset.startswith("iso2022"):
        # Seven-bit charsets pass for UTF-8, so here the declaration has to come first.
        text = _strictly(data, charset)
    if text is None:
        text = _strictly(data, "utf-8")
    if text is None:
        text = _mended_utf8(data)
    if text is None and charset:
        text = _strictly(data, charset)
    if text is None:
        text = data.decode(_guess(data), "replace")
    return text


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any charset: many zero bytes or control characters.

    A stray one is forgiven, since cleaning takes it out.
    """
    sample = data[:_SAMPLE]
    if any(sample.startswith(bom) for bom, _ in _BOMS) or _wide_charset(sample):
        sample = decode_bytes(sample).replace("\ufffd", "\0").encode("utf-8", "replace")
    if not sample:
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _MOST_CONTROLS * len(sample) or sample.count(0) > _MOST_NULS * len(sample)


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeError, LookupError):
        return None


def _mended_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, which would otherwise turn into another charset wholesale."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if foreign >= 10 * broken else None


def _known(name: str | None) -> str | None:
    """Python's name of a charset that a document may be written in, else None."""
    try:
        codec = codecs.lookup((name or "").strip())
    except (LookupError, ValueError):
        return None
    charset = codec.name
    # `bytes.decode` alone tells codecs of text from those of bytes ("hex", "rot13").
    if charset in _NO_CHARSETS or _strictly(b"", charset) is None:
        return None
    return _WINDOWS.get(charset, charset)


def _declared_inside(data: bytes) -> str | None:
    match = _DECLARATION.search(data, 0, _HEAD)
    if match is None:
        return None
    charset = _known((match[1] or match[2]).decode("ascii", "ignore"))
    # A declaration that could be read as ASCII does not stand in UTF-16.
    return None if charset and charset.startswith(_WIDE) else charset


def _wide_charset(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, told by where Latin text has its zero bytes."""
    head = data[: _HEAD - _HEAD % 4]
    if len(head) < 4 or 0 not in head:
        return None
    quarter = len(head) // 4
    zeros = [head[first::4].count(0) / quarter for first in range(4)]
    often = [share > 0.6 for share in zeros]
    if often == [False, True, True, True] and not zeros[0]:
        return "utf-32-le"
    if often == [True, True, True, False] and not zeros[3]:
        return "utf-32-be"
    if often == [False, True, False, True] and not zeros[0] + zeros[2]:
        return "utf-16-le"
    if often == [True, False, True, False] and not zeros[1] + zeros[3]:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    """The charset that the bytes look most like; cp1252 where nothing can be told."""
    sample = data[:_SAMPLE]
    foreign = sample.translate(None, bytes(range(0x80)))
    if len(foreign) < _MOST_WESTERN * len(sample) and not foreign.translate(None, _WESTERN):
        return "cp1252"
    # Imported late: it costs as much as the rest of the room, and few documents need it.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_GUESSED).best()
    return _known(best.encoding if best else None) or "cp1252"
