"""The process beside a worker's task, as Airflow 3 has it, reduced to keeping variables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from airflow.sdk.exceptions import AirflowRuntimeError, ErrorType
from airflow.sdk.execution_time import task_runner
from airflow.sdk.execution_time.comms import (
    DeleteVariable,
    ErrorResponse,
    GetVariable,
    PutVariable,
    VariableResult,
)
from attrs import define, field

if TYPE_CHECKING:
    import pytest


@define
class Supervisor:
    """Answers what a task asks of its supervisor, which in turn would ask the API server.

    Attributes:
        variables: What was kept.
        failing: The kinds of question to which the API server answers with an error now.
    """

    variables: dict[str, str] = field(factory=dict)
    failing: tuple[type, ...] = ()

    def send(self, msg: Any) -> Any:
        if isinstance(msg, self.failing):
            raise AirflowRuntimeError(ErrorResponse(error=ErrorType.API_SERVER_ERROR))
        if isinstance(msg, PutVariable):
            self.variables[msg.key] = str(msg.value)
        elif isinstance(msg, DeleteVariable):
            self.variables.pop(msg.key, None)
        elif isinstance(msg, GetVariable):
            if msg.key in self.variables:
                return VariableResult(key=msg.key, value=self.variables[msg.key])
            return ErrorResponse(error=ErrorType.VARIABLE_NOT_FOUND)
        return None


def install(monkeypatch: pytest.MonkeyPatch) -> Supervisor:
    """Let this process be a task's: what it asks of its supervisor is answered here."""
    supervisor = Supervisor()
    monkeypatch.setattr(task_runner, "SUPERVISOR_COMMS", supervisor, raising=False)
    return supervisor
