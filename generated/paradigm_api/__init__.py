"""LightOn Paradigm's API, `v2` and `v3`, as generated: not edited by hand."""
