"""The command `voices`: who said what in some stories, or in the stored ones."""

from collections.abc import Iterator, Sequence

from briefing import paths
from briefing.cli.arguments import Arguments
from briefing.cli.lines import drawing, row
from briefing.cli.output import is_screen, opened, say, write_json
from briefing.cli.reading import reading
from briefing.desk.copies import publishers
from briefing.desk.voices import Voice, voices
from briefing.errors import UsageError
from briefing.export.as_json import Record, quote_record
from briefing.export.plain import BLANK, Line, Run
from briefing.export.wording import date_in_words, speaker_with_role
from briefing.store.database import open_for_reading, open_for_writing
from briefing.store.ties import tie, ties


def print_voices(arguments: Arguments) -> int:
    """Print the speakers with their quotes; or keep that two names are one's, or are not."""
    if arguments.apart or arguments.together:
        return _keep(arguments)
    found = reading(arguments)
    entries = list(found)
    wanted = (arguments.speaker or "").casefold()
    made = [
        voice
        for voice in voices(entries, _decided())
        if any(wanted in form.casefold() for form in voice.forms)
    ]
    with opened(arguments.output) as stream:
        if arguments.json:
            write_json(stream, "voices", [_record(voice) for voice in made])
        elif is_screen(arguments):
            drawing(stream, arguments)(_lines(made))
        else:
            stream.writelines(row(cells) for voice in made for cells in _rows(voice))
    return found.outcome(len(made), "voices")


def _decided() -> dict[tuple[str, str], bool]:
    """What has been said of names; nothing where there is no database yet."""
    db = open_for_reading(paths.database_file())
    if db is None:
        return {}
    try:
        return ties(db)
    finally:
        db.close()


def _keep(arguments: Arguments) -> int:
    """Keep what is said of two names."""
    names = arguments.apart or arguments.together
    if len(names) != 2 or names[0] == names[1]:
        raise UsageError("say two names: briefing voices --apart NAME NAME, or --together")
    db = open_for_writing(paths.database_file())
    try:
        tie(db, names[0], names[1], bool(arguments.together))
    finally:
        db.close()
    told = "one voice" if arguments.together else "two voices"
    say(f"{names[0]} and {names[1]} are {told} from now on")
    return 0


def _lines(found: Sequence[Voice]) -> Iterator[Line]:
    for number, voice in enumerate(found):
        if number:
            yield BLANK
        stories = f" in {voice.stories} stories" if voice.stories > 1 else ""
        quotes = "1 quote" if len(voice.said) == 1 else f"{len(voice.said)} quotes"
        whose = speaker_with_role(voice.name, voice.roles[0] if voice.roles else None)
        known = Run(f"  {quotes}{stories}", quiet=True)
        yield Line((Run(whose, strong=True, voice=number), known))
        for form in voice.forms[1:]:
            reason = next((t.reason for t in voice.ties if form in (t.one, t.other)), "")
            yield Line((Run(f"also “{form}” ({reason})", quiet=True),), 4)
        for said in voice.said:
            story, quote = said.entry.story, said.quote
            words = " ".join(story.text[quote.start : quote.end].split())
            yield Line((Run(words, voice=number),), 4)
            cue = quote.cue if quote.cue and quote.cue[0].isalpha() else ""
            known_of = (cue, publishers(said.copies), date_in_words(story.document.date))
            yield Line((Run(" · ".join(filter(None, known_of)), quiet=True),), 4, "— ")


def _rows(voice: Voice) -> Iterator[tuple[object, ...]]:
    for said in voice.said:
        story, quote = said.entry.story, said.quote
        words = " ".join(story.text[quote.start : quote.end].split())
        yield (
            voice.name, quote.role or "", words, quote.cue or "", publishers(said.copies),
            story.document.date or "", story.headline, story.document.url or story.place,
        )  # fmt: skip


def _record(voice: Voice) -> Record:
    return {
        "name": voice.name,
        "forms": list(voice.forms),
        "roles": list(voice.roles),
        "stories": voice.stories,
        "ties": [tie._asdict() for tie in voice.ties],
        "quotes": [quote_record(said.entry.story, said.quote) for said in voice.said],
    }
