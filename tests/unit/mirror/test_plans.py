"""A plan as a value: what it would write, who may approve it, and the file that it is kept in."""

from __future__ import annotations

import hashlib
import io
import json
from typing import Any, get_args

import pytest
from attrs import evolve

from paradigm_ext import InvalidInput, MirrorPlan
from paradigm_ext._mirror._guard import MirrorGuard
from paradigm_ext._mirror._options import MirrorOptions
from paradigm_ext._mirror.planning._operation import MirrorOperation, OperationKind, PlannedDocument
from paradigm_ext._mirror.reporting._report import MirrorFailure

KINDS = get_args(OperationKind)
WRITES = {"upload", "replace", "retry", "wait", "rename", "heal", "mark", "delete"}
RENAME = MirrorOperation(
    kind="rename",
    path="d/\u00e9.md",
    reason="was a.md",
    documents=(PlannedDocument(7, "pdx1:r:p:c:1"), PlannedDocument(8, "pdx1:r:p:c:2")),
    sha256="ab" * 32,
    size=12,
    token="t",
    recorded_token="u",
    modified=3.5,
    from_path="a.md",
    metadata={"title": "The contract"},
    guarded=True,
)
RENAME_LINE = (
    '{"documents":[[7,"pdx1:r:p:c:1"],[8,"pdx1:r:p:c:2"]],"from_path":"a.md","guarded":true,'
    '"metadata":{"title":"The contract"},"modified":3.5,"op":"rename","path":"d/\\u00e9.md",'
    f'"reason":"was a.md","recorded_token":"u","sha256":"{"ab" * 32}","size":12,"token":"t"}}'
)
KEEP = MirrorOperation(kind="keep", path="b.md", reason="its grace has not passed")
KEEP_LINE = '{"op":"keep","path":"b.md","reason":"its grace has not passed"}'
GUARD = MirrorGuard(kind="max_delete", message="too many", removed=3, own=4, allowed=1)
#: Each option that a plan keeps, at a value that is not its default.
KEPT_OPTIONS: dict[str, Any] = {
    "workspace_id": 3,
    "delete": True,
    "max_delete": 5,
    "grace": 60.0,
    "allow_empty": True,
    "sentinel": ".here",
    "include": ["*.md"],
    "exclude": ["*.tmp"],
    "checksum": True,
    "settle": 1.0,
    "renames": "upload",
    "reindex": "pipeline",
    "max_attempts": 2,
    "wait": False,
    "timeout": 9.0,
    "concurrency": 4,
    "max_file_bytes": 100,
    "moved": True,
    "shard": [1, 2],
    "follow_links": True,
}
PLAN = MirrorPlan(
    base_url="https://paradigm.example",
    options=MirrorOptions(name="handbook", **KEPT_OPTIONS),
    name="handbook",
    source="file:///docs",
    planned_at=1_700_000_000.125,
    operations=(RENAME, KEEP),
    counts={"scanned": 2, "unchanged": 1},
    failed=(MirrorFailure("c.md", "read", "permission denied"),),
    guard=GUARD,
    approved_by="Ada",
    source_complete=False,
    destination_complete=False,
)


def plan_of(*operations: MirrorOperation, **more: Any) -> MirrorPlan:
    return evolve(PLAN, operations=operations, **{"counts": {}, "failed": (), "guard": None, **more})


def operation(kind: Any, *, guarded: bool = False) -> MirrorOperation:
    return MirrorOperation(kind=kind, path="a.md", reason="why", guarded=guarded)


def written(plan: MirrorPlan) -> list[str]:
    file = io.StringIO()
    plan.write(file)
    return file.getvalue().splitlines(keepends=True)


def changed(**header: Any) -> list[str]:
    """Return the lines of a plan with other values in its header."""
    first, *others = written(PLAN)
    return [json.dumps({**json.loads(first), **header}) + "\n", *others]


def signed(lines: list[str]) -> list[str]:
    """Return a plan's lines with the digest that a release which wrote them would have given."""
    header = json.loads(lines[0])
    del header["digest"]
    text = json.dumps(header, sort_keys=True, separators=(",", ":")) + "\n" + "".join(lines[1:])
    return [json.dumps({**header, "digest": hashlib.sha256(text.encode()).hexdigest()}) + "\n", *lines[1:]]


