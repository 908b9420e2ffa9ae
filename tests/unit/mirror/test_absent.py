"""What the planner makes of documents whose file is gone: when they go, when they stay, what they become."""

from __future__ import annotations

import pytest

from paradigm_ext._mirror.documents._identity import path_hash, shard_of
from paradigm_ext._mirror.planning._operation import MirrorOperation
from paradigm_ext._mirror.scan import ScanFailure
from tests.unit.mirror.planning import HERE, NOW, Source, document, file, make_plan, planned, sha256_of

THERE = "memory://there"
LISTING_ERROR = Source(listing_errors=[ScanFailure("d", "list", "permission denied")])


def the(kind, reason, **more):
    """Return an operation on the path of these tests."""
    return MirrorOperation(kind=kind, path="a.md", reason=reason, **more)


# ------------------------------------------------------------------------------------- removals


def test_without_delete_a_document_stays_and_the_plan_says_how_to_remove_it():
    made = make_plan([document(1, "a.md", "x")])
    assert made.only == the("keep", "no longer in the source; delete=True would remove it")
    assert made.plan.counts == {"own": 1, "documents": 1, "unchanged": 0, "removed": 1, "scanned": 0}
    assert made.plan.guard is None


def test_with_delete_all_documents_of_the_path_go_in_their_order():
    second, first = document(1, "a.md", "y", n=2), document(2, "a.md", "x", n=1)
    made = make_plan([second, first], delete=True)
    assert made.only == the(
        "delete", "no longer in the source", documents=(planned(first), planned(second)), guarded=False
    )
    assert made.count("removed") == 1


def test_a_workspace_that_was_not_listed_completely_loses_nothing():
    made = make_plan([document(1, "a.md", "x")], delete=True, listed=False)
    assert made.only == the("keep", "no longer in the source; kept, since the workspace's list is incomplete")


def test_a_document_whose_path_is_not_recorded_stays():
    row = document(1, "a.md", "x", own_path="", title="The contract")
    made = make_plan([row], delete=True)
    assert made.only == MirrorOperation(
        kind="keep", path=row.key.external_id, reason="its path is not recorded, so it cannot be looked for"
    )


@pytest.mark.parametrize("path", ["a.md", "d/\u00e9.md"])
def test_a_title_that_is_still_the_path_says_what_somebody_removed_from_the_metadata(path):
    row = document(1, path, "x", own_path="", title=path)
    assert make_plan([row], delete=True).kinds == [("delete", path)]


def test_a_document_that_records_the_path_of_another_one_stays():
    row = document(1, "a.md", "x", own_path="b.md", title="The contract")
    assert make_plan([row], delete=True).kinds == [("keep", row.key.external_id)]


def test_the_path_is_taken_from_the_document_that_records_it():
    documents = [document(1, "a.md", "x", own_path="b.md"), document(2, "a.md", "y", n=2)]
    assert make_plan(documents, delete=True).kinds == [("delete", "a.md")]


def test_a_path_is_found_whichever_way_its_letters_are_composed():
    assert make_plan([document(1, "e\u0301.md", "x")], delete=True).kinds == [("delete", "e\u0301.md")]


# --------------------------------------------------------------------------------------- guards


def test_a_guard_forbids_each_removal_and_leaves_it_in_the_plan_to_be_approved():
    documents = [document(1, "a.md", "x"), document(2, "b.md", "y")]
    made = make_plan(documents, delete=True, max_delete=1)
    assert made.kinds == [("delete", "a.md"), ("delete", "b.md")]
    assert all(one.guarded for one in made.operations)
    assert made.plan.guard is not None
    assert (made.plan.guard.kind, made.plan.guard.removed, made.plan.guard.own) == ("max_delete", 2, 2)
    assert made.plan.guard.allowed == 1


def test_what_is_renamed_or_still_in_its_grace_counts_for_no_guard():
    documents = [
        document(1, "due.md", "x", missing_since=NOW - 60),
        document(2, "young.md", "y", missing_since=NOW - 59),
        document(3, "old.md", "z", missing_since=NOW - 60),
    ]
    made = make_plan(documents, [file("new.md", "z")], delete=True, max_delete=1, grace=60.0)
    assert made.plan.guard is None
    assert made.kinds == [("delete", "due.md"), ("rename", "new.md"), ("keep", "young.md")]
    assert made.count("removed") == 2


