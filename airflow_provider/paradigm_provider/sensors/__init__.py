"""Sensors: what a task waits for in Paradigm."""
