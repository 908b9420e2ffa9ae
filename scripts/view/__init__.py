"""What the generator is shown of a built description, one concern a module."""
