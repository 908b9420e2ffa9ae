from typing import Literal

AgentResponseOwnership = Literal["company", "personal", "team"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

AGENT_RESPONSE_OWNERSHIP_VALUES: frozenset[str] = frozenset(
    {
        "company",
        "personal",
        "team",
    }
)


def check_agent_response_ownership(value: str) -> AgentResponseOwnership:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(AGENT_RESPONSE_OWNERSHIP_VALUES)!r}"
    )
