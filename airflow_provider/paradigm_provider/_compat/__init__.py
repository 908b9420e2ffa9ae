"""What differs between the supported releases of Airflow, and what a task's context holds."""
