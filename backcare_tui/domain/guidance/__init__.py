"""Who should take care, what to do when it hurts, and what to do today."""