def test_under_a_guard_files_with_another_name_are_sent_and_their_documents_count_as_removed():
    documents = [document(number, path, path) for number, path in enumerate(["a.md", "b.md"], 1)]
    documents += [document(3, "old.md", "x"), document(4, "other.md", "y")]
    made = make_plan(documents, [file("c.md", "x"), file("d.md", "y")], delete=True, max_delete=1)
    assert made.kinds == [
        *[("delete", "a.md"), ("delete", "b.md")],
        *[("upload", "c.md"), ("upload", "d.md")],
        *[("delete", "old.md"), ("delete", "other.md")],
    ]
    assert [one.guarded for one in made.operations] == [True, True, False, False, True, True]
    assert made.plan.guard is not None
    assert (made.plan.guard.removed, made.count("removed"), _deletions(made)) == (4, 4, 4)
    assert "4 of 4 files would be removed (2 of them moved), more than the 1" in made.plan.guard.message


def _deletions(made):
    return sum(one.kind == "delete" for one in made.operations)


def test_a_guard_counts_what_would_be_removed_and_nothing_that_stays_in_any_case():
    unnamed = document(1, "a.md", "x", own_path="b.md", title="The contract")
    documents = [unnamed, document(2, "b.md", "y"), document(3, "c.md", "z")]
    made = make_plan(documents, delete=True, max_delete=1)
    assert made.plan.guard is not None
    assert (made.plan.guard.removed, _deletions(made)) == (2, 2)
    assert make_plan(documents, delete=True, max_delete=2).plan.guard is None
    unlisted = make_plan(documents, delete=True, max_delete=1, listed=False)
    assert (unlisted.plan.guard, _deletions(unlisted)) == (None, 0)


def test_the_guard_without_renames_counts_each_removal_once():
    made = make_plan([document(1, "a.md", "x")], source=LISTING_ERROR, delete=True)
    assert made.only == the(
        "delete", "no longer in the source", documents=(planned(document(1, "a.md", "x")),), guarded=True
    )
    assert made.plan.guard is not None
    assert (made.plan.guard.kind, made.plan.guard.removed, made.count("removed")) == ("listing", 1, 1)


def test_no_grace_begins_under_a_guard():
    """Nobody knows that the file is gone."""
    made = make_plan([document(1, "a.md", "x")], source=LISTING_ERROR, delete=True, grace=60.0)
    assert made.only == the("keep", "no longer in the source; its grace has not passed")


@pytest.mark.parametrize(
    ("source", "guard"),
    [
        (Source(), "empty"),
        (Source(failures=[ScanFailure("b.md", "scan", "too large")]), None),
        (Source(unsettled=[file("b.md", "half")]), None),
    ],
)
def test_a_source_is_empty_only_where_it_has_no_file_of_any_kind(source, guard):
    made = make_plan([document(1, "a.md", "x")], source=source, delete=True, allow_empty=False)
    assert (made.plan.guard and made.plan.guard.kind) == guard
    assert [one.guarded for one in made.operations if one.kind == "delete"] == [guard is not None]


# ---------------------------------------------------------------------------------------- grace


def test_the_grace_of_a_file_begins_with_the_run_that_misses_it_first():
    first, newest = document(2, "a.md", "x", n=1), document(1, "a.md", "y", n=2, token="t")
    made = make_plan([newest, first], delete=True, grace=60.0)
    assert made.only.kind == "mark"
    assert made.only.reason == "no longer in the source; its grace begins"
    assert made.only.documents == (planned(newest),)
    assert made.only.metadata is not None
    assert (made.only.metadata["missing_since"], made.only.metadata["token"]) == (NOW, "t")


@pytest.mark.parametrize(
    ("missing_since", "kind"),
    [
        ([NOW - 59.5], "keep"),
        ([NOW - 60], "delete"),
        ([NOW + 10], "keep"),  # the clock went back
        ([0.0], "delete"),
        ([None, NOW - 60], "delete"),
        ([NOW - 60, NOW - 1], "delete"),
        ([NOW - 1, None], "keep"),
    ],
)
def test_a_document_goes_once_its_file_has_been_missing_for_the_grace(missing_since, kind):
    documents = [
        document(number, "a.md", str(number), n=number, missing_since=since)
        for number, since in enumerate(missing_since, 1)
    ]
    made = make_plan(documents, delete=True, grace=60.0)
    assert made.kinds == [(kind, "a.md")]


