"""Apache Airflow provider for LightOn Paradigm: ingest documents, wait for them, use them from agents."""

from __future__ import annotations

from paradigm_provider._version import __version__

__all__ = ["__version__"]
