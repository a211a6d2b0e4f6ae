"""The only code that touches disks: folders, catalogue and settings files, the journal, exports."""
