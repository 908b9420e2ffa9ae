"""What a mirror asks of a workspace, and how the answers are read."""
