"""What an upload remembers, so that a run that was killed can be repeated."""
