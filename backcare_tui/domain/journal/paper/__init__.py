"""The journal as it is printed: all of it, and one page for a clinician."""
