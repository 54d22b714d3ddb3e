"""The one thread of a process that writes the database; everything else asks it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from briefing.store.database import Database, open_for_writing

P = ParamSpec("P")
T = TypeVar("T")


class Keeper:
    """An open database in a thread of its own. Jobs run in the order they were given."""

    def __init__(self, path: Path) -> None:
        """Open the database. Raises StoreError."""
        self._thread = ThreadPoolExecutor(1, "store")
        self._db = self._thread.submit(open_for_writing, path).result()

    async def do(
        self, job: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What the job returns. Raises StoreError, after which the database can still be read."""
        work = partial(job, self._db, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def do_now(
        self, job: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The same for a thread that has no event loop."""
        return self._thread.submit(job, self._db, *args, **kwargs).result()

    def close(self) -> None:
        """Finish what was asked for, and close the database."""
        self._thread.submit(self._db.close)
        self._thread.shutdown()
