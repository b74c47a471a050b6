"""Runs of notebooks without kernels, which tests/built has."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest


@pytest.fixture
def no_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs of notebooks stay in this process, where a test replaces `execute`."""
    from edition.run import kernels, sweep  # not before the root of the tests is set

    @contextmanager
    def pool(_: int) -> Iterator[ThreadPoolExecutor]:
        with ThreadPoolExecutor(1) as threads:
            yield threads

    monkeypatch.setattr(kernels, "kernel_pool", pool)
    monkeypatch.setattr(sweep, "kernel_pool", pool)
