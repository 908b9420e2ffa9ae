"""Both wheels build, install into an empty environment and import there, with their types."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SITE = "import sysconfig; print(sysconfig.get_paths()['purelib'])"


def build(source: Path, into: Path) -> Path:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(into), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = into.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def sdk(tmp_path_factory):
    return build(ROOT, tmp_path_factory.mktemp("sdk"))


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    return build(ROOT / "airflow_provider", tmp_path_factory.mktemp("provider"))


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
