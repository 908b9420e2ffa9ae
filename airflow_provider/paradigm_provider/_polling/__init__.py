"""Waiting: what a wait is, how it ended, and what the task says about it."""
