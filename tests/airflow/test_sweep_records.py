"""Which variables a sweep of old records names."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest

from paradigm_provider._compat.version import AIRFLOW_V_3_0_PLUS
from paradigm_provider._ingest.ledger import VariableStore
from paradigm_provider.sweep_records import main, old_records

BEFORE = datetime(2026, 11, 1, tzinfo=UTC)


def described(moment):
    return {"value": [], "description": f"{moment} what a.b in c sent to Paradigm, for its next attempt"}


def test_only_old_records_are_named():
    variables = {
        "paradigm_ledger_1_paradigm.0": described("2026-10-31T23:00:00+00:00"),
        "paradigm_ledger_2_paradigm.0": described("2026-11-01T01:00:00+00:00"),
        "paradigm_ledger_3_paradigm.0": [{"event": "sent"}],
        "somebody_elses": described("2020-01-01T00:00:00+00:00"),
    }
    assert old_records(variables, before=BEFORE) == [
        "paradigm_ledger_1_paradigm.0",
        "paradigm_ledger_3_paradigm.0",
    ]


def test_the_variables_of_one_task_go_together():
    """Only the last one is written still: without the first, all its files would be sent again."""
    variables = {
        "paradigm_ledger_1_paradigm.0": described("2026-09-01T00:00:00+00:00"),
        "paradigm_ledger_1_paradigm.1": described("2026-11-01T01:00:00+00:00"),
        "paradigm_ledger_2_paradigm.0": described("2026-09-01T00:00:00+00:00"),
        "paradigm_ledger_2_paradigm.1": described("2026-10-31T00:00:00+00:00"),
    }
    assert old_records(variables, before=BEFORE) == [
        "paradigm_ledger_2_paradigm.0",
        "paradigm_ledger_2_paradigm.1",
    ]


def test_an_export_of_airflow_is_read_with_the_sentence_after_it(monkeypatch, capsys):
    variables = {"paradigm_ledger_1_paradigm.0": described("2020-01-01T00:00:00+00:00"), "other": 1}
    exported = json.dumps(variables, indent=4) + "\n2 Variables successfully exported to <stdout>.\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(exported))
    main(["--older-than-days", "7"])
    assert capsys.readouterr().out == "paradigm_ledger_1_paradigm.0\n"


def test_a_record_says_whose_it_is_and_when(supervisor, airflow_db, monkeypatch):
    told = []
    if AIRFLOW_V_3_0_PLUS:
        keep = supervisor.send
        monkeypatch.setattr(type(supervisor), "send", lambda self, msg: told.append(msg) or keep(msg))
    VariableStore("identity", owner="nightly.ingest in manual__1").set("paradigm.0", [])
    if AIRFLOW_V_3_0_PLUS:
        (description,) = [msg.description for msg in told if hasattr(msg, "description")]
    else:
        from airflow.models import Variable
        from airflow.utils.session import create_session

        with create_session() as session:
            query = session.query(Variable).filter(Variable.key == "paradigm_ledger_identity_paradigm.0")
            description = query.one().description
    written, rest = description.split(" ", 1)
    assert datetime.fromisoformat(written).tzinfo is not None
    assert rest.startswith("what nightly.ingest in manual__1 sent to Paradigm")


@pytest.mark.parametrize("text", ["", "Traceback ...", "[1]", "2026-01-01 [info] a line of a log"])
def test_what_is_not_an_export_is_named_and_nothing_is_listed(text, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    with pytest.raises(SystemExit):
        main([])
    assert "airflow variables export" in capsys.readouterr().err


@pytest.mark.parametrize("days", ["nan", "-1", "1e12", "many"])
def test_a_number_of_days_that_is_invalid_is_named(days, capsys):
    with pytest.raises(SystemExit):
        main(["--older-than-days", days])
    assert days in capsys.readouterr().err


def test_a_date_without_a_time_zone_is_utc():
    assert old_records({"paradigm_ledger_x": described("2026-10-31")}, before=BEFORE) == ["paradigm_ledger_x"]
