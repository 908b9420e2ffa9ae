"""What the environment's variables say: the key and the address of the instance."""

from __future__ import annotations

import os

from paradigm_ext._config import DEFAULT_BASE_URL, ENV_API_KEY, ENV_BASE_URL, ENV_RATE_LIMIT_STORAGE
from paradigm_ext._errors import ConfigurationError
from paradigm_ext._secrets import Secret


def key_from_environment() -> Secret:
    """Return the API key.

    Raises:
        ConfigurationError: PARADIGM_API_KEY is missing or empty.
    """
    key = Secret(os.environ.get(ENV_API_KEY, "").strip())
    if not key:
        raise ConfigurationError(f"the environment variable {ENV_API_KEY} is missing or empty")
    return key


def base_url_from_environment() -> str:
    """Return the instance's address; the public instance where none is named."""
    return os.environ.get(ENV_BASE_URL, "").strip() or DEFAULT_BASE_URL


def storage_from_environment() -> Secret | None:
    """Return where processes share the rate limit; None where they do not."""
    return Secret(os.environ.get(ENV_RATE_LIMIT_STORAGE, "").strip()) or None
