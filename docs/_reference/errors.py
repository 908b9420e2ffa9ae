"""The page of every error, with what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paradigm_ext._public import HOMES

from . import objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from griffe import Class

HEAD = """# Every error, and what to do

The message of an error names the value, file or document that it is about. [](../troubleshooting.md) begins with messages,
[](../sdk/errors.md) with the attributes. All of them are imported from `paradigm_ext`.
"""
AIRFLOW = """
## In Airflow

Imported from `paradigm_provider.exceptions`.
"""
#: What a person or a program can do. Each public error has an entry: the page is not written without it.
REMEDIES = {
    "APIError": "Read `.status` and `.body`; quote `.request_id` to the vendor. `.transient` says whether to try again.",
    "AuthenticationError": "Check the key, and that it belongs to this instance: `paradigm config check`.",
    "CacheInUse": "Another run of the same mirror is under way: wait for it, or name another `cache=`.",
    "CircuitOpen": "Wait `.retry_after` seconds and look at `.last_failure`: the instance or the network is down.",
    "ConfigurationError": "Correct the setting that the message names. Nothing was sent.",
    "ConflictError": "Read the object again: somebody else changed it.",
    "CountError": "Read `.outcome`; it is the root of the errors of waiting for a number of files.",
    "CountTimeout": "Wait longer, or check what failed: the agent sees fewer files than asked for.",
    "FileError": "Read `.file` and `.outcome`; it is the root of the errors of waiting for one file.",
    "FileFailed": "Repair the file and upload it again; `.file.detail` has Paradigm's reason.",
    "FileStalled": "Nothing changed for `stall_timeout`: wait again later, or ask the instance's administrator.",
    "FileTimeout": "Wait again with the same id: Paradigm goes on.",
    "IngestError": "Read `.report.failures`; run again with the same ledger to send only these.",
    "IngestTimeout": "Run again with the same ledger and a longer `timeout=`.",
    "InvalidInput": "Correct the argument that the message names. Nothing was sent.",
    "InvalidResponse": "Check `base_url`: a proxy or another service may answer. Otherwise the API changed; report it.",
    "LedgerError": "Free the disk or the lock that the message names, and run again: what arrived is found.",
    "MaintenanceError": "Wait: the end may be in `.reason`. Waits and uploads do so by themselves until their deadline.",
    "MirrorError": "Read `.report`; it is the root of the mirror's errors.",
    "MirrorFailed": "Read `.report.failed`. The next run tries again, up to `max_attempts` times.",
    "MirrorGuardError": "Check the source. If the deletions are meant, approve a plan or raise the guard once.",
    "MirrorTimeout": "Run again: the next run goes on where this one ended.",
    "NotFoundError": "Check the id, and that the key may see it.",
    "PaginationError": "Go on from `.cursor`, or report it: the server's list points back at itself.",
    "ParadigmError": "Catch it to catch everything that the package raises on purpose.",
    "PayloadTooLargeError": "Split the file, or ask for a higher MAX_DOCUMENT_SIZE.",
    "PermissionDeniedError": "Ask for the role or plan; a page in `.body` means a firewall in front of the instance.",
    "RateLimitError": "Lower `max_requests_per_minute`; `.retry_after` says how long the server wants to rest.",
    "RedirectError": "Set `base_url` to the address that the message names, if it is yours.",
    "RequestTimeout": "Allow more time, or check the network. `.sent` says whether the server may have acted.",
    "ResponseTooLarge": "Ask for smaller pages, or raise `Limits`.",
    "ServerError": "Try again later. `.request_id` helps the vendor to find it.",
    "SessionError": "Read `.progress` and `.outcome`; it is the root of the errors of waiting for a session.",
    "SessionFailed": "Repair the documents in `.progress.failed` and upload them again; the others stay.",
    "SessionInvalid": "Upload the missing documents into a new session: this one takes no more.",
    "SessionStalled": "Nothing changed for `stall_timeout`: wait again later, or ask the instance's administrator.",
    "SessionTimeout": "Wait again for the same session: Paradigm goes on.",
    "SessionsError": "Look at each of `.errors`; the other sessions were waited for to their end.",
    "SourceUnavailable": "Mount the folder or repair the access, and run again. Nothing was removed.",
    "TransportError": "Check network and address. `.sent` is False where the server never saw the request.",
    "TurnError": "Read `.answer` and `.outcome`; it is the root of the errors of waiting for an answer.",
    "TurnFailed": "Read `.answer.failure`; ask again, or more narrowly.",
    "TurnTimeout": "Take the wait up again: `wait_until_turn_completed(error.thread_id, error.turn_id, ...)`.",
    "UnreadableSource": "Mount the folder or correct the access, and run again.",
    "ValidationError": "Correct the values that `.fields` names.",
    "WaitError": "Read `.outcome`; it is the root of the errors of all waits.",
}
IN_AIRFLOW = {
    "DocumentsFailed": "Repair the named files and clear the task that uploaded them: only those are sent again.",
    "InvalidConnection": "Correct the field of the connection that the message names.",
    "LedgerUnavailable": "Nothing: the task is retried. Check Airflow's database if it comes back.",
    "MirrorGuarded": "Check the source. If the deletions are meant, approve a plan or raise the guard once.",
    "MirrorSourceUnavailable": "Mount the folder on the workers, or repair the access. The task is retried.",
    "WaitTimedOut": "Nothing: a retry waits for the same session. Raise `timeout` if that is not enough.",
}


def public_errors() -> Iterator[tuple[str, Class]]:
    """Yield every public error of the package by its name."""
    package = objects.load("paradigm_ext")
    for module, names in HOMES.items():
        for name in names.split():
            found = package[f"{module}.{name}"]
            target = found.final_target if found.is_alias else found
            if target.is_class and objects.is_error(target):
                yield name, target


def contract(found: Class) -> str:
    """Return the first sentence of a docstring, for a cell of a table."""
    text = found.docstring.value if found.docstring else ""
    return " ".join(text.partition("\n\n")[0].split()).replace("|", "\\|")


def row(name: str, found: Class, remedy: str, package: str) -> str:
    """Return one row of the table."""
    bases = ", ".join(base.rpartition(".")[2] for base in objects.public_bases(found))
    return f"| {{py:exc}}`{name} <{package}.{name}>` | {bases} | {contract(found)} | {remedy} |"


def table(rows: list[str]) -> str:
    """Return a table of errors."""
    return "\n".join(["| error | is a | when | what to do |", "| --- | --- | --- | --- |", *rows]) + "\n"


def page() -> str:
    """Return the page."""
    own = [row(name, found, REMEDIES[name], "paradigm_ext") for name, found in sorted(public_errors())]
    module = objects.load("paradigm_provider", "airflow_provider")["exceptions"]
    provider = []
    for name in sorted(IN_AIRFLOW):
        found = module.members[name]
        target = found.final_target if found.is_alias else found
        provider.append(row(name, target, IN_AIRFLOW[name], "paradigm_provider.exceptions"))
    return HEAD + "\n" + table(own) + AIRFLOW + "\n" + table(provider)
