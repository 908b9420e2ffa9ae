from __future__ import annotations

import threading
import uuid

import fake_context
import pytest
from airflow.providers.common.compat.sdk import Variable
from airflow.secrets.environment_variables import EnvironmentVariablesBackend

from paradigm_provider._compat.version import AIRFLOW_V_3_3_PLUS
from paradigm_provider._ingest.ledger import (
    ENTRIES_PER_PAGE,
    RecordStore,
    TaskLedger,
    VariableStore,
    store_of,
)
from paradigm_provider.exceptions import LedgerUnavailable
from paradigm_provider.operators.ask_agent import ParadigmAskAgentOperator


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


class Refusing:
    """A store whose Airflow does not answer."""

    def refuse(self, *_):
        raise RuntimeError("API_SERVER_ERROR:\n  {'status_code': 500}")

    get = set = delete = refuse


@pytest.mark.parametrize(
    ("does", "told"),
    [
        (lambda store: store.get("paradigm.0"), "cannot be read ('paradigm.0')"),
        (lambda store: store.set("paradigm.0", [1]), "could not be kept ('paradigm.0')"),
        (lambda store: store.delete("paradigm.0"), "could not be cleared ('paradigm.0')"),
    ],
)
def test_a_store_that_fails_is_told_in_words_and_a_retry_is_safe(does, told):
    with pytest.raises(LedgerUnavailable) as caught:
        does(RecordStore(Refusing()))
    message = str(caught.value)
    assert told in message
    assert "API_SERVER_ERROR: {'status_code': 500}" in message
    assert "Nothing was sent twice, and a retry is safe" in message
    assert isinstance(caught.value.__cause__, RuntimeError)


class Forgetting(fake_context.Store):
    """A store that fails for one key."""

    def __init__(self, key):
        super().__init__()
        self.key = key

    def set(self, key, value):
        if key == self.key:
            raise RuntimeError("API_SERVER_ERROR")
        super().set(key, value)


@pytest.mark.skipif(not AIRFLOW_V_3_3_PLUS, reason="the task state store came with 3.3")
@pytest.mark.parametrize(
    ("key", "says", "cancelled"),
    [
        ("paradigm.asking", "Nothing was asked twice, and a retry is safe", 0),
        ("paradigm.asked", "The turn was cancelled, so nothing is answered twice, and a retry is safe", 1),
    ],
)
def test_a_question_that_is_not_kept_is_told_in_its_own_words(emulator, key, says, cancelled):
    task = ParadigmAskAgentOperator(task_id="ask", question="Which gate?", deferrable=True)
    with pytest.raises(LedgerUnavailable, match=says) as caught:
        task.execute(fake_context.Run(store=Forgetting(key)).attempt())
    assert "sends to Paradigm" not in str(caught.value)
    posts, patches = (emulator.requests.matching(method=method) for method in ("POST", "PATCH"))
    assert (len(posts), len(patches)) == (cancelled, cancelled)


@pytest.mark.skipif(not AIRFLOW_V_3_3_PLUS, reason="the task state store came with 3.3")
def test_the_task_state_store_speaks_the_same_words():
    with pytest.raises(LedgerUnavailable, match="a retry is safe"):
        store_of({"task_state_store": Refusing()}).get("paradigm.0")


class TestVariables:
    """The store of the releases before 3.3, on the variables of whichever release is installed."""

    @pytest.fixture
    def identity(self, supervisor):
        return uuid.uuid4().hex

    def test_values_are_kept_over_attempts_and_by_task(self, identity):
        page = [{"event": "sent", "document": 7, "key": "é"}]
        VariableStore(identity).set("paradigm.0", page)
        assert VariableStore(identity).get("paradigm.0") == page
        assert VariableStore(f"{identity}_other").get("paradigm.0", "none") == "none"

    def test_nothing_stays_behind(self, identity, supervisor):
        VariableStore(identity).get("never written")
        TaskLedger(VariableStore(identity)).append({"n": 1})
        assert len(kept(supervisor, identity)) == 1
        TaskLedger(VariableStore(identity)).clear()
        assert kept(supervisor, identity) == []

    def test_a_record_that_is_not_kept_stops_the_task(self, identity, supervisor, monkeypatch):
        ledger = TaskLedger(VariableStore(identity))
        ledger.append({"n": 1})
        without_answers(supervisor, monkeypatch)
        with pytest.raises(LedgerUnavailable, match=f"could not be kept .*{identity}_paradigm.0"):
            ledger.append({"n": 2})

    def test_a_record_that_cannot_be_read_is_not_taken_for_none(self, identity, supervisor, monkeypatch):
        TaskLedger(VariableStore(identity)).append({"n": 1})
        with monkeypatch.context() as patch:
            without_answers(supervisor, patch)
            with pytest.raises(LedgerUnavailable, match="cannot be read"):
                TaskLedger(VariableStore(identity)).entries()
        assert TaskLedger(VariableStore(identity)).entries() == [{"n": 1}]

    def test_no_secrets_backend_is_asked(self, identity, monkeypatch):
        asked = []
        monkeypatch.setattr(EnvironmentVariablesBackend, "get_variable", lambda _, key: asked.append(key))
        ledger = TaskLedger(VariableStore(identity))
        for number in range(10):
            ledger.append({"event": "sending", "key": str(number)})
            ledger.append({"event": "sent", "key": str(number)})
        assert len(TaskLedger(VariableStore(identity)).entries()) == 20
        ledger.clear()
        assert asked == []
        Variable.get("another", None)
        assert asked == ["another"], "Airflow's own way asks"


def kept(supervisor, identity):
    """Return the names of the variables of one identity."""
    if supervisor is not None:
        return [key for key in supervisor.variables if identity in key]
    from airflow.utils.session import create_session

    with create_session() as session:
        return [row.key for row in session.query(Variable) if identity in row.key]


def without_answers(supervisor, patch):
    """Let everything that concerns a variable go wrong, in the way of this release."""
    if supervisor is not None:
        from airflow.sdk.execution_time.comms import DeleteVariable, GetVariable, PutVariable

        patch.setattr(supervisor, "failing", (GetVariable, PutVariable, DeleteVariable))
        return

    def fail():
        raise ConnectionError("the database is away")

    patch.setattr("airflow.utils.session.create_session", fail)
