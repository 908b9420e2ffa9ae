from typing import Literal

ApiV3ThreadsTurnsPartialUpdateAction = Literal["copied", "flag", "like_dislike"] | str
"""The values that the API documents. Any other str passes too: a release may add one."""

API_V3_THREADS_TURNS_PARTIAL_UPDATE_ACTION_VALUES: frozenset[str] = frozenset(
    {
        "copied",
        "flag",
        "like_dislike",
    }
)


def check_api_v3_threads_turns_partial_update_action(value: str) -> ApiV3ThreadsTurnsPartialUpdateAction:
    """Return the value as it is, one that is not documented included."""
    if isinstance(value, str):
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected str, such as one of {sorted(API_V3_THREADS_TURNS_PARTIAL_UPDATE_ACTION_VALUES)!r}"
    )
