"""Watching for new files: how far a watch has come, and when it polls."""
