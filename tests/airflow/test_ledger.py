from __future__ import annotations

import json
import threading
import uuid
from datetime import UTC, datetime, timedelta

import fake_context
import pytest
from airflow.providers.common.compat.sdk import AirflowFailException, Variable
from airflow.secrets.environment_variables import EnvironmentVariablesBackend

from paradigm_ext import InvalidInput
from paradigm_provider._compat.variables import write_variable
from paradigm_provider._compat.version import AIRFLOW_V_3_3_PLUS
from paradigm_provider._ingest.ledger import (
    BYTES_PER_PAGE,
    ENTRIES_PER_PAGE,
    RecordStore,
    TaskLedger,
    VariableStore,
    store_of,
)
from paradigm_provider._ingest.pages import Pages
from paradigm_provider.exceptions import LedgerUnavailable
from paradigm_provider.operators.ask_agent import ParadigmAskAgentOperator
from paradigm_provider.operators.ingest import ParadigmIngestOperator

#: A page as it is kept.
WHOLE = {"full": 0, "renewed": "2026-01-01T00:00:00+00:00", "entries": [{"event": "sent"}]}


def test_what_one_attempt_appends_the_next_reads_in_order():
    store, count = fake_context.Store(), ENTRIES_PER_PAGE * 2 + 1
    ledger = TaskLedger(store)
    for number in range(count):
        ledger.append({"n": number})
    assert [entry["n"] for entry in TaskLedger(store).entries()] == list(range(count))
    assert len(store) == 3


def test_a_second_attempt_continues_the_last_page():
    store = fake_context.Store()
    TaskLedger(store).append({"n": 0})
    TaskLedger(store).append({"n": 1})
    assert store["paradigm.0"]["entries"] == [{"n": 0}, {"n": 1}]


def test_clear_forgets_all_pages_and_leaves_other_keys():
    store = fake_context.Store(mine=[1])
    ledger = TaskLedger(store)
    for number in range(ENTRIES_PER_PAGE + 1):
        ledger.append({"n": number})
    ledger.clear()
    assert ledger.entries() == []
    assert store == {"mine": [1]}


def test_a_clear_cut_short_leaves_nothing_that_is_read():
    class Dies(fake_context.Store):
        def delete(self, key):
            super().delete(key)
            raise KeyboardInterrupt

    store = Dies()
    ledger = TaskLedger(store)
    for number in range(ENTRIES_PER_PAGE * 2):
        ledger.append({"n": number})
    with pytest.raises(KeyboardInterrupt):
        ledger.clear()
    assert TaskLedger(store).entries() == []


class Expiring(fake_context.Store):
    """A store that knows when each key was written, as Airflow 3.3 does, and forgets what is a month old."""

    def __init__(self):
        super().__init__()
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self.written = {}

    def set(self, key, value):
        super().set(key, value)
        self.written[key] = self.now

    def clean(self, days):
        """Let days go by, and forget what has expired."""
        self.now += timedelta(days=days)
        for key, written in self.written.items():
            if self.now - written > timedelta(days=30):
                self.delete(key)


@pytest.fixture
def expiring(monkeypatch):
    store = Expiring()
    monkeypatch.setattr(Pages.__init__, "__kwdefaults__", {"now": lambda: store.now})
    return store


def fill(store, entries):
    ledger = TaskLedger(store)
    for number in range(entries):
        ledger.append({"n": number})


def test_a_record_that_attempts_write_to_expires_as_a_whole(expiring):
    fill(expiring, ENTRIES_PER_PAGE * 3)
    for _ in range(4):
        expiring.clean(days=20)
        TaskLedger(expiring).append({"event": "later"})
    assert len(TaskLedger(expiring).entries()) == ENTRIES_PER_PAGE * 3 + 4
    expiring.clean(days=31)
    assert TaskLedger(expiring).entries() == []


def test_the_attempts_of_one_night_write_no_full_page_again(expiring):
    fill(expiring, ENTRIES_PER_PAGE * 3)
    expiring.now += timedelta(hours=1)
    TaskLedger(expiring).append({"event": "later"})
    assert [key for key, written in expiring.written.items() if written == expiring.now] == [
        *("paradigm.0", "paradigm.3")
    ]


