"""When somebody comes back: to what is said of it, to the card for it, and to a plan that begins smaller."""

BREAK_DAYS = 14
"""Days without a session that make a break."""
LONG_BREAK_DAYS = 56
"""Days without a session after which exercises begin anew: weeks leave most of one's strength, months do not."""
