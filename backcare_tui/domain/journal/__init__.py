"""What was recorded, and what it shows."""
