"""A slice of the nightly fuzzing: the whole corpus, and a few inputs made of it, always the same."""

import pytest

from tests.fuzz.mutation import seeds
from tests.fuzz.run import Fault, TooLate, check, give
from tests.fuzz.stopwatch import own_seconds
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


def test_a_deadline_that_is_outlived_each_time_is_a_fault():
    attempts = []

    def act(name, data):
        attempts.append(name)
        if name == "always" or len(attempts) == 1:
            raise TooLate("door 1 took 9.0 s")

    check(Target(act, (), 1.0), "once", b"")
    with pytest.raises(Fault, match="door 1"):
        check(Target(act, (), 1.0), "always", b"")


@pytest.mark.parametrize(
    ("passed", "processor", "late", "seconds"),
    [
        (9.0, 0.1, 0.0, 9.0),  # a wait that outlived its deadline
        (9.0, 0.1, 8.5, 0.5),  # another process had the machine
        (9.0, 8.9, 8.8, 8.9),  # a computation that lets no thread run
    ],
)
def test_seconds_of_other_processes_are_not_counted(passed, processor, late, seconds):
    assert own_seconds(passed, processor=processor, late=late) == pytest.approx(seconds)
