import json
import os
import shutil
import subprocess
import sys

import nbformat
import pytest
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from edition.data import tables
from edition.judge.ledger import judged
from edition.run import kernels
from edition.run.execute import execute

CELLS = [
    "import os, sys\nfrom edition import tables",
    "from edition.ledger import judged\nprint(judged('AB-06').verdict)",
    "tables.read('places').head(2)",
    "print('__main__' in sys.modules, os.getcwd(), sorted(globals()))",
    "import asyncio\nawait asyncio.sleep(0)\nget_ipython().getoutput('echo a command')",
]


@pytest.fixture
def notebook(tmp_path):
    made = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source, id=f"c{n}") for n, source in enumerate(CELLS)],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    path = tmp_path / "small.ipynb"
    nbformat.write(made, path)
    return path


@pytest.fixture
def outputs(notebook, tmp_path, monkeypatch):
    """What a notebook shows, and the tables it reads, with one kind of kernel."""
    log = tmp_path / "reads"
    monkeypatch.setenv(tables.READS_LOG, str(log))

    def run(kind):
        factory = KernelProvisionerFactory.instance()
        monkeypatch.setattr(factory, "default_provisioner_name", kind)
        log.unlink(missing_ok=True)
        assert execute(notebook, tmp_path / "out.ipynb") == ""
        cells = json.loads((tmp_path / "out.ipynb").read_text())["cells"]
        return [cell["outputs"] for cell in cells], log.read_text()

    return run


def test_a_forked_kernel_shows_and_reads_what_any_other_does(outputs):
    judged("AB-06")  # what this process has read already, a notebook still has to
    kernels.share()
    (shown, read), (expected, wanted) = outputs(kernels.NAME), outputs("local-provisioner")
    assert shown == expected
    assert set(read.split()) == set(wanted.split())


@pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")
def test_kernels_are_forked_where_that_is_safe(monkeypatch):
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", "local-provisioner")
    kernels.share()
    assert factory.default_provisioner_name == kernels.NAME
    monkeypatch.setattr(factory, "default_provisioner_name", "local-provisioner")
    monkeypatch.setattr(sys, "platform", "darwin")
    kernels.share()
    assert factory.default_provisioner_name == "local-provisioner"


def test_what_is_loaded_for_all_kernels_reads_no_table(tmp_path):
    log = tmp_path / "reads"
    call = f"import {', '.join(kernels.LOADED)}"
    environment = os.environ | {tables.READS_LOG: str(log)}
    subprocess.run([sys.executable, "-c", call], env=environment, check=True)
    assert not log.exists(), f"not noted for the notebooks that import it: {log.read_text()}"


ALONE = ["unshare", "--map-root-user", "--net"]


@pytest.mark.skipif(
    not shutil.which("unshare") or subprocess.run([*ALONE, "true"], check=False).returncode,
    reason="a process can be given a network of its own on some systems only",
)
def test_a_notebook_runs_where_not_even_this_machine_can_be_reached(notebook, tmp_path):
    call = (
        "import sys, pathlib; from edition.execution import execute; "
        "sys.exit(execute(*map(pathlib.Path, sys.argv[1:])) or 0)"
    )
    command = [*ALONE, sys.executable, "-c", call, str(notebook), str(tmp_path / "out.ipynb")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    assert str(judged("AB-06").verdict) in (tmp_path / "out.ipynb").read_text()
