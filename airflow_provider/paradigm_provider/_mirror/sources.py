"""From what a task was given to a source of `Paradigm.mirror`."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, TypeAlias

from paradigm_provider._places.fence import NO_FENCE, Fence
from paradigm_provider._places.stores import local_path
from paradigm_provider._tasks import validation

if TYPE_CHECKING:
    from airflow.providers.common.compat.sdk import ObjectStoragePath

    from paradigm_ext import MirrorSource

#: What a task may be given: a folder, a URI of any store that Airflow reaches, or documents by their path.
MirrorInput: TypeAlias = "str | PathLike[str] | ObjectStoragePath | Mapping[str, bytes | str] | Iterable[Any]"


def mirror_source(given: MirrorInput, *, conn_id: str | None = None, fence: Fence = NO_FENCE) -> Any:
    """Return what `Paradigm.mirror` reads from; nothing is listed yet.

    Args:
        given: A local folder stays as it is. A URI (`s3://bucket/contracts/`) becomes an `ObjectStoragePath`,
            whose connection logs in. A mapping of path to content becomes documents held in memory. Anything
            else is the SDK's to judge, such as `MirrorSource` objects.
        conn_id: Airflow connection of the object store, for a URI that names none.
        fence: Where it may be.

    Raises:
        InvalidInput: Nothing was given, a list was rendered as text, the scheme is unknown, or the place is
            outside the fence.
    """
    if isinstance(given, str):
        return _from_address(_not_empty(given.strip()), conn_id, fence)
    if isinstance(given, PathLike) or hasattr(given, "protocol"):
        return _from_address(given, conn_id, fence)
    if isinstance(given, Mapping):
        return [_in_memory(path, content) for path, content in given.items()]
    return given


def address_of(given: Any) -> str | None:
    """Return where a source lies, for a mirror that was given no name; None for documents in memory."""
    if isinstance(given, str | PathLike):
        return str(given).strip() or None
    return str(given) if hasattr(given, "protocol") else None


def _from_address(address: Any, conn_id: str | None, fence: Fence) -> Any:
    path = local_path(address)
    return fence.object(address, conn_id=conn_id) if path is None else fence.file(path)


def _not_empty(text: str) -> str:
    if not text or text.startswith("[") or (validation.is_absent(text) and not os.path.lexists(text)):
        raise _invalid(f"source must be a folder or a URI, not {text!r}")
    return text


def _in_memory(path: str, content: bytes | str) -> MirrorSource:
    from paradigm_ext import MirrorSource

    data = content.encode() if isinstance(content, str) else content
    token = hashlib.sha256(data).hexdigest()
    return MirrorSource(path=path, token=token, size=len(data), open=lambda: io.BytesIO(data))


def _invalid(message: str) -> Exception:
    from paradigm_ext import InvalidInput

    return InvalidInput(message)
