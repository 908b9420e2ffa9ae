"""What holds for the tests of every layer."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

# Airflow's environments do without hypothesis.
if find_spec("hypothesis") is not None:
    from hypothesis import settings

    # A busy machine is no finding: an example may take as long as it takes.
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name bytes by their type: compressed ones hold the time, which each process would name differently."""
    return "bytes" if isinstance(val, bytes) else None


@pytest.fixture(autouse=True, scope="session")
def _saved_up() -> Iterator[None]:
    """Let each client begin as after a time without requests: thousands of tests wait for no turn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("paradigm_ext._client._pacing.opened", lambda _clock: float("-inf"))
        yield
