"""Upload sessions."""
