"""Function calls: a tool that has to be called is called, with arguments that fit its schema.

`tools` and `tool_choice` are OpenAI's, which Paradigm passes on to its models. Whether a model calls a tool
that it may call is its own affair: here only a tool that has to be called is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from paradigm_emulator.api.chat.structured import instance

if TYPE_CHECKING:
    from paradigm_emulator.http.body import Body

CHOICES = ("none", "auto", "required")


@frozen
class ToolCall:
    """One function call.

    Attributes:
        id: Its id.
        name: The function.
        arguments: JSON, as a text.
    """

    id: str
    name: str
    arguments: str

    def message(self) -> dict[str, Any]:
        """Return the message of an answer that is this call."""
        return {"role": "assistant", "content": None, "tool_calls": [self._shown()]}

    def piece(self, text: str | None) -> dict[str, Any]:
        """Return what a choice says in one event of a stream; None ends it."""
        return {"delta": {} if text is None else {"tool_calls": [{"index": 0, **self._shown()}]}}

    def _shown(self) -> dict[str, Any]:
        function = {"name": self.name, "arguments": self.arguments}
        return {"id": self.id, "type": "function", "function": function}


def check_tools(body: Body) -> None:
    """Complain about tools that are malformed, and about a choice that none of them fits."""
    body.typed(tools="objects?")
    choice = body.values.get("tool_choice")
    names = _functions(body)
    if isinstance(choice, dict):
        if _chosen(choice) not in names:
            body.complain("tool_choice", "invalid_choice", "Name a function that is among the tools.")
    elif choice is not None and choice not in CHOICES:
        body.complain("tool_choice", "invalid_choice", f"Choose {', '.join(CHOICES)}, or name a function.")
    elif choice == "required" and not names:
        body.complain("tool_choice", "invalid", "There are no tools to choose from.")


def called(body: Body, identifier: str, text: str) -> ToolCall | None:
    """Return the call that a body, checked by `check_tools`, asks for; None where it leaves it to the model.

    Args:
        body: The request.
        identifier: The id of a call.
        text: What arguments that are texts say.

    Raises:
        Refusal: 501, the schema of the arguments is one that the emulator cannot meet.
    """
    choice, names = body.values.get("tool_choice"), _functions(body)
    name = _chosen(choice) if isinstance(choice, dict) else next(iter(names), "")
    if choice in (None, "none", "auto"):
        return None
    return ToolCall(identifier, name, instance(names[name], text))


def _functions(body: Body) -> dict[str, Any]:
    """Return the schema of the arguments of each function, by its name."""
    tools = body.values.get("tools")
    listed = (
        [tool.get("function") for tool in tools if isinstance(tool, dict)] if isinstance(tools, list) else []
    )
    return {
        one["name"]: one.get("parameters") or {"type": "object"}
        for one in listed
        if isinstance(one, dict) and isinstance(one.get("name"), str)
    }


def _chosen(choice: dict[str, Any]) -> str:
    function = choice.get("function")
    name = function.get("name") if isinstance(function, dict) else None
    return name if isinstance(name, str) else ""
