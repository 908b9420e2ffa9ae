"""Hostile input without end: `python -m tests.fuzz`, or `nox -s fuzz -- MINUTES`."""
