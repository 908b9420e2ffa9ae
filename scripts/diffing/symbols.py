"""The public names of `paradigm_api` that belong to operations and models of a description."""

from __future__ import annotations

import keyword
import re
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scripts.spec.walk import Operation


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _snake(name: str) -> str:
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", "_", name).strip("_").lower()
    return f"{words}_" if keyword.iskeyword(words) else words


@frozen
class Symbols:
    """Looks names up in a generated tree, so that they are spelled as the generator spells them.

    Attributes:
        version: `v2` or `v3`.
        modules: `tag.module` of each endpoint, by its letters and digits alone.
        models: Class name of each model, by its letters and digits alone.
    """

    version: str
    modules: dict[str, str]
    models: dict[str, str]

    @classmethod
    def of(cls, package: Path, version: str) -> Symbols:
        """Read the names of one version from the folder of `paradigm_api`; it need not exist."""
        folder = package / version
        endpoints = sorted((folder / "api").glob("*/*.py"))
        init = folder / "models" / "__init__.py"
        exported = (
            re.findall(r'^    "(\w+)",$', init.read_text("utf-8"), re.MULTILINE) if init.is_file() else []
        )
        return cls(
            version,
            modules=_by_letters((f"{path.parent.name}.{path.stem}" for path in endpoints), last=True),
            models=_by_letters(exported),
        )

    def operation(self, operation: Operation) -> str:
        """Return the module of an operation, `paradigm_api.v3.api.files.api_v3_files_list`."""
        spelled = f"{_snake(operation.tag)}.{_snake(operation.id)}"
        return f"paradigm_api.{self.version}.api.{self.modules.get(_plain(operation.id), spelled)}"

    def parameter(self, operation: Operation, name: str) -> str:
        """Return the keyword argument of an operation, `...api_v3_files_list.sync(status=)`."""
        return f"{self.operation(operation)}.sync({_snake(name)}=)"

    def model(self, name: str) -> str:
        """Return the class of a component, `paradigm_api.v2.models.StatusEnum`."""
        return f"paradigm_api.{self.version}.models.{self.models.get(_plain(name), name)}"

    def field(self, model: str, name: str) -> str:
        """Return an attribute of a model, `paradigm_api.v2.models.UploadSessionDocument.status`."""
        return f"{self.model(model)}.{_snake(name)}" if name else self.model(model)


def _by_letters(names: Iterable[str], *, last: bool = False) -> dict[str, str]:
    return {_plain(name.rsplit(".", 1)[-1] if last else name): name for name in names}
