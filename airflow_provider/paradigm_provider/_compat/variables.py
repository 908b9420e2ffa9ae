"""Variables in Airflow's metadata database, for releases before 3.3: read and written there and nowhere else.

Airflow's own `Variable` asks every secrets backend before it reads and before it writes, which costs a
request each time where the backend is a remote one. And from 3.0 on it only logs what went wrong: a variable
that cannot be read looks like none, and one that was not written like one that was.
"""

from __future__ import annotations

from typing import Any

from paradigm_provider._compat.version import AIRFLOW_V_3_0_PLUS


def read_variable(name: str) -> str | None:
    """Return what is kept under the name; None where there certainly is nothing.

    Raises:
        Exception: Airflow does not answer.
    """
    return _ask_for(name) if AIRFLOW_V_3_0_PLUS else _select(name)


def write_variable(name: str, text: str, description: str) -> None:
    """Keep the text; it is in the database when this returns.

    Raises:
        Exception: It is not, or not certainly.
    """
    if AIRFLOW_V_3_0_PLUS:
        from airflow.sdk.execution_time.comms import PutVariable

        _ask(PutVariable(key=name, value=text, description=description))
    else:
        _replace(name, text, description)


def delete_variable(name: str) -> None:
    """Forget what is kept under the name, if anything is.

    Raises:
        Exception: Airflow does not answer.
    """
    if AIRFLOW_V_3_0_PLUS:
        from airflow.sdk.execution_time.comms import DeleteVariable

        _ask(DeleteVariable(key=name))
    else:
        _replace(name, None, "")


def _ask(message: Any) -> Any:
    """Send a request to the process beside the task, which asks the API server; errors are raised."""
    from airflow.sdk.exceptions import AirflowRuntimeError
    from airflow.sdk.execution_time import task_runner
    from airflow.sdk.execution_time.comms import ErrorResponse

    answer = task_runner.SUPERVISOR_COMMS.send(message)
    if isinstance(answer, ErrorResponse):
        raise AirflowRuntimeError(answer)
    return answer


def _ask_for(name: str) -> str | None:
    from airflow.sdk.exceptions import AirflowRuntimeError, ErrorType
    from airflow.sdk.execution_time.comms import GetVariable

    try:
        found: str | None = _ask(GetVariable(key=name)).value
    except AirflowRuntimeError as error:
        if error.error.error is not ErrorType.VARIABLE_NOT_FOUND:
            raise
        return None
    return found


def _select(name: str) -> str | None:
    """Read a variable as Airflow 2 keeps it; its tasks have the database at hand."""
    from airflow.models import Variable
    from airflow.utils.session import create_session

    with create_session() as session:
        row = session.query(Variable).filter(Variable.key == name).one_or_none()
        text: str | None = None if row is None else row.get_val()
    if row is not None and text is None:
        raise ValueError(f"the variable {name!r} cannot be decrypted")
    return text


def _replace(name: str, text: str | None, description: str) -> None:
    """Delete a variable and, with a text, write it anew: in one transaction."""
    from airflow.models import Variable
    from airflow.utils.session import create_session

    with create_session() as session:
        session.query(Variable).filter(Variable.key == name).delete()
        if text is not None:
            session.add(Variable(key=name, val=text, description=description))
