import subprocess

import pytest

from scripts import api_check

FACE = 'from paradigm_ext._inner import Shown\n\n__all__ = ["Shown"]\n'
INNER = "class Shown:\n    def run(self, wait, *, limit=1): ...\n\n\nclass Hidden:\n    x = 1\n"
OPERATOR = "class Ingest:\n    def execute(self, context): ...\n"


def write(root, **changed):
    files = {
        "paradigm_ext/__init__.py": changed.get("face", FACE),
        "paradigm_ext/_inner.py": changed.get("inner", INNER),
        "paradigm_emulator/__init__.py": "__all__ = []\n",
        "airflow_provider/paradigm_provider/__init__.py": "",
        "airflow_provider/paradigm_provider/operators.py": changed.get("operator", OPERATOR),
        "airflow_provider/paradigm_provider/_rooms.py": changed.get("room", "def inside(): ...\n"),
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def git(root, *words):
    who = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    write(tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "first")
    monkeypatch.setattr(api_check, "REPOSITORY", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"inner": INNER.replace("wait, *", "*")}, "wait"),
        ({"face": "__all__ = []\n"}, "Shown"),
        ({"operator": "x = 1\n"}, "Ingest"),
    ],
)
def test_what_users_can_reach_is_compared(repository, changed, named):
    write(repository, **changed)
    assert any(named in line for line in api_check.breakages("HEAD"))


def test_private_names_and_additions_break_nobody(repository):
    more = INNER.replace("limit=1", "limit=1, more=2").replace("Hidden", "Renamed")
    write(repository, inner=more, room="")
    assert list(api_check.breakages("HEAD")) == []


def test_the_base_is_the_last_tag_and_without_one_there_is_nothing_to_break(repository, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["api_check"])
    assert api_check.main() == 0
    assert "There is no tag yet" in capsys.readouterr().out
    git(repository, "tag", "v0.1.0")
    write(repository, operator="x = 1\n")
    assert api_check.main() == 1
    assert "1 breaking changes since v0.1.0" in capsys.readouterr().out


def test_an_unknown_base_is_named(repository, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["api_check", "nope"])
    assert api_check.main() == 2
    assert "'nope' is not a git revision" in capsys.readouterr().err
