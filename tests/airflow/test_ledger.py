from __future__ import annotations

import threading

import pytest

from paradigm_provider._ledger import ENTRIES_PER_PAGE, TaskLedger


class Store(dict):
    """A key-value store that keeps copies, as a database does."""

    def set(self, key, value):
        self[key] = list(value)

    def delete(self, key):
        self.pop(key, None)


def test_what_one_attempt_appends_the_next_reads_in_order():
    store, count = Store(), ENTRIES_PER_PAGE * 2 + 1
    ledger = TaskLedger(store)
    for number in range(count):
        ledger.append({"n": number})
    assert [entry["n"] for entry in TaskLedger(store).entries()] == list(range(count))
    assert len(store) == 3


def test_a_second_attempt_continues_the_last_page():
    store = Store()
    TaskLedger(store).append({"n": 0})
    TaskLedger(store).append({"n": 1})
    assert store == {"paradigm.0": [{"n": 0}, {"n": 1}]}


def test_clear_forgets_all_pages_and_leaves_other_keys():
    store = Store(mine=[1])
    ledger = TaskLedger(store)
    for number in range(ENTRIES_PER_PAGE + 1):
        ledger.append({"n": number})
    ledger.clear()
    assert ledger.entries() == []
    assert store == {"mine": [1]}


def test_a_clear_cut_short_leaves_a_readable_beginning():
    class Dies(Store):
        def delete(self, key):
            super().delete(key)
            raise KeyboardInterrupt

    store = Dies()
    ledger = TaskLedger(store)
    for number in range(ENTRIES_PER_PAGE * 2):
        ledger.append({"n": number})
    with pytest.raises(KeyboardInterrupt):
        ledger.clear()
    assert len(TaskLedger(store).entries()) == ENTRIES_PER_PAGE


def test_threads_lose_no_entry():
    store = Store()
    ledger = TaskLedger(store)
    threads = [
        threading.Thread(target=lambda: [ledger.append({"n": 1}) for _ in range(50)]) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(TaskLedger(store).entries()) == 400
