"""Threads and their turns."""
