"""What a DAG file pays for importing every operator and sensor, beside what Airflow costs it anyway.

`python -m benchmarks.airflow_imports [RUNS]`: each run is a cold process with compiled byte code; the figures
are its processor time, so that other work on the machine counts little.
"""

from __future__ import annotations

import json
import os
import pkgutil
import statistics
import subprocess
import sys
import tempfile

#: What every DAG file imports. The names are resolved, since Airflow's modules load nothing before.
AIRFLOW = "from airflow.providers.common.compat.sdk import DAG, BaseOperator, task"
MEASURE = """
import json, sys, time
begun = time.process_time()
{airflow}
between, known = time.process_time(), set(sys.modules)
{ours}
ended = time.process_time()
print(json.dumps([between - begun, ended - between, len(set(sys.modules) - known)]))
"""


def statements() -> str:
    """Return the imports of every public module with operators or sensors."""
    from paradigm_provider import operators, sensors

    names = [
        module.name
        for package in (operators, sensors)
        for module in pkgutil.iter_modules(package.__path__, package.__name__ + ".")
        if not module.name.rpartition(".")[2].startswith("_")
    ]
    return "\n".join(f"import {name}" for name in names)


def main(runs: int) -> None:
    """Measure in cold processes and print the medians."""
    code = MEASURE.format(airflow=AIRFLOW, ours=statements())
    with tempfile.TemporaryDirectory() as compiled:
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = compiled
        shown = []
        for _ in range(runs + 1):
            ended = subprocess.run(
                [sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True
            )
            shown.append(json.loads(ended.stdout.splitlines()[-1]))
    # The first process has compiled what the others load.
    airflow, added, modules = zip(*shown[1:], strict=True)
    ms = {
        "Airflow alone ms": statistics.median(airflow),
        "operators and sensors add ms": statistics.median(added),
        "least": min(added),
        "most": max(added),
    }
    figures = {name: round(1000 * value, 1) for name, value in ms.items()}
    print("importing:", json.dumps({**figures, "modules": modules[0], "runs": runs}), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
