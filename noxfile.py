"""Every command of the project (`nox -l`). uv builds each environment from `requirements/<name>.txt`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "uv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["tests"]
nox.options.error_on_external_run = True

# Without kept bytecode each process compiles what it imports: half of what an Airflow needs to come up.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

ROOT = Path(__file__).parent
ENVIRONMENTS = (
    *("generator", "tests", "lowest", "lint", "docs", "peers"),
    *("airflow-2.11", "airflow-3.1", "airflow-3.2", "airflow-3.3", "airflow-types", "distributed"),
)
#: Where the packages lie, for a tool that reads them without installing them.
SOURCES = (".", "generated", "airflow_provider")
#: What needs no tool beside the package itself.
LOWEST_TESTS = (
    "tests/unit",
    "tests/emulator",
    "--ignore=tests/emulator/test_schema.py",
    "--ignore=tests/unit/test_packaging.py",
)
#: What bandit is told to pass over, and where. B101: asserts tell the type checker what holds, and nothing
#: relies on them. B105: passwords of forms are labels. B311: random pauses hold nothing secret. B404, B603,
#: B607: commands are lists of our own words, run without a shell. B608: the emulator's SQL is put together
#: from constants; values are parameters.
BANDIT = (
    ("B101,B105,B311", ("paradigm_ext", "airflow_provider/paradigm_provider")),
    ("B101,B311,B404,B603,B608", ("paradigm_emulator",)),
    ("B101,B404,B603,B607", ("scripts",)),
)
ALL_PACKAGES = ("-e", ".", "-e", "./airflow_provider")


def install(session: nox.Session, environment: str, *packages: str) -> None:
    """Install the pins of one environment, then our own packages without their dependencies."""
    session.install("--require-hashes", "-r", f"requirements/{environment}.txt")
    if packages:
        session.install("--no-deps", *packages)


# ---------------------------------------------------------------------------------------------- tests


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests: SDK, emulator, cassettes and scripts here, then Airflow's in its own environment."""
    install(session, "tests", "-e", ".")
    session.run("pytest", *(session.posargs or ["-n", "2"]))
    if not session.posargs:
        session.notify("tests-airflow")


#: What needs neither Airflow nor the documentation: what other Pythons and orders are tried on.
LAYERS = ("tests/unit", "tests/emulator", "tests/cassettes")


@nox.session(name="tests-random")
def tests_random(session: nox.Session) -> None:
    """Run the tests in a random order; its seed is printed, and `-- --random-order-seed=N` repeats it."""
    install(session, "tests", "-e", ".")
    session.run("pytest", "--random-order", *(session.posargs or ["-n", "2", *LAYERS]))


@nox.session(name="tests-python", python=["3.12", "3.13"])
def tests_python(session: nox.Session) -> None:
    """Run the same layers on newer Pythons, those that are there: `nox -s tests-python-3.13`."""
    install(session, "tests", "-e", ".")
    session.run("pytest", *(session.posargs or ["-n", "2", *LAYERS]))


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the same tests and measure the lines and branches that they reach: at least 95 %."""
    # A session of its own: to measure doubles the time of the tests, before Python 3.12 has a cheaper way.
    install(session, "tests", "-e", ".")
    session.run("pytest", *(session.posargs or ["-n", "2"]), "--cov", "--cov-report=term")


@nox.session
def mutation(session: nox.Session) -> None:
    """Change the pure decisions one piece at a time: a test must notice each. `-- [MUTANT...]`"""
    install(session, "tests", "-e", ".")
    session.install("--require-hashes", "-r", "requirements/mutation.txt")
    session.run("mutmut", "run", "--max-children", "2", *session.posargs, success_codes=[0, 1])
    session.run("python", "-m", "scripts.survivors")


@nox.session
def fuzz(session: nox.Session) -> None:
    """Give hostile answers, files and documents to everything that reads them: `-- MINUTES`."""
    install(session, "tests", "-e", ".")
    session.run("python", "-m", "tests.fuzz", *session.posargs)


@nox.session(name="tests-lowest")
def tests_lowest(session: nox.Session) -> None:
    """Run the SDK's and the emulator's tests with the lowest versions that the package declares."""
    install(session, "lowest", "-e", ".")
    session.run("paradigm", "--help", silent=True)
    session.run("pytest", *(session.posargs or ["-n", "2", *LOWEST_TESTS]))


@nox.session(name="tests-airflow")
def tests_airflow(session: nox.Session) -> None:
    """Run the provider's tests on Airflow 3.3: units, `dag.test()`, triggers."""
    airflow_tests(session, "airflow-3.3")


