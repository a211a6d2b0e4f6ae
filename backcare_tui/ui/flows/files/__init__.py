"""The ways that lead to a file, and from one."""
