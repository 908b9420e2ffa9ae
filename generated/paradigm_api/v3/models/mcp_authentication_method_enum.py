from typing import Literal

MCPAuthenticationMethodEnum = Literal["bearer_token", "none", "url"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

MCP_AUTHENTICATION_METHOD_ENUM_VALUES: frozenset[str] = frozenset(
    {
        "bearer_token",
        "none",
        "url",
    }
)


def check_mcp_authentication_method_enum(value: str) -> MCPAuthenticationMethodEnum:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(MCP_AUTHENTICATION_METHOD_ENUM_VALUES)!r}"
    )
