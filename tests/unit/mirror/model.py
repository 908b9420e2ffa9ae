"""A model of the mirror's rule, small enough to try every interleaving: `python -m tests.unit.mirror.model`.

Two runs of the mirror act on two paths, `p` and `q`. Between any two of their steps the source may change (an
edit, a revert, a rename, a removal), the server may index a document or fail to, a list may leave a document
out, and a run may die. In every state a path that was searchable and has stayed in the source must be
searchable. From every end a quiet run must bring the workspace level.

The model is written from the rule, not from the code, and knows three variants of it:

- `plain`: whatever is not my version goes once mine is embedded. It leaves gaps.
- `lookless`: only lower versions go, and nothing is looked at again before. A rename in between takes the
  only document of another path.
- `mirror`: what the code does. A document goes only once a higher one of its path was seen embedded. Its
  identity is read once more just before; and it stays while another path waits for its content.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Variant: TypeAlias = Literal["plain", "lookless", "mirror"]
Path: TypeAlias = Literal["p", "q"]
PATHS: tuple[Path, Path] = ("p", "q")


class Doc(NamedTuple):
    """A document: its id, path, generation, content and state (`P` in flight, `E` embedded, `F` failed)."""

    id: int
    path: str
    n: int
    content: int
    state: str


#: The source: the content of p and of q, 0 for no file.
Source: TypeAlias = tuple[int, int]


class Run(NamedTuple):
    """One run: where it is, what it listed and scanned, what is left to do, what it has just looked at."""

    at: str = "list"
    listed: frozenset[Doc] = frozenset()
    scanned: Source = (0, 0)
    work: tuple[str, ...] = ()
    target: int = 0
    victims: tuple[Doc, ...] = ()
    looked: bool = False
    looked_again: bool = False


class State(NamedTuple):
    """Everything: the documents, the next id, the source, the edits to come, both runs, the guarantee."""

    docs: frozenset[Doc]
    next_id: int
    source: Source
    edits: tuple[Source, ...]
    runs: tuple[Run, ...]
    safe: frozenset[str]


DONE = Run(at="done")


def content_of(source: Source, path: str) -> int:
    return source[PATHS.index(path)]  # type: ignore[arg-type]


def newest(docs: frozenset[Doc], path: str, content: int) -> Doc | None:
    """Return the current document of a path: the newest that did not fail, if it has the content alone."""
    live = [doc for doc in docs if doc.path == path and doc.state != "F"]
    if not live:
        return None
    top = max(doc.n for doc in live)
    group = [doc for doc in live if doc.n == top]
    if any(doc.content != content for doc in group):
        return None
    return max(group, key=lambda doc: doc.id)


def lower(docs: frozenset[Doc], current: Doc, variant: Variant) -> tuple[Doc, ...]:
    """Return the documents that may go once the current one is embedded."""
    others = [doc for doc in docs if doc.path == current.path and doc.id != current.id]
    if variant != "plain":
        others = [
            doc
            for doc in others
            if doc.state == "F"
            or doc.n < current.n
            or (doc.n == current.n and doc.content == current.content and doc.id < current.id)
        ]
    return tuple(sorted(others))


# -------------------------------------------------------------------------------------- steps of a run


def steps(run: Run, state: State, variant: Variant, *, short: bool) -> Iterator[State | tuple[Run, State]]:
    """Yield what one step of a run can lead to, as the run and the state after it."""
    match run.at:
        case "list":
            yield run._replace(at="scan", listed=state.docs), state
            if short:
                for doc in state.docs:
                    yield run._replace(at="scan", listed=state.docs - {doc}), state
        case "scan":
            yield planned(run, state.source), state
        case "work":
            yield from working(run, state, variant)
        case "await":
            yield from awaiting(run, state, variant)
        case "delete":
            yield from deleting(run, state, variant)
        case "rename":
            yield from renaming(run, state)


def planned(run: Run, scanned: Source) -> Run:
    """Return the run with its work: renames, uploads and replacements, removals last."""
    work: list[str] = []
    renamed: set[str] = set()
    for old, new in (("p", "q"), ("q", "p")):
        mine = [doc for doc in run.listed if doc.path == old]
        fresh = not [doc for doc in run.listed if doc.path == new]
        gone, wanted = not content_of(scanned, old), content_of(scanned, new)
        if gone and fresh and wanted and len(mine) == 1 and mine[0][3:] == (wanted, "E"):
            work.append(f"rename {old}{new}")
            renamed |= {old, new}
    work += [f"send {path}" for path in PATHS if path not in renamed and content_of(scanned, path)]
    gone_paths = [path for path in PATHS if path not in renamed and not content_of(scanned, path)]
    work += [f"remove {path}" for path in gone_paths if any(doc.path == path for doc in run.listed)]
    return run._replace(at="work", scanned=scanned, work=tuple(work))


def working(run: Run, state: State, variant: Variant) -> Iterator[tuple[Run, State]]:
    """Begin the next piece of work, after looking at the path once more."""
    if not run.work:
        yield DONE, state
        return
    kind, _, what = run.work[0].partition(" ")
    if kind == "rename":
        (doc,) = [doc for doc in run.listed if doc.path == what[0]]
        yield run._replace(at="rename", victims=(doc,), looked=False), state
    elif kind == "remove":
        absent = not content_of(state.source, what)
        victims = tuple(sorted(doc for doc in run.listed if doc.path == what)) if absent else ()
        yield run._replace(at="delete", victims=victims, looked=False), state
    else:
        yield from sending(run, state, what, variant)


def sending(run: Run, state: State, path: str, variant: Variant) -> Iterator[tuple[Run, State]]:
    """Send a version above all that the path has, unless the content is there."""
    wanted = content_of(run.scanned, path)
    there = state.docs if variant == "mirror" else run.listed
    have = newest(there, path, wanted)
    if variant == "plain":
        mine = [doc for doc in run.listed if (doc.path, doc.content) == (path, wanted) and doc.state != "F"]
        have = max(mine, default=None)
    if have is not None:
        yield run._replace(at="await", target=have.id), state
        return
    known = max((doc.n for doc in run.listed if doc.path == path), default=0)
    unknown = [doc for doc in there - run.listed if doc.path == path and doc.state != "F" and doc.n > known]
    if variant == "mirror" and unknown:  # another run is at work here; the next run decides
        yield run._replace(work=run.work[1:]), state
        return
    if (
        variant == "mirror" and content_of(state.source, path) != wanted
    ):  # the file changed since it was listed
        yield run._replace(work=run.work[1:]), state
        return
    n = 1 + max((doc.n for doc in there if doc.path == path), default=0)
    doc = Doc(state.next_id, path, n, wanted, "P")
    after = state._replace(docs=state.docs | {doc}, next_id=state.next_id + 1)
    yield run._replace(at="await", target=doc.id, listed=run.listed | {doc}), after


def awaiting(run: Run, state: State, variant: Variant) -> Iterator[tuple[Run, State]]:
    """Wait for the version; one that failed or is gone leaves everything as it is."""
    target = next((doc for doc in state.docs if doc.id == run.target), None)
    if target is None or target.state == "F" or f"send {target.path}" != run.work[0]:
        yield run._replace(at="work", work=run.work[1:]), state
    elif target.state == "E":
        known = frozenset(doc for doc in run.listed if doc.id != target.id)
        victims = lower(known | {target}, target, variant)
        yield run._replace(at="delete", victims=victims, looked=False), state


def deleting(run: Run, state: State, variant: Variant) -> Iterator[tuple[Run, State]]:
    """Delete one document after the other, each looked at just before."""
    if not run.victims:
        yield run._replace(at="work", work=run.work[1:], looked=False), state
        return
    victim, rest = run.victims[0], run.victims[1:]
    now = next((doc for doc in state.docs if doc.id == victim.id), None)
    if variant == "mirror" and not run.looked:
        same = now is not None and now[1:4] == victim[1:4] and (victim.state != "F" or now.state == "F")
        if same and is_wanted_elsewhere(run, state, victim):  # once the other path is done, or not at all
            later = (*run.work[1:], run.work[0]) if len(run.work) > 1 else ()
            yield run._replace(at="work", work=later), state
        elif same:
            yield run._replace(looked=True), state
        else:
            yield run._replace(victims=rest), state
        return
    if variant == "mirror" and not run.looked_again and run.work[0].startswith("remove "):
        if content_of(state.source, victim.path):  # the file is back
            yield run._replace(victims=rest, looked=False), state
        else:
            yield run._replace(looked_again=True), state
        return
    docs = frozenset(doc for doc in state.docs if doc.id != victim.id)
    after = run._replace(victims=rest, looked=False, looked_again=False)
    yield after, state._replace(docs=docs)


def is_wanted_elsewhere(run: Run, state: State, victim: Doc) -> bool:
    """Tell whether the run knows another path that waits for this content and is not searchable yet."""
    return any(
        path != victim.path
        and content_of(run.scanned, path) == victim.content
        and not any(doc.path == path and doc.state == "E" for doc in state.docs)
        for path in PATHS
    )


def renaming(run: Run, state: State) -> Iterator[tuple[Run, State]]:
    """Give the document of the old path the name of the new one: look, then change."""
    _, _, (old, new) = run.work[0].partition(" ")
    after = run._replace(at="work", work=run.work[1:], looked=False)
    if not run.looked:
        still = not content_of(state.source, old) and content_of(state.source, new) == run.victims[0].content
        free = not [doc for doc in state.docs if doc.path == new and doc.state != "F"]
        same = run.victims[0] in state.docs
        yield (run._replace(looked=True) if still and free and same else after), state
        return
    doc = next((doc for doc in state.docs if doc.id == run.victims[0].id), None)
    if doc is None:
        yield after, state
        return
    n = 1 + max((other.n for other in state.docs if other.path == new), default=0)
    docs = state.docs - {doc} | {doc._replace(path=new, n=n)}
    yield after, state._replace(docs=docs)


# ------------------------------------------------------------------------------------------- the world


def searchable(docs: frozenset[Doc]) -> set[str]:
    return {doc.path for doc in docs if doc.state == "E"}


def settled(state: State) -> State:
    """Return the state with its guarantee: paths that must stay searchable from now on.

    A path is one of them once it is searchable and in the source, and leaves them with its file. One moment
    is excepted, since nothing can be changed on a condition: between a run's last look at a document and its
    write to it, the document is nobody's. So a file that comes back in that moment is not searchable until it
    is sent again, nor is one that a second run gives this document to.
    """
    there = {path for path in PATHS if content_of(state.source, path)}
    found = {doc.path for doc in state.docs if doc.state == "E" and not _is_taken(state, doc)}
    return state._replace(safe=frozenset((state.safe & there) | (found & there)))


def _is_taken(state: State, doc: Doc) -> bool:
    """Return whether a run has looked at a document for the last time, and not written to it yet."""
    return any(run.looked and run.victims[:1] and run.victims[0].id == doc.id for run in state.runs)


def moves(state: State, variant: Variant, *, fails: bool, short: bool) -> Iterator[tuple[str, State]]:
    """Yield everything that can happen next."""
    if state.edits:
        after = state._replace(source=state.edits[0], edits=state.edits[1:])
        yield f"source becomes {state.edits[0]}", settled(after)
    for doc in state.docs:
        if doc.state == "P":
            for word in "EF" if fails else "E":
                docs = state.docs - {doc} | {doc._replace(state=word)}
                yield f"document {doc.id} becomes {word}", settled(state._replace(docs=docs))
    for index, run in enumerate(state.runs):
        if run == DONE:
            continue
        name = "AB"[index]
        for after_run, after in steps(run, state, variant, short=short):  # type: ignore[misc]
            yield f"{name}: {run.at} {' '.join(run.work[:1])}", _with(after, index, after_run)
        yield f"{name} dies", _with(state, index, DONE)


def _with(state: State, index: int, run: Run) -> State:
    runs = tuple(run if at == index else other for at, other in enumerate(state.runs))
    return settled(state._replace(runs=runs))


def quiet(state: State, variant: Variant) -> State:
    """Return the state after one run that nothing disturbs."""
    for _ in range(60):
        docs = frozenset(doc._replace(state="E") if doc.state == "P" else doc for doc in state.docs)
        run = state.runs[0]
        state = state._replace(docs=docs)
        if run == DONE:
            break
        after_run, after = next(iter(steps(run, state, variant, short=False)))  # type: ignore[misc]
        state = after._replace(runs=(after_run,))
    return state


class Result(NamedTuple):
    """What a search came to: states seen, and the first history of each kind of fault."""

    states: int
    gap: tuple[str, ...]
    not_level: tuple[str, ...]


def search(
    start: Source, edits: tuple[Source, ...], variant: Variant, *, fails: bool = False, short: bool = False
) -> Result:
    """Try every history of two runs from a workspace that is level with `start`."""
    docs = frozenset(
        Doc(number, path, 1, content_of(start, path), "E")
        for number, path in enumerate(PATHS, 1)
        if content_of(start, path)
    )
    first = settled(State(docs, 3, start, edits, (Run(), Run()), frozenset()))
    seen: set[State] = set()
    stack: list[tuple[State, tuple[str, ...]]] = [(first, ())]
    gap: tuple[str, ...] = ()
    not_level: tuple[str, ...] = ()
    while stack:
        state, history = stack.pop()
        if state in seen:
            continue
        seen.add(state)
        if state.safe - searchable(state.docs):
            gap = gap or history
            continue
        if not state.edits and all(run == DONE for run in state.runs):
            end = quiet(state._replace(runs=(Run(),)), variant)
            wanted = {(path, content_of(end.source, path)) for path in PATHS if content_of(end.source, path)}
            if sorted((doc.path, doc.content) for doc in end.docs) != sorted(wanted):
                not_level = not_level or history
        for label, after in moves(state, variant, fails=fails, short=short):
            if after not in seen:
                stack.append((after, (*history, label)))
    return Result(len(seen), gap, not_level)


#: Histories of the source: name, at first, and what it becomes.
HISTORIES: tuple[tuple[str, Source, tuple[Source, ...]], ...] = (
    ("edit", (1, 0), ((2, 0),)),
    ("edit and revert", (1, 0), ((2, 0), (1, 0))),
    ("two edits", (1, 0), ((2, 0), (3, 0))),
    ("rename", (1, 0), ((0, 1),)),
    ("rename, and a new file takes the name", (1, 0), ((0, 1), (2, 1))),
    ("rename and edit", (1, 0), ((0, 1), (0, 2))),
    ("removal", (1, 2), ((1, 0),)),
    ("removal and return", (1, 0), ((0, 0), (1, 0))),
)


def main() -> int:
    """Search every history; return 1 where the mirror's rule leaves a gap or does not end level."""
    bad = 0
    for name, start, edits in HISTORIES:
        for fails, short in ((False, False), (True, False), (False, True)):
            result = search(start, edits, "mirror", fails=fails, short=short)
            bad += bool(result.gap or result.not_level)
            verdict = "GAP" if result.gap else "NOT LEVEL" if result.not_level else "holds"
            world = "failures" if fails else "short lists" if short else "calm"
            sys.stdout.write(f"{name:40} {world:12} {result.states:9,} states  {verdict}\n")
            sys.stdout.writelines(f"    {line}\n" for line in result.gap or result.not_level)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
