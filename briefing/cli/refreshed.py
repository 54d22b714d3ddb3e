"""What a refresh brought, in words and as JSON; `refreshing` alone prints it."""

import time
from collections.abc import Sequence

from briefing.cli.local import Documents
from briefing.cli.output import say
from briefing.cli.saved import unmistakable
from briefing.desk.names import shown_name
from briefing.desk.nouns import Summary
from briefing.export.as_json import Record
from briefing.export.wording import ago
from briefing.store.sources import StoredSource


def sentence(summary: Summary, documents: Documents, feeds: int, is_offline: bool) -> str:
    """A refresh of so many feeds: "93 of 100 sources, 2,790 new stories, 5 failed"."""
    failed = len(summary.failures)
    told = []
    if feeds and is_offline:
        told.append(f"offline: {feeds:,} {'feed' if feeds == 1 else 'feeds'} not asked")
    elif feeds:
        noun = "source" if feeds == 1 else "sources"
        told.append(f"{summary.sources - failed:,} of {feeds:,} {noun}")
        told.append("1 new story" if summary.new == 1 else f"{summary.new:,} new stories")
    told += [f"{summary.changed:,} changed"] * bool(summary.changed)
    told += [f"{failed:,} failed"] * bool(failed)
    told += [f"{summary.waiting:,} left alone"] * bool(summary.waiting)
    noun = "document" if documents.read == 1 else "documents"
    told += [f"{documents.read:,} {noun} read"] * bool(documents.read or not feeds)
    told += [f"{len(documents.troubles):,} in trouble"] * bool(documents.troubles)
    told += ["stopped"] * summary.is_stopped
    return ", ".join(told)


def record(summary: Summary, documents: Documents, feeds: int) -> Record:
    """The same as JSON, with each failure."""
    return {
        "feeds": feeds,
        "asked": summary.sources,
        "failed": len(summary.failures),
        "unchanged": summary.unchanged,
        "left_alone": summary.waiting,
        "new": summary.new,
        "changed": summary.changed,
        "documents": documents.read,
        "stopped": summary.is_stopped,
        "failures": [
            {"name": failure.name, "place": failure.place, "reason": failure.reason}
            for failure in summary.failures
        ],
        "troubles": list(documents.troubles),
    }


def tell_failures(summary: Summary, documents: Documents, is_verbose: bool) -> None:
    """Say what failed, a line each."""
    for failure in summary.failures:
        name = unmistakable(failure.name, failure.place)
        place = f" ({failure.place})" if is_verbose and name != failure.place else ""
        say(f"{name}{place}: {failure.reason}")
    for trouble in documents.troubles:
        say(trouble)


def tell_more(feeds: Sequence[StoredSource], started: float) -> None:
    """Say what was odd about each feed, and why some were not asked since `started`."""
    now = time.time()
    for stored in feeds:
        check = stored.check
        name = unmistakable(shown_name(stored), stored.source.place)
        if check.remark:
            say(f"{name}: {check.remark}")
        if check.last_check is None or check.last_check >= started:
            continue
        if check.is_gone:
            say(f"{name}: was left alone: it is gone for good")
        elif check.next_check and check.next_check > now:
            reason = f" ({check.error})" if check.error else ""
            say(f"{name}: was left alone for another {ago(check.next_check - now)}{reason}")
