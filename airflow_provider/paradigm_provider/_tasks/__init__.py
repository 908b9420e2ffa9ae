"""What every operator and sensor has: its connection, checked values, filters, errors that a retry cannot mend."""
