"""A slice of the nightly fuzzing: the whole corpus, and a few inputs made of it, always the same."""

import pytest

from tests.fuzz.mutation import seeds
from tests.fuzz.run import Fault, check, give
from tests.fuzz.targets import Target, targets

QUICK = ("ledger", "state", "plan", "description")


@pytest.mark.parametrize("name", QUICK)
def test_what_was_found_stays_mended(name):
    for one in seeds(name):
        check(targets()[name], *one)


@pytest.mark.parametrize("name", QUICK)
def test_a_few_inputs_find_no_fault(name):
    give(name, targets()[name], seeds(name), number=1, inputs=25)


def test_each_target_has_a_corpus():
    assert all(len(seeds(name)) >= 3 for name in targets())


def test_an_error_that_is_not_typed_and_one_that_takes_too_long_are_faults():
    def act(name, data):
        if name == "wrong":
            raise KeyError(name)

    with pytest.raises(Fault, match="KeyError"):
        check(Target(act, (ValueError,), 1.0), "wrong", b"")
    with pytest.raises(Fault, match="took"):
        check(Target(act, (ValueError,), -1.0), "slow", b"")
