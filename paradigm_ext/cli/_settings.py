"""What every command shares: the connection and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from paradigm_ext._client import Paradigm
from paradigm_ext._clock import SYSTEM_CLOCK

if TYPE_CHECKING:
    import typer

    from paradigm_ext._client._connection import ClientSettings
    from paradigm_ext._clock import Clock


@frozen(kw_only=True)
class Settings:
    """The options before the command.

    Attributes:
        base_url: The instance's address; None takes PARADIGM_BASE_URL, or the public instance.
        clock: Where time and sleep come from.
    """

    base_url: str | None = None
    clock: Clock = SYSTEM_CLOCK

    def connect(self) -> Paradigm:
        """Return a client with the key in PARADIGM_API_KEY.

        Raises:
            ConfigurationError: The key is missing, or the address is invalid.
        """
        settings: ClientSettings = {"clock": self.clock, "user_agent": "paradigm-cli"}
        if self.base_url is not None:
            settings["base_url"] = self.base_url
        return Paradigm.from_env(**settings)


def settings_of(context: typer.Context) -> Settings:
    """Return the settings that the options before the command made."""
    found = context.find_object(Settings)
    assert found is not None
    return found
