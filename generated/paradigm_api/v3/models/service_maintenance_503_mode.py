from typing import Literal

ServiceMaintenance503Mode = Literal["full_shutdown", "warning_banner"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

SERVICE_MAINTENANCE_503_MODE_VALUES: frozenset[str] = frozenset(
    {
        "full_shutdown",
        "warning_banner",
    }
)


def check_service_maintenance_503_mode(value: str) -> ServiceMaintenance503Mode:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(SERVICE_MAINTENANCE_503_MODE_VALUES)!r}"
    )
