"""What happens to a mirror when its task is killed in each phase, and when two runs meet: a real Airflow."""

from __future__ import annotations

import contextlib
import os
import signal
from collections import Counter

from standalone import until

#: Seconds of the emulator's clock after which every document has come to its end.
LONG = 60
FILES = "/api/v3/files"


def run(airflow, paradigm, dag_id, folder):
    return airflow.run(dag_id, source=str(folder), workspace=paradigm.default_workspace_id)


def finish(airflow, paradigm, dag_id, run_id, *states):
    """Let the documents come to their end, and return the task instance at its own."""
    return airflow.wait(
        dag_id, run_id, *(states or ("success",)), meanwhile=lambda: paradigm.clock.advance(LONG)
    )


def stored(paradigm):
    """Return how many uploads were acted upon."""
    return len([one for one in paradigm.requests.matching(method="POST", path=FILES) if one.status == 201])


def kill(task):
    with contextlib.suppress(ProcessLookupError):
        os.kill(task["pid"], signal.SIGKILL)


def documents(paradigm):
    """Return the paths of the mirror's documents with their status, each with its count."""
    from paradigm_api.v3.api.files import api_v3_files_list
    from paradigm_ext import Paradigm, paginate

    with Paradigm(paradigm.api_key, paradigm.base_url) as client:
        rows = [file.to_dict() for file in paginate(api_v3_files_list.sync, client=client.v3)]
    metadata = [(row["external_metadata"]["additional_metadata"], row["status"]) for row in rows]
    return Counter((one["pdx"]["path"], status) for one, status in metadata)


def level(folder):
    return Counter((path.name, "embedded") for path in folder.glob("*.txt"))


def test_a_mirror_killed_while_it_uploads_goes_on(airflow, paradigm, folder):
    paradigm.faults.latency(0.7, method="POST", path=FILES)
    run_id = run(airflow, paradigm, "drill_mirror", folder)
    until("some files are there", lambda: stored(paradigm) >= 2)
    killed = airflow.wait("drill_mirror", run_id, "running")
    kill(killed)
    ended = finish(airflow, paradigm, "drill_mirror", run_id)
    print("killed at attempt", killed["try_number"], "green at", ended["try_number"])
    assert ended["try_number"] == killed["try_number"] + 1
    assert documents(paradigm) == level(folder)


def test_a_mirror_whose_triggerer_dies_goes_on(airflow, paradigm, folder):
    run_id = run(airflow, paradigm, "drill_mirror", folder)
    airflow.wait("drill_mirror", run_id, "deferred")
    for pid in airflow.triggerers():
        kill({"pid": pid})
    airflow.start_triggerer()
    ended = finish(airflow, paradigm, "drill_mirror", run_id)
    assert ended["try_number"] == 1
    assert stored(paradigm) == 6
    assert documents(paradigm) == level(folder)


def test_a_mirror_killed_while_it_waits_and_while_it_deletes_goes_on(airflow, paradigm, folder):
    run_id = run(airflow, paradigm, "drill_mirror_here", folder)
    until("all files are there", lambda: stored(paradigm) == 6)
    kill(airflow.wait("drill_mirror_here", run_id, "running"))
    finish(airflow, paradigm, "drill_mirror_here", run_id)
    assert documents(paradigm) == level(folder)

    for number in range(4):
        (folder / f"note-{number}.txt").unlink()
    paradigm.faults.latency(0.7, method="DELETE", path=f"{FILES}/*")
    run_id = run(airflow, paradigm, "drill_mirror_here", folder)
    until("one is gone", lambda: len(paradigm.requests.matching(method="DELETE")) >= 1)
    killed = airflow.wait("drill_mirror_here", run_id, "running")
    kill(killed)
    ended = finish(airflow, paradigm, "drill_mirror_here", run_id)
    assert ended["try_number"] == killed["try_number"] + 1
    assert documents(paradigm) == level(folder)
    assert stored(paradigm) == 6


def test_two_runs_at_once_on_one_workspace_end_level(airflow, paradigm, folder):
    runs = [run(airflow, paradigm, dag_id, folder) for dag_id in ("drill_mirror", "drill_mirror_here")]
    for dag_id, run_id in zip(("drill_mirror", "drill_mirror_here"), runs, strict=True):
        finish(airflow, paradigm, dag_id, run_id)
    last = run(airflow, paradigm, "drill_mirror_here", folder)
    finish(airflow, paradigm, "drill_mirror_here", last)
    assert documents(paradigm) == level(folder)
