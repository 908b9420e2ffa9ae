"""Operators: what a task does with Paradigm."""
