"""TaskFlow decorators: a Python function says what, an operator does it."""
