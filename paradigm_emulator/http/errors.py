"""Refusals, and the bodies in which the two API versions tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen
from starlette.responses import JSONResponse, Response

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

V3: Final = 3
SLUGS: Final = {
    400: "bad_request",
    401: "not_authenticated",
    403: "permission_denied",
    404: "not_found",
    405: "method_not_allowed",
    408: "request_timeout",
    409: "conflict",
    413: "request_too_large",
    415: "unsupported_media_type",
    421: "misdirected_request",
    422: "validation_error",
    429: "throttled",
    501: "not_implemented",
}


class Refusal(Exception):
    """A request the API answers with an error.

    Args:
        status: HTTP status.
        detail: The sentence for people.
        error: Short machine word; taken from the status when left out.
        headers: Headers to add to the answer.
        empty: Answer without a body, as v2 does for an unknown upload session.
    """

    def __init__(
        self,
        status: int,
        detail: str = "",
        *,
        error: str | None = None,
        headers: Mapping[str, str] | None = None,
        empty: bool = False,
    ) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.error = error or SLUGS.get(status, "error")
        self.headers = dict(headers or {})
        self.empty = empty

    def body(self, version: int) -> Any:
        """Return the JSON body for API version 2 or 3, as public pages show each."""
        body: dict[str, Any] = {"code": self.status, "error": self.error, "detail": self.detail}
        if version != V3:
            return body
        return {"id": None, **body, "doc_url": f"https://docs.lighton.ai/errors/{self.error}"}

    def response(self, version: int) -> Response:
        """Return the HTTP answer for API version 2 or 3."""
        if self.empty:
            return Response(status_code=self.status, headers=self.headers)
        return JSONResponse(self.body(version), status_code=self.status, headers=self.headers)


@frozen
class FieldProblem:
    """One complaint about one field: Django REST framework's code and sentence."""

    code: str
    detail: str


class InvalidFields(Refusal):
    """The body or the query has fields that do not validate.

    v3 answers with `fields`: 422 for a body, 400 for the query; v2 answers 400 with the plain mapping of
    Django REST framework. That v3 tells bodies and queries apart in this way is inferred.

    Args:
        problems: The complaints by field name.
        query: Whether the fields are those of the query string.
    """

    def __init__(self, problems: Mapping[str, Sequence[FieldProblem]], *, query: bool = False) -> None:
        status = 400 if query else 422
        super().__init__(status, "One or more fields are invalid.", error="validation_error")
        self.problems = {name: list(found) for name, found in problems.items()}

    def response(self, version: int) -> Response:
        """Return the v3 body with `fields`, else 400 with `{field: [sentence]}`."""
        if version == V3:
            fields = {
                name: [{"error": problem.code, "detail": problem.detail} for problem in found]
                for name, found in self.problems.items()
            }
            return JSONResponse({**self.body(V3), "fields": fields}, status_code=self.status)
        plain = {name: [problem.detail for problem in found] for name, found in self.problems.items()}
        return JSONResponse(plain, status_code=400)


def invalid(name: str, code: str, detail: str, *, query: bool = False) -> InvalidFields:
    """Return the refusal for one complaint about one field."""
    return InvalidFields({name: [FieldProblem(code, detail)]}, query=query)


def not_found(detail: str = "Not found.") -> Refusal:
    """Return a 404 with Django REST framework's sentence."""
    return Refusal(404, detail)


def api_version(path: str) -> int:
    """Return 3 for v3 paths, else 2."""
    return 3 if path.startswith("/api/v3") else 2
