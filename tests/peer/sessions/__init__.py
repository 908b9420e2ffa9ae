"""What public clients send, a file each: read from their sources, told in our own words."""

from __future__ import annotations

from tests.peer.sessions import (
    agent_builder,
    batch_uploader,
    benchmark,
    connector,
    typescript_sdk,
    workflow_generator,
)

ALL = (
    typescript_sdk.SESSION,
    benchmark.SESSION,
    batch_uploader.SESSION,
    workflow_generator.SESSION,
    agent_builder.SESSION,
    connector.SESSION,
)
