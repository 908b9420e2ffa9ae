"""Members of the company."""
