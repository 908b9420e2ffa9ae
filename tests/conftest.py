"""What holds for the tests of every layer."""

from __future__ import annotations

from importlib.util import find_spec

# Airflow's environments do without hypothesis.
if find_spec("hypothesis") is not None:
    from hypothesis import settings

    # A busy machine is no finding: an example may take as long as it takes.
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name bytes by their type: compressed ones hold the time, which each process would name differently."""
    return "bytes" if isinstance(val, bytes) else None