@nox.session(name="tests-airflow-2")
def tests_airflow_2(session: nox.Session) -> None:
    """Run the same provider tests on Airflow 2.11."""
    airflow_tests(session, "airflow-2.11")


@nox.session(name="tests-airflow-3.1")
def tests_airflow_3_1(session: nox.Session) -> None:
    """Run the same provider tests on Airflow 3.1."""
    airflow_tests(session, "airflow-3.1")


@nox.session(name="tests-airflow-3.2")
def tests_airflow_3_2(session: nox.Session) -> None:
    """Run the same provider tests on Airflow 3.2."""
    airflow_tests(session, "airflow-3.2")


@nox.session(name="airflow-matrix", venv_backend="none")
def airflow_matrix(session: nox.Session) -> None:
    """Run the provider's tests on every supported Airflow: 2.11, 3.1, 3.2, 3.3, one after the other."""
    for name in ("tests-airflow-2", "tests-airflow-3.1", "tests-airflow-3.2", "tests-airflow"):
        session.notify(name)


@nox.session
def system(session: nox.Session) -> None:
    """Run the drills: a whole Airflow 3.3, killed, cleared and restarted, against the emulator."""
    airflow_drills(session, "airflow-3.3")


@nox.session(name="system-older")
@nox.parametrize("airflow", [nox.param("3.1", id="3.1"), nox.param("3.2", id="3.2")])
def system_older(session: nox.Session, airflow: str) -> None:
    """Run the drills on a whole Airflow 3.1 and 3.2 (`nox -s "system-older(3.2)"` for one)."""
    airflow_drills(session, f"airflow-{airflow}")


@nox.session(name="system-distributed")
@nox.parametrize(
    "executor", [nox.param("CeleryExecutor", id="celery"), nox.param("LocalExecutor", id="local")]
)
def system_distributed(session: nox.Session, executor: str) -> None:
    """Run the drills of several workers and triggerers; `-- -m large`: the figures."""
    install(session, "distributed", *ALL_PACKAGES)
    session.run(
        *("pytest", "-rA", "tests/system/distributed", *(session.posargs or ["-m", "not large"])),
        env={"NO_PROXY": "127.0.0.1,localhost", "PARADIGM_DRILL_EXECUTOR": executor},
    )


@nox.session(name="system-2")
def system_2(session: nox.Session) -> None:
    """Run a deferred ingestion on a real Airflow 2.11: scheduler, and a triggerer that dies."""
    install(session, "airflow-2.11", *ALL_PACKAGES)
    session.run(
        *("pytest", *(session.posargs or ["tests/system/airflow_2", "tests/system/nights"])),
        env={"NO_PROXY": "127.0.0.1,localhost"},
    )


#: Releases with the day after which their constraints name nothing newer: two days after each.
DAYS = {"2.11.2": "2026-03-16", "3.1.8": "2026-03-13", "3.2.2": "2026-05-31", "3.3.2": "2026-09-19"}


@nox.session(name="airflow-of-the-day", reuse_venv=False)
@nox.parametrize("release", [nox.param(release, id=release) for release in DAYS])
def airflow_of_the_day(session: nox.Session, release: str) -> None:
    """Run the provider's tests beside what a release's constraints name: `"airflow-of-the-day(3.1.8)"`."""
    from_that_day = ("--exclude-newer", f"{DAYS[release]}T00:00:00Z")
    tools = ("pytest", "pytest-asyncio", "hatchling", "apache-airflow-providers-openlineage")
    session.install(*from_that_day, f"apache-airflow=={release}", *tools, ".[emulator]", "./airflow_provider")
    session.run("uv", "pip", "list", external=True)
    home = Path(session.create_tmp()).resolve() / "airflow-home"
    session.run("pytest", *(session.posargs or ["tests/airflow"]), env=airflow_environment(home))


