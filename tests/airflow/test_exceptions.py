"""Errors that a DAG may catch are public, and survive the way between two processes."""

from __future__ import annotations

import pickle
import pkgutil
from importlib import import_module

import pytest

import paradigm_provider
from paradigm_provider import exceptions
from paradigm_provider._compat.version import AIRFLOW_V_3_3_PLUS

#: Modules that can only be imported beside Airflow 3.3.
NEWEST_ONLY = {"paradigm_provider._watch.shared_stream", "paradigm_provider.policies.retry"}


@pytest.mark.parametrize("name", exceptions.__all__)
def test_an_error_is_pickled_with_its_message(name):
    error = getattr(exceptions, name)("documents failed: one.pdf")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == "documents failed: one.pdf"


def test_every_error_of_the_provider_is_defined_in_the_public_module():
    modules = [
        import_module(module.name)
        for module in pkgutil.walk_packages(paradigm_provider.__path__, "paradigm_provider.")
        if "example_dags" not in module.name and (AIRFLOW_V_3_3_PLUS or module.name not in NEWEST_ONLY)
    ]
    errors = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Exception) and not value.__name__.startswith("_")
    }
    own = {error.__name__ for error in errors if error.__module__.startswith("paradigm_provider")}
    assert own == set(exceptions.__all__)
    assert {error.__module__ for error in errors if error.__name__ in own} == {"paradigm_provider.exceptions"}