def test_a_mark_of_an_earlier_run_keeps_no_document_where_no_grace_is_asked_for():
    made = make_plan([document(1, "a.md", "x", missing_since=NOW + 10)], delete=True)
    assert made.kinds == [("delete", "a.md")]


def test_a_document_in_its_grace_stays_and_the_plan_says_so():
    made = make_plan([document(1, "a.md", "x", missing_since=NOW - 1)], delete=True, grace=60.0)
    assert made.only == the("keep", "no longer in the source; its grace has not passed")


# ------------------------------------------------------------------------ the source has moved


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        ({}, ["mark", "mark"]),
        ({"delete": True}, ["delete"]),
        ({"delete": True, "grace": 60.0}, ["mark", "mark"]),
        ({"delete": True, "max_delete": 0}, ["delete", "mark", "mark"]),
    ],
)
def test_documents_of_a_source_that_moved_get_its_address_unless_they_go(options, kinds):
    documents = [
        document(1, "a.md", "x", source=THERE, missing_since=NOW - 1),
        document(2, "a.md", "y", n=2, source=HERE),
    ]
    made = make_plan(documents, moved=True, **options)
    assert [one.kind for one in made.operations] == kinds
    if "mark" in kinds:
        marks = [one for one in made.operations if one.kind == "mark"]
        assert {one.reason for one in marks} == {"the source has a new address"}
        marked = [one.metadata or {} for one in marks]
        assert [(own["source"], own["missing_since"]) for own in marked] == [(HERE, NOW - 1), (HERE, None)]


def test_documents_of_the_address_that_the_source_has_are_only_kept():
    made = make_plan([document(1, "a.md", "x", source=HERE)], moved=True)
    assert made.only.kind == "keep"


@pytest.mark.parametrize(
    ("source", "files", "status"),
    [
        (Source(failures=[ScanFailure("a.md", "scan", "too large")]), [], "embedded"),
        (Source(unsettled=[file("a.md", "y")]), [], "embedded"),
        (Source(unreadable={"a.md": OSError("permission denied")}), [file("a.md", "y")], "embedded"),
        (Source(), [file("a.md", "x")], "embedding_failed"),
        (Source(), [file("a.md", "x")], "parsing"),
        (Source(), [file("a.md", "y")], "embedded"),
    ],
    ids=["unusable", "too young", "unreadable", "parked", "in flight", "changed"],
)
def test_a_document_that_stays_beside_its_file_names_the_new_address(source, files, status):
    row = document(1, "a.md", "x", source=THERE, status=status)
    made = make_plan([row], files, source=source, moved=True, max_attempts=1)
    (mark,) = [one for one in made.operations if one.kind == "mark"]
    assert (mark.documents, (mark.metadata or {})["source"]) == ((planned(row),), HERE)


# -------------------------------------------------------------------------------------- renames


def test_a_document_gets_the_new_name_of_its_file_with_all_that_an_upload_would_have():
    row = document(1, "d/a.md", "x", token="t", title="The contract")
    made = make_plan([row], [file("e/b.md", "x", "u", modified=5.0, fresh=True)], delete=True)
    assert made.only == MirrorOperation(
        kind="rename",
        path="e/b.md",
        reason="was d/a.md",
        documents=(planned(row),),
        sha256=sha256_of("x"),
        size=1,
        token="u",
        recorded_token="",
        modified=5.0,
        from_path="d/a.md",
        metadata={"title": "The contract"},
    )
    assert made.plan.counts == {"own": 1, "documents": 1, "unchanged": 0, "removed": 0, "scanned": 1}


def test_each_of_many_files_that_moved_keeps_its_own_document():
    documents = [document(1, "a.md", "x"), document(2, "b.md", "y"), document(3, "c.md", "z")]
    made = make_plan(documents, [file("p.md", "y"), file("q.md", "x"), file("r.md", "new")])
    assert [(one.kind, one.path, one.from_path) for one in made.operations] == [
        ("keep", "c.md", ""),
        ("rename", "p.md", "b.md"),
        ("rename", "q.md", "a.md"),
        ("upload", "r.md", ""),
    ]


