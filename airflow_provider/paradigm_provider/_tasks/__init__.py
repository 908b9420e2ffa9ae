"""What every operator and sensor has: a hook, checked values, filters, errors that a retry cannot mend."""
