"""What the planner makes of the files that a source has, one rule at a time."""

from __future__ import annotations

import pytest

from paradigm_ext._mirror.documents._metadata import own_metadata
from paradigm_ext._mirror.planning._operation import MirrorOperation
from paradigm_ext._mirror.reporting._report import MirrorFailure
from paradigm_ext._mirror.scan import ScanFailure
from tests.unit.mirror.planning import HERE, NAME, Source, document, file, make_plan, planned, sha256_of


def mark_of(row, *, reason, source=HERE, missing_since=None):
    """Return the operation that sends the `pdx` object of a document again."""
    own = own_metadata(
        name=NAME,
        source=source,
        path=row.path,
        sha256=row.sha256,
        size=row.size,
        token=row.token,
        missing_since=missing_since,
    )
    return MirrorOperation(kind="mark", path=row.path, reason=reason, documents=(planned(row),), metadata=own)


# ------------------------------------------------------------------------------- what must be read


@pytest.mark.parametrize(
    ("listed", "recorded", "checksum", "read"),
    [
        ("t", "t", False, []),
        ("t", "t", True, ["a.md"]),
        ("t", "u", False, ["a.md"]),
        ("", "", False, ["a.md"]),
    ],
)
def test_a_file_is_read_unless_its_token_says_that_it_is_the_one_that_was_sent(
    listed, recorded, checksum, read
):
    made = make_plan(
        [document(1, "a.md", "x", token=recorded)], [file("a.md", "x", token=listed)], checksum=checksum
    )
    assert made.read == read
    assert made.operations == ()
    assert made.plan.counts == {"own": 1, "documents": 1, "unchanged": 1, "removed": 0, "scanned": 1}


@pytest.mark.parametrize("rows", [(1, 2), (2, 1)])
def test_of_two_documents_with_the_token_the_newer_one_says_what_the_file_holds(rows):
    documents = {
        1: document(1, "a.md", "old", n=1, token="t"),
        2: document(2, "a.md", "new", n=2, token="t"),
    }
    made = make_plan([documents[number] for number in rows], [file("a.md", "new")])
    assert made.read == []
    assert made.only == MirrorOperation(
        kind="heal",
        path="a.md",
        reason="older, failed or double versions",
        documents=(planned(documents[1]),),
        sha256=sha256_of("new"),
    )
    assert made.count("unchanged") == 1


def test_of_two_documents_without_a_token_neither_says_what_the_file_holds():
    documents = [document(1, "a.md", "x"), document(2, "a.md", "y", n=2)]
    assert make_plan(documents, [file("a.md", "y", token="")]).read == ["a.md"]


def test_one_of_two_documents_has_the_token():
    documents = [document(1, "a.md", "x", token="u"), document(2, "a.md", "y", n=2, token="t")]
    made = make_plan(documents, [file("a.md", "y")])
    assert (made.read, made.kinds) == ([], [("heal", "a.md")])


# ---------------------------------------------------------------------------------- what is sent


def test_a_new_file_is_sent_with_all_that_is_known_of_it():
    made = make_plan([], [file("a.md", "x", modified=12.5)])
    assert made.only == MirrorOperation(
        kind="upload",
        path="a.md",
        reason="new",
        sha256=sha256_of("x"),
        size=1,
        token="t",
        recorded_token="t",
        modified=12.5,
    )
    assert made.plan.counts == {"own": 0, "documents": 0, "unchanged": 0, "removed": 0, "scanned": 1}


def test_the_token_of_a_file_that_was_just_written_is_not_recorded():
    made = make_plan([], [file("a.md", "x", fresh=True)])
    assert (made.only.token, made.only.recorded_token) == ("t", "")


def test_a_changed_file_names_the_versions_that_it_replaces_in_their_order():
    second, first = document(1, "a.md", "y", n=2), document(2, "a.md", "x", n=1, status="fail")
    made = make_plan([second, first], [file("a.md", "z")])
    assert (made.only.kind, made.only.reason) == ("replace", "changed")
    assert made.only.documents == (planned(first), planned(second))
    assert made.only.metadata is None


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [
        ("fail", "retry", "its last version failed"),
        ("parsing", "wait", "in flight since an earlier run"),
    ],
)
def test_a_version_that_failed_is_sent_again_and_one_in_flight_is_waited_for(status, kind, reason):
    row = document(1, "a.md", "x", status=status, token="t")
    made = make_plan([row], [file("a.md", "x")])
    assert (made.only.kind, made.only.reason, made.only.documents) == (kind, reason, (planned(row),))
    assert made.only.sha256 == sha256_of("x")
    assert (made.read, made.plan.failed, made.count("unchanged")) == ([], (), 0)


# ------------------------------------------------------------------------------- what is parked


def failures(times, content="x", **more):
    return [
        document(number, "a.md", content, n=number, status="fail", **more) for number in range(1, times + 1)
    ]


