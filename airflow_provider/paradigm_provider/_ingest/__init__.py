"""What the ingestion's tasks need: sources, the record of what was sent, lineage, outlets."""