# --------------------------------------------------------------------------------- what it says


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("guarded", [False, True])
@pytest.mark.parametrize("approved_by", ["", "Ada"])
def test_a_plan_counts_what_it_would_write(kind, guarded, approved_by):
    plan = plan_of(operation(kind, guarded=guarded), guard=GUARD, approved_by=approved_by)
    forbidden = guarded and not approved_by
    assert plan.writes == (kind in WRITES and not forbidden)
    assert plan.deletions == (kind == "delete")
    assert plan.summary() == f"1 {kind}" + (" (guarded)" if forbidden else "")


@pytest.mark.parametrize(
    ("guard", "approved_by", "approved"), [(None, "", True), (GUARD, "", False), (GUARD, "Ada", True)]
)
def test_a_plan_is_approved_where_no_guard_forbids_it_or_a_person_overruled_it(guard, approved_by, approved):
    assert plan_of(guard=guard, approved_by=approved_by).approved is approved


def test_an_approval_names_who_gave_it_and_changes_nothing_else():
    plan = plan_of(operation("delete", guarded=True), guard=GUARD, approved_by="")
    assert plan.approve("Ada") == evolve(plan, approved_by="Ada")
    assert plan_of().approve("Ada").approved_by == "Ada"
    assert plan.workspace_id == 3


def test_the_summary_names_the_commonest_first_and_then_what_is_left_alone():
    plan = plan_of(
        operation("upload"),
        *[operation("delete")] * 1200,
        counts={"unchanged": 45_000},
        failed=(MirrorFailure("a", "read", "gone"),) * 2,
    )
    assert plan.summary() == "1,200 delete, 1 upload, 45,000 unchanged, 2 unusable"


def test_the_summary_of_a_plan_without_operations():
    assert plan_of().summary() == "nothing to do"
    assert plan_of(counts={"unchanged": 1}).summary() == "1 unchanged"


# ------------------------------------------------------------------------------- how it is kept


def test_a_plan_is_kept_as_a_header_and_a_line_for_each_operation():
    header, *lines = written(PLAN)
    assert lines == [RENAME_LINE + "\n", KEEP_LINE + "\n"]
    assert json.loads(header) == {
        "format": "paradigm-mirror-plan-1",
        "base_url": "https://paradigm.example",
        "workspace_id": 3,
        "name": "handbook",
        "source": "file:///docs",
        "planned_at": "2023-11-14T22:13:20.125+00:00",
        "options": KEPT_OPTIONS,
        "counts": {"scanned": 2, "unchanged": 1},
        "operations": 2,
        "failed": [["c.md", "read", "permission denied"]],
        "guard": {"kind": "max_delete", "message": "too many", "removed": 3, "own": 4, "allowed": 1},
        "approved_by": "Ada",
        "source_complete": False,
        "destination_complete": False,
        "digest": json.loads(signed([header, *lines])[0])["digest"],
    }
    assert header == json.dumps(json.loads(header), sort_keys=True, separators=(",", ":")) + "\n"


def test_the_json_of_a_plan_is_its_header_and_its_operations():
    assert PLAN.to_json() == {
        **json.loads(written(PLAN)[0]),
        "options": {**KEPT_OPTIONS, "include": ("*.md",), "exclude": ("*.tmp",), "shard": (1, 2)},
        "operations": [json.loads(RENAME_LINE), json.loads(KEEP_LINE)],
    }


@pytest.mark.parametrize(
    "plan",
    [
        PLAN,
        evolve(PLAN, guard=None, approved_by="", source_complete=True, destination_complete=True),
        plan_of(),
    ],
)
def test_a_plan_that_was_kept_is_read_as_it_was(plan):
    assert MirrorPlan.read(written(plan)) == plan


def test_empty_lines_are_none_of_a_plan():
    assert MirrorPlan.read([*written(PLAN), "\n", "  \n"]) == PLAN


