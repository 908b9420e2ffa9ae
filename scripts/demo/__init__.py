"""The demo: real documents through real Airflow into a local Paradigm, watched while it happens."""
