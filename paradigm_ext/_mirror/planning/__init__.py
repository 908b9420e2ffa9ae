"""From a list and a scan to a plan: one flow around a pure planner."""
