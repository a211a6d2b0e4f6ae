"""How pain, and what else is rated, went over days: what is drawn, and what is said of it."""