def airflow_drills(session: nox.Session, environment: str) -> None:
    install(session, environment, *ALL_PACKAGES)
    session.run(
        "pytest", "-rA", *(session.posargs or ["tests/system"]), env={"NO_PROXY": "127.0.0.1,localhost"}
    )


def airflow_tests(session: nox.Session, environment: str) -> None:
    install(session, environment, *ALL_PACKAGES)
    home = Path(session.create_tmp()).resolve() / "airflow-home"
    session.run("pytest", *(session.posargs or ["-n", "2", "tests/airflow"]), env=airflow_environment(home))


def airflow_environment(home: Path) -> dict[str, str]:
    """Return the settings of a scratch Airflow that reads nothing of the user's and no example DAGs."""
    return {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__UNIT_TEST_MODE": "False",
        "AIRFLOW__API_AUTH__JWT_SECRET": "scratch-" * 10,
        "NO_PROXY": "127.0.0.1,localhost",
    }


@nox.session
def peer(session: nox.Session) -> None:
    """Let clients of others judge the emulator: installed ones (SDKs, LangChain, curl) and re-played ones."""
    install(session, "peers", "-e", ".")
    session.run("pytest", *(session.posargs or ["tests/peer"]))


@nox.session
def bench(session: nox.Session) -> None:
    """Measure beside the vendor's SDK, then the emulator; write docs/benchmarks.md (`-- --only listing`)."""
    install(session, "peers", "-e", ".")
    session.run("python", "-m", "benchmarks", *(session.posargs or ["--write", "docs/benchmarks.md"]))
    session.run("python", "-m", "benchmarks.emulator")


@nox.session(name="bench-airflow")
def bench_airflow(session: nox.Session) -> None:
    """Measure a DAG file's imports, and many deferred waits in one triggerer: `-- WAITS SECONDS`."""
    install(session, "airflow-3.3", *ALL_PACKAGES)
    home = Path(session.create_tmp()).resolve() / "airflow-home"
    session.run("python", "-m", "benchmarks.airflow_imports", env=airflow_environment(home))
    session.run("python", "-m", "benchmarks.airflow_waits", *session.posargs, env=airflow_environment(home))


@nox.session
def browser(session: nox.Session) -> None:
    """Look at the emulator's page in headless Chromium (Debian's package `chromium`)."""
    install(session, "tests", "-e", ".")
    session.run("pytest", *(session.posargs or ["tests/browser/test_page.py"]))


@nox.session(name="browser-docs")
def browser_docs(session: nox.Session) -> None:
    """Read the documentation on a phone in headless Chromium, without JavaScript too."""
    docs(session)
    session.install("--require-hashes", "-r", "requirements/tests.txt")
    session.run("pytest", *(session.posargs or ["tests/browser/test_site.py"]))


@nox.session(name="browser-airflow")
def browser_airflow(session: nox.Session) -> None:
    """Use Airflow's own pages in headless Chromium: connection form, its test, a run, the link."""
    install(session, "airflow-3.3", *ALL_PACKAGES)
    session.run(
        *("pytest", *(session.posargs or ["tests/browser/test_airflow.py"])),
        env={"NO_PROXY": "127.0.0.1,localhost"},
    )


@nox.session
def record(session: nox.Session) -> None:
    """Record the cassettes again: live, in a workspace of its own, with PARADIGM_API_KEY; else emulated."""
    install(session, "tests", "-e", ".")
    what = session.posargs or ["tests/cassettes"]
    session.run("pytest", "-m", "vcr", "--record-mode=rewrite", *what)


# ---------------------------------------------------------------------------------------------- demo


@nox.session
def demo(session: nox.Session) -> None:
    """Mirror real documents for three nights, through real Airflow into the emulator: `-- FOLDER`."""
    install(session, "airflow-3.3", *ALL_PACKAGES)
    session.run("python", "-m", "scripts.demo", *session.posargs)


