"""The add-file form of an ingestion, with the caller's own fields."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from paradigm_ext._errors import InvalidInput

if TYPE_CHECKING:
    from paradigm_api.v2.models import FileCreateRequestSerializerV2
    from paradigm_ext._ingestion._options import IngestOptions


def empty_form(plan: IngestOptions) -> FileCreateRequestSerializerV2:
    """Return the add-file form without its file.

    Raises:
        InvalidInput: `fields` has a name that the request does not, or an object where a text belongs.
    """
    from paradigm_api.v2.models.file_create_request_serializer_v2 import FileCreateRequestSerializerV2
    from paradigm_api.v2.types import File

    fields: dict[str, Any] = {name: value for name, value in plan.fields.items() if value is not None}
    if plan.workspace_id is not None:
        # The reference: `workspace_id` is read with `collection_type` workspace only.
        fields = {"workspace_id": plan.workspace_id, "collection_type": "workspace", **fields}
    hints = get_type_hints(FileCreateRequestSerializerV2)
    try:
        values = {name: _value(name, value, hints.get(name)) for name, value in fields.items()}
        form = FileCreateRequestSerializerV2(file=File(payload=io.BytesIO()), **values)
    except TypeError as error:
        raise InvalidInput(f"fields has a name that the add-file request has not: {error}") from error
    _check_sendable(form, fields)
    return form


def _check_sendable(form: FileCreateRequestSerializerV2, fields: Mapping[str, Any]) -> None:
    """Return when every field can be part of a form, before anything is sent.

    Raises:
        InvalidInput: One cannot, such as half a character, or a date or `nan` in an object.
    """
    try:
        form.to_multipart()
        json.dumps(fields, allow_nan=False, default=str)
    except (TypeError, ValueError) as error:
        raise InvalidInput(f"fields cannot be sent: {error}") from error


def _value(name: str, value: object, hint: object) -> Any:
    """Return a field's value as the generated form takes it: an object as its model, a text as it is."""
    model: Any = next((kind for kind in get_args(hint) if hasattr(kind, "from_dict")), None)
    if isinstance(value, Mapping):
        if model is None:
            raise InvalidInput(f"fields: {name!r} takes a text or a number, not {value!r}")
        return model.from_dict(value)
    if model is not None and not isinstance(value, model):
        raise InvalidInput(f"fields: {name!r} takes an object, such as {{'key': 'value'}}, not {value!r}")
    if isinstance(value, (list, tuple, set)):
        raise InvalidInput(f"fields: {name!r} takes a text or a number, not {value!r}")
    return value