@pytest.mark.parametrize(
    ("old", "new", "renamed"),
    [
        ("a.md", "b.md", True),
        ("a.MD", "b.md", True),
        ("a.b.md", "b.c.md", True),
        ("d.x/a.md", "e.y/b.md", True),
        ("a", "b", True),
        (".a", ".b", True),
        ("d.md/a", "b", True),
        ("a.md", "b.txt", False),
        ("a.md", "b", False),
        ("d.md/a", "b.md", False),
        ("a.tar.gz", "a.tar.bz2", False),
    ],
)
def test_a_document_keeps_its_extension_or_is_not_renamed(old, new, renamed):
    made = make_plan([document(1, old, "x")], [file(new, "x")])
    assert {one.kind for one in made.operations} == ({"rename"} if renamed else {"keep", "upload"})


@pytest.mark.parametrize(
    ("documents", "files", "options"),
    [
        ([document(1, "a.md", "x")], [file("b.md", "x")], {"renames": "upload"}),
        ([document(1, "a.md", "x")], [file("b.md", "x")], {"listed": False}),
        ([document(1, "a.md", "x")], [file("b.md", "y")], {}),
        ([document(1, "a.md", "x", status="parsing")], [file("b.md", "x")], {}),
        ([document(1, "a.md", "x", status="fail")], [file("b.md", "x")], {}),
        ([document(1, "a.md", "x", own_path="")], [file("b.md", "x")], {}),
        ([document(1, "a.md", "w"), document(2, "a.md", "x", n=2)], [file("b.md", "x")], {}),
        ([document(1, "a.md", "x"), document(2, "c.md", "x")], [file("b.md", "x")], {}),
        ([document(1, "a.md", "x")], [file("b.md", "x"), file("c.md", "x")], {}),
        ([document(1, "a.md", "x"), document(2, "b.md", "y")], [file("b.md", "x")], {}),
        ([document(1, "a.md", "x"), document(2, "b.md", "x", status="fail")], [file("b.md", "x")], {}),
    ],
)
def test_nothing_is_renamed_where_it_could_be_mistaken(documents, files, options):
    made = make_plan(documents, files, **options)
    assert "rename" not in {one.kind for one in made.operations}
    assert {one.path for one in made.operations} >= {one.path for one in files}


# --------------------------------------------------------------------------------------- shards


def path_in(shard, *, beside=""):
    return next(name for number in range(100) if shard_of(name := f"{beside}{number}.md", 2) == shard)


def test_a_shard_removes_nothing_and_counts_nothing_as_removed():
    made = make_plan([document(1, path_in(0), "x")], delete=True, shard=(0, 2))
    assert (made.operations, made.plan.guard) == ((), None)
    assert "removed" not in made.plan.counts


@pytest.mark.parametrize("old", [0, 1])
def test_a_shard_renames_documents_of_any_shard_to_its_own_paths(old):
    before, after = path_in(old, beside="before"), path_in(0, beside="after")
    made = make_plan([document(1, before, "x")], [file(after, "x")], shard=(0, 2))
    assert (made.only.kind, made.only.path, made.only.from_path) == ("rename", after, before)


@pytest.mark.parametrize(
    ("elsewhere", "renamed"),
    [
        ([], True),
        ([("new.md", 2)], True),
        ([("new.md", 1)], False),  # it may have that content, too
        ([("known.md", 1)], True),  # a document has its path: it is not new
    ],
)
def test_a_shard_renames_nothing_that_a_new_file_of_another_shard_could_have_become(elsewhere, renamed):
    before, after = path_in(0, beside="before"), path_in(0, beside="after")
    documents = [document(1, before, "x"), document(2, "known.md", "y")]
    source = Source(elsewhere=[(path_hash(path), size) for path, size in elsewhere])
    made = make_plan(documents, [file(after, "x")], source=source, shard=(0, 2))
    assert made.only.kind == ("rename" if renamed else "upload")


@pytest.mark.parametrize("source", [LISTING_ERROR, Source(sentinel_missing=True)])
def test_a_shard_renames_nothing_where_the_source_may_be_the_wrong_one(source):
    before, after = path_in(0, beside="before"), path_in(0, beside="after")
    made = make_plan([document(1, before, "x")], [file(after, "x")], source=source, shard=(0, 2))
    assert made.only.kind == "upload"
    assert (made.plan.guard is None) == source.sentinel_missing
    assert made.plan.guard is None or made.plan.guard.removed == 0
