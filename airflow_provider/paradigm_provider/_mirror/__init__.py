"""What the mirror's tasks need: their parameters, sources, and what is said about a run."""
