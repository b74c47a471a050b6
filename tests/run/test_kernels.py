import sys

import pytest
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from edition.run import kernels


@pytest.mark.parametrize(
    ("system", "name"), [("linux", kernels.NAME), ("darwin", "local-provisioner")]
)
def test_kernels_are_forked_where_that_is_safe(monkeypatch, system, name):
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", "local-provisioner")
    monkeypatch.setattr(kernels, "LOADED", [])
    monkeypatch.setattr(sys, "platform", system)
    kernels.preload()
    assert factory.default_provisioner_name == name
