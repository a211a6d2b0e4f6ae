"""What can be asked of the journal."""
