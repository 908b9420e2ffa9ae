"""Names that no file can have and ids that no address can carry are refused before anything is sent."""

import pytest

from paradigm_ext import FileLedger, InvalidInput, Paradigm
from paradigm_ext._mirror.scan._cache import HashCache
from paradigm_ext._mirror.state._state import MirrorState

NAMES = {
    "NUL": "d/a\0b",
    "half a character": "d/\ud800",
    "long": "d/" + "a" * 300,
    "deep": "d/" + "a/" * 3_000,
    "a link in a circle": "d/loop/x",
    "somebody's home": "~no-such-user/x",
}


@pytest.fixture(scope="module")
def paradigm():
    with Paradigm("sk-0123456789", "http://127.0.0.1:9") as client:
        yield client


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a.txt").write_text("a")
    (tmp_path / "d" / "loop").symlink_to("loop")


DOORS = {
    "source": lambda client, name: client.ingest([name]),
    "ledger": lambda client, name: client.ingest([("a.txt", b"a")], ledger=name),
    "mirror": lambda client, name: client.plan_mirror(name, workspace_id=1),
    "state": lambda client, name: client.plan_mirror("d", workspace_id=1, state=name),
    "FileLedger": lambda client, name: list(FileLedger(name).entries()),
    "MirrorState": lambda client, name: MirrorState.open(name, root="r"),
    "HashCache": lambda client, name: HashCache(name),
    "verify": lambda client, name: Paradigm("sk-0123456789", verify=name),
    "cert": lambda client, name: Paradigm("sk-0123456789", cert=name),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("door", DOORS)
def test_a_name_that_no_file_can_have_is_refused(paradigm, door, name):
    if (door, name) == ("mirror", "a link in a circle"):
        name = "long"  # a folder that is not there now may be there when it is listed
    with pytest.raises(InvalidInput):
        DOORS[door](paradigm, NAMES[name])


CALLS = {
    "session": lambda client, text: client.session(text),
    "thread": lambda client, text: client.ask(7, "?", thread_id=text),
    "name of a mirror": lambda client, text: client.plan_mirror("d", workspace_id=1, name=text),
}


@pytest.mark.parametrize("call", CALLS)
def test_half_a_character_is_refused_where_it_would_be_sent(paradigm, call):
    with pytest.raises(InvalidInput, match="half a character"):
        CALLS[call](paradigm, "a\ud800")
