"""Makes kernels forks of processes that have loaded the packages, a second sooner each."""

import asyncio
import ctypes
import gc
import os
import signal
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager
from importlib import import_module
from multiprocessing.context import ForkProcess
from typing import Any

import pandas
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from edition.base.cache import cached, forget
from edition.base.files import hash_of
from edition.base.project import BIBLIOGRAPHY, DATA, PAPER_PACKAGE, PUBLISHED
from edition.judge import universes
from edition.run.processes import process_pool

NAME = "edition-forked"
"""What the provisioner is registered as in `pyproject.toml`."""

LOADED = ["altair", "edition.notebook", "edition.evidence", "ipykernel.kernelapp", "papermill"]
"""What notebooks import, and what runs them."""

PASSED = ("EDITION_", "HOME", "LANG", "LC_", "LD_", "PATH", "PYTHON", "TMPDIR", "USER")
"""How the variables begin that a kernel is left with."""


def kernel_pool(notebooks: int) -> AbstractContextManager[ProcessPoolExecutor]:
    """A pool of processes for as many runs of notebooks.

    Several share what is judged of all claims; one alone judges only what it needs.
    """
    preload()
    if sys.platform == "linux" and notebooks > 1:
        universes.all_claims()
        gc.freeze()  # what is there stays, so that no fork looks through it for garbage
    return process_pool(min(notebooks, (os.cpu_count() or 1) + 1))


@cached
def state_read() -> str:
    """The hash of what is read from now on, since nothing that was read before is kept."""
    forget()
    return _state()


def _state() -> str:
    return hash_of(DATA, BIBLIOGRAPHY, PAPER_PACKAGE, without=PUBLISHED)


def preload() -> None:
    """Loads the packages for all kernels of this process and of its forks.

    Not on macOS, whose libraries may break in a fork: kernels start there as they do elsewhere.
    """
    if sys.platform == "linux":
        for module in LOADED:
            import_module(module)
        state_read()
        gc.freeze()
        KernelProvisionerFactory.instance().default_provisioner_name = NAME


class ForkedKernel(ForkProcess):
    """A kernel's process, with what Jupyter asks of a `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def poll(self) -> int | None:
        """The exit code, None while it runs."""
        return self.exitcode

    def wait(self) -> int | None:
        """The exit code, when it has ended."""
        self.join()
        return self.exitcode

    def send_signal(self, number: int) -> None:
        """Sends a signal, unless it has ended."""
        if self.pid and self.is_alive():
            os.kill(self.pid, number)


class ForkedProvisioner(LocalProvisioner):
    """Gives Jupyter a kernel that is a fork of this process."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Forks a kernel with the arguments of the command that would start one."""
        arguments = cmd[cmd.index("ipykernel_launcher") + 1 :]
        process = ForkedKernel(target=run, args=(arguments, kwargs["env"], os.getpid()))
        process.start()
        self.process = process  # type: ignore[assignment]
        self.pid = process.pid
        return self.connection_info


def run(arguments: list[str], environment: Mapping[str, str], parent: int) -> None:
    """Is a kernel, until it is told to end or its parent ends; it reads no settings of the machine.

    It finds in the environment only what programs need to be found and to run, and the edition's.
    """
    from ipykernel.kernelapp import IPKernelApp

    class Kernel(IPKernelApp):
        def load_config_file(self, *_: Any, **__: Any) -> None:
            """Leaves out the files in /etc, in the prefix of Python and in the root of the edition,
            where IPython looks too."""

    # PR_SET_PDEATHSIG: it ends with its parent, and before the files of both are removed.
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    os.setsid()  # Ctrl-C in a terminal is for the parent
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    if state_read() != _state():
        forget()  # what this process keeps is older than the tables
    pandas.set_option("display.max_columns", 20)  # as pandas chooses when a kernel loads it
    os.environ.clear()
    os.environ.update(
        {k: v for k, v in environment.items() if k.startswith(PASSED)} | {"TZ": "UTC"}
    )
    time.tzset()
    # What stands in their place in the parent may have no file behind it, which a kernel needs.
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    asyncio.set_event_loop(asyncio.new_event_loop())  # the parent's is at work
    if os.getppid() == parent:  # else it has ended already, which the kernel would not notice
        Kernel.launch_instance(arguments)
