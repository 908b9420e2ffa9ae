"""`paradigm files`: listing, showing and deleting documents."""

from typing import Annotated

import typer

from paradigm_ext._call import call
from paradigm_ext._errors import AuthenticationError, ParadigmError
from paradigm_ext._pagination import paginate
from paradigm_ext._text import printable
from paradigm_ext.cli._confirm import confirmed
from paradigm_ext.cli._exits import exit_status
from paradigm_ext.cli._listing import FILE_COLUMNS, file_row, filters, list_items
from paradigm_ext.cli._options import All, Filename, Json, Limit, Session, Status, Workspace, Yes
from paradigm_ext.cli._output import Output
from paradigm_ext.cli._settings import settings_of

app = typer.Typer(no_args_is_help=True, help="List, show and delete documents.")


@app.command("list")
def list_files(
    context: typer.Context,
    *,
    status: Status = None,
    workspace: Workspace = None,
    filename: Filename = None,
    session: Session = None,
    limit: Limit = 100,
    every: All = False,
    json: Json = False,
) -> None:
    """List the documents that the key may see."""
    from paradigm_api.v3.api.files import api_v3_files_list

    output = Output(json)
    wanted = filters(status=status, workspace_id=workspace, filename=filename, upload_session_uuid=session)
    with output.ends(), settings_of(context).connect() as paradigm:
        found = paginate(api_v3_files_list.sync, client=paradigm.v3, **wanted)
        list_items(output, found, FILE_COLUMNS, file_row, limit=None if every else limit)


@app.command()
def show(
    context: typer.Context,
    identifier: Annotated[int, typer.Argument(metavar="ID", min=1)],
    *,
    json: Json = False,
) -> None:
    """Show everything that the API tells about one document."""
    from paradigm_api.v3.api.files import api_v3_files_retrieve

    output = Output(json)
    with output.ends(), settings_of(context).connect() as paradigm:
        file = call(api_v3_files_retrieve.sync, identifier, client=paradigm.v3).to_dict()
    shown = [f"{name}: {printable(str(value))}" for name, value in file.items() if value is not None]
    output.result(file, "\n".join(shown))


@app.command()
def delete(
    context: typer.Context,
    identifiers: Annotated[list[int], typer.Argument(metavar="ID...", min=1)],
    *,
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Delete documents."""
    from paradigm_api.v3.api.files import api_v3_files_destroy

    output = Output(json)
    noun = "document" if len(identifiers) == 1 else "documents"
    named = ", ".join(str(identifier) for identifier in identifiers)
    confirmed(f"Delete {noun} {named}?", yes=yes, output=output)
    deleted: list[int] = []
    failed: dict[int, ParadigmError] = {}
    with output.ends(), settings_of(context).connect() as paradigm:
        for identifier in identifiers:
            try:
                api_v3_files_destroy.sync_detailed(identifier, client=paradigm.v3)
            except AuthenticationError:
                raise
            except ParadigmError as error:
                failed[identifier] = error
                output.note(f"document {identifier} was not deleted: {error}")
            else:
                deleted.append(identifier)
                output.note(f"deleted document {identifier}")
    failures = [{"id": identifier, "error": str(error)} for identifier, error in failed.items()]
    more = {"failed": failures} if failures else {}
    output.result({"deleted": deleted, **more}, f"{len(deleted)} deleted")
    if failed:
        raise typer.Exit(max(exit_status(error) for error in failed.values()))
