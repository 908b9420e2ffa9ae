"""What a parsed YAML or JSON document is made of."""

from __future__ import annotations

from typing import Any, TypeAlias

# Documents are read by key all the time; a recursive type would need a cast at every step.
Object: TypeAlias = dict[str, Any]
Location: TypeAlias = tuple[str | int, ...]
