"""A file on its way into the journal."""
