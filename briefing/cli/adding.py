"""The command `add`: looks what stands at a target, asks which of several feeds, and subscribes."""

import asyncio
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from briefing import subscriptions
from briefing.cli import lists
from briefing.cli.arguments import Arguments
from briefing.cli.local import look
from briefing.cli.output import answer, say
from briefing.cli.progress import Progress
from briefing.cli.saved import kept, saved_sources
from briefing.config import load_or_default
from briefing.desk.keeper import Keeper
from briefing.desk.nouns import Found
from briefing.documents.clean import clean_line
from briefing.errors import BriefingError, SourceError
from briefing.export.as_json import Record
from briefing.export.wording import date_in_words
from briefing.sources import imports
from briefing.sources.lists import Imported
from briefing.sources.pool import Pool
from briefing.subscriptions import TargetKind

NAME_WIDTH: Final = 44
_NONE: Final = "q"


def add_source(arguments: Arguments) -> int:
    """Add what stands at a target; the exit code is 1 if nothing was added."""
    (target,) = arguments.paths
    found = _list_at(target)
    if found is not None:
        added = lists.take(found)
        told = lists.sentences(added, target, is_verbose=False)
        answer(arguments, "import", [lists.record(added)], told)
        return 0
    return asyncio.run(_add(arguments, target))


def _list_at(target: str) -> Imported | None:
    """The list of sources at a target, if it is one. Raises SourceError where it cannot be read."""
    named = subscriptions.classify(target)
    if named.kind is TargetKind.LIST:
        return imports.read(Path(named.place))
    path = Path(named.place)
    if named.kind is not TargetKind.FILE or path.suffix or not path.is_file():
        return None
    # newsboat's and newsraft's lists have no suffix, and look like text.
    try:
        found = imports.read(path)
    except SourceError:
        return None
    return found if len(found.found) > len(found.skipped) else None


async def _add(arguments: Arguments, target: str) -> int:
    from briefing.desk.online import online

    pool = Pool()
    settings, _ = load_or_default()
    try:
        async with (
            kept() as keeper,
            online(keeper, pool, settings, offline=arguments.offline) as web,
        ):
            with Progress(arguments) as progress:
                progress.tell(f"looking at {subscriptions.shown(target)}")
                found = await web.adder.probe(target)
            wanted = _wanted(arguments, target, found)
            if wanted is None:
                return BriefingError.exit_code
            await web.adder.add(wanted, arguments.name, arguments.tags)
            await _store_documents(keeper, wanted.place)
    finally:
        pool.close()
    name = clean_line(arguments.name) or wanted.title
    told = f"Added {name}{_facts(wanted)}"
    answer(arguments, "added", [_record(wanted) | {"name": name}], [told])
    return 0


async def _store_documents(keeper: Keeper, place: str) -> None:
    """Store the documents of a folder or a file that was added, so that they count from now on."""
    added = [one for one in await saved_sources(keeper) if one.source.place == place]
    await asyncio.to_thread(look, keeper, added)


def _wanted(arguments: Arguments, target: str, found: Sequence[Found]) -> Found | None:
    """The one of several to add; None if a person wants none, or nobody can be asked."""
    if len(found) == 1 or arguments.yes:
        return found[0]
    shown = subscriptions.shown(target)
    if arguments.json:
        answer(arguments, "found", [_record(one) for one in found], [])
    if not _can_ask():
        say(f"{shown}: has {len(found)} feeds; give the address of one, or --yes for the first:")
        for one in found:
            say(f"  {subscriptions.without_password(one.place)}  {one.title}{_facts(one)}")
        return None
    with _interruptible():
        return _answered(shown, found)


def _answered(shown: str, found: Sequence[Found]) -> Found | None:
    """The one that a person chooses at the terminal; None for none of them."""
    _ask(f"{shown} has {len(found)} feeds:\n")
    for number, one in enumerate(found, 1):
        _ask(f"{number:>3}  {clean_line(one.title, NAME_WIDTH)}{_facts(one)}\n")
        _ask(f"     {clean_line(subscriptions.without_password(one.place))}\n")
    while True:
        _ask(f"Which one? A number; Enter takes 1, {_NONE} none: ")
        line = sys.stdin.readline()
        word = line.strip()
        if not line or word.casefold() == _NONE:
            say("nothing was added")
            return None
        if not word:
            return found[0]
        if word.isascii() and word.isdigit() and 0 < int(word[:9]) <= len(found):
            return found[int(word[:9]) - 1]


def _can_ask() -> bool:
    """Whether a person sits at a keyboard, and sees what is asked."""
    streams = (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def _ask(text: str) -> None:
    sys.stderr.write(text.encode(sys.stderr.encoding, "replace").decode(sys.stderr.encoding))
    sys.stderr.flush()


@contextmanager
def _interruptible() -> Iterator[None]:
    """Have Ctrl+C end the program: a loop that runs takes note of it, and waits for the line."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _facts(found: Found) -> str:
    """What is known of something that can be added: ": 12 stories, the newest of 3 May 2024"."""
    if found.stories is None:
        return ""
    stories = "1 story" if found.stories == 1 else f"{found.stories:,} stories"
    newest = f", the newest of {date_in_words(found.newest)}" if found.newest else ""
    return f": {stories}{newest}"


def _record(found: Found) -> Record:
    return {
        "name": found.title,
        "place": subscriptions.without_password(found.place),
        "kind": found.kind.value,
        "stories": found.stories,
        "newest": found.newest,
    }
