"""What Paradigm holds, as Airflow assets: `paradigm://<host>/workspace/<id>` and `paradigm://<host>/agent/<id>`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from airflow.providers.common.compat.sdk import Asset

if TYPE_CHECKING:
    from urllib.parse import SplitResult

KINDS = ("workspace", "agent")
PUBLIC_HOST = "paradigm.lighton.ai"


def workspace_asset(workspace_id: int, *, host: str = PUBLIC_HOST, **kwargs: Any) -> Asset:
    """Return the documents of a workspace as an asset: the outlet of an ingestion into it.

    Args:
        workspace_id: The workspace.
        host: The instance's host name, so that two instances are two assets.
        kwargs: As for `Asset`.
    """
    return Asset(uri=f"paradigm://{host}/workspace/{workspace_id}", **kwargs)


def agent_asset(agent_id: int, *, host: str = PUBLIC_HOST, **kwargs: Any) -> Asset:
    """Return what an agent can use as an asset: what an `AssetWatcher` watches.

    Args:
        agent_id: The agent.
        host: The instance's host name.
        kwargs: As for `Asset`.
    """
    return Asset(uri=f"paradigm://{host}/agent/{agent_id}", **kwargs)


def create_asset(*, host: str, workspace_id: int, extra: dict[str, Any] | None = None) -> Asset:
    """Return the asset that a hook reports to Airflow's lineage collector."""
    return workspace_asset(workspace_id, host=host, extra=extra or {})


def sanitize_uri(uri: SplitResult) -> SplitResult:
    """Return the URI in the one form that Airflow compares: lower-case host, no trailing slash.

    Raises:
        ValueError: It has no host, or the query or credentials that an asset must not have.
    """
    if not uri.hostname or uri.netloc.endswith(":"):  # an address (https://...) was given for the host
        raise ValueError(f"{uri.geturl()!r} needs a host: paradigm://<host>/workspace/<id>")
    if uri.username or uri.password or uri.query:
        raise ValueError("a paradigm:// URI holds neither credentials nor a query")
    return uri._replace(netloc=uri.netloc.lower(), path=uri.path.rstrip("/"))


def convert_asset_to_openlineage(asset: Asset, lineage_context: Any) -> Any:  # noqa: ARG001 - Airflow's interface
    """Return the asset as an OpenLineage dataset; called only where OpenLineage is installed."""
    from urllib.parse import urlsplit

    # Re-exported without a declaration; a stand-in that does nothing where OpenLineage is not installed.
    from airflow.providers.common.compat.openlineage.facet import (
        Dataset,  # pyright: ignore[reportAttributeAccessIssue]
    )

    parts = urlsplit(asset.uri)
    return Dataset(namespace=f"paradigm://{parts.netloc}", name=parts.path.lstrip("/"))
