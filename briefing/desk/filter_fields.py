"""The terms of the filter language, for those who understand, complete, and document it."""

from typing import Final, NamedTuple


class Field(NamedTuple):
    """A term of the language: what it is called, which stories meet it, and an example."""

    name: str
    meaning: str
    example: str


FIELDS: Final = (
    Field("unread", "not read yet", "unread"),
    Field("starred", "with a star", "starred"),
    Field("tag", "from a source with this tag", "tag:eu"),
    Field("source", "from a source whose name or host has this in it", "source:bbc"),
    Field(
        "since",
        "of the last 12h, 2d, 1w, 3m (months), or since 2026-11-01, today, yesterday",
        "since:2d",
    ),
    Field("title", "with this word in its headline", "title:ferry"),
    Field("speaker", "with a quote by somebody of this name", "speaker:blinken"),
    Field(
        "has",
        "with a quote; has:figure, with a figure; has:audio, has:video, with that to play",
        "has:quote",
    ),
    Field("quotes", "with so many quotes", "quotes>=2"),
    Field("figures", "with so many figures", "figures>3"),
    Field("minutes", "so many minutes long", "minutes<5"),
)
WORDS: Final = (
    Field("word", "with this word in headline, text, speakers or source", "ferry"),
    Field("phrase", "with these words, one after the other", '"exact phrase"'),
    Field("beginning", "with a word that begins so", "begin*"),
    Field("or", "with what either term asks for; more can follow", "tag:eu OR tag:us"),
    Field("minus", "without what this term asks for", "-tag:sports"),
)
