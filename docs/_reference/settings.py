"""The page of environment variables and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from griffe import DocstringSectionKind

from . import objects

if TYPE_CHECKING:
    from griffe import Class

HEAD = """# Environment variables and settings

What a program can set. [](../sdk/client.md#settings) explains the parameters of `Paradigm` itself; the fields of an Airflow connection
are in [](../airflow/connection.md#connection).

## Environment variables

| variable | read by | meaning |
| --- | --- | --- |
"""
SDK, COMMAND, AIRFLOW = "`Paradigm.from_env()`, `paradigm`, Airflow", "`paradigm`", "Airflow"
VARIABLES = {
    "PARADIGM_API_KEY": (SDK, "the API key; in Airflow only where `paradigm_default` is not defined"),
    "PARADIGM_BASE_URL": (SDK, "the instance's address; left out, the public instance"),
    "PARADIGM_RATE_LIMIT_STORAGE": (SDK, "`redis://...` where processes share the rate limit"),
    "HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY": ("every client", "proxies; `proxy=` wins over them"),
    "SSL_CERT_FILE, SSL_CERT_DIR": ("every client", "authorities; `verify=` wins over them"),
    "XDG_CACHE_HOME": (COMMAND, "where `paradigm mirror` keeps hashes; `~/.cache` by default"),
    "XDG_STATE_HOME": (COMMAND, "where `paradigm upload` keeps ledgers; `~/.local/state` by default"),
    "AIRFLOW_CONN_PARADIGM_DEFAULT": (AIRFLOW, "the connection `paradigm_default`, as JSON or a URI"),
    "PARADIGM_SCREENSHOTS": (
        "`nox -s browser`, `browser-airflow`",
        "folder in which pictures are taken again",
    ),
}
#: Values that callers build, by where they are used.
VALUES = {
    "_config.Timeouts": "`Paradigm(timeout=)`",
    "_config.Limits": "`Paradigm(limits=)`",
    "_core._retry.RetryPolicy": "`Paradigm(retry=)`",
    "_polling._plan.PollPlan": "`poll=` of every wait",
}


def described(found: Class) -> dict[str, str]:
    """Return what the docstring says of each attribute."""
    sections = found.docstring.parse("google", warnings=False) if found.docstring else []
    return {
        item.name: " ".join(item.description.split())
        for section in sections
        if section.kind in (DocstringSectionKind.attributes, DocstringSectionKind.parameters)
        for item in section.value
    }


def default(value: object) -> str:
    """Return a field's default as written: what `field(default=...)` says, or the value itself."""
    text = " ".join(str(value or "").split())
    if text.startswith("field("):
        text = (
            text.partition("default=")[2].partition(", validator")[0].partition(", converter")[0].rstrip(")")
        )
    return f"`{text}`" if text else ""


def table(found: Class) -> str:
    """Return the fields of a value."""
    said = described(found)
    rows = ["| field | default | meaning |", "| --- | --- | --- |"]
    for name, member in found.members.items():
        if (
            name in said
            and member.is_attribute
            and member.annotation is not None
            and not name.startswith("_")
        ):
            meaning = said[name].replace("|", "\\|")
            rows.append(f"| `{name}` | {default(member.value)} | {meaning} |")
    return "\n".join(rows) + "\n"


def page() -> str:
    """Return the page."""
    variables = "".join(
        f"| {', '.join(f'`{one}`' for one in names.split(', '))} | {reader} | {meaning} |\n"
        for names, (reader, meaning) in VARIABLES.items()
    )
    package = objects.load("paradigm_ext")
    parts = [HEAD + variables]
    for path, where in VALUES.items():
        parts.append(f"\n## {path.rpartition('.')[2]}\n\nFor {where}.\n\n" + table(package[path]))
    return "".join(parts)
