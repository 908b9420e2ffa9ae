"""The earlier place of `resolve_sources`, for programs that import it."""

from paradigm_provider._ingest.sources import resolve_sources

__all__ = ["resolve_sources"]
