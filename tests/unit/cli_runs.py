"""Running `paradigm` in this process, against an emulator whose documents move with each request."""

import json

from attrs import define, field
from typer.testing import CliRunner

from paradigm_ext.cli._app import app
from paradigm_ext.cli._settings import Settings
from tests.unit.fake_clock import FakeClock


@define
class Ran:
    """How one command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def rows(self):
        return [line.split("\t") for line in self.out.splitlines()]


@define
class Command:
    """The command line of one user: a key, an address, a home folder."""

    environment: dict[str, str]
    clock: FakeClock = field(factory=FakeClock)

    def __call__(self, *arguments, stdin=None, clock=None, **environment):
        result = CliRunner(env={**self.environment, **environment}).invoke(
            app,
            [str(argument) for argument in arguments],
            input=stdin,
            obj=Settings(clock=clock or self.clock),
        )
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)
