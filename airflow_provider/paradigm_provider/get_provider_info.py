"""What this distribution adds to Airflow, as data; Airflow reads it without importing hook or operators."""

from __future__ import annotations

from typing import Any

from paradigm_provider._version import __version__

#: Where the vendor's public instance answers; the default of a connection without a host.
PUBLIC_INSTANCE = "https://paradigm.lighton.ai"

#: The connection of a task that names none.
DEFAULT_CONN_ID = "paradigm_default"

#: Fields that land in the connection's extra under these names. `null` in a type keeps the form from
#: demanding them.
CONNECTION_FIELDS: dict[str, dict[str, Any]] = {
    "timeout": {
        "label": "Request timeout (s)",
        "description": "Seconds that one request may take; empty: the SDK's default.",
        "schema": {"type": ["number", "null"], "minimum": 0.1, "maximum": 3600},
    },
    "max_requests_per_minute": {
        "label": "Requests per minute",
        "description": "Pacing of each process that uses this connection; empty: 1000.",
        "schema": {"type": ["integer", "null"], "minimum": 1, "maximum": 100000},
    },
    "rate_limit_storage": {
        "label": "Rate limit storage",
        "description": "redis://... where all processes share the requests per minute; empty: each its own.",
        "schema": {"type": ["string", "null"], "format": "password"},
    },
    "workspace_id": {
        "label": "Default workspace",
        "description": "Workspace id that uploads go to when a task names none; empty: your own workspace.",
        "schema": {"type": ["integer", "null"], "minimum": 1},
    },
    "ca_file": {
        "label": "CA file",
        "description": "PEM file on workers and triggerers, for instances behind a private authority.",
        "schema": {"type": ["string", "null"]},
    },
    "proxy": {
        "label": "Proxy",
        "description": "Proxy address; empty: HTTPS_PROXY and NO_PROXY of the process. May hold credentials.",
        "schema": {"type": ["string", "null"], "format": "password"},
    },
    "allowed_sources": {
        "label": "Allowed sources",
        "description": "Folders, prefixes (s3://bucket/in) and schemes that tasks may read and write,"
        " between commas; empty: all that Airflow's setting [paradigm] allowed_sources allows.",
        "schema": {"type": ["string", "null"]},
    },
    **{
        f"ui_{kind}_url": {
            "label": f"Link to {article} {kind}",
            "description": f"Address of {article} {kind} in Paradigm's pages, with {{id}} for its id;"
            " empty: links lead to the instance.",
            "schema": {"type": ["string", "null"]},
        }
        for article, kind in (("an", "agent"), ("a", "session"), ("a", "workspace"))
    },
}

#: Labels and hints of the standard fields. Hyphenated keys are Airflow's spelling in provider info.
UI_FIELD_BEHAVIOUR: dict[str, Any] = {
    "hidden-fields": ["login", "schema", "extra"],
    "relabeling": {"host": "Base URL", "password": "API key"},
    "placeholders": {"host": PUBLIC_INSTANCE, "password": "created in Paradigm: Settings, API keys"},
}


INTEGRATION = "LightOn Paradigm"


def _modules(*names: str) -> list[dict[str, Any]]:
    modules = [f"paradigm_provider.{name}" for name in names]
    return [{"integration-name": INTEGRATION, "python-modules": modules}]


#: Who handles `paradigm://` addresses.
ASSET_URIS: dict[str, Any] = {
    "schemes": ["paradigm"],
    "handler": "paradigm_provider.assets.paradigm.sanitize_uri",
    "factory": "paradigm_provider.assets.paradigm.create_asset",
    "to_openlineage_converter": "paradigm_provider.assets.paradigm.convert_asset_to_openlineage",
}


#: Airflow's own setting of what tasks may read and write.
ALLOWED_SOURCES: dict[str, Any] = {
    "description": "Folders, prefixes and schemes that tasks of this provider may read and write, between"
    " commas or as a JSON list. Empty: all.",
    "version_added": "0.1.0",
    "type": "string",
    "example": "/data/in, s3://bucket/contracts",
    "default": "",
}
HANDOVER_SECONDS: dict[str, Any] = {
    "description": "Seconds for which a trigger holds its event, and a rescheduled sensor its next poke:"
    " Airflow may take a task that goes on earlier for lost. Empty: what Airflow's own settings come to.",
    "version_added": "0.1.0",
    "type": "float",
    "example": "30",
    "default": "",
}


def get_provider_info() -> dict[str, Any]:
    """Return the provider's description, in the shape of Airflow's `provider_info.schema.json`."""
    return {
        "package-name": "airflow-provider-paradigm",
        "name": "LightOn Paradigm",
        "description": "Ingest documents into LightOn Paradigm, wait for them, use them from agents.",
        "versions": [__version__],
        "connection-types": [
            {
                "connection-type": "paradigm",
                "hook-class-name": "paradigm_provider.hooks.paradigm.ParadigmHook",
                "hook-name": "LightOn Paradigm",
                "conn-fields": CONNECTION_FIELDS,
                "ui-field-behaviour": UI_FIELD_BEHAVIOUR,
            }
        ],
        "extra-links": ["paradigm_provider.links.paradigm.ParadigmLink"],
        "asset-uris": [ASSET_URIS],
        # The name of the same before Airflow 3.
        "dataset-uris": [ASSET_URIS],
        "task-decorators": [
            {
                "name": "paradigm_ingest",
                "class-name": "paradigm_provider.decorators.ingest.paradigm_ingest_task",
            },
            {
                "name": "paradigm_mirror",
                "class-name": "paradigm_provider.decorators.mirror.paradigm_mirror_task",
            },
            {
                "name": "paradigm_ask",
                "class-name": "paradigm_provider.decorators.ask_agent.paradigm_ask_task",
            },
        ],
        "config": {
            "paradigm": {
                "description": "Options of the LightOn Paradigm provider.",
                "options": {
                    "allowed_sources": ALLOWED_SOURCES,
                    "handover_seconds": HANDOVER_SECONDS,
                },
            }
        },
        "hooks": _modules("hooks.paradigm"),
        "operators": _modules(
            "operators.agent_files",
            "operators.ask_agent",
            "operators.files",
            "operators.ingest",
            "operators.mirror",
            "operators.mirror_plan",
            "operators.retrieve",
            "operators.upload_session",
        ),
        "sensors": _modules(
            "sensors.agent_files", "sensors.file", "sensors.mirror", "sensors.upload_session"
        ),
        "triggers": _modules(
            "triggers.agent_files",
            "triggers.embedded_files",
            "triggers.file",
            "triggers.mirror",
            "triggers.turn",
            "triggers.upload_session",
        ),
        "integrations": [
            {
                "integration-name": INTEGRATION,
                "external-doc-url": "https://docs.lighton.ai",
                "tags": ["service"],
            }
        ],
    }
