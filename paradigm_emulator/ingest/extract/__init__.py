"""Text of uploaded files, one module for each family of formats."""