@nox.session(name="demo-files")
def demo_files(session: nox.Session) -> None:
    """Fetch sixty public test files of all formats, for the demo: `-- FOLDER`."""
    if len(session.posargs) != 1:
        session.error("name the folder that they go to: nox -s demo-files -- FOLDER")
    session.install("pip")
    sdists = Path(session.create_tmp()).resolve() / "sdists"
    what = ("--no-deps", "--no-binary", ":all:", "-r", "requirements/demo-files.in")
    session.run("pip", "download", "--quiet", *what, "-d", str(sdists))
    session.run("python", "-m", "scripts.demo.public_files", str(sdists), *session.posargs)


# ---------------------------------------------------------------------------------------------- quality


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, formatting and layers of everything hand-written, and the workflows."""
    session.install("--require-hashes", "-r", "requirements/lint.txt")
    session.run("ruff", "check", *(session.posargs or ["."]))
    session.run("ruff", "format", "--check", ".")
    session.run("python", "-m", "scripts.public_names", "--check")
    session.run("python", "-m", "scripts.prose", "--code")
    session.run("lint-imports", "--no-logo", env={"PYTHONPATH": os.pathsep.join(SOURCES)})
    workflows = sorted(str(path) for path in Path(".github/workflows").glob("*.yml"))
    session.run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows)
    session.run("check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml")
    session.run("zizmor", "--offline", "--quiet", ".github")
    for skipped, packages in BANDIT:
        session.run("bandit", "--quiet", "--recursive", "--skip", skipped, *packages)


@nox.session(name="api-check")
def api_check(session: nox.Session) -> None:
    """Report what breaks users of the Python packages since the last tag, or a git revision: `-- [BASE]`."""
    session.install("--require-hashes", "-r", "requirements/tests.txt")
    session.run("python", "-m", "scripts.api_check", *session.posargs)


@nox.session(name="public-names")
def public_names(session: nox.Session) -> None:
    """Write the imports and `__all__` of `paradigm_ext` from its list of public names."""
    session.install("--require-hashes", "-r", "requirements/lint.txt")
    session.run("python", "-m", "scripts.public_names", *session.posargs)


@nox.session
def types(session: nox.Session) -> None:
    """Type-check the hand-written packages: mypy --strict and pyright."""
    install(session, "lint", "-e", ".")
    # The demo runs Airflow and is checked beside it, below.
    pinned = ("tests/typing/api.py", "tests/typing/listings.py")
    checked = ("paradigm_ext", "paradigm_emulator", "scripts", *pinned)
    session.run("mypy", "--exclude", "^scripts/demo/", *checked)
    scripts = [
        str(path)
        for path in Path("scripts").iterdir()
        if path.name not in ("demo", "templates", "__pycache__")
    ]
    session.run("pyright", "paradigm_ext", "paradigm_emulator", *pinned, *sorted(scripts))
    session.notify("types-wheel")


@nox.session(name="types-wheel")
def types_wheel(session: nox.Session) -> None:
    """Type-check what users write, as they have it: the wheel, installed, and none of our settings."""
    install(session, "lint")
    folder = Path(session.create_tmp()).resolve()
    session.run("python", "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder / "dist"), ".")
    (wheel,) = (folder / "dist").glob("*.whl")
    session.install("--no-deps", "--reinstall", str(wheel))
    for path in sorted((ROOT / "tests/typing").glob("*.py")):
        (folder / path.name).write_text(path.read_text())
        # Outside the repository: the packages come from where pip put them.
        with session.chdir(folder):
            session.run("mypy", "--strict", "--warn-unused-ignores", "--config-file=", path.name)
            session.run("pyright", path.name)


@nox.session(name="types-airflow")
def types_airflow(session: nox.Session) -> None:
    """Type-check the provider beside Airflow 3.3: mypy --strict and pyright."""
    install(session, "airflow-types", *ALL_PACKAGES)
    session.run("mypy", "airflow_provider/paradigm_provider", "scripts/demo")
    session.run("pyright", "airflow_provider/paradigm_provider", "scripts/demo")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation into docs/_build; a broken link inside it is an error."""
    session.install("--require-hashes", "-r", "requirements/docs.txt")
    session.run("sphinx-build", "-W", "--keep-going", "-q", "docs", "docs/_build")


# ---------------------------------------------------------------------------------------------- release


