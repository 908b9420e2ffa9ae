"""`paradigm session`: reading an upload session, and deleting it."""

from typing import Annotated
from uuid import UUID

import typer

from paradigm_ext._call import call
from paradigm_ext._polling import SessionProgress
from paradigm_ext._polling._progress import documents_of
from paradigm_ext.cli._confirm import confirmed
from paradigm_ext.cli._options import Json, Yes
from paradigm_ext.cli._output import Output
from paradigm_ext.cli._settings import settings_of

app = typer.Typer(no_args_is_help=True, help="Look at an upload session, or delete it.")

Uuid = Annotated[UUID, typer.Argument(metavar="UUID", help="The upload session.")]


@app.command()
def show(context: typer.Context, uuid: Uuid, *, json: Json = False) -> None:
    """Show a session: whether it takes files, and each document with its status."""
    from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_retrieve

    output = Output(json)
    with output.ends(), settings_of(context).connect() as paradigm:
        session = call(api_v2_upload_session_retrieve.sync, str(uuid), client=paradigm.v2).to_dict()
    if json:
        output.result(session, "")
        return
    progress = SessionProgress.from_json(session)
    taking = "takes files" if progress.is_valid else "takes no more files"
    output.note(f"session {uuid}: {progress.summary()} ({taking}, {progress.verdict})")
    documents = documents_of(session)
    output.rows(documents, ("id", "status", "title"), [(one.id, one.status, one.title) for one in documents])


@app.command()
def delete(context: typer.Context, uuid: Uuid, *, yes: Yes = False, json: Json = False) -> None:
    """Delete a session with all its documents."""
    from paradigm_api.v2.api.upload_sessions import api_v2_upload_session_destroy

    output = Output(json)
    confirmed(f"Delete upload session {uuid} and all its documents?", yes=yes, output=output)
    with output.ends(), settings_of(context).connect() as paradigm:
        api_v2_upload_session_destroy.sync_detailed(uuid, client=paradigm.v2)
    output.result({"deleted": [str(uuid)]}, f"deleted upload session {uuid}")
