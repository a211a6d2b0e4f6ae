"""The journal from the command line: writing, reading, putting right, and where one stands."""
