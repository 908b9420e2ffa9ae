"""LightOn Paradigm's API as generated from its description: `v2` and `v3`. Nothing here is edited by hand."""
