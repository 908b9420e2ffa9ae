"""Triggers: waits that run in the triggerer and only ever read."""
