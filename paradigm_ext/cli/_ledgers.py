"""The ledger that an upload keeps without being asked, so that an interrupted one can be run again."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from paradigm_ext._errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def default_ledger(base_url: str, sources: Sequence[str], options: Mapping[str, object]) -> Path:
    """Return the ledger of an upload: the same command has the same one, any other has another.

    It is below `$XDG_STATE_HOME/paradigm/uploads`, by default `~/.local/state/paradigm/uploads`.

    Args:
        base_url: The instance.
        sources: What is uploaded, as given.
        options: Whatever else makes it another upload, such as the workspace.
    """
    wanted = [base_url, sorted(str(Path(source).expanduser().absolute()) for source in sources), options]
    name = hashlib.sha256(json.dumps(wanted, sort_keys=True, default=str).encode()).hexdigest()[:16]
    return state_folder() / f"{name}.jsonl"


def state_folder() -> Path:
    """Return the folder of such ledgers, making it where it is missing."""
    state = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    try:
        folder = Path(state).expanduser() / "paradigm" / "uploads"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InvalidInput(
            f"what was sent cannot be remembered below {state!r}: {reason}; pass --ledger FILE, or"
            " --no-ledger"
        ) from error
    return folder
