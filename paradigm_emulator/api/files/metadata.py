"""`external_metadata`: read from a form, checked, and merged into what a document has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from paradigm_emulator.http.body import storable
from paradigm_emulator.http.errors import invalid
from paradigm_emulator.http.form import text_part

if TYPE_CHECKING:
    import sqlite3

    from starlette.datastructures import FormData

    from paradigm_emulator.http.errors import InvalidFields
    from paradigm_emulator.state.service import Service

NAME: Final = "external_metadata"
FIELDS: Final = ("external_id", "doc_type", "additional_metadata")


def new_metadata(service: Service, form: FormData) -> dict[str, Any]:
    """Return the metadata of a new document, none when the form has none or the instance keeps none.

    That `external_id` is required is documented; that it may not be blank is known of the successor.

    Raises:
        InvalidFields: It is not an object, a field has another type, or `external_id` is missing or blank.
    """
    given = _given(service, form)
    if given is None:
        return {}
    return {
        "external_id": _external_id(given),
        "doc_type": _doc_type(given),
        "additional_metadata": given.get("additional_metadata"),
    }


def changed_metadata(service: Service, form: FormData, row: sqlite3.Row) -> dict[str, Any]:
    """Return the columns that a PATCH changes; what it does not name stays.

    An empty `doc_type` blanks it, and `external_id` is required of a document that has none yet: both known
    of the successor.

    Raises:
        InvalidFields: As for a new document, or `additional_metadata` is null.
    """
    given = _given(service, form) or {}
    changes: dict[str, Any] = {}
    if given and ("external_id" in given or row["external_id"] is None):
        changes["external_id"] = _external_id(given)
    if "doc_type" in given:
        changes["doc_type"] = _doc_type(given)
    if "additional_metadata" in given:
        kept = json.loads(row["additional_metadata"] or "null")
        changes["additional_metadata"] = json.dumps(_merged(kept, given["additional_metadata"]))
    return changes


def _merged(kept: Any, given: Any) -> Any:
    """Return `additional_metadata` after a PATCH: keys not sent stay, null removes a key.

    The merge is documented, null is known of the successor; that only the first level merges is inferred.
    """
    if given is None:
        raise _problem("null", "additional_metadata: This field may not be null.")
    if not (isinstance(kept, dict) and isinstance(given, dict)):
        return given
    return {key: value for key, value in {**kept, **given}.items() if value is not None}


def _given(service: Service, form: FormData) -> dict[str, Any] | None:
    """Return what a form says: a JSON object, or parts such as `external_metadata.external_id`.

    Clients of Paradigm send the JSON object; the dotted parts are Django REST framework's own spelling.
    """
    if not service.keeps_metadata:
        return None
    dotted = {name: text_part(form, f"{NAME}.{name}", blank=True) for name in FIELDS}
    found: dict[str, Any] = {name: value for name, value in dotted.items() if value is not None}
    text = text_part(form, NAME)
    if text is None:
        return found or None
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        parsed = text
    if parsed is None:
        raise _problem("null", "This field may not be null.")
    if not isinstance(parsed, dict):
        raise _problem("invalid", "Value must be valid JSON: an object.")
    return {**found, **parsed}


def _external_id(given: dict[str, Any]) -> str:
    if "external_id" not in given:
        raise _problem("required", "external_id: This field is required.")
    value = _text(given, "external_id")
    if value is None:
        raise _problem("null", "external_id: This field may not be null.")
    if not value.strip():
        raise _problem("blank", "external_id: This field may not be blank.")
    return value


def _doc_type(given: dict[str, Any]) -> str | None:
    """Return the type; null is refused, as the successor does it."""
    if "doc_type" in given and given["doc_type"] is None:
        raise _problem("null", "doc_type: This field may not be null.")
    return _text(given, "doc_type")


def _text(given: dict[str, Any], name: str) -> str | None:
    value = given.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not storable(value) or "\x00" in value:
        raise _problem("invalid", f"{name}: Not a valid string.")
    return value


def _problem(code: str, detail: str) -> InvalidFields:
    return invalid(NAME, code, detail)
