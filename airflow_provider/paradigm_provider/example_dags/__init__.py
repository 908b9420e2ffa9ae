"""Example DAGs; each is run by a test and shown in the documentation."""
