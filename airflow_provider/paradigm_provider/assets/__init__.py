"""Assets with the scheme `paradigm://`."""
