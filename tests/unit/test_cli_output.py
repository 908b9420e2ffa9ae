import io
import sys

import pytest

from paradigm_ext import (
    AuthenticationError,
    IngestError,
    IngestProgress,
    IngestReport,
    InvalidInput,
    ParadigmError,
    PermissionDeniedError,
    ServerError,
    SessionFailed,
    SessionProgress,
    SessionsError,
    SessionTimeout,
    TransportError,
    TurnTimeout,
)
from paradigm_ext.cli._exits import Exit, exit_status
from paradigm_ext.cli._ledgers import default_ledger
from paradigm_ext.cli._lines import Rate, session_line, sessions_line, size, upload_line
from paradigm_ext.cli._output import Output
from paradigm_ext.cli._progress import PlainLines, session_progress, showing, upload_progress
from tests.unit.fake_clock import FakeClock

SEEN = SessionProgress(uuid="u", counts={"fail": 1})


def api(kind, status):
    return kind("no", status=status, method="GET", url="https://x/")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (SessionFailed("x", progress=SEEN), 1),
        (IngestError("x", report=IngestReport()), 1),
        (InvalidInput("x"), 2),
        (api(AuthenticationError, 401), 3),
        (api(PermissionDeniedError, 403), 3),
        (SessionTimeout("x"), 4),
        (TurnTimeout("x"), 4),
        (api(ServerError, 502), 5),
        (TransportError("x", method="GET", url="https://x/", sent=False), 5),
        (ParadigmError("x"), 5),
        (KeyboardInterrupt(), 130),
    ],
)
def test_every_end_has_its_status(error, status):
    assert exit_status(error) == status


@pytest.mark.parametrize(
    ("errors", "status"),
    [
        ([SessionFailed("x", progress=SEEN), SessionTimeout("x")], Exit.FAILED),
        ([SessionTimeout("x"), SessionTimeout("x")], Exit.TIMEOUT),
        ([SessionFailed("x", progress=SEEN), api(ServerError, 500)], Exit.API),
    ],
)
def test_of_several_sessions_the_gravest_end_counts(errors, status):
    error = SessionsError("x", progress={}, errors={str(number): one for number, one in enumerate(errors)})
    assert exit_status(error) is status


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (12_400_000, "12.4 MB"), (10**16, "10000.0 TB")],
)
def test_sizes_are_for_people(number, shown):
    assert size(number) == shown


def test_lines_say_what_matters_and_nothing_else():
    whole = IngestProgress(total=40, uploaded=12, failed=1, bytes_sent=3_100_000)
    assert upload_line(whole, 4.23) == "12 of 40 uploaded, 1 failed, 3.1 MB, 4.2 files/s"
    assert upload_line(IngestProgress(total=2), None) == "0 of 2 uploaded"
    progress = SessionProgress(uuid="u", counts={"embedded": 2, "parsing": 1})
    assert session_line(progress, 1.5) == "3 documents: 2 embedded, 1 parsing, 1.5 documents/s"
    assert sessions_line([progress], 2, None) == "0 of 2 sessions done: 2 embedded, 1 parsing"


def test_a_rate_counts_from_the_first_look():
    rate = Rate()
    assert rate.per_second(10, 100.0) is None
    assert rate.per_second(10, 101.0) is None
    assert rate.per_second(16, 104.0) == 1.5


def test_off_a_terminal_lines_are_few_but_the_last_always_comes(capsys):
    clock = FakeClock()
    tell = upload_progress(PlainLines(clock), clock)
    for uploaded in range(1, 101):
        clock.now += 0.1
        tell(IngestProgress(total=100, uploaded=uploaded))
    clock.now += 60
    tell(IngestProgress(total=100, uploaded=100))  # the documents are being waited for
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert lines[-1] == "upload: 100 of 100 uploaded, 10.0 files/s"


def test_on_a_terminal_there_are_bars_with_the_same_words(monkeypatch):
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "200")
    clock = FakeClock()
    with showing(clock, quiet=False) as show:
        upload_progress(show, clock)(IngestProgress(total=2, uploaded=1))
        session_progress(show, clock)(SessionProgress(uuid="u", counts={"embedded": 1, "[red]": 1}))
    shown = terminal.getvalue()
    assert "1 of 2 uploaded" in shown
    assert "2 documents: 1 [red], 1 embedded" in shown


def test_quiet_is_quiet(capsys):
    clock = FakeClock()
    with showing(clock, quiet=True) as show:
        upload_progress(show, clock)(IngestProgress(total=1, uploaded=1))
    assert capsys.readouterr() == ("", "")


def test_rows_are_a_table_on_a_terminal_and_tabs_elsewhere(monkeypatch, capsys):
    rows = [(1, "a\tb\nc", None)]
    Output().rows([], ("id", "name", "more"), rows)
    assert capsys.readouterr().out == "1\ta b c\t\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    Output().rows([], ("id", "name", "more"), [(1, "[bold]x", None)])
    out = capsys.readouterr().out
    assert "name" in out
    assert "[bold]x" in out


def test_the_same_upload_has_the_same_ledger_and_any_other_another(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    one = default_ledger("https://x", ["a", "b"], {"workspace": 1})
    assert default_ledger("https://x", [str(tmp_path / "b"), "a"], {"workspace": 1}) == one
    others = [
        default_ledger("https://y", ["a", "b"], {"workspace": 1}),
        default_ledger("https://x", ["a"], {"workspace": 1}),
        default_ledger("https://x", ["a", "b"], {"workspace": None}),
    ]
    assert len({one, *others}) == 4
    assert one.parent.stat().st_mode & 0o077 == 0


def test_an_upload_is_shown_to_its_end_beside_the_polls_of_its_session(capsys):
    """A poll of the session hid how many files were sent."""
    clock = FakeClock()
    notify = upload_progress(PlainLines(clock), clock)
    polled = SessionProgress(uuid="u", counts={"embedded": 1})
    for uploaded in range(1, 4):
        notify(IngestProgress(total=3, uploaded=uploaded, session=polled))
        clock.now += 6
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(",")[0] for line in lines] == [
        "upload: 1 of 3 uploaded",
        "session: 1 document: 1 embedded",
        "upload: 2 of 3 uploaded",
        "upload: 3 of 3 uploaded",
    ]


def test_a_row_without_a_field_is_shown_without_it():
    from types import SimpleNamespace

    from paradigm_ext.cli._listing import file_row

    file = SimpleNamespace(to_dict=lambda: {"id": 5, "workspace": None})
    assert file_row(file) == (5, None, None, None, None)
