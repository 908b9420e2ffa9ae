"""The wire: the only hand-written code that knows httpx.

`Client` and `AsyncClient` are handed to the generated clients. Whatever the generated layer gets wrong or
leaves open is seen to here: the bearer token goes to the configured origin and nowhere else, list filters go
out comma-separated, multipart bodies get a random boundary, every request has time-outs, pacing and retries,
and an error status becomes a typed error. Decisions are in `_core/_exchange.py` and `_core/_retry.py`,
without httpx.
"""

from paradigm_ext._transport._clients import AsyncClient, Client
from paradigm_ext._transport._options import Options
from paradigm_ext._transport._pool import ConnectionPool
from paradigm_ext._transport._views import bounded

__all__ = ["AsyncClient", "Client", "ConnectionPool", "Options", "bounded"]
