"""The journal on the disk: revisions, drafts, locks, backups and restoring."""
