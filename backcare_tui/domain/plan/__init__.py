"""What to do on which day, and why: rules that are values, and what comes out of them."""
