"""One request as an effect of a flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from attrs import field, frozen

from paradigm_ext._errors import InvalidInput
from paradigm_ext._text import cut

if TYPE_CHECKING:
    from collections.abc import Mapping


def segment(identifier: str) -> str:
    """Return an id as one segment of a path.

    Raises:
        InvalidInput: It holds what no address can carry.
    """
    try:
        return quote(identifier, safe="")
    except UnicodeEncodeError:
        raise InvalidInput(f"{cut(identifier, 60)!r} cannot be an id: it holds half a character") from None


@frozen
class Request:
    """Effect: send this and bring the answer's body as JSON.

    The body is read without a generated model: a wait must outlive a release that adds a field or a status.

    Attributes:
        method: HTTP method.
        path: Path below the instance's root, its ids quoted.
        params: Query parameters.
        payload: The JSON body, None for no body.
        once: Send it without retries: the flow itself decides about the next attempt.
    """

    method: Literal["GET", "POST", "PATCH"]
    path: str
    params: Mapping[str, Any] | None = None
    payload: Mapping[str, Any] | None = field(default=None, repr=False)
    once: bool = False

    def arguments(self) -> dict[str, Any]:
        """Return the keyword arguments of `httpx.Client.request`."""
        params = None if self.params is None else dict(self.params)
        return {"method": self.method, "url": self.path, "params": params, "json": self.payload}
