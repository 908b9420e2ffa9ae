"""The earlier place of `READERS`, for programs that import it."""

from paradigm_emulator.ingest.extract.readers import READERS

__all__ = ["READERS"]
