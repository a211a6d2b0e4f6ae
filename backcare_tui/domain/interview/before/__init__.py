"""What is asked before a session begins."""
