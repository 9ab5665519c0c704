"""Who does the work: this process, a pool of processes, or a Dask cluster.  All run one function over paths."""

from __future__ import annotations

import gc
import math
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import wait
from typing import Final, Literal, TypeVar

from checker.model import CheckerError

EngineName = Literal["serial", "pool", "dask"]
Job = TypeVar("Job")
Stage = Callable[[str, Job], str]
_ROUND: Final = 20  # shards to a worker at most before a new one takes over: words once met stay in memory
_TRIES: Final = 2  # of a shard whose machine was lost; a shard that kills two machines is at fault itself
_PATIENCE: Final = "10s"  # to reach a scheduler: one that is there answers within a second


def run_engine(
    name: EngineName,
    stage: Stage[Job],
    shards: Sequence[str],
    job: Job,
    jobs: int | None = None,
    scheduler: str | None = None,
) -> Iterator[str]:
    """The stage's result for each shard, in the order in which they are done.

    A stage that runs in another process leaves none of its memory here.  `jobs` is how many processes a pool has (None: as many as cores).  Raises CheckerError where no worker is left.
    """
    if not shards:
        return iter(())
    if name == "dask":
        return _dask(stage, shards, job, scheduler)
    if name == "serial":
        return (stage(shard, job) for shard in shards)
    return _pool(stage, shards, job, min(jobs or _cores(), len(shards)))


def prepare(name: EngineName) -> None:
    """Begin with the process that a pool's workers are copies of: it takes a second, and need not be waited for."""
    if name == "pool" and _context().get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        ensure_running()


def _pool(stage: Stage[Job], shards: Sequence[str], job: Job, workers: int) -> Iterator[str]:
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    context = _context()
    rounds = math.ceil(len(shards) / (workers * _ROUND))
    size = math.ceil(len(shards) / rounds)  # the last round too should be worth the words that its workers learn
    for begin in range(0, len(shards), size):
        some = shards[begin : begin + size]
        pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker)
        try:
            for done in as_completed([pool.submit(stage, shard, job) for shard in some]):
                yield done.result()
        except BrokenProcessPool:
            raise CheckerError("a worker process died, perhaps for want of memory; try fewer --jobs") from None
        finally:
            pool.shutdown(cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Workers are copies of a process that has made ready what all need; forking the run itself, which has threads, may hang."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["checker.nightly.ready"])
    return context


def _begin_worker() -> None:
    """Looking for cycles of objects took a fifth of the time and freed nothing; a worker's life is short."""
    gc.disable()
    _end_with_parent()


def _end_with_parent() -> None:
    """A pool's worker waits for work for ever, even after its parent was killed; this one ends with it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


def _dask(stage: Stage[Job], shards: Sequence[str], job: Job, scheduler: str | None) -> Iterator[str]:
    if not scheduler:
        raise CheckerError("a cluster needs an address: give --scheduler tcp://HOST:8786")
    try:
        from distributed import Client, KilledWorker, as_completed
    except ImportError:
        raise CheckerError("Dask is not installed; install checker[cluster]") from None
    try:
        client = Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        raise CheckerError(f"{scheduler}: no scheduler answers there ({type(error).__name__})") from None
    with client:
        try:
            for done in as_completed(client.map(stage, shards, job=job, pure=False, retries=_TRIES)):
                yield done.result()
        except KilledWorker:
            raise CheckerError("the cluster's workers died, perhaps for want of memory; see their logs") from None


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
