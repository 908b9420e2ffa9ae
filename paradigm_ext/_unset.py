"""What a field is that the server left out, in the models of either version of the API."""

from __future__ import annotations

from typing import TypeAlias

from paradigm_api.v2.types import Unset as _UnsetOfV2
from paradigm_api.v3.types import Unset as _UnsetOfV3

#: The type of a field that was not sent; `isinstance(file.title, Unset)` asks for it in v2 and in v3 alike.
#: Such a field is false, so `file.title or "untitled"` reads it with a default.
Unset: TypeAlias = _UnsetOfV2 | _UnsetOfV3
