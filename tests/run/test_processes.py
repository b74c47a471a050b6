"""What is told to stop does, wherever in Python that meets it, and nothing else does."""

import os
import subprocess
import sys
import threading
import time

import pytest

from edition.run.processes import lock, process_pool

IN_A_CALLBACK = """
import os, signal, time
from edition.run.processes import stop_as_by_interrupt
stop_as_by_interrupt()
class Closing:
    def __del__(self):
        os.kill(os.getpid(), signal.{number})
        time.sleep(60)
closing = Closing()
del closing
time.sleep(60)
"""


def test_a_signal_that_meets_a_callback_is_not_lost():
    for number in ("SIGINT", "SIGTERM", "SIGHUP"):
        done = subprocess.run(
            [sys.executable, "-c", IN_A_CALLBACK.format(number=number)],
            capture_output=True,
            text=True,
            timeout=30,
        )
        assert done.returncode and "ignored" not in done.stderr
        assert done.stderr.rstrip().endswith("KeyboardInterrupt")


def test_a_pool_that_is_left_by_an_error_ends_its_own_processes_alone():
    with process_pool(1) as outer:
        worker = outer.submit(os.getpid).result()
        begun = time.monotonic()
        with pytest.raises(KeyError), process_pool(1) as inner:
            inner.submit(time.sleep, 60)
            raise KeyError
        assert time.monotonic() - begun < 30
        assert outer.submit(os.getpid).result() == worker


def test_a_build_waits_for_another_that_is_about_to_end(tmp_path):
    held = threading.Event()

    def end_soon():
        with lock(tmp_path / "lock"):
            held.set()
            time.sleep(0.2)

    thread = threading.Thread(target=end_soon)
    thread.start()
    held.wait()
    with lock(tmp_path / "lock"):
        thread.join()
