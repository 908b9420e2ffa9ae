"""Obtain the description of the API from an address, a file, a folder or reference pages."""
