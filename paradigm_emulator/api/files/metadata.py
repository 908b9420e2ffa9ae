"""`external_metadata`: read from a form, checked, and merged into what a document has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from paradigm_emulator.http.body import storable
from paradigm_emulator.http.errors import invalid
from paradigm_emulator.http.form import text_part

if TYPE_CHECKING:
    from starlette.datastructures import FormData


def metadata_part(form: FormData) -> dict[str, Any]:
    """Return `external_metadata`: a JSON object, or parts such as `external_metadata.external_id`.

    How the vendor reads it from a form is not documented; both spellings of Django REST framework are taken.

    Raises:
        InvalidFields: It is not a JSON object.
    """
    dotted = {
        name: text_part(form, f"external_metadata.{name}")
        for name in ("external_id", "doc_type", "additional_metadata")
    }
    found: dict[str, Any] = {name: value for name, value in dotted.items() if value is not None}
    text = text_part(form, "external_metadata")
    if text is None:
        return found
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        parsed = None
    if not isinstance(parsed, dict):
        raise invalid("external_metadata", "invalid", "Value must be valid JSON: an object.")
    return {**found, **parsed}


def metadata_text(metadata: dict[str, Any], name: str) -> str | None:
    """Return a text of `external_metadata`, or None.

    Raises:
        InvalidFields: It is no text.
    """
    value = metadata.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not storable(value):
        raise invalid("external_metadata", "invalid", f"{name}: Not a valid string.")
    return value or None
