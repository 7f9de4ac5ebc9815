"""The schema's history. Each revision is frozen: it is what it was on the day of its release."""
