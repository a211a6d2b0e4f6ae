"""The list of what each entry is by now, and what is answered from it."""
