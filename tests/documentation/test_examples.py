"""The programs that the documentation includes do what it says they print."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("printed", PROGRAMS, ids=lambda path: path.stem)
def test_a_program_prints_what_the_page_shows(printed):
    program = [sys.executable, str(printed.with_suffix(".py"))]
    ran = subprocess.run(program, capture_output=True, text=True, check=True, cwd=printed.parent)
    assert ran.stdout == printed.read_text()