@pytest.mark.parametrize(("failed", "kind"), [(2, "retry"), (3, "park"), (4, "park")])
def test_a_file_that_failed_too_often_is_parked(failed, kind):
    made = make_plan(failures(failed), [file("a.md", "x")], max_attempts=3)
    assert made.only.kind == kind
    assert made.count("parked") == (kind == "park")


def test_a_parked_file_says_what_would_send_it_again():
    made = make_plan(failures(2), [file("a.md", "x")], max_attempts=2)
    assert made.only == MirrorOperation(
        kind="park",
        path="a.md",
        reason="failed 2 times; it is sent again once its content changes, or with more attempts",
    )
    assert made.plan.failed == ()


def test_a_parked_file_keeps_its_older_version_and_loses_what_failed_with_another_content():
    old, other = document(7, "a.md", "old", n=3), document(8, "a.md", "other", n=4, status="fail")
    made = make_plan([old, other, *failures(2)], [file("a.md", "x")], max_attempts=2)
    assert made.kinds == [("heal", "a.md"), ("park", "a.md")]
    assert planned(old) not in made.operations[0].documents
    assert planned(other) in made.operations[0].documents
    assert made.operations[0].sha256 == sha256_of("x")
    assert made.count("kept_stale") == 1


def test_a_pass_without_retries_reports_the_newest_document_that_failed():
    made = make_plan(
        [
            document(1, "a.md", "other", n=1, status="fail"),
            document(9, "b.md", "x", n=2, status="fail"),
            document(8, "b.md", "x", n=3, status="fail"),
        ],
        [file("a.md", "x"), file("b.md", "x")],
        retry=False,
    )
    assert made.kinds == [("upload", "a.md"), ("refuse", "b.md")]
    assert made.plan.failed == (MirrorFailure("b.md", "index", "document 8 failed to be indexed"),)
    assert made.plan.unexplained == {0: 8}
    assert made.count("kept_stale") == 0
    assert made.count("parked") == 0


def test_each_failure_that_is_still_to_be_explained_is_named_by_its_place():
    source = Source(failures=[ScanFailure("a.md", "scan", "too large")])
    documents = [document(5, "b.md", "x", status="fail"), document(6, "c.md", "x", status="fail")]
    made = make_plan(documents, [file("b.md", "x"), file("c.md", "x")], source=source, retry=False)
    assert [failure.path for failure in made.plan.failed] == ["a.md", "b.md", "c.md"]
    assert made.plan.unexplained == {1: 5, 2: 6}


# --------------------------------------------------------------------------------- marks and moves


def test_a_file_that_is_back_loses_the_mark_of_its_absence():
    row = document(1, "a.md", "x", token="t", missing_since=500.0)
    made = make_plan([row], [file("a.md", "x")])
    assert made.operations == (mark_of(row, reason="is back in the source"),)
    assert (made.read, made.count("unchanged")) == ([], 1)


@pytest.mark.parametrize(
    ("source", "moved", "marked"),
    [
        ("memory://there", True, True),
        ("memory://there", False, False),
        (HERE, True, False),
        ("", True, False),
    ],
)
def test_documents_from_another_address_are_marked_where_the_source_moved(source, moved, marked):
    row = document(1, "a.md", "x", token="t", source=source)
    made = make_plan([row], [file("a.md", "x")], moved=moved)
    expected = (mark_of(row, reason="the source has a new address"),) if marked else ()
    assert made.operations == expected
    assert made.count("unchanged") == 1


# ------------------------------------------------------------------------------------- pipelines


@pytest.mark.parametrize("own_path", ["", "b.md"])
def test_a_document_that_lost_what_the_mirror_wrote_on_it_gets_it_again(own_path):
    row = document(1, "a.md", "x", own_path=own_path, missing_since=1.0)
    made = make_plan([row], [file("a.md", "x", "u")])
    assert (made.count("unchanged"), made.only.kind, made.only.path) == (1, "mark", "a.md")
    assert made.only.documents == (planned(row),)
    assert made.only.metadata == own_metadata(
        name=NAME, source=HERE, path="a.md", sha256=sha256_of("x"), size=1, token="u"
    )


def test_a_document_of_an_older_pipeline_is_made_anew_and_says_so():
    old = document(1, "a.md", "x", token="t", parser="v2")
    newest = document(2, "b.md", "y", token="t", parser="v3")
    made = make_plan([old, newest], [file("a.md", "x"), file("b.md", "y")], reindex="pipeline")
    assert made.only == MirrorOperation(
        kind="replace",
        path="a.md",
        reason="made by pipeline v2, not v3",
        documents=(planned(old),),
        sha256=sha256_of("x"),
        size=1,
        token="t",
        recorded_token="t",
        metadata={"outdated": True},
    )
    assert (made.read, made.count("unchanged")) == ([], 1)


