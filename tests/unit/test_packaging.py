"""Both distributions build, say who they are, hold what they should, and install where nothing else is."""

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SITE = "import sysconfig; print(sysconfig.get_paths()['purelib'])"


def build(source: Path, into: Path, kind: str = "wheel") -> Path:
    command = [
        sys.executable,
        "-m",
        "build",
        f"--{kind}",
        "--no-isolation",
        "--outdir",
        str(into),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = into.iterdir()
    return built


@pytest.fixture(scope="module")
def sdk(tmp_path_factory):
    return build(ROOT, tmp_path_factory.mktemp("sdk"))


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    return build(ROOT / "airflow_provider", tmp_path_factory.mktemp("provider"))


@pytest.fixture(scope="module", params=[".", "airflow_provider"], ids=["sdk", "provider"])
def sdist(request, tmp_path_factory):
    return build(ROOT / request.param, tmp_path_factory.mktemp("sdist"), "sdist")


def metadata(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("dist-info/METADATA")]
        return message_from_bytes(archive.read(name))


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_sdk_holds_its_packages_their_types_and_the_spec(sdk):
    held = names(sdk)
    assert {
        f"{package}/py.typed" for package in ("paradigm_api", "paradigm_ext", "paradigm_emulator")
    } <= held
    assert {"paradigm_emulator/spec/openapi-v2.yaml", "paradigm_emulator/spec/openapi-v3.yaml"} <= held
    tops = {name.split("/")[0] for name in held if ".dist-info" not in name}
    assert tops == {"paradigm_api", "paradigm_ext", "paradigm_emulator"}


def test_the_provider_holds_its_package_and_entry_point(provider):
    held = names(provider)
    assert "paradigm_provider/py.typed" in held
    assert {name.split("/")[0] for name in held if ".dist-info" not in name} == {"paradigm_provider"}
    with zipfile.ZipFile(provider) as archive:
        (entry_points,) = [name for name in held if name.endswith("entry_points.txt")]
        assert "apache_airflow_provider" in archive.read(entry_points).decode()


def test_they_install_into_an_empty_environment_and_import_there(sdk, provider, tmp_path):
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    python = tmp_path / "env" / "bin" / "python"
    site = Path(
        subprocess.run([python, "-c", SITE], check=True, capture_output=True, text=True).stdout.strip()
    )
    install = [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", sdk, provider]
    subprocess.run(install, check=True)
    # What the SDK depends on is taken from here, since a test asks no index; nothing else is to be seen.
    for package in ("attr", "attrs", "httpx", "httpcore", "h11", "anyio", "certifi", "idna"):
        source = Path(__import__(package).__file__).parent
        (site / package).symlink_to(source)
    (site / "typing_extensions.py").symlink_to(__import__("typing_extensions").__file__)
    code = (
        "import paradigm_ext, paradigm_api.v2, paradigm_api.v3\n"
        "from paradigm_ext import Paradigm, paginate, wait_until_session_embedded\n"
        "from paradigm_api.v3.api.agents import api_v3_agents_files_list\n"
        "print(repr(Paradigm('key-of-nobody').v3))\n"
        "import paradigm_provider\n"
        "from paradigm_provider.get_provider_info import get_provider_info\n"
        "print(get_provider_info()['package-name'])\n"
    )
    out = subprocess.run(
        [python, "-I", "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert out.returncode == 0, out.stderr
    assert "airflow-provider-paradigm" in out.stdout
    assert "key-of-nobody" not in out.stdout


def test_their_metadata_are_complete(sdk, provider):
    for wheel in (sdk, provider):
        told = metadata(wheel)
        assert told["Author"]
        assert told["License-Expression"] == "Apache-2.0"
        assert told["License-File"] == "LICENSE"
        assert told.get_all("Project-URL")
        assert any(
            name.startswith("Programming Language :: Python :: 3.1") for name in told.get_all("Classifier")
        )


def test_their_readmes_stand_alone(sdk, provider):
    """A package index shows the README without the files beside it."""
    for wheel in (sdk, provider):
        assert re.findall(r"]\((?!https?:|#)[^)]*", metadata(wheel).get_payload()) == []


def test_pythons_are_claimed_only_where_they_are_run(sdk):
    jobs = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text())["jobs"]
    run = {
        step["with"]["python-version"]
        for step in jobs["check"]["steps"]
        if "python-version" in step.get("with", {})
    }
    run |= set(jobs["python"]["strategy"]["matrix"]["python"])
    claimed = re.findall(
        r"^Classifier: Programming Language :: Python :: (3\.\d+)$", str(metadata(sdk)), re.MULTILINE
    )
    assert claimed
    assert set(claimed) <= run


def test_the_source_holds_what_the_wheel_is_built_from(sdist, tmp_path):
    shutil.unpack_archive(sdist, tmp_path / "source")
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2].split("/")[0] for name in archive.getnames()}
    (source,) = (tmp_path / "source").iterdir()
    package = "paradigm_provider" if (source / "paradigm_provider").is_dir() else "paradigm_ext"
    assert held <= {
        *(
            "",
            ".gitignore",
            "PKG-INFO",
            "pyproject.toml",
            "README.md",
            "README-package.md",
            "LICENSE",
            "CHANGELOG.md",
        ),
        *("paradigm_ext", "paradigm_emulator", "generated", "spec", "paradigm_provider"),
    }
    again = build(source, tmp_path / "again")
    checkout = ROOT if package == "paradigm_ext" else ROOT / "airflow_provider"
    assert again.read_bytes() == build(checkout, tmp_path / "first").read_bytes()


def declared(extra: str | None = None) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    chosen = [extra] if extra else extras
    return [*project["dependencies"], *(line for name in chosen for line in extras[name])]


def test_the_lowest_versions_declared_are_those_that_are_tested():
    """`nox -s tests-lowest` installs these pins."""
    pins = dict(
        re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements/lowest.txt").read_text(), re.MULTILINE)
    )
    for line in declared():
        name, _, bound = re.sub(r"\[.*?\]", "", line).partition(">=")
        if name == "paradigm-ext":
            continue  # one extra brings another
        lowest, pinned = bound.split(",")[0].split("."), pins[name].split(".")
        assert pinned[: len(lowest)] == lowest, f"{line}: {pins[name]} is tested; run `nox -s lock -- lowest`"
        assert not any(part.strip("0") for part in pinned[len(lowest) :])


def test_the_emulator_brings_the_command_that_starts_it():
    assert "paradigm-ext[cli]" in declared("emulator")


#: Spelled in two parts, since this file is one of those that are read.
REGISTRIES = tuple(
    f"{name}.{domain}" for name, domain in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))
)


def test_no_file_names_a_package_registry():
    """Whoever installs says where from: a mirror of a company's own, or no index at all."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    contents = {name: (ROOT / name).read_bytes() for name in tracked.decode().split("\0") if name}
    assert contents
    named = [name for name, content in contents.items() if any(one.encode() in content for one in REGISTRIES)]
    assert named == []
