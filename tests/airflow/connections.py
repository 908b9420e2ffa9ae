"""The key and the connection that the tests of the provider use."""

from __future__ import annotations

import json
from typing import Any

API_KEY = "emulator-key-that-must-not-leak"


def connection_json(base_url: str, api_key: str = API_KEY, **extra: Any) -> str:
    """Return a connection as the value of an `AIRFLOW_CONN_...` variable."""
    return json.dumps({"conn_type": "paradigm", "host": base_url, "password": api_key, "extra": extra})
