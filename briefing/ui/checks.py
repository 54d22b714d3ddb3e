"""What the main screen says of sources: how the last check went, and why a list is empty."""

from briefing.desk.nouns import Progress, Summary, told_summary
from briefing.desk.scopes import Scope, ScopeKind
from briefing.export.wording import ago
from briefing.store.sources import Check
from briefing.ui.keys import Keymap

BAR_WIDTH = 10
MOST_FAILURES = 3
"""Sources that failed which the summary of a refresh names."""


def told_failure(check: Check, now: float, key: str) -> str:
    """Why a source failed, when, and when it is tried next, the most important first.

    `key` is the one that refreshes a source at once; "" where there is none.
    """
    told = [check.error or ""]
    if check.last_check is not None:
        told.append(f"tried {told_ago(now - check.last_check)}")
    if check.not_before is not None and check.not_before > now:
        told.append(f"wants to be left alone for another {_span(check.not_before - now)}")
        return " · ".join(told)
    at_once = f"{key} tries now" if key else ""
    if check.is_gone:
        told.append("not tried again by itself")
    elif check.next_check is not None and check.next_check > now:
        told.append(f"left alone for another {_span(check.next_check - now)}")
    return " · ".join(filter(None, (*told, at_once)))


def told_scope(scope: Scope, name: str, stories: int, unread: int, starred: int) -> tuple[str, ...]:
    """What the list of a scope holds, the most important first; `name` may be left out."""
    if scope.kind is ScopeKind.UNREAD:
        return (name, f"{unread:,}" if unread else "none")
    if scope.kind is ScopeKind.STARRED:
        return (name, f"{starred:,}" if starred else "none")
    counted = f"{stories:,} {'story' if stories == 1 else 'stories'}" if stories else "no stories"
    left = (f"{unread:,} unread" if unread else "all read",) if stories else ()
    return (name, *left, counted) if name else (counted, *left)


def told_progress(progress: Progress) -> str:
    """How far a refresh is, as a bar and a count: "━━━━────── 37 of 100"."""
    filled = BAR_WIDTH * progress.done // max(1, progress.total)
    bar = "━" * filled + "─" * (BAR_WIDTH - filled)
    return f"{bar} {progress.done} of {progress.total}"


def told_refresh(summary: Summary) -> list[str]:
    """What a refresh brought, and a line for each of the first sources that failed."""
    failed = [f"{one.name}: {one.reason}" for one in summary.failures[:MOST_FAILURES]]
    more = len(summary.failures) - len(failed)
    failed += [f"and {more} more; their lines in the sources tell why"] * bool(more)
    return [told_summary(summary), *failed]


def told_ago(seconds: float) -> str:
    """How long ago something was, as a sentence has it: "now", "5 min ago"."""
    when = ago(seconds)
    return when if when == "now" else f"{when} ago"


def advice(
    scope: Scope, failure: str, keymap: Keymap, check: Check | None = None
) -> tuple[str, str]:
    """A title and a sentence for a list that is empty; `failure` tells why its source failed.

    `check` is the last one of the source that is chosen.
    """
    ask, add = keymap.told("refresh-all"), keymap.told("add-source")
    match scope.kind:
        case ScopeKind.SOURCE if failure:
            return scope.name, f"This source {failure}."
        case ScopeKind.OPENED:
            return (
                "Nothing to read here",
                "No document was found. briefing opens .txt, .md and .html files, and folders "
                "of them: briefing FOLDER, or briefing FILE FILE …",
            )
        case ScopeKind.UNREAD:
            return "All read", f"Every story has been read. {ask} asks the feeds for new ones."
        case ScopeKind.FILTER:
            return "Nothing passes", f"No story passes the filter {scope.text}"
        case ScopeKind.STARRED:
            star = keymap.told("star")
            told = f"{star} stars a story, and it stays here for as long as you like."
            return "Nothing starred", told
        case ScopeKind.SOURCE:
            was_asked = check is not None and check.last_check is not None
            told = "has no stories" if was_asked else "was not asked yet"
            remark = f": {check.remark}" if check is not None and check.remark else ""
            return scope.name, f"This source {told}{remark}. {keymap.told('refresh')} asks it now."
        case _:
            told = f"{ask} asks the feeds for their stories, and {add} adds a source."
            return "No stories yet", told


def advice_on_finding(
    scope: Scope, told: str, keymap: Keymap, *, is_unread_only: bool = False
) -> tuple[str, str]:
    """The same for a search or a filter that nothing is found by.

    `told` is what no story does: "is found by ferry", "meets the filter starred".
    """
    key = keymap.told("cancel")
    if is_unread_only:
        more = f"{keymap.told('unread-only')} looks among those that were read."
        return "Nothing found", f"No unread story of “{scope.name}” {told}. {more}"
    return "Nothing found", f"No story of “{scope.name}” {told}. {key} lists them all again."


def advice_on_read(scope: Scope, keymap: Keymap) -> tuple[str, str]:
    """The same for a list of which all has been read, and only the unread is listed."""
    key = keymap.told("unread-only")
    return "All read", f"Every story of {scope.name} has been read. {key} lists them all."


def _span(seconds: float) -> str:
    """A time still to come, at least a minute."""
    return ago(max(seconds, 60))
