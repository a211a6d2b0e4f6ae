"""What is shown, as styled text."""
