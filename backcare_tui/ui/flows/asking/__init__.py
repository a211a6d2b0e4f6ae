"""What is asked apart from sessions."""
