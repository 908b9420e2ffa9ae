"""Where the files of the spec workflow live, below one root: tests and dry runs have a root of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from attrs import frozen

VERSIONS: Final = ("v2", "v3")

REPOSITORY: Final = Path(__file__).resolve().parent.parent.parent


@frozen
class Layout:
    """Every path that the workflow reads or writes, below one root."""

    root: Path = REPOSITORY

    @property
    def spec(self) -> Path:
        """The folder of the built specs."""
        return self.root / "spec"

    @property
    def sources(self) -> Path:
        """The lock file that tells where each upstream file came from."""
        return self.spec / "upstream" / "sources.yaml"

    @property
    def package(self) -> Path:
        """The generated package."""
        return self.root / "generated" / "paradigm_api"

    @property
    def changelog(self) -> Path:
        """The changelog that `spec-update` adds an entry to."""
        return self.root / "CHANGELOG.md"

    def upstream(self, version: str) -> Path:
        """Return the vendored description of one API version."""
        return self.spec / "upstream" / f"openapi-{version}.yaml"

    def overlays(self, version: str) -> list[Path]:
        """Return the overlay files of one API version, in the order in which they apply."""
        return sorted((self.spec / "overlays" / version).glob("*.yaml"))

    def built(self, version: str) -> Path:
        """Return the built description that the generator and the emulator read."""
        return self.spec / f"openapi-{version}.yaml"

    def name(self, path: Path) -> str:
        """Return ``path`` as messages show it: relative to the root where it lies below it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
