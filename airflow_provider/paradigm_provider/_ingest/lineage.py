"""What an ingestion read and what it filled, as OpenLineage datasets: from its arguments, without a request.

Names follow OpenLineage's rules for files and object stores. A glob stands for the folder that it begins in,
so that lineage stays small however many files there are; content given in memory comes from nowhere.
"""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from attrs import frozen

from paradigm_provider._ingest.sources import MAGIC, each_source

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen(order=True)
class Location:
    """A dataset's name, as OpenLineage composes it."""

    namespace: str
    name: str


def locations(sources: Any) -> list[Location]:
    """Return where sources lie, each place once; never with the connection or key that a URI may name."""
    found = (_location(str(source)) for source in each_source(sources) if _has_place(source))
    return sorted(set(found))


def _has_place(source: Any) -> bool:
    """Return whether a source is an address; it is empty where a resumed task was not given it again."""
    return source != "" and (isinstance(source, str | PurePath) or hasattr(source, "protocol"))


def _location(address: str) -> Location:
    scheme, separator, rest = address.partition("://")
    if not separator or scheme == "file":
        return Location("file", os.path.abspath(_plain(rest if separator else address)))  # noqa: PTH100 - Path.resolve would follow links
    store, _, name = rest.partition("/")
    return Location(f"{scheme}://{store.rpartition('@')[2]}", _plain(name).strip("/") or "/")


def _plain(path: str) -> str:
    """Return the path up to its first part with a wild card."""
    parts = path.split("/")
    plain = next((index for index, part in enumerate(parts) if MAGIC & set(part)), len(parts))
    return "/".join(parts[:plain]) or ("/" if path.startswith("/") else "")


def lineage(
    sources: Any, workspace_id: int | None, *, base_url: str, inlets: Any = (), outlets: Any = ()
) -> Any:
    """Return a task's `OperatorLineage`; called by OpenLineage, and so only where it is installed.

    Args:
        sources: What it read.
        workspace_id: Where the documents went; None, where Paradigm chose.
        base_url: The instance.
        inlets: What the DAG declares as read.
        outlets: What the DAG declares as filled.
    """
    from airflow.providers.common.compat.openlineage.facet import (
        Dataset,  # pyright: ignore[reportAttributeAccessIssue]
    )
    from airflow.providers.openlineage.extractors import OperatorLineage

    read = [Dataset(namespace=place.namespace, name=place.name) for place in locations(sources)]
    return OperatorLineage(
        inputs=_once([*read, *_declared(inlets)]),
        outputs=_once([*_filled(base_url, workspace_id), *_declared(outlets)]),
    )


def _filled(base_url: str, workspace_id: int | None) -> Iterator[Any]:
    from urllib.parse import urlsplit

    from paradigm_provider.assets.paradigm import convert_asset_to_openlineage, workspace_asset

    if workspace_id is not None:
        asset = workspace_asset(workspace_id, host=urlsplit(base_url).netloc)
        yield convert_asset_to_openlineage(asset, None)


def _declared(assets: Any) -> Iterator[Any]:
    """Yield the assets that the DAG declares: OpenLineage reads them only of tasks that report nothing."""
    from airflow.providers.openlineage.utils.utils import translate_airflow_asset

    for asset in assets or ():
        dataset = translate_airflow_asset(asset, None) if hasattr(asset, "uri") else None
        if dataset is not None:
            yield dataset


def _once(datasets: list[Any]) -> list[Any]:
    return list({(dataset.namespace, dataset.name): dataset for dataset in datasets}.values())
