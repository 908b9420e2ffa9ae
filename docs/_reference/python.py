"""The page of every public name of `paradigm_ext`."""

from __future__ import annotations

from paradigm_ext._public import HOMES

from . import objects

#: Title -> how the modules begin whose names stand below it.
GROUPS = {
    "Client": ("_client", "_config", "_call"),
    "Uploading": ("_ingestion",),
    "Mirroring": ("_mirror",),
    "Waiting": ("_polling", "_agents._turn"),
    "Pages": ("_pagination",),
    "Agents": ("_agents",),
    "Errors": ("_errors",),
    "Retries and time": ("_core", "_clock"),
    "Everything else": ("",),
}
HEAD = """# Python API

Every public name of `paradigm_ext`, from its source. Import each from `paradigm_ext`.
The generated functions are listed in [](operations.md).
"""


def group_of(module: str) -> str:
    """Return the title below which the names of a module stand: the first that fits."""
    return next(title for title, starts in GROUPS.items() if module.startswith(starts))


def page() -> str:
    """Return the page."""
    package = objects.load("paradigm_ext")
    below: dict[str, list[str]] = {title: [] for title in GROUPS}
    for module, names in HOMES.items():
        for name in sorted(names.split()):
            found = package[f"{module}.{name}"]
            target = found.final_target if found.is_alias else found
            below[group_of(module)].append(objects.entry(target, f"paradigm_ext.{name}"))
    return HEAD + "".join(
        f"\n## {title}\n\n" + "\n".join(entries) for title, entries in below.items() if entries
    )
