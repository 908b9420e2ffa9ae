"""The command `paradigm`: its options and which commands there are."""

import logging
import sys
from typing import Annotated

import typer
from attrs import evolve

from paradigm_ext._version import __version__
from paradigm_ext.cli import agents, config, files, session, wait
from paradigm_ext.cli._settings import Settings
from paradigm_ext.cli._usage import JsonAlways
from paradigm_ext.cli.ask import ask
from paradigm_ext.cli.emulator import emulator
from paradigm_ext.cli.mirror import mirror
from paradigm_ext.cli.upload import upload

EPILOG = (
    "Exit status: 0 done, 1 documents failed, 2 usage, 3 key refused, 4 time-out, 5 other answers of the API,"
    " 6 a guard of a mirror kept documents, 7 another mirror holds the cache, 130 interrupted."
)

app = typer.Typer(
    name="paradigm",
    cls=JsonAlways,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(mirror)
app.command()(upload)
app.add_typer(wait.app, name="wait")
app.add_typer(session.app, name="session")
app.add_typer(files.app, name="files")
app.add_typer(agents.app, name="agents")
app.command()(ask)
app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
)(emulator)
app.add_typer(config.app, name="config")


def _version(value: bool) -> None:
    if value:
        sys.stdout.write(f"paradigm-ext {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    *,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="The instance; else PARADIGM_BASE_URL.")
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Log each request to standard error.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Documents into LightOn Paradigm, and questions to its agents. The key is read from PARADIGM_API_KEY."""
    if verbose:
        logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(message)s")
        logging.getLogger("paradigm_ext").setLevel(logging.DEBUG)
    given = context.obj if isinstance(context.obj, Settings) else Settings()
    context.obj = given if base_url is None else evolve(given, base_url=base_url)
