"""The company."""