@pytest.mark.parametrize(
    ("older", "newest", "reindex"),
    [("v2", "v3", "never"), ("", "v3", "pipeline"), ("v3", "v3", "pipeline"), ("v2", "", "pipeline")],
)
def test_a_document_is_not_made_anew_unless_it_was_asked_for_and_its_pipeline_is_known(
    older, newest, reindex
):
    documents = [
        document(1, "a.md", "x", token="t", parser=older),
        document(2, "b.md", "y", token="t", parser=newest),
    ]
    made = make_plan(documents, [file("a.md", "x"), file("b.md", "y")], reindex=reindex)
    assert (made.operations, made.count("unchanged")) == ((), 2)


def test_a_workspace_without_documents_has_no_pipeline():
    assert make_plan([], [file("a.md", "x")], reindex="pipeline").kinds == [("upload", "a.md")]


def test_a_file_that_the_newest_pipeline_refuses_is_parked_and_keeps_its_older_version():
    documents = [
        document(1, "a.md", "x", n=1, token="t", parser="v2"),
        document(2, "a.md", "x", n=2, status="fail"),
        document(3, "a.md", "x", n=3, status="fail"),
        document(4, "b.md", "y", token="t", parser="v3"),
    ]
    files = [file("a.md", "x"), file("b.md", "y")]
    parked = make_plan(documents, files, reindex="pipeline", max_attempts=2)
    assert (parked.kinds, parked.count("kept_stale")) == ([("park", "a.md")], 1)
    again = make_plan(documents, files, reindex="pipeline", max_attempts=3)
    assert (again.only.kind, again.only.reason) == ("retry", "made by pipeline v2, not v3")


def test_a_changed_file_of_an_older_pipeline_is_sent_since_it_changed():
    documents = [document(1, "a.md", "x", parser="v2"), document(2, "b.md", "y", token="t", parser="v3")]
    made = make_plan(documents, [file("a.md", "new"), file("b.md", "y")], reindex="pipeline")
    assert (made.only.kind, made.only.reason, made.only.metadata) == ("replace", "changed", None)


# -------------------------------------------------------------------------- what cannot be used


def test_documents_of_a_file_that_cannot_be_used_stay():
    source = Source(failures=[ScanFailure("a.md", "scan", "too large"), ScanFailure("b.md", "scan", "odd")])
    documents = [document(1, "a.md", "x"), document(2, "b.md", "y", status="fail")]
    made = make_plan(documents, source=source, delete=True)
    assert made.operations == (
        MirrorOperation(kind="refuse", path="a.md", reason="too large"),
        MirrorOperation(kind="refuse", path="b.md", reason="odd"),
    )
    assert made.plan.failed == (
        MirrorFailure("a.md", "scan", "too large"),
        MirrorFailure("b.md", "scan", "odd"),
    )
    assert made.plan.counts == {
        "own": 2,
        "documents": 2,
        "unchanged": 0,
        "kept_stale": 1,
        "removed": 0,
        "scanned": 2,
    }


def test_documents_of_files_too_young_to_be_read_stay():
    source = Source(unsettled=[file("a.md", "half"), file("new.md", "half")])
    made = make_plan([document(1, "a.md", "x")], source=source, delete=True)
    assert (made.operations, made.read, made.plan.failed) == ((), [], ())
    assert made.plan.counts == {
        "own": 1,
        "documents": 1,
        "unchanged": 0,
        "unsettled": 2,
        "removed": 0,
        "scanned": 0,
    }


def test_a_file_that_cannot_be_read_fails_alone_and_keeps_its_document():
    source = Source(unreadable={"a.md": OSError("permission denied")})
    documents = [document(1, "a.md", "old"), document(2, "b.md", "old")]
    made = make_plan(documents, [file("a.md", "x"), file("b.md", "y")], source=source, delete=True)
    assert made.kinds == [("refuse", "a.md"), ("replace", "b.md")]
    assert made.plan.failed == (MirrorFailure("a.md", "read", "permission denied"),)
    assert (made.count("kept_stale"), made.count("scanned")) == (1, 2)


def test_operations_are_in_the_order_of_composed_paths_and_of_kinds():
    source = Source(failures=[ScanFailure("e\u0301.md", "scan", "odd")])
    documents = [*failures(2), document(7, "a.md", "w", n=7, status="fail"), document(8, "b.md", "x")]
    files = [file("\u00ea.md", "y"), file("a.md", "x"), file("z.md", "z")]
    made = make_plan(documents, files, source=source, delete=True, max_attempts=2)
    assert made.kinds == [
        ("heal", "a.md"),
        ("park", "a.md"),
        ("delete", "b.md"),
        ("upload", "z.md"),
        ("refuse", "e\u0301.md"),
        ("upload", "\u00ea.md"),
    ]
