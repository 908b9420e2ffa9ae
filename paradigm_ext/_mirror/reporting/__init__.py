"""What a run tells: its progress, its counters, its report and its errors."""
