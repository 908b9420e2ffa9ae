"""Links from a task to Paradigm."""
