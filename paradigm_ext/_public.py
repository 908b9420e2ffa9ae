"""The public names of the package, by the module that defines them: the one list of them.

After a change run `nox -s public-names`: it writes the imports and `__all__` of `paradigm_ext/__init__.py`.
"""

#: Module -> its public names. A module is imported with the first of its names that is used.
HOMES: dict[str, str] = {
    "_agents": "Answer AnswerDelta AnswerSource Chunk",
    "_agents._stream": "AnswerStream AsyncAnswerStream",
    "_agents._turn_wait": "await_until_turn_completed wait_until_turn_completed",
    "_call": "acall call",
    "_client": "Paradigm",
    "_clock": "Clock",
    "_config": "Limits Timeouts",
    "_core._deadline": "Deadline",
    "_core._retry": "NO_RETRIES RetryPolicy",
    "_errors": (
        "APIError AuthenticationError CircuitOpen ConfigurationError ConflictError IngestError "
        "IngestTimeout InvalidInput InvalidResponse LedgerError MaintenanceError NotFoundError "
        "PaginationError ParadigmError PayloadTooLargeError PermissionDeniedError RateLimitError "
        "RedirectError RequestTimeout ResponseTooLarge ServerError SessionError SessionFailed "
        "SessionInvalid SessionStalled SessionTimeout TransportError UnreadableSource "
        "ValidationError"
    ),
    "_errors._waits": (
        "CountError CountTimeout FileError FileFailed FileStalled FileTimeout SessionsError TurnError "
        "TurnFailed TurnTimeout WaitError"
    ),
    "_ingestion": (
        "FileLedger IngestProgress IngestReport Ledger SkippedSource Source UploadFailure UploadedDocument"
    ),
    "_mirror": (
        "CacheInUse FsspecSource MirrorError MirrorFailed MirrorFailure MirrorGuard MirrorGuardError "
        "MirrorOperation MirrorOptions MirrorPlan MirrorProgress MirrorReport MirrorSource MirrorTimeout "
        "PlannedDocument SourceUnavailable"
    ),
    "_ingestion.ledger._state": "names_sent_again supersede superseded_ids uploaded_documents",
    "_mirror._call": "mirror_name",
    "_pagination": "AsyncPaginator Cursor Page Paginator apaginate paginate",
    "_polling": (
        "Decision DocumentState Observation PollMachine PollPlan SessionProgress WAIT_OUTCOMES WaitOutcome "
        "apoll apoll_once poll poll_once"
    ),
    "_polling._count": "await_until_agent_files wait_until_agent_files",
    "_polling._file": "FileProgress await_until_file_embedded wait_until_file_embedded",
    "_polling._many": "await_until_sessions_embedded wait_until_sessions_embedded",
    "_polling._session": "await_until_session_embedded wait_until_session_embedded",
    "_secrets": "Secret",
    "_types": "JSON",
    "_unset": "Unset",
}

HOME_OF: dict[str, str] = {name: module for module, names in HOMES.items() for name in names.split()}
