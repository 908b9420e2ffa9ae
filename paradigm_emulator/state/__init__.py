"""What the emulator remembers, and by which clock; it knows nothing of HTTP."""