@nox.session
def release(session: nox.Session) -> None:
    """Build both distributions into dist/, each wheel from its source: `-- TAG` checks the tag first."""
    session.install("--require-hashes", "-r", "requirements/tests.txt")
    if session.posargs:
        session.run("python", "-m", "scripts.release", *session.posargs)
    for source in (".", "airflow_provider"):
        session.run("python", "-m", "build", "--no-isolation", "--outdir", "dist", source)


# ---------------------------------------------------------------------------------------------- spec


@nox.session(name="spec-fetch")
def spec_fetch(session: nox.Session) -> None:
    """Obtain the vendor's description: `-- [v2|v3] [--from URL|FILE|FOLDER]`."""
    install(session, "generator")
    session.run("python", "-m", "scripts.fetch_spec", *session.posargs)


@nox.session(name="spec-build")
def spec_build(session: nox.Session) -> None:
    """Apply the overlays to the vendored description, check it, and write `spec/openapi-*.yaml`."""
    install(session, "generator")
    session.run("python", "-m", "scripts.build_spec", *session.posargs)


@nox.session(name="spec-diff")
def spec_diff(session: nox.Session) -> None:
    """Report what changed since a git revision or folder: `-- [BASE] [--json] [--fail-on ...]`."""
    install(session, "generator")
    session.run("python", "-m", "scripts.diff_spec", *session.posargs)


@nox.session(name="spec-diff-suites")
def spec_diff_suites(session: nox.Session) -> None:
    """Judge `spec-diff` by pairs of descriptions with verdicts: `-- FOLDER [--least 95]`."""
    install(session, "generator")
    session.run("python", "-m", "scripts.diff_suites", *session.posargs)


@nox.session(name="public-clients")
def public_clients(session: nox.Session) -> None:
    """Generate a client of each description that others publish, import it and type-check a user of it.

    Arguments are further source distributions, as `NAME==VERSION`.
    """
    install(session, "public-clients")
    wanted = ["drf-spectacular==0.28.0", *session.posargs]
    options = [option for name in wanted for option in ("--sdist", name)]
    wheels = ("--wheels", "requirements/public-descriptions.txt")
    with tempfile.TemporaryDirectory() as folder:
        session.run("python", "-m", "scripts.public_clients", folder, "--least", "40", *wheels, *options)


@nox.session
def generate(session: nox.Session) -> None:
    """Regenerate `generated/paradigm_api` from the built spec."""
    install(session, "generator")
    session.run("python", "-m", "scripts.generate", *session.posargs)


@nox.session(name="generate-check")
def generate_check(session: nox.Session) -> None:
    """Rebuild the spec and regenerate elsewhere; fail on any difference from what is committed."""
    install(session, "generator")
    session.run("python", "-m", "scripts.generate", "--check", *session.posargs)
    session.run("pytest", "-c", "tests/generator/pytest.ini", "tests/generator")


@nox.session(name="spec-update")
def spec_update(session: nox.Session) -> None:
    """Fetch, build, compare, generate, check, then test `paradigm_ext`; `-- --dry-run` only tells."""
    install(session, "generator")
    changed = Path(session.create_tmp()) / "changed.json"
    changed.unlink(missing_ok=True)
    session.run("python", "-m", "scripts.spec_update", "--changed", str(changed), *session.posargs)
    if changed.is_file():
        session.notify("tests", ["tests/unit", "tests/emulator"])


#: How the floors of pyproject.toml become pins.
LOWEST = ("--resolution", "lowest-direct", "--all-extras", "../pyproject.toml")


@nox.session(venv_backend="none")
def lock(session: nox.Session) -> None:
    """Recompile the pins: all of them, or `-- NAME`; `-- --upgrade` moves them."""
    options = [argument for argument in session.posargs if argument.startswith("-")]
    names = [argument for argument in session.posargs if not argument.startswith("-")]
    for name in names or ENVIRONMENTS:
        with session.chdir("requirements"):
            session.run(
                *("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
                *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header"),
                *(LOWEST if name == "lowest" else ()),
                *options,
                *(f"{name}.in", "-o", f"{name}.txt"),
                external=True,
            )
