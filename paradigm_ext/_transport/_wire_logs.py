"""The log lines of httpx and what is beneath it, without the secrets of any client.

At DEBUG httpcore logs headers as they came, and hpack each header that it packs. The loggers are theirs, so a
filter on them is the one place where their lines can be changed.
"""

from __future__ import annotations

import logging
import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paradigm_ext._redaction import Redactor

LOGGERS = (
    "httpx",
    *(f"httpcore.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")),
    *("hpack", "hpack.hpack", "hpack.table", "hpack.huffman", "h2", "h2.config"),
    *("paradigm_ext",),
)


class _HideSecrets(logging.Filter):
    """Hides the secrets of all clients that live, which it knows weakly."""

    def __init__(self) -> None:
        super().__init__()
        self.redactors: weakref.WeakSet[Redactor] = weakref.WeakSet()

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            said = record.getMessage()
        except (TypeError, ValueError):  # its arguments do not fit, which logging itself reports
            return True
        hidden = said
        for redactor in list(self.redactors):
            hidden = redactor.hide(hidden)
        if hidden != said:
            record.msg, record.args = hidden, ()
        return True


_FILTER = _HideSecrets()


def hide_in_logs(redactor: Redactor) -> None:
    """Hide what `redactor` knows in the log lines of the wire, as long as it lives."""
    _FILTER.redactors.add(redactor)
    for name in LOGGERS:
        logger = logging.getLogger(name)
        if _FILTER not in logger.filters:
            logger.addFilter(_FILTER)
