"""Several things at once, which a stop or a failure of one of them ends together.

Called by a refresh for its visits, and by `briefing refresh` for what comes after them.
"""

import asyncio
from collections.abc import Coroutine, Iterable
from typing import Any


async def until_stopped(stop: asyncio.Event, works: Iterable[Coroutine[Any, Any, object]]) -> None:
    """Do several things at once, until all are done, one fails, or `stop` is set.

    None of them goes on after that. Raises what the first of them to fail has raised.
    """
    tasks: list[asyncio.Future[Any]] = [asyncio.create_task(work) for work in works]
    everything: asyncio.Future[Any] = asyncio.gather(*tasks)
    stopped: asyncio.Future[Any] = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((everything, stopped), return_when=asyncio.FIRST_COMPLETED)
        if everything.done():
            everything.result()
    finally:
        # A gathering that has failed ends none of what it gathers.
        for one in (*tasks, everything, stopped):
            one.cancel()
        await asyncio.gather(*tasks, everything, stopped, return_exceptions=True)
