"""When somebody comes back: to what is said of it, to the card for it, and to a plan that begins smaller."""

BREAK_DAYS = 14
"""Days without a session that make a break."""
