"""Keeps processes in hand: one build at a time, and nothing left behind when one is stopped."""

import fcntl
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from pathlib import Path
from typing import IO, Any

from edition.base.errors import EditionError

LONGEST = 103 - len("/edition-01234567/kernel-ipc-1")
"""How many bytes the path to the folder of a kernel's sockets may have, since theirs is limited."""

ENDING_S = 1.0
"""How long a build that was stopped may take to end, in seconds."""


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Holds a lock file; EditionError where another process has it and does not end."""
    with path.open("w") as file:
        end = time.monotonic() + ENDING_S
        while not _locked(file):
            if time.monotonic() > end:
                raise EditionError("another build is under way; try again when it has ended")
            time.sleep(0.02)
        try:
            yield
        finally:
            # A process that was forked meanwhile, and is about to end, has the lock open too.
            fcntl.flock(file, fcntl.LOCK_UN)


def _locked(file: IO[str]) -> bool:
    """Locks a file, unless another process has it; tells whether it did."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def temporary_folder(longest: int = LONGEST) -> tempfile.TemporaryDirectory[str]:
    """A folder for a while: where all others are, unless the path to it is longer than that."""
    usual = tempfile.gettempdir()
    place = usual if len(os.fsencode(usual)) <= longest else "/tmp"
    return tempfile.TemporaryDirectory(prefix="edition-", dir=place, ignore_cleanup_errors=True)


STOPPING = {signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGALRM}
"""What stops a command: a closed terminal, Ctrl-C, what ends services, and what says so again."""


def stop_as_by_interrupt() -> None:
    """Has each of these raise KeyboardInterrupt, but those that `nohup` or a shell ignores.

    One that meets Python in a callback, where errors go nowhere, comes again a moment later.
    """
    for number in STOPPING:
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
    sys.unraisablehook = _say_again


def _say_again(ignored: "sys.UnraisableHookArgs") -> None:
    """Tells of an error that goes nowhere, unless it is an interrupt, which comes again."""
    if isinstance(ignored.exc_value, KeyboardInterrupt):
        signal.setitimer(signal.ITIMER_REAL, 0.01)
    else:
        sys.__unraisablehook__(ignored)


class _Pool(ProcessPoolExecutor):
    """A pool whose processes start whole: no signal meets one that has half of what it needs."""

    def submit(self, *given: Any, **named: Any) -> Any:
        """Adds a task, which may start a process; what was sent meanwhile comes after that."""
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
        try:
            return super().submit(*given, **named)
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)


@contextmanager
def process_pool(number: int, start: str | None = None) -> Iterator[ProcessPoolExecutor]:
    """A pool of processes that ends at once when it is left by an error, or this process dies.

    Its temporary files go with it.  `start` is how the processes are started, where not as usual:
    fork or spawn.  Raises EditionError when one of them is ended from outside.
    """
    context = multiprocessing.get_context(start)
    others = {*multiprocessing.active_children()}
    if start == "spawn":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})  # which its helper inherits
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})
    with (
        temporary_folder(LONGEST - len("/edition-01234567")) as folder,
        _Pool(number, context, _end_with_parent, (folder,)) as pool,
    ):
        try:
            yield pool
        except BrokenProcessPool as error:
            told = "a process of the build was ended from outside, as for want of memory; try again"
            raise EditionError(told) from error
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in (running := {*multiprocessing.active_children()} - others):
                worker.terminate()
            for worker in running:
                worker.join()  # before the files are removed that it or its kernel still reads
            raise


def _end_with_parent(folder: str) -> None:
    """Leaves a terminal's signals to the parent, and ends with it; a kernel ends with this one."""
    # A handler and not SIG_IGN, which the kernels would inherit.
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGHUP, lambda *_: None)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
    tempfile.tempdir = os.environ["TMPDIR"] = folder

    def watch() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            for kernel in multiprocessing.active_children():
                kernel.kill()
                kernel.join()
            shutil.rmtree(folder, ignore_errors=True)
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
