"""The sheet of voices: who said what, each quote one key from its place."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.desk.copies import publishers
from briefing.desk.gathering import entries
from briefing.desk.voices import Said, Voice, voices
from briefing.export.wording import date_in_words
from briefing.store.database import Database
from briefing.store.ties import ties
from briefing.ui.looks import SPEAKER_COLOURS
from briefing.ui.sheets.kind import Kind
from briefing.ui.sheets.sheet import Place, Row, blank, verbatim
from briefing.ui.typeset import Line, Run, cut

_INDENT: Final = 4
_MOST_LINES: Final = 3


def gather(db: Database, stories: Sequence[int]) -> tuple[Voice, ...]:
    """The voices of stored stories, by the names that a reader has tied or taken apart."""
    return voices(list(entries(db, stories)), ties(db))


def draw(found: Sequence[Voice], width: int) -> Sequence[Row]:
    """Every voice with its quotes in the order of time; their source where there are several."""
    stories = {id(one.story) for voice in found for said in voice.said for one in said.copies}
    return [
        row
        for number, voice in enumerate(found)
        for row in _voice(voice, number, width, len(stories) > 1)
    ]


def _voice(voice: Voice, number: int, width: int, with_source: bool) -> Iterator[Row]:
    look = f"speaker-{number % SPEAKER_COLOURS + 1}"
    quotes = "1 quote" if len(voice.said) == 1 else f"{len(voice.said)} quotes"
    stories = "" if voice.stories == 1 else f" in {voice.stories} stories"
    pieces = [Run("┃ ", (look,)), Run(voice.name, ("heading", look))]
    if voice.roles:
        room = width - len(voice.name) - len(quotes) - len(stories) - _INDENT - 4
        pieces.append(Run(f", {cut(voice.roles[0], max(8, room))}", ("read",)))
    pieces.append(Run(f"  {quotes}{stories}", ("facts",)))
    yield Row((Line(tuple(pieces), 1),))
    for form in voice.forms[1:]:
        reason = next((t.reason for t in voice.ties if form in (t.one, t.other)), "")
        told = cut(f"also “{form}”" + (f" ({reason})" if reason else ""), width - _INDENT)
        first = voice.said[0]
        place = Place(first.entry, (first.quote.start, first.quote.end), first.quote)
        line = Line((Run(told, ("facts",)),), _INDENT)
        detail = f"x says that {form} is not {voice.name}"
        yield Row((line,), place, detail=detail, key=("names", voice.name, form))
    for said in voice.said:
        yield _said(said, look, width, with_source)
    yield blank()


def _said(said: Said, look: str, width: int, with_source: bool) -> Row:
    """A quote on a few lines, with its cue, its source and its date behind it."""
    entry, quote = said.entry, said.quote
    words = entry.story.text[quote.start : quote.end]
    lines = list(verbatim(words, width, ("quote", look), _INDENT, _MOST_LINES))
    date = date_in_words(entry.story.document.date)
    cue = quote.cue if quote.cue and any(sign.isalpha() for sign in quote.cue) else ""
    source = (publishers(said.copies), date) if with_source else ()
    told = " · ".join(filter(None, (cue, *source)))
    if told:
        lines.append(Line((Run(told, ("facts",)),), _INDENT))
    return Row(tuple(lines), Place(entry, (quote.start, quote.end), quote))


VOICES: Final = Kind(
    "Voices",
    gather,
    draw,
    (("sheet-down+sheet-up", "move"), ("sheet-open", "its place"), ("sheet-counts", "counts"),
     ("sheet-apart", "not the same"), ("sheet-copy", "copy"), ("sheet-export", "export")),
    "Nobody is quoted in these stories.",
)  # fmt: skip
