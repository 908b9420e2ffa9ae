"""What a run reports: its progress, its counters, its report and its errors."""
