"""A Dask cluster as a pool of processes for the rows of a sweep."""

import asyncio
import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from distributed import Client, Worker, WorkerPlugin
from distributed.comm.core import connect

from edition.base.errors import EditionError

PATIENCE_S = 10
"""How long a scheduler may take to answer, in seconds."""


class WithoutProfiler(WorkerPlugin):
    """Halts the profilers of workers, which keep what they saw in each second of the last hour."""

    name = "edition-without-profiler"

    def setup(self, worker: Worker) -> None:
        """Halts them, on workers that come later too."""
        for callback in _profilers(worker):
            callback.stop()

    def teardown(self, worker: Worker) -> None:
        """Has them go on."""
        for callback in _profilers(worker):
            callback.start()


def _profilers(worker: Worker) -> list[Any]:
    """What takes the samples and what puts them away; nothing where they were never on."""
    known = worker.periodic_callbacks
    return [known[name] for name in ("profile", "profile-cycle") if name in known]


@contextmanager
def cluster(scheduler: str) -> Iterator[Executor]:
    """The workers of a running scheduler; EditionError where none answers, or none is there."""
    # Its own tracebacks would bury the one line that says what to do.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    try:
        asyncio.run(_greet(scheduler))
        client = Client(  # type: ignore[no-untyped-call]
            scheduler, timeout=PATIENCE_S, set_as_default=False
        )
    except (OSError, ValueError) as error:
        why = str(error) or f"no answer within {PATIENCE_S} seconds"
        raise EditionError(
            f"no Dask scheduler answers at {scheduler}; `dask scheduler` starts one: {why}"
        ) from error
    with client:
        if not client.scheduler_info()["workers"]:
            raise EditionError(f"no worker at {scheduler}; `dask worker {scheduler}` starts one")
        client.register_plugin(WithoutProfiler())
        try:
            yield client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        finally:
            if client.status == "running":  # else the scheduler is gone
                client.unregister_worker_plugin(  # type: ignore[no-untyped-call]
                    WithoutProfiler.name
                )


async def _greet(scheduler: str) -> None:
    """Tries the address, since a client that gets no sense from it never ends."""
    greeting = connect(scheduler)  # type: ignore[no-untyped-call]
    (await asyncio.wait_for(greeting, PATIENCE_S)).abort()
