"""A session in time: from the routine to each moment of it, what is cued, and what is kept of it."""
