"""The version of the distribution `airflow-provider-paradigm`."""

__version__ = "0.1.0"
