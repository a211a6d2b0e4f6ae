"""What keeps the journal well: backups, looking for damage, and repairing it."""
