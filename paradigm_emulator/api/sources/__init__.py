"""The passages that answers rest on."""
