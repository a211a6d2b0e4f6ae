"""Putting the journal right: naming an entry, changing it, and taking a change back."""
