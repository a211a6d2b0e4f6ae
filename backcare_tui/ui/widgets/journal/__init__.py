"""What the journal shows of days."""
