"""Maintainer's commands: the spec workflow that nox drives. Nothing here is part of a distribution."""