@pytest.mark.parametrize("gone", ["paradigm.1", "paradigm.2", "paradigm.3"])
def test_a_record_without_its_beginning_is_not_taken_for_a_new_one(gone):
    store = fake_context.Store()
    fill(store, ENTRIES_PER_PAGE * 3 + 1)
    store.delete(gone)
    with pytest.raises(InvalidInput, match=f"expired in part .{gone}.*clear the task"):
        TaskLedger(store).entries()


def test_an_attempt_that_dies_while_it_opens_a_page_loses_and_doubles_nothing():
    store = fake_context.Store()
    fill(store, ENTRIES_PER_PAGE)
    store.set("paradigm.1", store["paradigm.0"]["entries"])
    TaskLedger(store).append({"n": ENTRIES_PER_PAGE})
    assert [entry["n"] for entry in TaskLedger(store).entries()] == list(range(ENTRIES_PER_PAGE + 1))


def test_a_page_is_full_by_its_length_too():
    store, entry = fake_context.Store(), {"event": "sent", "name": "\u6587" * 255}
    for attempt in range(2):
        ledger = TaskLedger(store)
        for _ in range(30 + attempt):
            ledger.append(entry)
    assert TaskLedger(store).entries() == [entry] * 61
    assert max(len(json.dumps(page)) for page in store.values()) < 42_000
    assert len(store) == 3


def test_an_entry_larger_than_a_page_has_one_of_its_own():
    store = fake_context.Store()
    for size in (1, BYTES_PER_PAGE, 1):
        TaskLedger(store).append({"event": "later", "value": "x" * size})
    assert [len(store["paradigm.0"]["entries"]), len(store["paradigm.1"]), len(store["paradigm.2"])] == [
        1
    ] * 3


@pytest.mark.parametrize(
    "page",
    [
        *("cut sho", 5, {"event": "sent"}, [{"event": "sent"}], [None], True),
        *({**WHOLE, "entries": entries} for entries in ("cut", None, [None], [{"event": "sent"}, "cut"])),
        *({**WHOLE, "full": full} for full in ("cut", None, 1)),
        {**WHOLE, "renewed": 5},
    ],
)
def test_a_record_that_something_else_wrote_is_named(page):
    with pytest.raises(InvalidInput, match=r"paradigm\.[01]"):
        TaskLedger(fake_context.Store({"paradigm.0": page})).entries()


def test_a_record_that_something_else_wrote_is_named_before_anything_is_sent(emulator, tmp_path, monkeypatch):
    attempts = fake_context.Run(store=fake_context.Store({"paradigm.0": "cut sho"}))
    (tmp_path / "a.txt").write_text("a")
    task = ParadigmIngestOperator(task_id="ingest", sources=str(tmp_path / "a.txt"))
    monkeypatch.setattr("paradigm_provider.operators.ingest.store_of", lambda _: RecordStore(attempts.store))
    with pytest.raises(AirflowFailException, match=r"paradigm\.0.*clear the task"):
        task.execute(attempts.attempt())
    assert not emulator.requests.matching(method="POST")


@pytest.mark.parametrize("turn", ["cut", {"thread_id": "t"}, [1], {"thread_id": 1, "turn_id": None}])
def test_a_turn_that_something_else_wrote_is_named_before_anything_is_asked(emulator, monkeypatch, turn):
    store = RecordStore(fake_context.Store({"paradigm.asked": turn}))
    monkeypatch.setattr("paradigm_provider.operators.ask_agent.store_of", lambda *_, **__: store)
    task = ParadigmAskAgentOperator(task_id="ask", question="Which gate?")
    with pytest.raises(AirflowFailException, match=r"paradigm\.asked"):
        task.execute(fake_context.Run().attempt())
    assert not emulator.requests.matching(method="POST")


def test_threads_lose_no_entry():
    store = fake_context.Store()
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

    def test_a_variable_that_a_person_cut_short_is_named(self, identity):
        write_variable(f"paradigm_ledger_{identity}_paradigm.0", '[{"event": "se', "")
        with pytest.raises(InvalidInput, match=f"variable paradigm_ledger_{identity}_paradigm.0"):
            TaskLedger(RecordStore(VariableStore(identity))).entries()

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
