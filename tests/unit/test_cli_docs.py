"""The page on the command line and the command itself say the same."""

import re
from pathlib import Path

import pytest
import typer

from paradigm_ext.cli._app import app
from paradigm_ext.cli._exits import Exit

PAGE = Path(__file__).parents[2].joinpath("docs", "cli.md").read_text()


def commands(group, prefix=()):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*prefix, name))
        else:
            yield " ".join((*prefix, name)), command


COMMANDS = dict(commands(typer.main.get_command(app)))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_on_the_page(name):
    assert re.search(rf"`(paradigm )?{name}\b", PAGE)


def test_every_option_of_the_page_exists():
    named = set(re.findall(r"--[a-z][a-z-]+", PAGE)) - {"--install-completion", "--help"}
    root = typer.main.get_command(app)
    known = {
        option for command in (root, *COMMANDS.values()) for one in command.params for option in one.opts
    }
    known |= {
        option for command in COMMANDS.values() for one in command.params for option in one.secondary_opts
    }
    assert named <= known


def test_every_exit_status_is_on_the_page():
    assert {int(number) for number in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)} == set(Exit)


def test_every_option_tells_what_it_is_for():
    for name, command in COMMANDS.items():
        for option in command.params:
            assert getattr(option, "help", None) or option.param_type_name == "argument", (name, option.name)
