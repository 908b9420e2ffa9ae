"""The button that leads from a task to what it worked on in Paradigm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.sdk import BaseOperatorLink, XCom

if TYPE_CHECKING:
    from airflow.providers.common.compat.sdk import BaseOperator

#: XCom key of the address: the worker pushes it on every attempt, since Airflow wipes XComs before each.
LINK_XCOM = "paradigm_link"


class ParadigmLink(BaseOperatorLink):
    """Opens what the task worked on, its upload session or agent, in Paradigm.

    Paradigm's public pages document no such addresses. Without one in the connection (`ui_session_url`,
    `ui_agent_url`), the link leads to the instance.
    """

    # Airflow declares a property and documents a plain attribute.
    name = "Paradigm"  # pyright: ignore[reportAssignmentType, reportIncompatibleMethodOverride]

    @property
    def xcom_key(self) -> str:
        """Where Airflow 3 finds the address without importing this class."""
        return LINK_XCOM

    def get_link(self, operator: BaseOperator, *, ti_key: Any) -> str:  # noqa: ARG002 - Airflow's
        """Return the address, empty while the task has not been there yet."""
        return str(XCom.get_value(key=LINK_XCOM, ti_key=ti_key) or "")
