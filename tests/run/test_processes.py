"""A command that is told to stop does, wherever in Python the signal meets it."""

import subprocess
import sys

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
