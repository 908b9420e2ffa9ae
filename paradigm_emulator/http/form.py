"""Forms, multipart or url-encoded, read with bounds and checked part by part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from paradigm_emulator.http.context import get_service
from paradigm_emulator.http.errors import Refusal, invalid
from paradigm_emulator.http.limits import FORM_OVERHEAD, bounded

if TYPE_CHECKING:
    from starlette.requests import Request

    from paradigm_emulator.state.service import Service

URL_ENCODED: Final = "application/x-www-form-urlencoded"
MAX_PARTS: Final = 1_000
MAX_FIELD_BYTES: Final = 1_048_576


async def form_body(request: Request) -> FormData:
    """Return the parts of a form, multipart or url-encoded: v3 takes both, says the successor's SDK.

    Raises:
        Refusal: 415 another content type; 400 a body that does not parse or has too many parts.
    """
    if _media_type(request) != URL_ENCODED:
        return await multipart(request)
    form = await bounded(request, FORM_OVERHEAD).form()
    if len(form.multi_items()) > MAX_PARTS:
        raise Refusal(400, f"Form parse error - more than {MAX_PARTS} fields.")
    return form


async def multipart(request: Request) -> FormData:
    """Return the parts of a multipart request; one without a body has none, whatever its content type.

    Raises:
        Refusal: 415 another content type; 400 a body that does not parse or has too many parts.
    """
    if _is_empty(request):
        return FormData()
    kind = _media_type(request)
    if kind != "multipart/form-data":
        raise Refusal(415, f'Unsupported media type "{kind[:100]}" in request.')
    try:
        limit = get_service(request).max_file_bytes + FORM_OVERHEAD
        return await bounded(request, limit).form(
            max_files=8, max_fields=MAX_PARTS, max_part_size=MAX_FIELD_BYTES
        )
    except HTTPException as error:
        raise Refusal(400, f"Multipart form parse error - {error.detail}") from error


def _is_empty(request: Request) -> bool:
    """Return whether a request announces no body: Django REST framework then needs no parser (inferred)."""
    headers = request.headers
    return "transfer-encoding" not in headers and headers.get("content-length", "0") == "0"


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def file_part(form: FormData, service: Service) -> UploadFile:
    """Return the `file` part.

    Raises:
        InvalidFields: It is missing, is plain text, is empty or has no name.
        Refusal: 413, it is larger than the instance allows.
    """
    part = form.get("file")
    if part is None:
        raise invalid("file", "required", "No file was submitted.")
    if not isinstance(part, UploadFile):
        sentence = "The submitted data was not a file. Check the encoding type on the form."
        raise invalid("file", "invalid", sentence)
    if not part.filename:
        raise invalid("file", "no_name", "No filename could be determined.")
    if not part.size:
        raise invalid("file", "empty", "The submitted file is empty.")
    if part.size > service.max_file_bytes:
        raise Refusal(413, f"The file has {part.size} bytes, the limit is {service.max_file_bytes}.")
    return part


def text_part(form: FormData, name: str, limit: int | None = None, *, blank: bool = False) -> str | None:
    """Return a text part; an empty one counts as absent, unless `blank`.

    Raises:
        InvalidFields: It is a file, or longer than `limit` characters.
    """
    value = form.get(name)
    if isinstance(value, UploadFile):
        raise invalid(name, "invalid", "Not a valid string.")
    if value and "\x00" in value:
        raise invalid(name, "null_characters_not_allowed", "Null characters are not allowed.")
    if value and limit is not None and len(value) > limit:
        raise invalid(name, "max_length", f"Ensure this field has no more than {limit} characters.")
    return value if blank else value or None


def integer_part(form: FormData, name: str) -> int | None:
    """Return a whole number sent as a text part.

    Raises:
        InvalidFields: It is something else.
    """
    value = text_part(form, name)
    if value is None:
        return None
    if not re.fullmatch(r"-?[0-9]{1,18}", value):
        raise invalid(name, "invalid", "A valid integer is required.")
    return int(value)


UNUSED: Final = {
    "owner": "integer",
    "company": "integer",
    "chunk_size": "integer",
    "chunk_overlap": "number",
    "OCR_TIMEOUT": "integer",
    "OCR_COMPLETE_DOC_TABLE_EXTRACTION": "boolean",
    "IS_VISUAL_INGESTION_ON": "boolean",
}
FORMS: Final = {
    "integer": re.compile(r"-?[0-9]{1,18}"),
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?"),
    "boolean": re.compile(r"(?i)true|false|1|0|yes|no|on|off"),
}


def unused_parts(form: FormData) -> None:
    """Check the parts that set up the vendor's pipeline, which are without effect here.

    Raises:
        InvalidFields: One of them has a value of another kind.
    """
    for name, kind in UNUSED.items():
        value = text_part(form, name)
        if value is not None and not FORMS[kind].fullmatch(value):
            raise invalid(name, "invalid", f"A valid {kind} is required.")
    text_part(form, "file_type", 30)


def tags_part(form: FormData) -> list[int] | None:
    """Return `tags`: repeated parts, comma-separated ids or a JSON array; None when they are missing.

    Raises:
        InvalidFields: Something else than whole numbers.
    """
    found = [value for name, value in form.multi_items() if name in ("tags", "tags[]")]
    if not found:
        return None
    text = ",".join(value.strip("[] ") if isinstance(value, str) else "file" for value in found)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(re.fullmatch(r"[0-9]{1,18}", part) for part in parts):
        raise invalid("tags", "invalid", "A valid integer is required.")
    return [int(part) for part in parts]
