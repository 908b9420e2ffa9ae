"""The emulated operations, one folder for each resource."""
