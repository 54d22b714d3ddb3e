"""A refresh: visits the feeds that are wanted, many at once, and sums up what that brought.

Called by the reading process and by `briefing refresh`. One source's failure stands at that source,
and the others go on.
"""

import asyncio
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from briefing import paths, subscriptions
from briefing.desk.names import shown_name
from briefing.desk.nouns import Failure, Progress, Summary, Wanted
from briefing.desk.stopping import until_stopped
from briefing.desk.visit import Outcome, Visitor, host_of, is_held
from briefing.errors import BriefingError
from briefing.model import SourceKind
from briefing.sources.politeness import is_due
from briefing.store.sources import (
    StoredSource,
    all_sources,
    claim,
    host_stops,
    move,
    release,
)

CLAIM_SECONDS = 300
"""How long sources are this process's own to refresh, should it not live to release them."""


@dataclass
class _Course:
    """How a refresh is going."""

    total: int
    report: Callable[[Progress], None]
    outcomes: list[Outcome] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    moves: list[tuple[str, str]] = field(default_factory=list)

    def take(self, source: StoredSource, outcome: Outcome) -> None:
        place = source.source.place
        self.outcomes.append(outcome)
        if outcome.failure:
            shown = subscriptions.without_password(place)
            self.failures.append(Failure(shown_name(source), shown, outcome.failure))
        # What was opened by hand is found by the address that was typed.
        if outcome.moved_to and source.is_saved:
            self.moves.append((place, outcome.moved_to))
        self.tell()

    def tell(self) -> None:
        new = sum(outcome.new for outcome in self.outcomes)
        self.report(Progress(len(self.outcomes), self.total, len(self.failures), new))

    def summary(self, waiting: int, is_stopped: bool) -> Summary:
        return Summary(
            sources=len(self.outcomes),
            unchanged=sum(outcome.is_unchanged for outcome in self.outcomes),
            new=sum(outcome.new for outcome in self.outcomes),
            changed=sum(outcome.changed for outcome in self.outcomes),
            waiting=waiting,
            failures=tuple(self.failures),
            is_stopped=is_stopped,
        )


async def refresh(
    visitor: Visitor, wanted: Wanted, report: Callable[[Progress], None], stop: asyncio.Event
) -> Summary:
    """Visit the wanted feeds; `report` hears of the start and of each feed that is done.

    When `stop` is set the visits end where they are; what they have stored stays. Raises StoreError
    where the database takes no more.
    """
    keeper, now = visitor.keeper, int(time.time())
    chosen = [one for one in await keeper.do(all_sources) if _is_wanted(one, wanted)]
    stops = await keeper.do(host_stops)
    ready = [one for one in chosen if _may_visit(one, wanted, stops, now)]
    holder = str(os.getpid())
    ids = [one.id for one in ready]
    claimed = await keeper.do(claim, ids, holder, now, now + CLAIM_SECONDS, _is_alive)
    ready = [one for one in ready if one.id in claimed]
    course = _Course(len(ready), report)
    course.tell()
    try:
        await _visit_all(visitor, ready, course, stop)
    finally:
        await keeper.do(release, ids, holder)
        for old, new in course.moves:
            await _write_down_move(visitor, old, new)
    return course.summary(len(chosen) - len(ready), stop.is_set())


async def _visit_all(
    visitor: Visitor, ready: Sequence[StoredSource], course: _Course, stop: asyncio.Event
) -> None:
    """Visit every feed, until all are done, one cannot be stored, or `stop` is set."""

    async def one(source: StoredSource) -> None:
        course.take(source, await visitor.visit(source))

    await until_stopped(stop, [one(source) for source in ready])


async def _write_down_move(visitor: Visitor, old: str, new: str) -> None:
    """Write a feed's new address in the sources file, and then in the database."""
    with suppress(BriefingError):
        # A file that cannot be written keeps the old address, and the database knows the new one.
        subscriptions.move(paths.sources_file(), old, new)
        await visitor.keeper.do(move, old, new)


def _is_wanted(source: StoredSource, wanted: Wanted) -> bool:
    if source.source.kind is not SourceKind.FEED:
        return False
    return source.is_saved if wanted.sources is None else source.id in wanted.sources


def _may_visit(source: StoredSource, wanted: Wanted, stops: dict[str, int], now: int) -> bool:
    """Whether a feed may be asked now: it and its host want it, and it is due or asked for."""
    check = source.check
    if check.is_gone and not wanted.insist:
        return False
    if is_held(now, stops.get(host_of(source))) or is_held(now, check.not_before):
        return False
    waits = wanted.only_due or (
        check.failures > 0 and not wanted.insist and source.source.is_on_web
    )
    return not waits or is_due(now, check.last_check, check.next_check)


def _is_alive(holder: str) -> bool:
    """Whether the process that claims a source still runs."""
    try:
        os.kill(int(holder), 0)
    except (ProcessLookupError, ValueError):
        return False
    except OSError:
        return True
    return True
