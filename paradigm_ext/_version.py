"""The version of the distribution `paradigm-ext`."""

__version__ = "0.1.0"
