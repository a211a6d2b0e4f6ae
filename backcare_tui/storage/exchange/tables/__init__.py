"""Tables that come in: what they are, what their columns hold, and what each row says."""
