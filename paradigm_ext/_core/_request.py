"""One request as an effect of a flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


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
