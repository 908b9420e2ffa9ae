"""What the generator is shown of a built description, under the name that other tools import it by."""

from __future__ import annotations

from scripts.view.client_view import client_view

__all__ = ["client_view"]
