"""A mirror that dies, and two of one workspace on two workers: the workspace equals the folder at the end."""

from __future__ import annotations

import contextlib
import os
import signal
from collections import Counter
from fnmatch import fnmatch

import pytest
from standalone import until

from paradigm_ext import Paradigm
from tests.system.distributed.evidence import show

FILES = "/api/v3/files"


def stored(paradigm):
    """Return how many uploads were acted upon."""
    return sum(one.status == 201 for one in paradigm.requests.matching(method="POST", path=FILES))


def documents(paradigm):
    """Return the paths of the mirror's documents, each with its count."""
    from paradigm_api.v3.api.files import api_v3_files_list
    from paradigm_ext import paginate

    with Paradigm(paradigm.api_key, paradigm.base_url, max_requests_per_minute=None) as client:
        rows = [file.to_dict() for file in paginate(api_v3_files_list.sync, client=client.v3)]
    return Counter(row["external_metadata"]["additional_metadata"]["pdx"]["path"] for row in rows)


def run(cluster, paradigm, dag_id, folder):
    return cluster.run(dag_id, source=str(folder), workspace=paradigm.default_workspace_id)


def level(folder):
    return Counter(path.name for path in folder.iterdir() if fnmatch(path.name, "*.txt"))


def test_a_mirror_that_is_killed_and_delivered_again(cluster, paradigm, folder):
    paradigm.faults.latency(0.5, method="POST", path=FILES)
    run_id = run(cluster, paradigm, "mirror", folder)
    until("some files are there", lambda: stored(paradigm) >= 5)
    (task,) = cluster.tasks("mirror", run_id)
    with contextlib.suppress(ProcessLookupError):
        os.kill(task["pid"], signal.SIGKILL)
    paradigm.faults.clear()
    assert cluster.finished("mirror", run_id) == "success", cluster.report("mirror", run_id)
    show(cluster, "mirror", run_id, stored=stored(paradigm))
    assert documents(paradigm) == level(folder)


def test_two_mirrors_of_one_workspace_come_to_one(cluster, paradigm, folder):
    """Both see a workspace without the files; a quiet run after them removes what is there twice."""
    runs = {dag_id: run(cluster, paradigm, dag_id, folder) for dag_id in ("mirror", "other_mirror")}
    for dag_id, run_id in runs.items():
        assert cluster.finished(dag_id, run_id) == "success", cluster.report(dag_id, run_id)
        show(cluster, dag_id, run_id, stored=stored(paradigm))
    quiet = run(cluster, paradigm, "mirror", folder)
    assert cluster.finished("mirror", quiet) == "success", cluster.report("mirror", quiet)
    assert documents(paradigm) == level(folder)


@pytest.mark.usefixtures("workers")
def test_a_folder_that_one_worker_lacks_is_found_by_the_other(cluster, instance):
    mount = cluster.parts["worker2"].folder / "mount"
    mount.mkdir(exist_ok=True)
    (mount / "note.txt").write_text("Only worker2 has this.")
    run_id = cluster.run("mounted")
    assert cluster.finished("mounted", run_id) == "success", cluster.report("mounted", run_id)
    (task,) = cluster.tasks("mounted", run_id)
    show(cluster, "mounted", run_id, host=task["hostname"])
    assert task["hostname"] == "worker2"
    assert instance.names() == {"note.txt": 1}
