"""A document's bytes to its blocks, cleaned. `parse` is what the sources call."""

from pathlib import PurePath

from briefing.documents.clean import clean_line, clean_text
from briefing.documents.decode import decode_bytes, is_binary
from briefing.documents.looks import looks_html, looks_markdown
from briefing.errors import DocumentError
from briefing.model import Document

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
PLAIN_SUFFIXES = frozenset({".txt", ".text"})

_NOT_TEXT = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
)


def parse(data: bytes, name: str) -> Document:
    """The document in `data`, read as the suffix of `name` says; "-" and no suffix: by its looks.

    Raises DocumentError, with `name` cleaned as its place, if there is no text in it.
    """
    place = clean_line(name) or "(no name)"
    for magic, what in _NOT_TEXT:
        if data.startswith(magic):
            raise DocumentError(
                place, f"is {what}, not a text document; save its text and open that"
            )
    if is_binary(data):
        raise DocumentError(place, "is binary data, not a text document")
    text = decode_bytes(data)
    if not clean_text(text).strip():
        raise DocumentError(place, "is empty")
    path = PurePath(name)
    stem = "" if name == "-" else clean_line(path.stem)
    suffix = path.suffix.lower()
    # Each format's library is imported by its own module, and that only when it is needed.
    if suffix in HTML_SUFFIXES or (
        suffix not in MARKDOWN_SUFFIXES | PLAIN_SUFFIXES and looks_html(text)
    ):
        from briefing.documents.html import parse_html

        document = parse_html(text, stem)
    elif suffix in MARKDOWN_SUFFIXES or (not suffix and looks_markdown(text)):
        from briefing.documents.markdown import parse_markdown

        document = parse_markdown(text, stem)
    else:
        from briefing.documents.plain import parse_plain

        document = parse_plain(text, stem)
    if document is None:
        raise DocumentError(place, "is empty")
    return document
