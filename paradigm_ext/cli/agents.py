"""`paradigm agents`: which agents there are, and what each one sees."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from paradigm_ext._agents._reading import mapping
from paradigm_ext._pagination import paginate
from paradigm_ext.cli._listing import FILE_COLUMNS, file_row, filters, list_items
from paradigm_ext.cli._options import All, Filename, Json, Limit, Session, Status, Workspace
from paradigm_ext.cli._output import Output
from paradigm_ext.cli._settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paradigm_api.v3.models.agent_response import AgentResponse

AGENT_COLUMNS = ("id", "name", "default", "workspaces")

app = typer.Typer(no_args_is_help=True, help="List agents and the documents that they see.")


@app.command("list")
def list_agents(
    context: typer.Context,
    *,
    name: Annotated[str | None, typer.Option(help="Only names with this in them.")] = None,
    limit: Limit = 100,
    every: All = False,
    json: Json = False,
) -> None:
    """List the agents that the key may use."""
    from paradigm_api.v3.api.agents import api_v3_agents_list

    output = Output(json)
    with output.ends(), settings_of(context).connect() as paradigm:
        found = paginate(api_v3_agents_list.sync, client=paradigm.v3, **filters(name=name))
        list_items(output, found, AGENT_COLUMNS, _row, limit=None if every else limit)


@app.command()
def files(
    context: typer.Context,
    agent: Annotated[int, typer.Argument(metavar="AGENT", min=1, help="The agent's id.")],
    *,
    status: Status = None,
    workspace: Workspace = None,
    filename: Filename = None,
    session: Session = None,
    limit: Limit = 100,
    every: All = False,
    json: Json = False,
) -> None:
    """List the documents that an agent sees."""
    from paradigm_api.v3.api.agents import api_v3_agents_files_list

    output = Output(json)
    wanted = filters(status=status, workspace_id=workspace, filename=filename, upload_session_uuid=session)
    with output.ends(), settings_of(context).connect() as paradigm:
        found = paginate(api_v3_agents_files_list.sync, agent, client=paradigm.v3, **wanted)
        list_items(output, found, FILE_COLUMNS, file_row, limit=None if every else limit)


def _row(agent: "AgentResponse") -> "Sequence[object]":
    values: dict[str, Any] = agent.to_dict()  # an answer may lack what the description promises
    workspaces = ", ".join(str(mapping(one).get("name")) for one in values.get("workspaces") or ())
    return values.get("id"), values.get("name"), "yes" if values.get("is_default") else "", workspaces
