"""Search in passages."""
