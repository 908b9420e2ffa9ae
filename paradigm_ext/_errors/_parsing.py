"""From an error answer to a typed error: one pure function, for every kind of body that was ever seen.

Bodies known (see the reference pages and public client code): v2 `{code, error, detail}`; v3 `{id, code,
error, detail, doc_url}` with `fields` on 422; Django REST framework's plain `{detail}` and `{field:
[reasons]}`; the maintenance 503; a proxy's HTML; nothing at all.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from paradigm_ext._errors import (
    APIError,
    AuthenticationError,
    ConflictError,
    MaintenanceError,
    NotFoundError,
    PayloadTooLargeError,
    PermissionDeniedError,
    RateLimitError,
    RedirectError,
    ServerError,
    ValidationError,
)
from paradigm_ext._nesting import nested_deeper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paradigm_ext._types import JSON

#: Headers that carry a request's identifier, the most specific first. Which one Paradigm sends is not
#: documented.
REQUEST_ID_HEADERS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "x-trace-id",
    "cf-ray",
)

MAX_TEXT = 2_000
#: Levels of JSON that an error keeps: pickle and deepcopy take several frames for each.
MAX_NESTING = 100
MAX_DETAIL = 300

_CLASSES: Mapping[int, type[APIError]] = {
    400: ValidationError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    413: PayloadTooLargeError,
    415: ValidationError,
    422: ValidationError,
    429: RateLimitError,
}

_REMEDIES: Mapping[type[APIError], str] = {
    AuthenticationError: "check the API key (PARADIGM_API_KEY) and that it belongs to this instance",
    PermissionDeniedError: "the key's role or plan does not allow this, or a firewall in front refused it",
    NotFoundError: "check the id, and that this key may see the object",
    PayloadTooLargeError: "the instance takes no file of this size; split it or raise the limit there",
    RateLimitError: "lower max_requests_per_minute or try again later",
    MaintenanceError: "the instance is under maintenance; try again later",
    ServerError: "the failure is on the server's side; try again later",
    RedirectError: "set base_url to the address that the instance redirects to, if it is yours",
}

#: Keys of an error body that are not names of refused fields.
_ENVELOPE = frozenset({"id", "code", "error", "detail", "doc_url", "fields", "message", "status", "index"})


def error_from_response(
    *,
    status: int,
    method: str,
    url: str,
    headers: Mapping[str, str],
    content: bytes,
    retry_after: float | None,
    attempts: int = 1,
) -> APIError:
    """Return the error for an answer whose status is not a success.

    Args:
        status: HTTP status code; any integer.
        method: HTTP method of the request.
        url: The request's address, already without secrets.
        headers: The answer's headers, with lower-case names.
        content: The whole body, already without the API key.
        retry_after: Seconds, parsed from the header, or None.
        attempts: How many times the request was sent.
    """
    body = parse_body(content, headers.get("content-type", ""))
    kind = error_class(status, body)
    return kind(
        _sentence(
            kind, status=status, method=method, url=url, body=body, retry_after=retry_after, attempts=attempts
        ),
        status=status,
        method=method,
        url=url,
        request_id=next((headers[name] for name in REQUEST_ID_HEADERS if headers.get(name)), None),
        retry_after=retry_after,
        body=body,
        attempts=attempts,
    )


def error_class(status: int, body: JSON) -> type[APIError]:
    """Return the class for a status; 503 is told apart by its body, unknown statuses by their range."""
    if status == 503 and isinstance(body, dict) and body.get("error") == "service_maintenance":
        return MaintenanceError
    if 300 <= status < 400:
        return RedirectError
    if status >= 500:
        return ServerError
    return _CLASSES.get(status, APIError)


def parse_body(content: bytes, content_type: str) -> JSON:
    """Return the body as JSON where it is that, as readable text else, None when empty."""
    if not content.strip():
        return None
    try:
        readable = not nested_deeper(content, MAX_NESTING)
        parsed: JSON = json.loads(content) if readable else None
    except (ValueError, RecursionError):
        readable, parsed = False, None
    if not readable:
        text = content[: MAX_TEXT * 4].decode("utf-8", "replace")
        return (
            _text_of_page(text)[:MAX_TEXT]
            if "html" in content_type or text.lstrip().startswith("<")
            else text[:MAX_TEXT]
        )
    return parsed


def refused_fields(body: JSON) -> dict[str, list[str]]:
    """Return the fields that a body names as refused, each with its reasons; empty where it names none."""
    if not isinstance(body, dict):
        return {}
    listed = body.get("fields")
    source = listed if isinstance(listed, dict) else {k: v for k, v in body.items() if k not in _ENVELOPE}
    return {name: _reasons(value) for name, value in source.items() if value}


def _reasons(value: JSON) -> list[str]:
    if not isinstance(value, list):
        return [_reason(value)]
    return [_reason(item) for item in value]


def _reason(item: JSON) -> str:
    """Return one reason: v3 sends objects with `message`, DRF plain strings."""
    if isinstance(item, dict):
        return str(item.get("message") or item.get("detail") or item.get("error") or item)
    return str(item)


def _sentence(
    kind: type[APIError],
    *,
    status: int,
    method: str,
    url: str,
    body: JSON,
    retry_after: float | None,
    attempts: int,
) -> str:
    said, remedy = _detail(body), _REMEDIES.get(kind)
    parts = [f"{method} {url} answered {status}" + (f" after {attempts} attempts" if attempts > 1 else "")]
    if said:
        parts.append(f": {said.removesuffix('.') if remedy else said}")
    if retry_after is not None:
        parts.append(f" (asks to wait {retry_after:g} s)")
    return "".join(parts) + (f" - {remedy}" if remedy else "")


def _detail(body: JSON) -> str:
    fields = "; ".join(f"{name}: {', '.join(reasons)}" for name, reasons in refused_fields(body).items())
    if isinstance(body, dict):
        said = next((str(body[key]) for key in ("detail", "message", "error") if body.get(key)), "")
        text = f"{said} ({fields})" if said and fields else said or fields
    elif isinstance(body, list):
        text = "; ".join(str(item) for item in body)
    else:
        text = "" if body is None else str(body)
    return text if len(text) <= MAX_DETAIL else text[: MAX_DETAIL - 1] + "…"


def _text_of_page(page: str) -> str:
    """Return what a person would read of an HTML error page: its title, else its words."""
    title = re.search(r"<title[^>]*>(.*?)</title>", page, re.IGNORECASE | re.DOTALL)
    words = (
        title.group(1)
        if title
        else re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.IGNORECASE | re.DOTALL)
    )
    return " ".join(words.split())