@pytest.mark.parametrize("kind", KINDS)
def test_an_operation_of_each_kind_is_read_as_it_was(kind):
    assert MirrorOperation.from_json(operation(kind).to_json()) == operation(kind)


def test_a_reason_of_a_plan_may_be_missing():
    read = MirrorOperation.from_json({"op": "keep", "path": "b.md"})
    assert read == MirrorOperation(kind="keep", path="b.md", reason="")


def test_what_a_later_release_says_of_a_guard_is_left_out():
    guard = {**GUARD.to_dict(), "since": "yesterday"}
    assert MirrorPlan.read(signed(changed(guard=guard, since="today"))).guard == GUARD


# ----------------------------------------------------------------------------- what is refused


def refusal(lines: list[str]) -> str:
    with pytest.raises(InvalidInput) as caught:
        MirrorPlan.read(lines, name="plan.jsonl")
    message = str(caught.value)
    assert message.startswith("plan.jsonl")
    return message


def test_a_plan_without_a_name_is_called_the_plan():
    with pytest.raises(InvalidInput, match=r"^the plan was changed or cut"):
        MirrorPlan.read(written(PLAN)[:-1])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"format": "paradigm-mirror-plan-2"}, "another release"),
        ({"base_url": 1}, "a text was expected, not 1"),
        ({"name": ["n"]}, "name must be a text"),
        ({"source": None}, "a text was expected, not None"),
        ({"approved_by": True}, "a text was expected, not True"),
        ({"planned_at": "yesterday"}, "ValueError"),
        ({"planned_at": 5}, "TypeError"),
        ({"counts": {"scanned": "many"}}, "ValueError"),
        ({"counts": []}, "AttributeError"),
        ({"failed": [["a.md", "read", 3]]}, "a text was expected, not 3"),
        ({"failed": [["a.md"]]}, "TypeError"),
        ({"guard": {"kind": "empty"}}, "TypeError"),
        ({"options": {"workspace_id": 0}}, "workspace_id"),
        ({"options": {"workspace_id": 3, "novel": 1}}, "TypeError"),
        ({"digest": "0" * 64}, "changed or cut"),
        ({"guard": None}, "changed or cut"),
        ({"approved_by": "Eve"}, "changed or cut"),
        ({"source": "file:///elsewhere"}, "changed or cut"),
        ({"options": {**KEPT_OPTIONS, "workspace_id": 4}}, "changed or cut"),
        ({"digest": None}, "changed or cut"),
    ],
)
def test_a_header_that_no_plan_has_is_refused(changes, words):
    assert words in refusal(changed(**changes))


def test_a_header_that_lacks_a_value_is_refused():
    first, *others = written(PLAN)
    for name in json.loads(first).keys() - {"workspace_id", "operations"}:
        short = {key: value for key, value in json.loads(first).items() if key != name}
        assert refusal([json.dumps(short), *others])


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "a header is not a JSON object: ''"),
        (["[]\n"], "a header is not a JSON object"),
        (["[" * 60 + "\n"], "a header is of no plan: a line is nested"),
        ([written(PLAN)[0], "delete everything\n"], "a line is not a JSON object: 'delete everything"),
        ([written(PLAN)[0], '{"op":"erase","path":"a.md"}\n'], "no operation 'erase'"),
        ([written(PLAN)[0], '{"op":"delete"}\n'], "this line of the plan is invalid: {'op': 'delete'}"),
        ([written(PLAN)[0], '{"op":"keep","path":"a","size":"much"}\n'], "this line of the plan is invalid"),
        (
            [written(PLAN)[0], '{"op":"keep","path":"a","documents":[[1]]}\n'],
            "this line of the plan is invalid",
        ),
        (written(PLAN)[:-1], "changed or cut"),
        ([*written(PLAN), written(PLAN)[-1]], "changed or cut"),
    ],
)
def test_lines_that_no_plan_has_are_refused(lines, words):
    assert words in refusal(lines)


def test_the_completeness_of_a_plan_is_true_only_where_it_says_so():
    read = MirrorPlan.read(signed(changed(source_complete=1, destination_complete="yes")))
    assert (read.source_complete, read.destination_complete) == (False, False)
